/**
 * Text to tree in one pass. Own code only where jsonc-parser's `parseTree` can't serve: it recurses (deep nesting
 * overflows the stack), and alone takes longer than parsing and all rules together may.
 */
import { translated } from '../../l10n';
import { completed, type Steps } from '../../steps';
import type { FileId, Place, Span } from '../../text/place';
import { shared } from '../../text/remember';
import type { Document, Problem, Tolerated } from '../language';
import type { Body, Item, List, Member, Node } from '../tree';
import { FATAL, type FatalSyntax, mayGoOnOverLines, type ToleratedSyntax } from './syntax';
import { isPlainString, nextToken, stringOverLines, type Tokens, tokenError, tokensOf, tokenValue } from './tokenizer';
import { Token, TokenError } from './tokens';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenProperty = Writable<Member>;
type OpenContainer = Writable<Body> | Writable<List>;

/** A key, once for all places at which it stands: a list of machines repeats a few dozen keys thousands of times, in one order. */
interface Key {
  readonly text: string;
  /** That which was the next in the text when it last stood there. */
  following: Key | undefined;
}

interface Reader {
  readonly file: FileId;
  readonly tokens: Tokens;
  readonly keys: Map<string, Key>;
  lastKey: Key;
  /** The containers that are open where the reader stands, innermost last. */
  readonly open: OpenContainer[];
  /** For each of them where its own begin among the members. */
  readonly starts: number[];
  /** The members of all open containers that were read; those behind `count` are of closed ones. One list, which grows once. */
  readonly members: Item[];
  count: number;
  readonly tolerated: Map<ToleratedSyntax, Tolerated>;
  fatal: Problem | undefined;
}

/**
 * Reads JSON, comments and trailing commas allowed. Never throws: of a text that is no JSON, the document holds what
 * stood before the fatal problem.
 */
export function parseDocument(text: string, file: FileId = ''): Document {
  return completed(parseInSteps(text, file));
}

/** Members that are read in one step. */
const STEP = 2_000;

/** The same with a rest after so many members, in which an editor's other extensions have their turn. */
export function* parseInSteps(text: string, file: FileId): Steps<Document> {
  const reader: Reader = {
    file,
    tokens: tokensOf(text),
    keys: new Map(),
    lastKey: { text: '', following: undefined },
    open: [],
    starts: [],
    members: [],
    count: 0,
    tolerated: new Map(),
    fatal: undefined,
  };
  const root = next(reader) === Token.end ? fail(reader, 'empty') : readValue(reader, undefined);
  if (root !== undefined) {
    enter(reader, root);
  }
  while (reader.open.length > 0 && reader.fatal === undefined) {
    readMembers(reader);
    yield;
  }
  if (reader.fatal === undefined) {
    if (next(reader) !== Token.end) {
      fail(reader, 'text-after-end');
    }
  }
  while (reader.open.length > 0) {
    close(reader, text.length);
  }
  return {
    file,
    language: 'json',
    text,
    root,
    fatal: reader.fatal,
    skipped: NONE,
    tolerated: [...reader.tolerated.values()],
  };
}

/** Moves to the next token that is no comment, and gives its kind. */
function next(reader: Reader): number {
  const { tokens } = reader;
  let kind = nextToken(tokens);
  while (kind === Token.lineComment || kind === Token.blockComment) {
    if (tokenError(tokens) === TokenError.unexpectedEndOfComment) {
      fail(reader, 'unclosed-comment');
    }
    tolerate(reader, 'comment');
    kind = nextToken(tokens);
  }
  return kind;
}

/** Reads so many members, of whichever containers they are, that it makes a step. */
function readMembers(reader: Reader): void {
  for (let count = 0; count < STEP && reader.open.length > 0 && reader.fatal === undefined; count += 1) {
    readMember(reader, reader.open[reader.open.length - 1] as OpenContainer);
  }
}

/** Reads one more member of the innermost open container, or its end. */
function readMember(reader: Reader, container: OpenContainer): void {
  const closing: number = container.kind === 'body' ? Token.closeBrace : Token.closeBracket;
  const isFirst = reader.count === reader.starts[reader.starts.length - 1];
  let token = next(reader);
  if (!isFirst && token === Token.comma) {
    const { offset, end } = reader.tokens;
    token = next(reader);
    if (token === closing) {
      tolerate(reader, 'trailing-comma', { offset, end });
    }
  } else if (!isFirst && token !== closing) {
    fail(reader, 'comma-expected');
    return;
  }
  if (token === closing) {
    close(reader, reader.tokens.end);
  } else if (container.kind === 'body') {
    readProperty(reader, container);
  } else {
    const element = readValue(reader, container);
    if (element !== undefined) {
      add(reader, element, element);
    }
  }
}

