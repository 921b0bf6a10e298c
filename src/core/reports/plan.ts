/** The plans of conversions for people at a terminal: what is done in which order, what is lost, what is left to do. */
import type { Analysis, AssessedMachine } from '../analysis';
import { hasRunbook } from '../convert/moving';
import { lossText, messageOf } from '../findings';
import { titleOf } from '../kinds';
import { oneLine } from '../text/one-line';
import type { Place } from '../text/place';
import { pathOf } from './beside';
import { placesIn } from './report';

/** The plan of each machine that a conversion would change; places are 1-based, as editors show them. */
export function planReport(path: string, analysis: Analysis): string {
  const place = placesIn(analysis);
  const placeOf = (at: Place): string => {
    const { range, ...beside } = place(at);
    return `${pathOf(path, beside)}:${range.start.line + 1}:${range.start.character + 1}`;
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
function machinePlan(assessed: AssessedMachine, moves: boolean, placeOf: (at: Place) => string): string {
  const { machine, plan } = assessed;
  const title = `${placeOf(machine.node)}  ${oneLine(machine.name)}`;
  if (plan.obstacle !== undefined) {
    const upgrade = moves ? ['  the machine itself: by its runbook, which upgrades it in place'] : [];
    return [`${title} can't be converted: ${plan.obstacle}`, ...upgrade, ''].join('\n');
  }
  const steps = plan.steps.map(({ change, lost }, index) => {
    const loses = lost.length === 0 ? '' : ` (loses ${lost.map(lossText).join('; ')})`;
    return `  ${index + 1}. ${titleOf(assessed, change)}${loses}`;
  });
  const manual = plan.manual.map(finding => `  by hand: ${messageOf(finding)}  ${placeOf(finding.at)}`);
  const rest = moves ? ['  the machine itself: by its runbook, which is made of the definition as it is now'] : [];
  return [`${title}: ${plan.class}`, ...steps, ...manual, ...rest, ''].join('\n');
}
