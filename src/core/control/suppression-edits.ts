/** Writes suppressions into a file, in the form that is legal in it, and takes them out again. */
import type { Analysis } from '../analysis';
import type { Finding } from '../findings';
import { type JsonEdit, planEdits } from '../languages/json/edits';
import type { JsonDocument } from '../languages/json/parse';
import type { JsonObject } from '../languages/json/tree';
import type { VirtualMachine } from '../machine/machine';
import { indentOfLine, isBlank, layoutOf } from '../text/layout';
import { positionAt } from '../text/lines';
import type { TextEdit } from '../text/place';
import { type Comment, commentText, type Directive, type Entry, freeKey, parseRuleList } from './directives';
import type { SuppressionProblem } from './suppression';

/** What is suppressed beside the finding: nothing, or the same rule in the rest of the line, machine or file. */
export type Reach = 'line' | 'machine' | 'file';

export const REACHES: readonly Reach[] = ['line', 'machine', 'file'];

/** Stands for the reason, which only a person knows. */
export const PLACEHOLDER = 'reason';

/**
 * The edits that suppress a finding; undefined where the file has no form for that reach. `comments`: the text may hold
 * comments, as far as whoever asks knows.
 */
export function suppressionEdits(
  analysis: Analysis,
  finding: Finding,
  reach: Reach,
  comments: boolean,
): readonly TextEdit[] | undefined {
  const { document, format } = analysis;
  const machine = analysis.machines[finding.machine]?.machine;
  if (format === undefined || machine === undefined) {
    return undefined;
  }
  if (format.suppression.comments && (comments || document.tolerated.some(({ code }) => code === 'comment'))) {
    return reach === 'machine' ? undefined : commentEdits(document, finding, reach);
  }
  const edit = keyEdit(analysis, machine, finding.rule, reach);
  return edit === undefined ? undefined : planEdits(document, [edit]).edits;
}

function keyEdit(
  { document, machines, format }: Analysis,
  machine: VirtualMachine,
  rule: string,
  reach: Reach,
): JsonEdit | undefined {
  const root = document.root?.type === 'object' ? document.root : undefined;
  const inKey = (object: JsonObject | undefined, list: string): JsonEdit | undefined =>
    object && { kind: 'add', object, path: [freeKey(object)], value: `${list} -- ${PLACEHOLDER}` };
  if (reach === 'file') {
    return inKey(root, rule);
  }
  // A machine that is alone in its file is all of it.
  if (reach === 'line' || machine.node === root || (machines.length === 1 && root !== undefined)) {
    return undefined;
  }
  if (format?.suppression.keys === 'machine') {
    return inKey(machine.node, rule);
  }
  return namesMachine(machine.name) ? inKey(root, `${rule}@${machine.name}`) : undefined;
}

/** Whether a machine can be named in a list of rules: a comma or two dashes would end its name. */
function namesMachine(name: string): boolean {
  const { entries } = parseRuleList(`rule@${name}`);
  return entries.length === 1 && entries[0]?.machine === name;
}

function commentEdits(document: JsonDocument, finding: Finding, reach: 'line' | 'file'): TextEdit[] | undefined {
  const { text } = document;
  const { lineEnd, lines } = layoutOf(document);
  const comment = `// ${commentText(`${finding.rule} -- ${PLACEHOLDER}`, reach)}${lineEnd}`;
  const first = firstOffset(text);
  if (reach === 'file') {
    return [{ offset: first, end: first, text: comment }];
  }
  const { offset } = finding.span;
  const start = Math.max(offset - positionAt(lines, offset).character, first);
  // In the middle of a comment a line of its own would only make that longer.
  return text.lastIndexOf('/*', start) > text.lastIndexOf('*/', start)
    ? undefined
    : [{ offset: start, end: start, text: indentOfLine(text, lines, offset) + comment }];
}

/** Where a text begins behind a byte order mark. */
function firstOffset(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

/** The edits that take out what a suppression names without need: the rule, or all of it where that is all. */
export function removalEdits({ document }: Analysis, { directive, entry }: SuppressionProblem): readonly TextEdit[] {
  const { place, text, textOffset, entries } = directive;
  const part = entry === undefined || entries.length === 1 ? undefined : partOf(directive, entry);
  if (place.type === 'property') {
    return planEdits(document, [
      part === undefined
        ? { kind: 'remove', member: place }
        : { kind: 'replace', node: place.value, value: text.slice(0, part.offset) + text.slice(part.end) },
    ]).edits;
  }
  return [
    part === undefined || textOffset === undefined
      ? commentRemoval(document, place)
      : { offset: textOffset + part.offset, end: textOffset + part.end, text: '' },
  ];
}

/** A rule in a list with the comma that goes with it. */
function partOf({ entries }: Directive, entry: Entry): { readonly offset: number; readonly end: number } {
  const index = entries.indexOf(entry);
  const next = entries[index + 1];
  return next === undefined
    ? { offset: entries[index - 1]?.end ?? entry.offset, end: entry.end }
    : { offset: entry.offset, end: next.offset };
}

/** With its line where nothing else stands on that, else with the blanks beside it. */
function commentRemoval(document: JsonDocument, { offset, end }: Comment): TextEdit {
  const { text } = document;
  let [from, to] = [offset, end];
  while (isBlank(text.charCodeAt(from - 1))) {
    from -= 1;
  }
  while (isBlank(text.charCodeAt(to))) {
    to += 1;
  }
  const lineEnd = /^(?:\r\n|\n|$)/.exec(text.slice(to, to + 2));
  const opensLine = from === firstOffset(text) || positionAt(layoutOf(document).lines, from).character === 0;
  if (opensLine && lineEnd !== null) {
    return { offset: from, end: to + lineEnd[0].length, text: '' };
  }
  return opensLine ? { offset, end: to, text: '' } : { offset: from, end, text: '' };
}
