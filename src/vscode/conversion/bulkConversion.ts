/** Converts machines of several files: previewed, in one step of undo, and with an account of it at the end. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { convertMachines } from '../../core/convert/convert';
import { type ConversionPart, conversionParts } from '../../core/convert/parts';
import { statedGeneration } from '../../core/machine/devices';
import { type BulkOutcome, type LeftMachine, outcomeText } from '../../core/readiness/conversion';
import type { FileReport } from '../../core/reports/report';
import type { FileEdits } from '../../core/text/place';
import { tell } from '../editor/messages';
import { createPace, inLanes } from '../editor/pace';
import { patiently } from '../editor/patience';
import { counted, shownName } from '../editor/text';
import { analyzeFile, type FileContext } from '../files/fileAnalysis';
import { openDocument } from '../files/openDocuments';
import { VIEW } from '../gate';
import type { Assessment } from '../readiness/assessment';
import { type Moved, movedBetween, movedText, runbookOf } from './afterConversion';
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
interface FilePlan {
  readonly report: FileReport;
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
  readonly parts: readonly ConversionPart[];
  /** All parts together. */
  readonly edits: FileEdits;
}

export function createBulkConversion(
  assessment: Pick<Assessment, 'uriOf' | 'again'>,
  context: FileContext,
  preview: WorkspacePreview,
): BulkConversion {
  const didChange = new vscode.EventEmitter<void>();
  const pace = createPace();
  let last: BulkOutcome | undefined;

  function keep(outcome: BulkOutcome | undefined): void {
    last = outcome;
    didChange.fire();
  }

  /** Adds the machines that stay to `left`. */
  async function plan(
    report: FileReport,
    asked: readonly number[],
    left: LeftMachine[],
  ): Promise<FilePlan | undefined> {
    const leave = (index: number, reason: string): void => {
      left.push({ name: shownName(report.machines[index]?.name), path: report.path, reason });
    };
    const document = await opened(assessment.uriOf(report));
    const found = document && (await analyzeFile(document.uri, document, context, pace));
    if (document === undefined || found?.kind !== 'analysed') {
      for (const index of asked) {
        leave(index, vscode.l10n.t('its file is not checked any more'));
      }
      return undefined;
    }
    const { analysis } = found;
    await pace();
    const same = asked.filter(index => analysis.machines[index]?.machine.name === report.machines[index]?.name);
    const parts = conversionParts(analysis, same);
    const moving = new Set(parts.flatMap(({ machines }) => machines));
    for (const index of asked.filter(each => !moving.has(each))) {
      leave(index, same.includes(index) ? whyNot(analysis, index) : vscode.l10n.t('its file has changed'));
    }
    const edits = convertMachines(analysis, { lossy: true, machines: [...moving] }).edits;
    return parts.length === 0 ? undefined : { report, document, analysis, parts, edits };
  }

  async function planAll(selection: Selection, left: LeftMachine[]): Promise<FilePlan[] | undefined> {
    const plans: FilePlan[] = [];
    let cancelled = false;
    const cancel = (): void => {
      cancelled = true;
    };
    await patiently(vscode.l10n.t('Preparing the conversion'), cancel, async count => {
      let done = 0;
      await inLanes(LANES, selection, async ([report, asked]) => {
        const planned = await plan(report, [...asked], left);
        plans.push(...(planned === undefined ? [] : [planned]));
        done += 1;
        count(done, selection.size);
        return !cancelled;
      });
    });
    return cancelled ? undefined : plans.sort((a, b) => byPath(a.report, b.report));
  }

  /** Looks at the files again: what a preview applied in the end, only their texts tell. */
  async function account(plans: readonly FilePlan[], stayed: readonly LeftMachine[]): Promise<string> {
    const left = [...stayed];
    let converted = 0;
    let files = 0;
    const moved: Moved[] = [];
    for (const { report, document, analysis, parts } of plans) {
      const { uri } = document;
      const found = await analyzeFile(uri, openDocument(uri), context, pace);
      const before = converted;
      for (const index of parts.flatMap(({ machines }) => machines)) {
        if (found.kind === 'analysed' && isConverted(found.analysis, index)) {
          converted += 1;
        } else {
          const name = shownName(report.machines[index]?.name);
          left.push({ name, path: report.path, reason: vscode.l10n.t('was not chosen') });
        }
      }
      files += converted > before ? 1 : 0;
      const own = found.kind === 'analysed' ? movedBetween({ document, analysis }, found.analysis) : undefined;
      moved.push(...(own === undefined ? [] : [own]));
    }
    await assessment.again(plans.map(({ document }) => document.uri));
    return tellOutcome({ converted, files, left }, moved);
  }

  function tellOutcome(outcome: BulkOutcome, moved: readonly Moved[] = []): string {
    const sorted = { ...outcome, left: outcome.left.toSorted(byPath) };
    keep(sorted);
    const details = { title: vscode.l10n.t('Show Details'), command: `${VIEW}.focus` };
    return moved.length === 0
      ? tell(outcomeText(sorted), details)
      : tell(`${outcomeText(sorted)} ${movedText(moved)}`, runbookOf(moved), details);
  }

  /** In the refactor preview of VS Code, which opens where an entry has to be confirmed. */
  async function chooseParts(plans: readonly FilePlan[], left: readonly LeftMachine[]): Promise<string | undefined> {
    const changed = await changedSince(plans);
    if (changed !== undefined) {
      return warn(changed);
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { document, analysis, parts } of plans) {
      addParts(edit, document.uri, analysis, parts);
    }
    return (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) ? account(plans, left) : undefined;
  }

  async function make(plans: readonly FilePlan[], left: readonly LeftMachine[]): Promise<string> {
    const changed = await changedSince(plans);
    if (changed !== undefined) {
      return warn(changed);
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { document, analysis, edits } of plans) {
      addEdits(edit, document.uri, analysis, edits);
    }
    return (await vscode.workspace.applyEdit(edit, { isRefactoring: true }))
      ? account(plans, left)
      : warn(vscode.l10n.t('VS Code refused to change the files, so nothing was done.'));
  }

  /** As one comparison. */
  async function compare(plans: readonly FilePlan[], left: readonly LeftMachine[]): Promise<string> {
    const machines = plans.flatMap(({ parts }) => parts).flatMap(part => part.machines);
    const subject = counted(machines.length, 'machine');
    const title = vscode.l10n.t('{0} as Generation 2 (preview)', subject);
    await preview.show(previewedFiles(plans), title, () =>
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Converting {0} to Generation 2', subject) },
        () => make(plans, left),
      ),
    );
    return tell(vscode.l10n.t('{0} in {1} as Generation 2: nothing is lost.', subject, counted(plans.length, 'file')), {
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
      const left: LeftMachine[] = [];
      const plans = await planAll(selection, left);
      if (plans === undefined) {
        return undefined;
      }
      if (plans.length === 0) {
        return tellOutcome({ converted: 0, files: 0, left });
      }
      const isSafe = plans.every(({ parts }) => parts.every(part => part.class === 'safe'));
      return isSafe ? compare(plans, left) : chooseParts(plans, left);
    },
    dispose: () => didChange.dispose(),
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}

async function opened(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  try {
    return uri && (await vscode.workspace.openTextDocument(uri));
  } catch {
    return undefined;
  }
}

function whyNot({ machines }: Analysis, index: number): string {
  const assessed = machines[index];
  return assessed !== undefined && statedGeneration(assessed.machine) === 2
    ? vscode.l10n.t('is Generation 2 already')
    : (assessed?.plan.obstacle ?? vscode.l10n.t('nothing has to change'));
}

/** Whether a machine is Generation 2 and a conversion has nothing left to do for it. */
function isConverted(analysis: Analysis, index: number): boolean {
  const assessed = analysis.machines[index];
  return (
    assessed !== undefined &&
    statedGeneration(assessed.machine) === 2 &&
    convertMachines(analysis, { lossy: true, machines: [index] }).edits.size === 0
  );
}

/**
 * Says so where a file no longer has the text that its plan is for. Asks for each document anew: VS Code closes those
 * that no editor shows, which then no longer follow their files.
 */
async function changedSince(plans: readonly FilePlan[]): Promise<string | undefined> {
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
