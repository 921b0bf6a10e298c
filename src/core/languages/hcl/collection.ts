/** Lists and object constructors. */
import type { List, Member, Node } from '../tree';
import { readFor } from './for';
import { advance, closeBracket, fail, isWord, kindAt, openBracket, put, type Reader, takeFrom } from './reader';
import type { HclBody, HclMember, Operand } from './syntax';
import { Token } from './token';
import { readValue } from './value';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NONE: readonly never[] = [];

export function readList(reader: Reader): Operand {
  const { file, lexer } = reader;
  const opening = { offset: lexer.offset, end: lexer.end };
  const lineEnds = openBracket(reader);
  if (isWord(reader, 'for')) {
    return readFor(reader, opening.offset, lineEnds, 'list');
  }
  const { height } = reader;
  const list: Writable<List> = { kind: 'list', file, ...opening, parent: undefined, elements: NONE };
  while (kindAt(reader) !== Token.closeBracket) {
    const element = readValue(reader, list);
    if (reader.failed) {
      return element as Operand & Node;
    }
    put(reader, element);
    if (kindAt(reader) === Token.comma) {
      advance(reader);
    } else if (kindAt(reader) !== Token.closeBracket) {
      return fail(reader, 'separator-expected');
    }
  }
  list.elements = takeFrom<Node>(reader, height);
  list.end = lexer.end;
  closeBracket(reader, lineEnds);
  return list;
}

/** `{ key = value }`, with commas or line ends between members. */
export function readObject(reader: Reader): Operand {
  const { file, lexer } = reader;
  const opening = { offset: lexer.offset, end: lexer.end };
  const lineEnds = openBracket(reader);
  if (isWord(reader, 'for')) {
    return readFor(reader, opening.offset, lineEnds, 'object');
  }
  reader.lineEnds = true;
  const { height } = reader;
  const body: Writable<HclBody> = { kind: 'body', file, ...opening, parent: undefined, style: 'object', members: NONE };
  for (;;) {
    while (kindAt(reader) === Token.newline) {
      advance(reader);
    }
    if (kindAt(reader) === Token.closeBrace) {
      break;
    }
    const member = readMember(reader, body);
    if (reader.failed) {
      return fail(reader, 'value-expected');
    }
    put(reader, member);
    const kind = kindAt(reader);
    if (kind === Token.comma || kind === Token.newline) {
      advance(reader);
    } else if (kind !== Token.closeBrace) {
      return fail(reader, 'separator-expected');
    }
  }
  body.members = takeFrom<HclMember>(reader, height);
  body.end = lexer.end;
  closeBracket(reader, lineEnds);
  return body;
}

/** Stands in a member for the moment between its creation and that of its value, which needs it as its parent. */
function unread(file: string): Member['value'] {
  return { kind: 'null', file, offset: 0, end: 0, parent: undefined, value: null };
}

function readMember(reader: Reader, body: HclBody): HclMember {
  const { file, lexer, text } = reader;
  const mark = reader.references.length;
  const isNamed = lexer.kind === Token.identifier;
  const key = reader.expression(reader);
  const { offset, end: keyEnd } = key;
  const literal = literalKey(key, text.slice(offset, keyEnd));
  if (isNamed && literal !== undefined) {
    reader.references.length = mark;
  }
  const member: Writable<HclMember> = {
    kind: 'member',
    file,
    offset,
    end: keyEnd,
    parent: body,
    key: literal ?? text.slice(offset, keyEnd),
    keyEnd,
    equals: lexer.offset,
    value: unread(file),
    ...(literal === undefined ? { isComputed: true as const, computed: key } : undefined),
  };
  if (reader.failed) {
    return member;
  }
  if (kindAt(reader) !== Token.equal && kindAt(reader) !== Token.colon) {
    fail(reader, 'equals-expected');
    return member;
  }
  advance(reader);
  member.value = readValue(reader, member);
  member.end = member.value.end;
  return member;
}

/** A name or a literal stands for itself, as a key; everything else is worked out (hclsyntax/spec.md, object values). */
function literalKey(key: Operand, written: string): string | undefined {
  switch (key.kind) {
    case 'text':
      return key.value;
    case 'number':
    case 'boolean':
    case 'null':
      return written;
    case 'operation':
      return key.form === 'reference' && key.steps.length === 0 ? key.name : undefined;
    default:
      return undefined;
  }
}
