/** What is said once machines are converted: a machine that is there still has to move, by a runbook of the text before. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { hasRunbook } from '../../core/convert/moving';
import { statedGeneration } from '../../core/machine/devices';
import { PROBLEMS, type Task, tell } from '../editor/messages';
import { nameOf } from '../editor/text';
import type { Analyses } from '../files/analyses';
import { type Before, CONVERTED, type Moved } from './machineCommands';
import type { Moves } from './moves';
import { showRunbook, showRunbookForMachines } from './runbook';

/** What a conversion is looked at with once it is made, and what keeps the moves that it begins. */
export interface AfterConversion {
  readonly analyses: Pick<Analyses, 'of'>;
  readonly moves: Pick<Moves, 'add'>;
}

export function registerAfterConversion(after: AfterConversion): vscode.Disposable {
  return vscode.commands.registerCommand(CONVERTED, (before: Before) => tellConverted(before, undefined, after));
}

/** Tells what a conversion comes to once it is made. `summary`: what else there is to say of it. */
export async function tellConverted(
  before: Before,
  summary: string | undefined,
  { analyses, moves }: AfterConversion,
): Promise<string | undefined> {
  const moved = await movedIn(before, analyses);
  if (moved !== undefined) {
    void moves.add([moved]);
    const text = summary === undefined ? movedText([moved]) : `${movedText([moved])} ${summary}`;
    return tell(text, runbookOf([moved]), undoOf(moved.document));
  }
  return summary === undefined ? undefined : tell(summary, PROBLEMS);
}

/** Which machines an applied conversion has moved: only the text tells, as somebody may have chosen a part of it. */
async function movedIn(before: Before, analyses: Pick<Analyses, 'of'>): Promise<Moved | undefined> {
  const { analysis } = await analyses.of(before.document);
  return analysis === undefined ? undefined : movedBetween(before, analysis);
}

export function movedBetween({ document, analysis }: Before, now: Analysis): Moved | undefined {
  const machines = analysis.machines.flatMap(({ machine }, index) => {
    const after = now.machines[index]?.machine;
    const isConverted = statedGeneration(machine) === 1 && after !== undefined && statedGeneration(after) === 2;
    return isConverted && hasRunbook(analysis, index) ? [index] : [];
  });
  return machines.length === 0 ? undefined : { document, analysis, machines };
}

/** Never of no machine. */
export function movedText(moved: readonly Moved[]): string {
  const machines = moved.flatMap(each => each.machines.map(index => each.analysis.machines[index]));
  return machines.length === 1
    ? vscode.l10n.t(
        'The definition of {0} is Generation 2 now. The machine itself still has to move: its runbook is made of the definition as it was.',
        nameOf(machines[0]),
      )
    : vscode.l10n.t(
        'The definitions of {0} machines are Generation 2 now. The machines themselves still have to move: their runbooks are made of the definitions as they were.',
        machines.length,
      );
}

/** One script, where there are several. */
export function runbookOf(moved: readonly Moved[]): Task {
  const all = moved.flatMap(each => each.machines.map(index => ({ ...each, index })));
  const [only, ...others] = all;
  return {
    title: vscode.l10n.t('Create the Runbook'),
    run: () =>
      only !== undefined && others.length === 0
        ? showRunbook(only.document.uri, only.analysis, only.index)
        : showRunbookForMachines(moved.map(each => ({ ...each, uri: each.document.uri }))),
  };
}

/** The last step of a document, as long as nothing was changed behind it. */
function undoOf(document: vscode.TextDocument): Task {
  const { version } = document;
  return {
    title: vscode.l10n.t('Undo'),
    async run() {
      if (document.isClosed || document.version !== version) {
        return vscode.window.showWarningMessage(
          vscode.l10n.t('The file has changed in the meantime, so nothing was undone.'),
        );
      }
      await vscode.window.showTextDocument(document);
      return vscode.commands.executeCommand('undo');
    },
  };
}
