/** What a conversion does to each of several files, planned for the texts that they have now. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { mentionsIn } from '../../core/formats/packer/mentions';
import { isHclName } from '../../core/languages/files';
import { type FilePlan, planFile } from '../../core/readiness/bulk';
import type { LeftMachine } from '../../core/readiness/conversion';
import { byPath } from '../../core/readiness/outcomes';
import type { FileReport } from '../../core/reports/report';
import { applyEdits, editsOf } from '../../core/text/place';
import { createPace, inLanes } from '../editor/pace';
import { patiently } from '../editor/patience';
import { analyzeFile, type FileContext } from '../files/fileAnalysis';
import { changedBeside } from './plannedEdits';

/** How many files are opened at a time. */
const LANES = 8;

/** Machines of assessed files, by their indexes. */
export type Selection = ReadonlyMap<FileReport, ReadonlySet<number>>;

/** What a conversion does to a file, planned for its current text. */
export interface OpenPlan extends FilePlan {
  readonly report: FileReport;
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
}

/** Files with something to convert, and what stays, also in those without. */
export interface Plans {
  readonly files: readonly OpenPlan[];
  readonly left: readonly LeftMachine[];
}

/** Plans anew for the texts that the files have now; undefined where somebody has cancelled it. */
export async function planAll(
  selection: Selection,
  uriOf: (report: FileReport) => vscode.Uri | undefined,
  context: FileContext,
): Promise<Plans | undefined> {
  const pace = createPace();
  const plan = async (
    report: FileReport,
    asked: ReadonlySet<number>,
    around = context,
  ): Promise<FilePlan | OpenPlan> => {
    const document = await opened(uriOf(report));
    const analysis = document && (await analysisOf(document.uri, document, around, pace));
    await pace();
    const planned = planFile(report, analysis, [...asked]);
    return document === undefined || analysis === undefined ? planned : { ...planned, report, document, analysis };
  };
  const plans: (FilePlan | OpenPlan)[] = [];
  const repeated: (FilePlan | OpenPlan)[] = [];
  let cancelled = false;
  const cancel = (): void => {
    cancelled = true;
  };
  await patiently(vscode.l10n.t('Preparing the conversion'), cancel, async count => {
    await inLanes(LANES, selection, async ([report, asked]) => {
      plans.push(await plan(report, asked));
      count(plans.length, selection.size);
      return !cancelled;
    });
    // What changes files beside is planned anew, now that it is known which others need them, and which no longer.
    const isPlannedAgain = (each: FilePlan | OpenPlan): each is OpenPlan => isOpen(each) && changesBeside(each);
    if (!plans.some(isPlannedAgain)) {
      repeated.push(...plans);
      return;
    }
    await context.others?.again();
    const around = amongMoving(context, plans.filter(isOpen));
    for (const each of plans) {
      const asked = isPlannedAgain(each) && !cancelled ? selection.get(each.report) : undefined;
      repeated.push(isOpen(each) && asked !== undefined ? await plan(each.report, asked, around) : each);
    }
  });
  if (cancelled) {
    return undefined;
  }
  const files = repeated.filter(isOpen).filter(({ parts }) => parts.length > 0);
  return { files: files.sort((a, b) => byPath(a.report, b.report)), left: repeated.flatMap(({ left }) => left) };
}

/** `document`: where it is open. */
export async function analysisOf(
  uri: vscode.Uri,
  document: vscode.TextDocument | undefined,
  context: FileContext,
  pace: () => Promise<void>,
): Promise<Analysis | undefined> {
  const found = await analyzeFile(uri, document, context, pace);
  return found.kind === 'analysed' ? found.analysis : undefined;
}

function isOpen(plan: FilePlan | OpenPlan): plan is OpenPlan {
  return 'document' in plan;
}

/** Files beside the definition that others may need, or copies of such; not those of a configuration, which is one. */
function changesBeside({ edits, analysis }: OpenPlan): boolean {
  return [...edits.keys()].some(file => file !== analysis.documents.main.file && !isHclName(file));
}

/** Where the definitions that are for Generation 2 alone after their plans are known as such. */
function amongMoving(context: FileContext, plans: readonly OpenPlan[]): FileContext {
  const { others } = context;
  const moving = new Set(
    plans.flatMap(({ document, analysis: { documents }, edits }) => {
      const { text, file } = documents.main;
      const after = mentionsIn(applyEdits(text, editsOf(edits, file)));
      return after?.isForGeneration2 === true ? [document.uri.toString()] : [];
    }),
  );
  const isMoving = (uri: vscode.Uri, file: string): boolean =>
    moving.has(vscode.Uri.joinPath(uri, '..', file).toString());
  return {
    load: uri => context.load(uri),
    of: uri => context.of(uri),
    others: others && {
      ready: () => others.ready(),
      again: () => others.again(),
      of: uri =>
        others.of(uri).map(other => (isMoving(uri, other.file) ? { ...other, isForGeneration2: true } : other)),
    },
  };
}

async function opened(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  try {
    return uri && (await vscode.workspace.openTextDocument(uri));
  } catch {
    return undefined;
  }
}

/**
 * Says so where a file no longer has the text that its plan is for. Asks for each document anew: VS Code closes those
 * that no editor shows, which then no longer follow their files.
 */
export async function changedSince(plans: readonly OpenPlan[]): Promise<string | undefined> {
  for (const { report, document, analysis, edits } of plans) {
    const isChanged = (await opened(document.uri))?.getText() !== analysis.documents.main.text;
    if (isChanged || (await changedBeside(document, analysis, edits.keys())) !== undefined) {
      return vscode.l10n.t('{0} has changed in the meantime, so nothing was done. Try again.', report.path);
    }
  }
  return undefined;
}