function readProperty(reader: Reader, object: Body): void {
  const { kind, offset } = reader.tokens;
  if (kind !== Token.string) {
    fail(reader, 'key-expected');
    return;
  }
  const key = readKey(reader);
  const keyEnd = reader.tokens.end;
  if (next(reader) !== Token.colon) {
    fail(reader, 'colon-expected');
    return;
  }
  next(reader);
  const property: OpenProperty = {
    kind: 'member',
    file: reader.file,
    offset,
    end: keyEnd,
    parent: object,
    key,
    keyEnd,
    value: UNREAD,
  };
  const value = readValue(reader, property);
  if (value !== undefined) {
    property.value = value;
    property.end = value.end;
    add(reader, property, value);
  }
}

/** Stands in a property for the moment between its creation and that of its value, which needs it as its parent. */
const UNREAD: Node = { kind: 'null', file: '', offset: 0, end: 0, parent: undefined, value: null };

const NONE: readonly never[] = [];

/** Reads a scalar, or the start of a container: its members are read by the caller's loop, so nesting costs no stack. */
function readValue(reader: Reader, parent: Member | List | undefined): Writable<Node> | undefined {
  const { tokens, file } = reader;
  const { kind, offset, end } = tokens;
  switch (kind) {
    case Token.string: {
      const value = readString(reader);
      return { kind: 'text', file, offset, end: tokens.end, parent, value };
    }
    case Token.number:
      if (tokenError(tokens) !== TokenError.none) {
        return fail(reader, 'invalid-symbol');
      }
      return { kind: 'number', file, offset, end, parent, value: Number(tokenValue(tokens)) };
    case Token.trueKeyword:
    case Token.falseKeyword:
      return { kind: 'boolean', file, offset, end, parent, value: kind === Token.trueKeyword };
    case Token.nullKeyword:
      return { kind: 'null', file, offset, end, parent, value: null };
    case Token.openBrace:
      return { kind: 'body', file, offset, end, parent, members: NONE };
    case Token.openBracket:
      return { kind: 'list', file, offset, end, parent, elements: NONE };
    default:
      return fail(reader, 'value-expected');
  }
}

/** Adds a member to the innermost open container. */
function add(reader: Reader, member: Item, value: Writable<Node>): void {
  reader.members[reader.count] = member;
  reader.count += 1;
  enter(reader, value);
}

/** Goes on with the members of a value that has any. */
function enter(reader: Reader, value: Writable<Node>): void {
  if (value.kind === 'body' || value.kind === 'list') {
    reader.open.push(value);
    reader.starts.push(reader.count);
  }
}

function readString(reader: Reader): string {
  const error = tokenError(reader.tokens);
  if (error === TokenError.unexpectedEndOfString) {
    const goneOn = mayGoOnOverLines(reader.tokens.text) ? stringOverLines(reader.tokens) : undefined;
    if (goneOn !== undefined) {
      return goneOn;
    }
    fail(reader, 'unclosed-string');
  } else if (error === TokenError.invalidCharacter) {
    tolerate(reader, 'control-character');
  } else if (error !== TokenError.none) {
    tolerate(reader, 'invalid-escape');
  }
  return tokenValue(reader.tokens);
}

function readKey(reader: Reader): string {
  const { tokens, keys, lastKey } = reader;
  let key = lastKey.following;
  if (key === undefined || !isPlainString(tokens, key.text)) {
    const text = readString(reader);
    key = keys.get(text) ?? { text: shared(text), following: undefined };
    keys.set(key.text, key);
    lastKey.following = key;
  }
  reader.lastKey = key;
  return key.text;
}

/** Ends the innermost open container. */
function close(reader: Reader, end: number): void {
  const container = reader.open.pop();
  const start = reader.starts.pop() ?? 0;
  if (container === undefined) {
    return;
  }
  if (reader.count > start) {
    const members = reader.members.slice(start, reader.count);
    if (container.kind === 'body') {
      container.members = members as Member[];
    } else {
      container.elements = members as Node[];
    }
  }
  reader.count = start;
  container.end = end;
  if (container.parent?.kind === 'member') {
    (container.parent as OpenProperty).end = end;
  }
}

function tokenPlace({ file, tokens: { text, offset, end } }: Reader): Place {
  return { file, offset, end: Math.min(end, text.length) };
}

function tolerate(reader: Reader, code: ToleratedSyntax, span?: Span): void {
  if (!reader.tolerated.has(code)) {
    reader.tolerated.set(code, { code, ...tokenPlace(reader), ...span });
  }
}

/** Notes the first fatal problem; a more telling code replaces the caller's where the token itself says more. */
function fail(reader: Reader, code: FatalSyntax): undefined {
  const { kind } = reader.tokens;
  const told = kind === Token.unknown ? 'invalid-symbol' : kind === Token.end ? 'unclosed' : code;
  if (reader.fatal === undefined) {
    const shown = code === 'empty' || code === 'unclosed-comment' ? code : told;
    reader.fatal = { code: shown, message: translated(FATAL[shown]), ...tokenPlace(reader) };
  }
  return undefined;
}
