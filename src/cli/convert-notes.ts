/** What `convert` says on standard error, in lines that stay few: machines of which the same is said share one. */
import type { Analysis } from '../core/analysis';
import type { Conversion } from '../core/convert/convert';
import { type Finding, lossText, messageOf, ruleOf } from '../core/findings';
import { oneLine } from '../core/text/one-line';
import { groupBy, listed } from '../core/wording';
import { runbookOfEarlierText } from './earlier-text';

/** Longer than any reason of the engine's own; what stands in it out of a file is bounded. */
const LONGEST_LINE = 1000;

/** Which machines were left and why, what the others lost, and what else to know of them. */
export function outcomeLines({ analysis, machines }: Conversion): string[] {
  const left = machines.flatMap(({ machine, outcome, reason }) =>
    outcome === 'left' ? [{ machine, said: reason ?? '' }] : [],
  );
  const lost = machines.flatMap(({ machine, lost }) => lost.map(loss => ({ machine, said: lossText(loss) })));
  const noted = machines.flatMap(({ machine, notes }) => notes.map(said => ({ machine, said })));
  return [
    ...lines(
      analysis,
      left,
      (names, one, reason) => `${names} ${one ? 'is left as it is' : 'are left as they are'}: ${reason}`,
    ),
    ...lines(analysis, lost, (names, one, loss) => `${names} ${one ? 'loses' : 'lose'} ${loss}`),
    ...lines(analysis, noted, (names, _, note) => `${names}: the generation is ${note}`),
  ];
}

/** Why a plan is empty. */
export function nothingToDo({ machines }: Analysis): string {
  if (machines.some(({ status }) => status !== 'generation-2')) {
    return 'there is nothing that a conversion does';
  }
  const [first, ...others] = machines.map(({ machine }) => oneLine(machine.name));
  return others.length === 0
    ? `nothing to do: ${first} is Generation 2 already`
    : `nothing to do: all ${machines.length} machines are Generation 2 already`;
}

/** What a person still has to do for some findings: a line a rule. */
export function remainingLines(analysis: Analysis, findings: readonly Finding[]): string[] {
  return [...groupBy(findings, finding => finding.rule).values()].map(alike => {
    const [first] = alike as [Finding, ...Finding[]];
    const message = messageOf(first);
    const said = alike.every(other => messageOf(other) === message) ? message : ruleOf(first).title;
    return `still to do for ${namesOf(analysis, new Set(alike.map(({ machine }) => machine)))}: ${said} (${first.rule})`;
  });
}

/** What is left for machines that are there, once their definition is converted. `runbooks`: theirs, where they are written. */
export function movingLines(
  analysis: Analysis,
  machines: readonly number[],
  runbooks: readonly string[],
  path: string,
): string[] {
  if (machines.length === 0) {
    return [];
  }
  const names = namesOf(analysis, new Set(machines));
  const [one, rest] = machines.length === 1 ? ['has', 'its runbook'] : ['have', 'their runbooks'];
  const still = `${names} still ${one} to move to a new machine, by ${rest}`;
  return runbooks.length === 0
    ? [`${still} of the definition as it was before: ${runbookOfEarlierText(path)}`]
    : [`${still}: ${runbooks.map(runbook => oneLine(runbook, LONGEST_LINE)).join(', ')}`];
}

interface Said {
  readonly machine: number;
  readonly said: string;
}

function lines(
  analysis: Analysis,
  sayings: readonly Said[],
  print: (names: string, one: boolean, said: string) => string,
): string[] {
  return [...groupBy(sayings, ({ said }) => said)].map(([said, group]) => {
    const machines = new Set(group.map(({ machine }) => machine));
    return print(namesOf(analysis, machines), machines.size === 1, oneLine(said, LONGEST_LINE));
  });
}

/** '"web"', or '120 machines ("a", "b", "c", and 117 more)'. */
function namesOf(analysis: Analysis, machines: ReadonlySet<number>): string {
  const names = [...machines].map(index => JSON.stringify(oneLine(analysis.machines[index]?.machine.name ?? '')));
  return names.length === 1 ? (names[0] as string) : `${names.length} machines (${listed(names)})`;
}
