/**
 * A conversion of several files as one comparison of them all, with a button that applies it: for conversions of which
 * VS Code shows no preview by itself.
 */
import * as vscode from 'vscode';
import { tell } from '../editor/messages';

const SCHEME = 'hyperv-gen2-workspace-preview';

/** Whether the active editor shows such a comparison; menus depend on it. */
const ACTIVE = 'hyperv-gen2.previewsWorkspace';

export interface PreviewedFile {
  readonly uri: vscode.Uri;
  readonly isNew: boolean;
  readonly after: string;
}

interface Preview {
  /** Of its tab, to which VS Code adds the number of files: nothing else tells it from other comparisons. */
  readonly title: string;
  /** By address. */
  readonly texts: ReadonlyMap<string, string>;
  /** Applies it; gives what there is to say of it. */
  apply(): Thenable<string | undefined>;
}

export interface WorkspacePreview extends vscode.Disposable {
  /** Shows files as they are beside what they would be, in place of what was shown before. */
  show(files: readonly PreviewedFile[], title: string, apply: Preview['apply']): Promise<void>;
  /** Applies what is shown. */
  apply(): Promise<string | undefined>;
}

/** `scheme`: of the documents that show converted texts. */
export function createWorkspacePreview(scheme = SCHEME): WorkspacePreview {
  let preview: Preview | undefined;
  let made = 0;
  /** While one takes the place of another, the news that the other's tab is closed may come late. */
  let replacing = false;

  const isOurs = ({ label }: vscode.Tab): boolean => preview !== undefined && label.startsWith(preview.title);
  const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(isOurs);

  function tabsChanged(): void {
    const active = vscode.window.tabGroups.activeTabGroup.activeTab;
    void vscode.commands.executeCommand('setContext', ACTIVE, active !== undefined && isOurs(active));
  }

  const subscriptions = [
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: uri => preview?.texts.get(uri.toString()),
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (!replacing && closed.some(isOurs)) {
        preview = undefined;
      }
      tabsChanged();
    }),
    vscode.window.tabGroups.onDidChangeTabGroups(tabsChanged),
  ];

  return {
    async show(files, title, apply) {
      replacing = true;
      await vscode.window.tabGroups.close(tabs());
      made += 1;
      // The path keeps the file's name and so its language; the number tells previews of one file apart.
      const shown = files.map(({ uri, isNew, after }) => ({
        label: uri,
        original: isNew ? undefined : uri,
        modified: uri.with({ scheme, query: String(made) }),
        after,
      }));
      const texts = new Map(shown.map(({ modified, after }) => [modified.toString(), after]));
      preview = { title, texts, apply };
      const resources = shown.map(({ label, original, modified }) => [label, original, modified]);
      await vscode.commands.executeCommand('vscode.changes', title, resources);
      replacing = false;
      tabsChanged();
    },
    async apply() {
      if (preview === undefined) {
        return tell(vscode.l10n.t('Open the preview of a conversion first.'));
      }
      const applied = await preview.apply();
      await vscode.window.tabGroups.close(tabs());
      return applied;
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}
