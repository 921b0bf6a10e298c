/**
 * Text to tree in one pass: HCL's native syntax as hashicorp/hcl:hclsyntax/spec.md has it. Own code, because nothing to
 * be had is synchronous, small, and says where things stand. What can't be read is skipped up to the next line that can
 * be an item of a body, so that a file goes on being read while somebody types in it.
 */

import { completed, type Steps } from '../../steps';
import type { FileId, Span } from '../../text/place';
import type { Label } from '../tree';
import { toldOf } from './conflicts';
import { readExpression } from './expression';
import { lexerOf, lineEnd } from './lexer';
import {
  advance,
  atConflictMarker,
  type HclCode,
  type HclProblem,
  kindAt,
  MAXIMUM_DEPTH,
  note,
  type Reader,
} from './reader';
import { clear, goToNextLine, isAtMargin, isBlockAtMargin, recover, skipItem, skipLine } from './recover';
import type { HclBody, HclExpression, HclMember } from './syntax';
import { decodeQuoted } from './text';
import { Token } from './token';
import { readValue } from './value';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What was read of a text. */
export interface HclText {
  readonly text: string;
  readonly root: HclBody;
  readonly comments: readonly Span[];
  /** In the order of the text: what was skipped, and what was read although it is wrong. */
  readonly problems: readonly HclProblem[];
  /** Where reading stopped; undefined when all of the text was read. */
  readonly fatal: HclProblem | undefined;
}

/** Reads a text of any kind; never throws. */
export function parseHcl(text: string, file: FileId = ''): HclText {
  return completed(parseHclInSteps(text, file));
}

/** Items that are read in one step. */
const STEP = 500;

interface OpenBody {
  readonly member: Writable<HclMember>;
  readonly body: Writable<HclBody>;
  /** Where its members begin among those of all open bodies. */
  readonly start: number;
}

interface Bodies {
  readonly root: HclBody;
  /** The blocks that are open, innermost last. */
  readonly open: OpenBody[];
  /** The members of all open bodies; those behind `count` are of closed ones. One list, which grows once. */
  readonly members: HclMember[];
  count: number;
}

/** The same with rests, in which an editor's other extensions have their turn. */
export function* parseHclInSteps(text: string, file: FileId): Steps<HclText> {
  const read = yield* readText(text, file, false);
  const { fatal, problems } = read;
  // All that follows would be a part of the block whose brace is missing.
  const isOpen = fatal === undefined && problems.some(({ code }) => code === 'unclosed-block');
  return isOpen ? yield* readText(text, file, true) : read;
}

/** `byMargin`: whether a block at the beginning of a line ends those around it whose own items are indented. */
function* readText(text: string, file: FileId, byMargin: boolean): Steps<HclText> {
  const reader: Reader = {
    lexer: lexerOf(text),
    text,
    file,
    expression: readExpression,
    comments: [],
    problems: [],
    lineEnds: true,
    depth: 0,
    openings: [],
    failed: false,
    recovering: false,
    pile: [],
    height: 0,
    references: [],
    bound: [],
  };
  const root = newBody(file, { offset: 0, end: text.length }, 'file');
  const bodies: Bodies = { root, open: [], members: [], count: 0 };
  const { open } = bodies;
  let fatal: HclProblem | undefined;
  let items = 0;
  advance(reader);
  while (kindAt(reader) !== Token.end && fatal === undefined) {
    if (byMargin && isBlockAtMargin(reader)) {
      closeIndented(reader, bodies);
    }
    readItem(reader, bodies);
    items += 1;
    if (open.length >= MAXIMUM_DEPTH) {
      const { offset, end } = reader.lexer;
      fatal = { code: 'too-deep', offset, end };
    } else if (items % STEP === 0) {
      yield;
    }
  }
  const innermost = open.at(-1);
  if (fatal === undefined && innermost !== undefined) {
    noteOpen(reader, innermost);
  }
  for (const block of open.reverse()) {
    close(reader, bodies, block, text.length);
  }
  root.members = bodies.members.slice(0, bodies.count);
  noteDuplicates(reader, root);
  return {
    text,
    root,
    comments: reader.comments,
    problems: toldOf(
      reader.problems.sort((a, b) => a.offset - b.offset),
      text,
    ),
    fatal,
  };
}

function noteOpen(reader: Reader, { member, body }: OpenBody): void {
  reader.recovering = false;
  note(reader, 'unclosed-block', { offset: member.offset, end: body.offset + 1 });
}

