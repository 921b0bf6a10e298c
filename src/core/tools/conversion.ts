/** What a language model is told of a conversion: the diff, what is lost, what is left, and what to do next. */
import type { Analysis } from '../analysis';
import { type Conversion, convertMachines, type MachineConversion } from '../convert/convert';
import { conversionDiff } from '../convert/diff';
import { lossText, messageOf } from '../findings';
import { placesIn } from '../reports/report';
import { oneLine } from '../text/one-line';
import type { Place } from '../text/place';

/** A longer diff is no help to a model. In characters. */
const LONGEST_DIFF = 30_000;

/** As many names help to find a misspelt one. */
const MOST_NAMES = 50;

export type Making =
  /** Nothing was changed. */
  | 'dry-run'
  /** The file was changed, and saved. */
  | 'saved'
  /** The file had unsaved changes before, and has these as well now. */
  | 'unsaved';

/** JSON. Lines count from 1. `made`: whether the conversion was made. */
export function conversionAnswer(path: string, conversion: Conversion, made: Making): string {
  const { analysis, machines, edits } = conversion;
  const diff = conversionDiff(path, conversion);
  const place = placesIn(analysis);
  const placeOf = (at: Place) => {
    const { range, ...beside } = place(at);
    return { line: range.start.line + 1, ...beside };
  };
  return JSON.stringify({
    path,
    applied: made !== 'dry-run' && edits.size > 0,
    machines: machines.map(each => machineAnswer(conversion, each, placeOf)),
    ...(diff.length > LONGEST_DIFF ? { diff: cut(diff), diffIsCut: true } : { diff }),
    next: nextStep(conversion, made),
  });
}

/** The names of machines that the file doesn't have, and those that it has, as the end of a message; undefined without any. */
export function unknownMachines({ machines }: Analysis, names: readonly string[] | undefined): string | undefined {
  const known = new Set(machines.map(({ machine }) => machine.name));
  const unknown = (names ?? []).filter(name => !known.has(name));
  return unknown.length === 0 ? undefined : `${quoted(unknown)}. It has: ${quoted([...known])}.`;
}

/** The conversion of the machines that are named, or of all. */
export function conversionOf(
  analysis: Analysis,
  { names, allowLosses: lossy }: { readonly names: readonly string[] | undefined; readonly allowLosses: boolean },
): Conversion {
  const named = new Set(names);
  const machines = names && analysis.machines.flatMap(({ machine }, index) => (named.has(machine.name) ? [index] : []));
  return convertMachines(analysis, { lossy, ...(machines !== undefined && { machines }) });
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(name => JSON.stringify(oneLine(name)));
  return [...shown, ...(names.length > MOST_NAMES ? [`and ${names.length - MOST_NAMES} more`] : [])].join(', ');
}

function machineAnswer(
  { analysis }: Conversion,
  { machine, outcome, reason, lost, notes }: MachineConversion,
  placeOf: (at: Place) => { readonly line: number },
) {
  const assessed = analysis.machines[machine];
  const manual = outcome === 'left' ? [] : (assessed?.plan.manual ?? []);
  return {
    name: oneLine(assessed?.machine.name ?? ''),
    outcome,
    ...(reason !== undefined && { reason }),
    ...(lost.length > 0 && { lost: lost.map(lossText) }),
    ...(notes.length > 0 && { notes: notes.map(note => `The generation is ${note}.`) }),
    ...(manual.length > 0 && {
      leftToDoByHand: manual.map(finding => ({
        rule: finding.rule,
        ...placeOf(finding.at),
        message: messageOf(finding),
      })),
    }),
  };
}

function cut(diff: string): string {
  return diff.slice(0, diff.lastIndexOf('\n', LONGEST_DIFF) + 1);
}

function nextStep({ analysis, machines, edits }: Conversion, made: Making): string {
  const waiting = machines.some(
    ({ machine, outcome }) => outcome === 'left' && analysis.machines[machine]?.plan.obstacle === undefined,
  );
  const losses = waiting
    ? ' Machines were left because they would lose something or need a person before they work: ask the user about each of it before you call again with "allowLosses": true.'
    : '';
  if (edits.size === 0) {
    return `Nothing changes.${losses}`;
  }
  return {
    'dry-run': `Nothing was changed yet. Show this to the user; call again with "apply": true to make it.${losses}`,
    saved: `The file was changed and saved.${losses} Assess it again to see what is left.`,
    unsaved: `The file was changed in the editor. It had unsaved changes, so it was not saved: tell the user.${losses}`,
  }[made];
}
