/** Writes suppressions into a file, in the form that is legal in it, and takes them out again. */
import type { Analysis } from '../analysis';
import type { Finding } from '../findings';
import { languageCalled } from '../languages/documents';
import type { Edit } from '../languages/edit';
import type { Comment, Document } from '../languages/language';
import { noteAddition, noteEdit } from '../languages/notes';
import { planEdits } from '../languages/plan';
import type { NodeRef } from '../languages/ref';
import type { AnyMachine } from '../machine/any-machine';
import { indentOfLine, isBlank, layoutOf } from '../text/layout';
import { positionAt } from '../text/lines';
import type { FileEdits, TextEdit } from '../text/place';
import { commentText, type Directive, type Entry, freeKey, isNote, parseRuleList } from './directives';
import type { SuppressionProblem } from './suppression';

/** What is suppressed beside the finding: nothing, or the same rule in the rest of the line, machine or file. */
export type Reach = 'line' | 'machine' | 'file';

export const REACHES: readonly Reach[] = ['line', 'machine', 'file'];

/** Stands for the reason, which only a person knows. */
const PLACEHOLDER = 'reason';

/**
 * The edits that suppress a finding; undefined where there is no form for that reach. `comments`: the text that is looked
 * at may hold comments, as far as whoever asks knows.
 */
export function suppressionEdits(
  analysis: Analysis,
  finding: Finding,
  reach: Reach,
  comments: boolean,
): FileEdits | undefined {
  const { documents, format } = analysis;
  const machine = analysis.machines[finding.machine]?.machine;
  // The line is that of the finding; all else is said where the machine is.
  const document = reach === 'line' ? documents.open(finding.at.file) : documents.main;
  if (format === undefined || machine === undefined || document === undefined) {
    return undefined;
  }
  // Where a part of the text was not read, what is written there may become a part of that.
  if (document.skipped.length > 0) {
    return undefined;
  }
  if (format.suppression.comments && (comments || holdsComments(document))) {
    const edits = reach === 'machine' ? undefined : commentEdits(document, finding, reach);
    return edits && new Map([[document.file, edits]]);
  }
  const edit = keyEdit(analysis, machine, finding.rule, reach);
  return edit === undefined ? undefined : planEdits(documents, [edit]);
}

/** Whether a text may hold comments as one that has some, or as one in a language whose readers all take them. */
function holdsComments({ language, tolerated }: Document): boolean {
  return languageCalled(language).takesComments || tolerated.some(({ code }) => code === 'comment');
}

function keyEdit(
  { documents, machines, format }: Analysis,
  machine: AnyMachine,
  rule: string,
  reach: Reach,
): Edit | undefined {
  const { root } = documents.main;
  const inKey = (node: NodeRef | undefined, list: string): Edit | undefined =>
    noteAddition(node, freeKey, `${list} -- ${PLACEHOLDER}`);
  if (format?.suppression.keys === 'none') {
    return undefined;
  }
  if (reach === 'file') {
    return inKey(root, rule);
  }
  // A machine that is alone in its file is all of it.
  if (reach === 'line' || machine.node === root || (machines.length === 1 && root?.kind === 'body')) {
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

function commentEdits(document: Document, finding: Finding, reach: 'line' | 'file'): TextEdit[] | undefined {
  const { text } = document;
  const { lineEnd, lines } = layoutOf(document);
  const language = languageCalled(document.language);
  const comment = language.comment(commentText(`${finding.rule} -- ${PLACEHOLDER}`, reach)) + lineEnd;
  const first = firstOffset(text);
  if (reach === 'file') {
    return [{ offset: first, end: first, text: comment }];
  }
  const { offset } = finding.at;
  const start = Math.max(offset - positionAt(lines, offset).character, first);
  // In the middle of a comment a line of its own would only make that longer.
  return language.comments(document).some(({ offset: from, end }) => from < start && start < end)
    ? undefined
    : [{ offset: start, end: start, text: indentOfLine(text, lines, offset) + comment }];
}

/** Where a text begins behind a byte order mark. */
function firstOffset(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

/** The edits that take out what a suppression names without need: the rule, or all of it where that is all. */
export function removalEdits({ documents }: Analysis, { directive, entry }: SuppressionProblem): FileEdits {
  const { place, text, textOffset, entries } = directive;
  const part = entry === undefined || entries.length === 1 ? undefined : partOf(directive, entry);
  if (isNote(place)) {
    const rest = part && text.slice(0, part.offset) + text.slice(part.end);
    return planEdits(documents, [noteEdit(place, rest)]);
  }
  const edit =
    part === undefined || textOffset === undefined
      ? commentRemoval(documents.main, place)
      : { offset: textOffset + part.offset, end: textOffset + part.end, text: '' };
  return new Map([[documents.main.file, [edit]]]);
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
function commentRemoval(document: Document, { offset, end }: Comment): TextEdit {
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