/** Closes what is open where nobody would write what follows in it: its last item is indented. */
function closeIndented(reader: Reader, bodies: Bodies): void {
  const { open, members, count } = bodies;
  const [outermost] = open;
  const innermost = open.at(-1);
  const last = members[count - 1];
  if (outermost === undefined || innermost === undefined || count === outermost.start || last === undefined) {
    return;
  }
  if (!isAtMargin(reader.text, last.offset)) {
    noteOpen(reader, innermost);
    for (let block = open.pop(); block !== undefined; block = open.pop()) {
      close(reader, bodies, block, last.end);
    }
  }
}

const NONE: readonly never[] = [];

function newBody(file: FileId, { offset, end }: Span, style: HclBody['style']): Writable<HclBody> {
  return { kind: 'body', file, offset, end, parent: undefined, style, members: NONE };
}

function addMember(bodies: Bodies, member: HclMember): void {
  bodies.members[bodies.count] = member;
  bodies.count += 1;
}

function close(reader: Reader, bodies: Bodies, { body, member, start }: OpenBody, end: number): void {
  if (bodies.count > start) {
    body.members = bodies.members.slice(start, bodies.count);
    bodies.count = start;
  }
  body.end = end;
  member.end = end;
  noteDuplicates(reader, body);
}

/** Members among which it takes less to look through all before than to remember them. */
const FEW = 16;

/** An argument that stood before in the same body; of blocks there may be many. */
function noteDuplicates(reader: Reader, { members }: HclBody): void {
  const seen = members.length > FEW ? new Set<string>() : undefined;
  for (const [index, member] of members.entries()) {
    if (member.labels === undefined) {
      if (seen?.has(member.key) ?? isBefore(members, index, member.key)) {
        const { recovering } = reader;
        reader.recovering = false;
        note(reader, 'duplicate-argument', { offset: member.offset, end: member.keyEnd });
        reader.recovering = recovering;
      }
      seen?.add(member.key);
    }
  }
}

function isBefore(members: readonly HclMember[], index: number, key: string): boolean {
  for (let before = 0; before < index; before += 1) {
    const member = members[before] as HclMember;
    if (member.key === key && member.labels === undefined) {
      return true;
    }
  }
  return false;
}

/** Reads an item of the innermost open body, its end, or the end of a line. */
function readItem(reader: Reader, bodies: Bodies): void {
  const { open, root } = bodies;
  const kind = kindAt(reader);
  const innermost = open[open.length - 1];
  if (kind === Token.newline) {
    advance(reader);
  } else if (kind === Token.identifier) {
    readNamedItem(reader, bodies, innermost?.body ?? root);
  } else if (kind === Token.closeBrace && innermost !== undefined) {
    open.pop();
    close(reader, bodies, innermost, reader.lexer.end);
    reader.recovering = false;
    advance(reader);
    expectLineEnd(reader);
  } else if (atConflictMarker(reader)) {
    reader.recovering = false;
    note(reader, 'conflict-marker');
    goToNextLine(reader);
  } else {
    skipLine(reader, kind === Token.plainText || kind === Token.openQuote ? 'quoted-name' : 'item-expected');
  }
}

/** An argument or a block must end its line. */
function expectLineEnd(reader: Reader): void {
  const kind = kindAt(reader);
  if (kind === Token.newline) {
    advance(reader);
  } else if (kind === Token.closeBrace) {
    // It closes the block all the same: else what follows would be a part of that.
    note(reader, 'line-end-expected');
    reader.recovering = true;
  } else if (kind !== Token.end) {
    skipLine(reader, kind === Token.comma ? 'comma-behind-argument' : 'line-end-expected');
  }
}

function readNamedItem(reader: Reader, bodies: Bodies, body: HclBody): void {
  const { lexer, text } = reader;
  const { offset, end: keyEnd } = lexer;
  const key = text.slice(offset, keyEnd);
  switch (advance(reader)) {
    case Token.equal:
      if (readArgument(reader, bodies, body, key, offset, keyEnd)) {
        expectLineEnd(reader);
      }
      break;
    case Token.openBrace:
    case Token.plainText:
    case Token.openQuote:
    case Token.identifier:
      readBlock(reader, bodies, body, { key, offset, keyEnd });
      break;
    case Token.colon:
      skipItem(reader, 'colon-for-equals', offset);
      break;
    default:
      reader.recovering ||= noted(reader, 'item-expected', { offset, end: keyEnd });
      skipItem(reader, 'item-expected', offset);
  }
}

function noted(reader: Reader, code: HclCode, span: Span): boolean {
  note(reader, code, span);
  return true;
}

