/**
 * A conversion of many machines as parts that can be made or left one by one: each is one edit of every file that it
 * changes, and whichever of them are made, the files are coherent.
 */

import type { Analysis } from '../analysis';
import type { IsNeeded } from '../kinds/kind';
import type { FixClass, Loss } from '../rules/rule';
import type { FileId, TextEdit } from '../text/place';
import { convertMachines } from './convert';
import { neededFiles } from './needed';
import { groupOf, withPartners } from './together';
import { touchingGroups } from './touching';

export interface ConversionPart {
  /** Indexes into the analysis' machines: one, or those whose edits lie within each other. */
  readonly machines: readonly number[];
  /** Lossy as soon as one of the machines' conversions is. */
  readonly class: FixClass;
  readonly lost: readonly Loss[];
  /** What else to know, such as a variable that other machines share. */
  readonly notes: readonly string[];
  readonly edits: ReadonlyMap<FileId, TextEdit>;
}

/** Whether it is only whole with all of its edits: half of it would leave a machine that contradicts itself. */
export function isOfSeveralFiles({ edits }: ConversionPart): boolean {
  return edits.size > 1;
}

/**
 * The parts of the conversion of some machines (all of the file without `machines`), in the order of the text. A
 * machine that can't be converted, or needs no change, has none. A generation that stands behind a variable is
 * written in the machine, as other machines that read the variable may be left.
 */
export function conversionParts(analysis: Analysis, machines?: readonly number[]): readonly ConversionPart[] {
  const asked = withPartners(analysis.machines, machines ?? [...analysis.machines.keys()]);
  const groups = asked.map(index => groupOf(analysis.machines, index)).filter(([first], at) => first === asked[at]);
  const isNeeded = neededFiles(analysis);
  const partOf: PartOf = group => partWith(analysis, group, isNeeded);
  return separated(
    analysis,
    groups.flatMap(group => partOf(group) ?? []),
    partOf,
  );
}

type PartOf = (machines: readonly number[]) => ConversionPart | undefined;

function partWith(analysis: Analysis, machines: readonly number[], isNeeded: IsNeeded): ConversionPart | undefined {
  const { edits, machines: converted } = convertMachines(analysis, { lossy: true, machines, apart: true }, isNeeded);
  if (edits.size === 0) {
    return undefined;
  }
  const plans = machines.flatMap(index => analysis.machines[index]?.plan ?? []);
  return {
    machines,
    class: plans.some(plan => plan.class === 'lossy') ? 'lossy' : 'safe',
    lost: converted.flatMap(({ lost }) => lost),
    notes: converted.flatMap(({ notes }) => notes),
    edits: new Map([...edits].map(([file, own]) => [file, asOne(analysis, machines, file, own)])),
  };
}

/** Edits as one that also repeats what stands between them. */
function asOne(
  { documents, machines }: Analysis,
  converted: readonly number[],
  file: FileId,
  edits: readonly TextEdit[],
): TextEdit {
  const text = documents.read(file) ?? '';
  const [only] = edits;
  if (only?.copyOf !== undefined) {
    return only;
  }
  // From the machine's beginning on, so that the name stands in what is shown of the edit.
  const beginnings = converted.flatMap(index => machines[index]?.machine.node ?? []).filter(node => node.file === file);
  const offset = [...beginnings, ...edits].reduce((least, place) => Math.min(least, place.offset), text.length);
  let at = offset;
  let replaced = '';
  for (const edit of edits) {
    replaced += text.slice(at, edit.offset) + edit.text;
    at = edit.end;
  }
  return { offset, end: at, text: replaced };
}

/** Parts of which no two touch in any file: those that do become one, whose edits may begin earlier than theirs. */
function separated(analysis: Analysis, parts: readonly ConversionPart[], partOf: PartOf): readonly ConversionPart[] {
  const { file: main } = analysis.documents.main;
  const ordered = parts.toSorted((a, b) => (a.edits.get(main)?.offset ?? 0) - (b.edits.get(main)?.offset ?? 0));
  const groups = touchingGroups(ordered);
  if (groups.length === parts.length) {
    return ordered;
  }
  const joined = groups.flatMap(group => {
    const [only, ...others] = group;
    const machines = group.flatMap(part => part.machines);
    return (others.length === 0 ? only : partOf(machines)) ?? group;
  });
  return separated(analysis, joined, partOf);
}
