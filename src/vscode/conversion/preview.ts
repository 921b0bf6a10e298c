/** Conversions as a comparison: the file as it is beside the file as it would be, with a button that applies it. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { type Conversion, convertMachines } from '../../core/convert/convert';
import { movingMachines } from '../../core/convert/moving';
import { applyEdits, editsOf, type TextEdit } from '../../core/text/place';
import { tell, warn } from '../editor/messages';
import { counted, listed, nameOf, withLosses } from '../editor/text';
import type { Checked } from '../files/analyses';
import { type AfterConversion, runbookOf, tellConverted } from './afterConversion';
import { applyPlanned, applyTo } from './apply';
import { conversionSummary } from './conversionSummary';
import { previewedFiles } from './plannedEdits';
import type { WorkspacePreview } from './workspacePreview';

/** Of the documents that show converted texts. */
const SCHEME = 'hyperv-gen2-preview';

interface Preview {
  readonly source: vscode.Uri;
  /** Of the text that the conversion was planned for. */
  readonly analysis: Analysis;
  /** As it would be. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** What is said once it is applied. */
  readonly summary: string | undefined;
}

export interface Previews extends vscode.Disposable {
  /** Shows what the conversion of some machines does, and says what it comes to. */
  show(document: vscode.TextDocument, check: Checked, machines: readonly number[], lossy: boolean): Promise<string>;
  /** Applies the preview of an address, or the one in the active editor. */
  apply(uri: vscode.Uri | undefined): Promise<string | undefined>;
}

/** `several`: shows conversions that change more files than one. */
export function createPreviews(after: AfterConversion, several: Pick<WorkspacePreview, 'show'>): Previews {
  const previews = new Map<string, Preview>();
  let made = 0;
  const subscriptions = [
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: uri => previews.get(uri.toString())?.text,
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      previews.delete(uri.toString());
    }),
  ];

  function keep(preview: Preview): vscode.Uri {
    made += 1;
    // The path keeps the file's name and so its language; the number tells previews of one file apart.
    const uri = vscode.Uri.from({ scheme: SCHEME, path: preview.source.path, query: String(made) });
    previews.set(uri.toString(), preview);
    return uri;
  }

  async function show(
    document: vscode.TextDocument,
    { analysis, version }: Checked,
    machines: readonly number[],
    lossy: boolean,
  ): Promise<string> {
    const conversion = convertMachines(analysis, { lossy, machines });
    const title = vscode.l10n.t('{0} as Generation 2 (preview)', subjectOf(conversion));
    const summary = conversionSummary(conversion);
    const moving = movingMachines(conversion);
    const offers = moving.length === 0 ? [] : [runbookOf([{ document, analysis, machines: moving }])];
    const { file, text } = analysis.documents.main;
    if ([...conversion.edits.keys()].some(each => each !== file)) {
      await several.show(previewedFiles([{ document, analysis, edits: conversion.edits }]), title, async () => {
        const applied = await applyPlanned(document, version, analysis, conversion.edits);
        return applied ? tellConverted({ document, analysis }, summary, after) : undefined;
      });
      const apply = { title: vscode.l10n.t('Apply'), command: 'hyperv-gen2.applyWorkspacePreview' };
      return tell(outlook(conversion), apply, ...offers);
    }
    const edits = editsOf(conversion.edits, file);
    const uri = keep({ source: document.uri, analysis, text: applyEdits(text, edits), edits, summary });
    await vscode.commands.executeCommand('vscode.diff', document.uri, uri, title, { preview: true });
    const apply = { title: vscode.l10n.t('Apply'), command: 'hyperv-gen2.applyPreview', argument: uri.toString() };
    return tell(outlook(conversion), apply, ...offers);
  }

  async function apply(uri = activePreview()): Promise<string | undefined> {
    const preview = uri && previews.get(uri.toString());
    return uri === undefined || preview === undefined
      ? tell(vscode.l10n.t('Open the preview of a conversion first.'))
      : applyPreview(preview, uri, after);
  }

  return { show, apply, dispose: () => vscode.Disposable.from(...subscriptions).dispose() };
}

async function applyPreview(preview: Preview, uri: vscode.Uri, after: AfterConversion): Promise<string | undefined> {
  const { source, analysis, edits, summary } = preview;
  const document = await vscode.workspace.openTextDocument(source);
  if (document.getText() !== analysis.documents.main.text) {
    return warn(
      vscode.l10n.t('The file has changed since this preview was made, so nothing was done. Preview it again.'),
    );
  }
  if (!(await applyTo(document, edits))) {
    return undefined;
  }
  await vscode.window.tabGroups.close(tabsOf(uri));
  await vscode.window.showTextDocument(document);
  return tellConverted({ document, analysis }, summary, after);
}

function activePreview(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME ? input.modified : undefined;
}

function tabsOf(uri: vscode.Uri): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString());
}

function subjectOf({ analysis, machines }: Conversion): string {
  const [first] = machines;
  return machines.length === 1 && first !== undefined
    ? nameOf(analysis.machines[first.machine])
    : counted(machines.length, 'machine');
}

/** What the preview comes to: what is lost, and how much is left for a person. */
function outlook(conversion: Conversion): string {
  const plans = conversion.machines.flatMap(({ machine }) => conversion.analysis.machines[machine]?.plan ?? []);
  const lost = conversion.machines.flatMap(machine => machine.lost);
  const manual = plans.flatMap(plan => plan.manual);
  const notes = conversion.machines.flatMap(machine => machine.notes);
  const subject = subjectOf(conversion);
  return [
    lost.length === 0
      ? vscode.l10n.t('{0} as Generation 2: nothing is lost.', subject)
      : `${withLosses(vscode.l10n.t('{0} as Generation 2', subject), lost)}.`,
    ...(manual.length === 0 ? [] : [remainingSteps(manual.length)]),
    ...(notes.length === 0 ? [] : [vscode.l10n.t('The generation is {0}.', listed([...new Set(notes)]))]),
  ].join(' ');
}

function remainingSteps(count: number): string {
  return count === 1 ? vscode.l10n.t('1 step by hand remains.') : vscode.l10n.t('{0} steps by hand remain.', count);
}
