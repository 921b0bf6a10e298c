/** What a file is read as, as a choice: one of the formats, or what it is recognised as. */
import * as vscode from 'vscode';
import { FORMATS } from '../../core/formats';
import type { FormatId } from '../../core/formats/format';
import { translated } from '../../core/l10n';
import { type SettingPlace, settingPlaceFor } from './settingPlace';
import { SECTION } from './settings';

interface FormatItem extends vscode.QuickPickItem {
  /** Undefined: what it is recognised as. */
  readonly format: FormatId | undefined;
}

/** Lets somebody choose for a file; `current` is what was chosen before. */
export async function chooseFormat(uri: vscode.Uri, current: FormatId | undefined): Promise<void> {
  const place = settingPlaceFor(uri);
  const items: FormatItem[] = [
    { label: vscode.l10n.t('What it is recognised as'), format: undefined },
    ...FORMATS.map(({ id, title }) => ({ label: translated(title), description: id, format: id })),
  ];
  const chosen = await vscode.window.showQuickPick(
    items.map(item => (item.format === current ? { ...item, iconPath: new vscode.ThemeIcon('check') } : item)),
    {
      title: vscode.l10n.t('Read {0} as', vscode.workspace.asRelativePath(uri)),
      placeHolder: vscode.l10n.t('Kept as "{0}" {1}', `${SECTION}.formats`, place.description),
    },
  );
  if (chosen !== undefined) {
    await setFormat(uri, place, chosen.format);
  }
}

/** Beside what the place says of other files; what other places say of them stays there. */
export async function setFormat(uri: vscode.Uri, place: SettingPlace, format: FormatId | undefined): Promise<void> {
  const { target, glob } = place;
  const configuration = vscode.workspace.getConfiguration(SECTION, uri);
  const { globalValue, workspaceValue, workspaceFolderValue } =
    configuration.inspect<Record<string, string>>('formats') ?? {};
  const values: Partial<Record<vscode.ConfigurationTarget, Record<string, string>>> = {
    [vscode.ConfigurationTarget.Global]: globalValue ?? {},
    [vscode.ConfigurationTarget.Workspace]: workspaceValue ?? {},
    [vscode.ConfigurationTarget.WorkspaceFolder]: workspaceFolderValue ?? {},
  };
  const others = Object.entries(values[target] ?? {}).filter(([name]) => name !== glob);
  const all = format === undefined ? others : [...others, [glob, format] as const];
  await configuration.update('formats', all.length === 0 ? undefined : Object.fromEntries(all), target);
}
