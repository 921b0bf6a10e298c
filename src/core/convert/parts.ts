/**
 * A conversion of many machines as parts that can be made or left one by one: each is one edit, and whichever of them
 * are made, the file is coherent.
 */
import type { Analysis } from '../analysis';
import type { FixClass, Loss } from '../rules/rule';
import type { TextEdit } from '../text/place';
import { convertMachines } from './convert';

export interface ConversionPart {
  /** Indexes into the analysis' machines: one, or those whose edits lie within each other. */
  readonly machines: readonly number[];
  /** Lossy as soon as one of the machines' conversions is. */
  readonly class: FixClass;
  readonly lost: readonly Loss[];
  /** What else to know, such as a variable that other machines share. */
  readonly notes: readonly string[];
  readonly edit: TextEdit;
}

/**
 * The parts of the conversion of some machines (all of the file without `machines`), in the order of the text. A
 * machine that can't be converted, or needs no change, has none. A generation that stands behind a variable is
 * written in the machine, as other machines that read the variable may be left.
 */
export function conversionParts(analysis: Analysis, machines?: readonly number[]): ConversionPart[] {
  const asked = machines ?? analysis.machines.map((_, index) => index);
  const parts = asked.flatMap(index => partOf(analysis, [index]) ?? []);
  return separated(analysis, parts);
}

function partOf(analysis: Analysis, machines: readonly number[]): ConversionPart | undefined {
  const { edits, machines: converted } = convertMachines(analysis, { lossy: true, machines, apart: true });
  const [first, last] = [edits[0], edits.at(-1)];
  if (first === undefined || last === undefined) {
    return undefined;
  }
  // From the machine's beginning on, so that the name stands in what is shown of the edit.
  const beginning = machines.reduce(
    (least, index) => Math.min(least, analysis.machines[index]?.machine.node.offset ?? least),
    first.offset,
  );
  const plans = machines.flatMap(index => analysis.machines[index]?.plan ?? []);
  return {
    machines,
    class: plans.some(plan => plan.class === 'lossy') ? 'lossy' : 'safe',
    lost: converted.flatMap(({ lost }) => lost),
    notes: converted.flatMap(({ notes }) => notes),
    edit: asOne(analysis.document.text, edits, beginning, last.end),
  };
}

/** Edits as one that also repeats what stands between them. */
function asOne(text: string, edits: readonly TextEdit[], offset: number, end: number): TextEdit {
  let at = offset;
  let replaced = '';
  for (const edit of edits) {
    replaced += text.slice(at, edit.offset) + edit.text;
    at = edit.end;
  }
  return { offset, end, text: replaced };
}

/** Parts of which no two touch: those that do become one, whose edit may begin earlier than both. */
function separated(analysis: Analysis, parts: readonly ConversionPart[]): ConversionPart[] {
  const apart: ConversionPart[] = [];
  for (const part of parts.toSorted((a, b) => a.edit.offset - b.edit.offset)) {
    let joined = part;
    for (let last = apart.at(-1); last !== undefined && joined.edit.offset <= last.edit.end; last = apart.at(-1)) {
      joined = partOf(analysis, [...last.machines, ...joined.machines]) ?? joined;
      apart.pop();
    }
    apart.push(joined);
  }
  return apart;
}
