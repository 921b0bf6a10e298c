/** The plans of conversions for people at a terminal: what is done in which order, what is lost, what is left to do. */
import type { Analysis, AssessedMachine } from '../analysis';
import { hasRunbook } from '../convert/moving';
import { changeTitle } from '../convert/titles';
import { lossText, messageOf } from '../findings';
import { lineStarts, positionAt } from '../text/lines';
import { oneLine } from '../text/one-line';

/** The plan of each machine that a conversion would change; places are 1-based, as editors show them. */
export function planReport(path: string, analysis: Analysis): string {
  const starts = lineStarts(analysis.document.text);
  const placeOf = (offset: number): string => {
    const { line, character } = positionAt(starts, offset);
    return `${path}:${line + 1}:${character + 1}`;
  };
  return analysis.machines
    .flatMap((assessed, index) =>
      assessed.plan.steps.length > 0 || assessed.plan.obstacle !== undefined
        ? [machinePlan(assessed, hasRunbook(analysis, index), placeOf)]
        : [],
    )
    .join('\n');
}

/** `moves`: the machine is there, and moves by its runbook. */
function machinePlan({ machine, plan }: AssessedMachine, moves: boolean, placeOf: (offset: number) => string): string {
  const title = `${placeOf(machine.node.offset)}  ${oneLine(machine.name)}`;
  if (plan.obstacle !== undefined) {
    return `${title} can't be converted: ${plan.obstacle}\n`;
  }
  const steps = plan.steps.map(({ change, lost }, index) => {
    const loses = lost.length === 0 ? '' : ` (loses ${lost.map(lossText).join('; ')})`;
    return `  ${index + 1}. ${changeTitle(change, machine)}${loses}`;
  });
  const manual = plan.manual.map(finding => `  by hand: ${messageOf(finding)}  ${placeOf(finding.span.offset)}`);
  const rest = moves ? ['  the machine itself: by its runbook, which is made of the definition as it is now'] : [];
  return [`${title}: ${plan.class}`, ...steps, ...manual, ...rest, ''].join('\n');
}
