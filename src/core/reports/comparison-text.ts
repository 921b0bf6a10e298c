/** A comparison with an earlier report in words. */
import { sentence, t, translated } from '../l10n';
import type { ComparedMachine, ComparedProblem, Comparison } from './compared';

export interface ComparisonText {
  readonly title: string;
  /** What it comes to in numbers. */
  readonly facts: readonly string[];
  /** None is empty. */
  readonly lists: readonly ComparisonList[];
}

export interface ComparisonList {
  /** With how many there are. */
  readonly title: string;
  readonly items: readonly ComparisonItem[];
  /** How many more there are. */
  readonly more: string | undefined;
}

export interface ComparisonItem {
  readonly text: string;
  readonly place: string;
}

/** `most`: so many of each list are told. */
export function comparisonText(comparison: Comparison, most: number): ComparisonText {
  const { machines, statuses, toMove, newProblems, goneProblems } = comparison;
  const generation2 = statuses['generation-2'];
  return {
    title: t('Since {report}', { report: comparison.with }),
    facts: [
      t('Generation 2: {now} of {machines} machines; before: {before} of {machinesBefore}', {
        now: generation2.now,
        machines: machines.now,
        before: generation2.before,
        machinesBefore: machines.before,
      }),
      t('Left to move or to repair: {now}; before: {before}', { now: toMove.now, before: toMove.before }),
    ],
    lists: [
      ...MACHINES.map(([key, title]) => listOf(title, comparison[key].map(machineItem), most)),
      listOf(sentence('New problems: {count}'), newProblems.map(problemItem), most),
      listOf(sentence('Problems that are gone: {count}'), goneProblems.map(problemItem), most),
    ].flatMap(list => list ?? []),
  };
}

const MACHINES: readonly (readonly ['moved' | 'fellBack' | 'added' | 'gone', string])[] = [
  ['moved', sentence('Moved to Generation 2: {count}')],
  ['fellBack', sentence('Generation 2 before, and no longer: {count}')],
  ['added', sentence('New machines: {count}')],
  ['gone', sentence('Machines that are gone: {count}')],
];

function listOf(title: string, items: readonly ComparisonItem[], most: number): ComparisonList | undefined {
  const hidden = items.length - most;
  return items.length === 0
    ? undefined
    : {
        title: translated(title, { count: items.length }),
        items: items.slice(0, most),
        more: hidden > 0 ? t('and {count} more', { count: hidden }) : undefined,
      };
}

function machineItem({ name, path }: ComparedMachine): ComparisonItem {
  return { text: name.trim() === '' ? t('(no name)') : name, place: path };
}

function problemItem({ path, line, message, rule }: ComparedProblem): ComparisonItem {
  return { text: `${message} (${rule})`, place: line === null ? path : `${path}:${line}` };
}
