/** Converts machines of several files: previewed, in one step of undo, and with an account of it at the end. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { isOfSeveralFiles } from '../../core/convert/parts';
import { mentionsIn } from '../../core/formats/packer/mentions';
import { isHclName } from '../../core/languages/files';
import { type FilePlan, fileOutcome, planFile, summedUp } from '../../core/readiness/bulk';
import { type BulkOutcome, type LeftMachine, outcomeText } from '../../core/readiness/conversion';
import { byPath } from '../../core/readiness/outcomes';
import type { FileReport } from '../../core/reports/report';
import { applyEdits, editsOf } from '../../core/text/place';
import { tell } from '../editor/messages';
import { createPace, inLanes } from '../editor/pace';
import { patiently } from '../editor/patience';
import { counted, withLosses } from '../editor/text';
import { analyzeFile, type FileContext } from '../files/fileAnalysis';
import { openDocument } from '../files/openDocuments';
import { VIEW } from '../gate';
import type { Assessment } from '../readiness/assessment';
import { movedBetween, movedText, runbookOf } from './afterConversion';
import type { Moved } from './machineCommands';
import type { Moves } from './moves';
import { addEdits, addParts, changedBeside, previewedFiles } from './plannedEdits';
import type { WorkspacePreview } from './workspacePreview';

/** How many files are opened at a time. */
const LANES = 8;

/** Machines of assessed files, by their indexes. */
export type Selection = ReadonlyMap<FileReport, ReadonlySet<number>>;

export interface BulkConversion extends vscode.Disposable {
  /** What became of the last one. */
  readonly last: BulkOutcome | undefined;
  forgetLast(): void;
  readonly onDidChange: vscode.Event<void>;
  /**
   * Previews the conversion of some machines. Each file is read and analysed anew. Gives what it tells; undefined where
   * nothing was done.
   */
  convert(selection: Selection): Promise<string | undefined>;
}

/** What a conversion does to a file, planned for its current text. */
interface OpenPlan extends FilePlan {
  readonly report: FileReport;
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
}

/** Files with something to convert, and what stays, also in those without. */
interface Plans {
  readonly files: readonly OpenPlan[];
  readonly left: readonly LeftMachine[];
}

