/** Converts machines of several files: previewed, in one step of undo, and with an account of it at the end. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { isOfSeveralFiles } from '../../core/convert/parts';
import { fileOutcome, summedUp } from '../../core/readiness/bulk';
import { type BulkOutcome, outcomeText } from '../../core/readiness/conversion';
import { tell, warn } from '../editor/messages';
import { createPace } from '../editor/pace';
import { counted, withLosses } from '../editor/text';
import type { FileContext } from '../files/fileAnalysis';
import { openDocument } from '../files/openDocuments';
import { VIEW } from '../gate';
import type { Assessment } from '../readiness/assessment';
import { movedBetween, movedText, runbookOf } from './afterConversion';
import { analysisOf, changedSince, type OpenPlan, type Plans, planAll, type Selection } from './bulkPlans';
import type { Moved } from './machineCommands';
import type { Moves } from './moves';
import { addEdits, addParts, previewedFiles } from './plannedEdits';
import type { WorkspacePreview } from './workspacePreview';

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

  function tellOutcome(outcome: BulkOutcome, moved: readonly Moved[] = []): string {
    keep(outcome);
    const details = { title: vscode.l10n.t('Show Details'), command: `${VIEW}.focus` };
    return moved.length === 0
      ? tell(outcomeText(outcome), details)
      : tell(`${outcomeText(outcome)} ${movedText(moved)}`, runbookOf(moved), details);
  }

  /** Undefined where VS Code, or somebody whom it asked, refused. */
  async function make(plans: Plans, add: Add): Promise<string | undefined> {
    const changed = await changedSince(plans.files);
    if (changed !== undefined) {
      return warn(changed);
    }
    if (!(await areMade(plans.files, add))) {
      return undefined;
    }
    const { outcome, moved } = await madeOf(plans, file => analysisOf(file, openDocument(file), context, pace));
    await moves.add(moved);
    await assessment.again(plans.files.map(({ document }) => document.uri));
    return tellOutcome(outcome, moved);
  }

  return {
    get last() {
      return last;
    },
    forgetLast: () => keep(undefined),
    onDidChange: didChange.event,
    async convert(selection) {
      const plans = await planAll(selection, assessment.uriOf, context);
      if (plans === undefined) {
        return undefined;
      }
      if (plans.files.length === 0) {
        return tellOutcome(summedUp([{ converted: 0, files: 0, left: plans.left }]));
      }
      return isCompared(plans.files)
        ? compare(plans.files, preview, async () => (await make(plans, addWhole)) ?? warn(refused()))
        : make(plans, addInParts);
    },
    dispose: () => didChange.dispose(),
  };
}

function refused(): string {
  return vscode.l10n.t('VS Code refused to change the files, so nothing was done.');
}

/** Adds what is planned for a file to an edit of all files. */
type Add = (edit: vscode.WorkspaceEdit, plan: OpenPlan) => void;

const addWhole: Add = (edit, { document, analysis, edits }) => addEdits(edit, document.uri, analysis, edits);

/** For the refactor preview of VS Code, which opens where an entry has to be confirmed. */
const addInParts: Add = (edit, { document, analysis, parts }) => addParts(edit, document.uri, analysis, parts);

/** Where no part asks for a choice, or VS Code can't show one of them by itself. */
function isCompared(files: readonly OpenPlan[]): boolean {
  const parts = files.flatMap(plan => plan.parts);
  return parts.every(part => part.class === 'safe') || parts.some(isOfSeveralFiles);
}

async function areMade(files: readonly OpenPlan[], add: Add): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const plan of files) {
    add(edit, plan);
  }
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** Looks at the files again: what a preview applied in the end, only their texts tell. */
async function madeOf(
  { files, left }: Plans,
  analysed: (file: vscode.Uri) => Promise<Analysis | undefined>,
): Promise<{ readonly outcome: BulkOutcome; readonly moved: readonly Moved[] }> {
  const outcomes: BulkOutcome[] = [{ converted: 0, files: 0, left }];
  const moved: Moved[] = [];
  for (const { report, document, analysis, parts } of files) {
    const now = await analysed(document.uri);
    outcomes.push(fileOutcome(report, parts, now));
    const own = now && movedBetween({ document, analysis }, now);
    moved.push(...(own === undefined ? [] : [own]));
  }
  return { outcome: summedUp(outcomes), moved };
}

/** Shows plans as one comparison, and says what they come to. `make`: once somebody applies them. */
async function compare(
  files: readonly OpenPlan[],
  preview: WorkspacePreview,
  make: () => Promise<string>,
): Promise<string> {
  const machines = files.flatMap(({ parts }) => parts).flatMap(part => part.machines);
  const subject = counted(machines.length, 'machine');
  const title = vscode.l10n.t('{0} as Generation 2 (preview)', subject);
  await preview.show(previewedFiles(files), title, () =>
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Converting {0} to Generation 2', subject) },
      make,
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