/** At the `=` of an argument; tells whether it could be read. */
function readArgument(
  reader: Reader,
  bodies: Bodies,
  body: HclBody,
  key: string,
  offset: number,
  keyEnd: number,
): boolean {
  const { file, lexer } = reader;
  const member: Writable<HclMember> = {
    kind: 'member',
    file,
    offset,
    end: keyEnd,
    parent: body,
    key,
    keyEnd,
    equals: lexer.offset,
    value: body,
  };
  addMember(bodies, member);
  reader.recovering = false;
  advance(reader);
  member.value = readValue(reader, member);
  member.end = member.value.end;
  if (!reader.failed) {
    clear(reader.references);
    return true;
  }
  member.value = unreadable(reader, member, recover(reader, offset));
  member.end = member.value.end;
  return false;
}

/** Stands for a value that can't be read: up to where reading goes on. */
function unreadable(reader: Reader, member: HclMember, resumed: number): HclExpression {
  const { file, text } = reader;
  const start = (member.equals ?? member.keyEnd) + 1;
  const end = start + text.slice(start, Math.max(start, resumed)).trimEnd().length;
  const offset = Math.min(end, member.value.kind === 'body' ? start : Math.max(start, member.value.offset));
  const place = { file, offset, end };
  return {
    kind: 'expression',
    ...place,
    parent: member,
    refersTo: [],
    operation: { kind: 'operation', form: 'invalid', ...place },
  };
}

interface BlockHead {
  readonly key: string;
  readonly offset: number;
  readonly keyEnd: number;
}

/** Behind the name of a block: its labels, and the start of its body. */
function readBlock(reader: Reader, bodies: Bodies, parent: HclBody, { key, offset, keyEnd }: BlockHead): void {
  const { file, lexer } = reader;
  const labels: Label[] = [];
  while (kindAt(reader) !== Token.openBrace) {
    const label = readLabel(reader);
    if (label === undefined) {
      skipItem(reader, 'body-expected', offset);
      return;
    }
    labels.push(label);
  }
  const body = newBody(file, lexer, 'block');
  const member: Writable<HclMember> = {
    kind: 'member',
    file,
    offset,
    end: lexer.end,
    parent,
    key,
    keyEnd,
    labels,
    equals: undefined,
    value: body,
  };
  body.parent = member;
  addMember(bodies, member);
  reader.recovering = false;
  const kind = advance(reader);
  if (kind === Token.newline || kind === Token.end || kind === Token.closeBrace) {
    bodies.open.push({ member, body, start: bodies.count });
  } else {
    readOneLine(reader, bodies, { member, body, start: bodies.count });
  }
}

/** A block of one line holds one argument and ends behind it. */
function readOneLine(reader: Reader, bodies: Bodies, block: OpenBody): void {
  const { lexer, text } = reader;
  const { offset, end: keyEnd } = lexer;
  if (kindAt(reader) !== Token.identifier || advance(reader) !== Token.equal) {
    note(reader, 'one-line-block');
  } else if (readArgument(reader, bodies, block.body, text.slice(offset, keyEnd), offset, keyEnd)) {
    const kind = kindAt(reader);
    if (kind === Token.closeBrace) {
      close(reader, bodies, block, lexer.end);
      advance(reader);
      expectLineEnd(reader);
      return;
    }
    note(reader, 'one-line-block');
    if (kind === Token.newline) {
      bodies.open.push(block);
      return;
    }
  } else {
    close(reader, bodies, block, bodies.members[bodies.count - 1]?.end ?? lexer.offset);
    return;
  }
  close(reader, bodies, block, lineEnd(text, lexer.offset));
  reader.recovering = true;
  goToNextLine(reader);
}

/** A label in quotes, or a bare word; undefined where neither stands. */
function readLabel(reader: Reader): Label | undefined {
  const { file, lexer, text } = reader;
  const { offset, end } = lexer;
  switch (lexer.kind) {
    case Token.identifier:
      advance(reader);
      return { file, offset, end, text: text.slice(offset, end) };
    case Token.plainText:
      advance(reader);
      return { file, offset, end, text: text.slice(offset + 1, end - 1) };
    case Token.openQuote: {
      const kind = advance(reader);
      const { offset: start, end: literalEnd } = lexer;
      const { value, invalidAt } = decodeQuoted(text.slice(start, literalEnd));
      if (kind !== Token.literal || advance(reader) !== Token.closeQuote) {
        note(reader, 'label-template');
        return undefined;
      }
      if (invalidAt !== undefined) {
        note(reader, 'invalid-escape', { offset: start + invalidAt, end: Math.min(start + invalidAt + 2, literalEnd) });
      }
      const label = { file, offset, end: lexer.end, text: value };
      advance(reader);
      return label;
    }
    default:
      return undefined;
  }
}