export function createBulkConversion(
  assessment: Pick<Assessment, 'uriOf' | 'again'>,
  context: FileContext,
  preview: WorkspacePreview,
  moves: Pick<Moves, 'add'>,
): BulkConversion {
  const didChange = new vscode.EventEmitter<void>();
  const pace = createPace();
  let last: BulkOutcome | undefined;

  function keep(outcome: BulkOutcome | undefined): void {
    last = outcome;
    didChange.fire();
  }

  async function analysisOf(
    uri: vscode.Uri,
    document: vscode.TextDocument | undefined,
    around: FileContext = context,
  ): Promise<Analysis | undefined> {
    const found = await analyzeFile(uri, document, around, pace);
    return found.kind === 'analysed' ? found.analysis : undefined;
  }

  async function plan(
    report: FileReport,
    asked: readonly number[],
    around: FileContext = context,
  ): Promise<FilePlan | OpenPlan> {
    const document = await opened(assessment.uriOf(report));
    const analysis = document && (await analysisOf(document.uri, document, around));
    await pace();
    const planned = planFile(report, analysis, asked);
    return document === undefined || analysis === undefined ? planned : { ...planned, report, document, analysis };
  }

  async function planAll(selection: Selection): Promise<Plans | undefined> {
    const plans: (FilePlan | OpenPlan)[] = [];
    const repeated: (FilePlan | OpenPlan)[] = [];
    let cancelled = false;
    const cancel = (): void => {
      cancelled = true;
    };
    await patiently(vscode.l10n.t('Preparing the conversion'), cancel, async count => {
      await inLanes(LANES, selection, async ([report, asked]) => {
        plans.push(await plan(report, [...asked]));
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
        repeated.push(isOpen(each) && asked !== undefined ? await plan(each.report, [...asked], around) : each);
      }
    });
    if (cancelled) {
      return undefined;
    }
    const files = repeated.filter(isOpen).filter(({ parts }) => parts.length > 0);
    return { files: files.sort((a, b) => byPath(a.report, b.report)), left: repeated.flatMap(({ left }) => left) };
  }

  /** Looks at the files again: what a preview applied in the end, only their texts tell. */
  async function account({ files, left }: Plans): Promise<string> {
    const outcomes: BulkOutcome[] = [{ converted: 0, files: 0, left }];
    const moved: Moved[] = [];
    for (const { report, document, analysis, parts } of files) {
      const now = await analysisOf(document.uri, openDocument(document.uri));
      outcomes.push(fileOutcome(report, parts, now));
      const own = now && movedBetween({ document, analysis }, now);
      moved.push(...(own === undefined ? [] : [own]));
    }
    await moves.add(moved);
    await assessment.again(files.map(({ document }) => document.uri));
    return tellOutcome(summedUp(outcomes), moved);
  }

  function tellOutcome(outcome: BulkOutcome, moved: readonly Moved[] = []): string {
    keep(outcome);
    const details = { title: vscode.l10n.t('Show Details'), command: `${VIEW}.focus` };
    return moved.length === 0
      ? tell(outcomeText(outcome), details)
      : tell(`${outcomeText(outcome)} ${movedText(moved)}`, runbookOf(moved), details);
  }

  /** In the refactor preview of VS Code, which opens where an entry has to be confirmed. */
  async function chooseParts(plans: Plans): Promise<string | undefined> {
    const changed = await changedSince(plans.files);
    if (changed !== undefined) {
      return warn(changed);
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { document, analysis, parts } of plans.files) {
      addParts(edit, document.uri, analysis, parts);
    }
    return (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) ? account(plans) : undefined;
  }

  async function make(plans: Plans): Promise<string> {
    const changed = await changedSince(plans.files);
    if (changed !== undefined) {
      return warn(changed);
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { document, analysis, edits } of plans.files) {
      addEdits(edit, document.uri, analysis, edits);
    }
    return (await vscode.workspace.applyEdit(edit, { isRefactoring: true }))
      ? account(plans)
      : warn(vscode.l10n.t('VS Code refused to change the files, so nothing was done.'));
  }

  /** As one comparison. */
  async function compare(plans: Plans): Promise<string> {
    const { files } = plans;
    const machines = files.flatMap(({ parts }) => parts).flatMap(part => part.machines);
    const subject = counted(machines.length, 'machine');
    const title = vscode.l10n.t('{0} as Generation 2 (preview)', subject);
    await preview.show(previewedFiles(files), title, () =>
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Converting {0} to Generation 2', subject) },
        () => make(plans),
      ),
    );
    const lost = files.flatMap(({ parts }) => parts).flatMap(part => part.lost);
    const count = counted(files.length, 'file');
    const text =
      lost.length === 0
        ? vscode.l10n.t('{0} in {1} as Generation 2: nothing is lost.', subject, count)
        : `${withLosses(vscode.l10n.t('{0} in {1} as Generation 2', subject, count), lost)}.`;
    return tell(text, {
      title: vscode.l10n.t('Apply'),
      command: 'hyperv-gen2.applyWorkspacePreview',
    });
  }

  return {
    get last() {
      return last;
    },
    forgetLast: () => keep(undefined),
    onDidChange: didChange.event,
    async convert(selection) {
      const plans = await planAll(selection);
      if (plans === undefined) {
        return undefined;
      }
      if (plans.files.length === 0) {
        return tellOutcome(summedUp([{ converted: 0, files: 0, left: plans.left }]));
      }
      const all = plans.files.flatMap(({ parts }) => parts);
      const isSafe = all.every(part => part.class === 'safe');
      return isSafe || all.some(isOfSeveralFiles) ? compare(plans) : chooseParts(plans);
    },
    dispose: () => didChange.dispose(),
  };
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
async function changedSince(plans: readonly OpenPlan[]): Promise<string | undefined> {
  for (const { report, document, analysis, edits } of plans) {
    const isChanged = (await opened(document.uri))?.getText() !== analysis.documents.main.text;
    if (isChanged || (await changedBeside(document, analysis, edits.keys())) !== undefined) {
      return vscode.l10n.t('{0} has changed in the meantime, so nothing was done. Try again.', report.path);
    }
  }
  return undefined;
}

function warn(message: string): string {
  void vscode.window.showWarningMessage(message);
  return message;
}
