/** The plans of conversions for people at a terminal: what is done in which order, what is lost, what is left to do. */
import type { Analysis, AssessedMachine } from '../analysis';
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
    .filter(({ plan }) => plan.steps.length > 0 || plan.obstacle !== undefined)
    .map(assessed => machinePlan(assessed, placeOf))
    .join('\n');
}

function machinePlan({ machine, plan }: AssessedMachine, placeOf: (offset: number) => string): string {
  const title = `${placeOf(machine.node.offset)}  ${oneLine(machine.name)}`;
  if (plan.obstacle !== undefined) {
    return `${title} can't be converted: ${plan.obstacle}\n`;
  }
  const steps = plan.steps.map(({ change, lost }, index) => {
    const loses = lost.length === 0 ? '' : ` (loses ${lost.map(lossText).join('; ')})`;
    return `  ${index + 1}. ${changeTitle(change, machine)}${loses}`;
  });
  const manual = plan.manual.map(finding => `  by hand: ${messageOf(finding)}  ${placeOf(finding.span.offset)}`);
  return [`${title}: ${plan.class}`, ...steps, ...manual, ''].join('\n');
}
