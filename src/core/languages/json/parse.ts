/**
 * Text to tree in one pass. Own code only where jsonc-parser's `parseTree` can't serve: it recurses (deep nesting
 * overflows the stack), and alone takes longer than parsing and all rules together may.
 */
import { completed, type Steps } from '../../steps';
import type { Span } from '../../text/place';
import { nextToken, type Tokens, tokenError, tokensOf, tokenValue } from './tokenizer';
import { Token, TokenError } from './tokens';
import type { JsonArray, JsonMember, JsonNode, JsonObject, JsonProperty } from './tree';

/** What strict JSON doesn't allow but is read over here. */
export type ToleratedSyntax = 'comment' | 'trailing-comma' | 'control-character' | 'invalid-escape';

/** Where reading stops. */
export type FatalSyntax =
  | 'empty'
  | 'invalid-symbol'
  | 'key-expected'
  | 'colon-expected'
  | 'value-expected'
  | 'comma-expected'
  | 'unclosed'
  | 'unclosed-string'
  | 'unclosed-comment'
  | 'text-after-end';

export interface SyntaxProblem<Code = ToleratedSyntax | FatalSyntax> extends Span {
  readonly code: Code;
}

/** A text and what was read of it. */
export interface JsonDocument {
  readonly text: string;
  /** What could be read; up to the fatal problem where there is one. */
  readonly root: JsonNode | undefined;
  /** The first of each kind that was read over. */
  readonly tolerated: readonly SyntaxProblem<ToleratedSyntax>[];
  /** Where reading stopped; undefined when all of the text was read. */
  readonly fatal: SyntaxProblem<FatalSyntax> | undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenProperty = Writable<JsonProperty>;
type OpenContainer = Writable<JsonObject> | Writable<JsonArray>;

interface Reader {
  readonly tokens: Tokens;
  /** Every key once: a list of machines repeats a few dozen keys thousands of times. */
  readonly keys: Map<string, string>;
  /** The containers that are open where the reader stands, innermost last. */
  readonly open: OpenContainer[];
  /** For each of them where its own begin among the members. */
  readonly starts: number[];
  /** The members of all open containers that were read; those behind `count` are of closed ones. One list, which grows once. */
  readonly members: JsonMember[];
  count: number;
  readonly tolerated: Map<ToleratedSyntax, SyntaxProblem<ToleratedSyntax>>;
  fatal: SyntaxProblem<FatalSyntax> | undefined;
}

/**
 * Reads JSON, comments and trailing commas allowed. Never throws: of a text that is no JSON, the document holds what
 * stood before the fatal problem.
 */
export function parseDocument(text: string): JsonDocument {
  return completed(parseInSteps(text));
}

/** Members that are read in one step. */
const STEP = 2_000;

/** The same in steps. */
export function* parseInSteps(text: string): Steps<JsonDocument> {
  const reader: Reader = {
    tokens: tokensOf(text),
    keys: new Map(),
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
  return { text, root, tolerated: [...reader.tolerated.values()], fatal: reader.fatal };
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
  const closing: number = container.type === 'object' ? Token.closeBrace : Token.closeBracket;
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
  } else if (container.type === 'object') {
    readProperty(reader, container);
  } else {
    const element = readValue(reader, container);
    if (element !== undefined) {
      add(reader, element, element);
    }
  }
}

function readProperty(reader: Reader, object: JsonObject): void {
  const { kind, offset, end: keyEnd } = reader.tokens;
  if (kind !== Token.string) {
    fail(reader, 'key-expected');
    return;
  }
  const key = sharedKey(reader, readString(reader));
  if (next(reader) !== Token.colon) {
    fail(reader, 'colon-expected');
    return;
  }
  next(reader);
  const property: OpenProperty = { type: 'property', offset, end: keyEnd, parent: object, key, keyEnd, value: UNREAD };
  const value = readValue(reader, property);
  if (value !== undefined) {
    property.value = value;
    property.end = value.end;
    add(reader, property, value);
  }
}

/** Stands in a property for the moment between its creation and that of its value, which needs it as its parent. */
const UNREAD: JsonNode = { type: 'null', offset: 0, end: 0, parent: undefined, value: null };

const NONE: readonly never[] = [];

/** Reads a scalar, or the start of a container: its members are read by the caller's loop, so nesting costs no stack. */
function readValue(reader: Reader, parent: JsonProperty | JsonArray | undefined): Writable<JsonNode> | undefined {
  const { tokens } = reader;
  const { kind, offset, end } = tokens;
  switch (kind) {
    case Token.string:
      return { type: 'string', offset, end, parent, value: readString(reader) };
    case Token.number:
      if (tokenError(tokens) !== TokenError.none) {
        return fail(reader, 'invalid-symbol');
      }
      return { type: 'number', offset, end, parent, value: Number(tokenValue(tokens)) };
    case Token.trueKeyword:
    case Token.falseKeyword:
      return { type: 'boolean', offset, end, parent, value: kind === Token.trueKeyword };
    case Token.nullKeyword:
      return { type: 'null', offset, end, parent, value: null };
    case Token.openBrace:
      return { type: 'object', offset, end, parent, properties: NONE };
    case Token.openBracket:
      return { type: 'array', offset, end, parent, elements: NONE };
    default:
      return fail(reader, 'value-expected');
  }
}

/** Adds a member to the innermost open container. */
function add(reader: Reader, member: JsonMember, value: Writable<JsonNode>): void {
  reader.members[reader.count] = member;
  reader.count += 1;
  enter(reader, value);
}

/** Goes on with the members of a value that has any. */
function enter(reader: Reader, value: Writable<JsonNode>): void {
  if (value.type === 'object' || value.type === 'array') {
    reader.open.push(value);
    reader.starts.push(reader.count);
  }
}

function readString(reader: Reader): string {
  const error = tokenError(reader.tokens);
  if (error === TokenError.unexpectedEndOfString) {
    fail(reader, 'unclosed-string');
  } else if (error === TokenError.invalidCharacter) {
    tolerate(reader, 'control-character');
  } else if (error !== TokenError.none) {
    tolerate(reader, 'invalid-escape');
  }
  return tokenValue(reader.tokens);
}

function sharedKey({ keys }: Reader, key: string): string {
  const shared = keys.get(key);
  if (shared === undefined) {
    keys.set(key, key);
  }
  return shared ?? key;
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
    if (container.type === 'object') {
      container.properties = members as JsonProperty[];
    } else {
      container.elements = members as JsonNode[];
    }
  }
  reader.count = start;
  container.end = end;
  if (container.parent?.type === 'property') {
    (container.parent as OpenProperty).end = end;
  }
}

function tokenSpan({ tokens: { text, offset, end } }: Reader): Span {
  return { offset, end: Math.min(end, text.length) };
}

function tolerate(reader: Reader, code: ToleratedSyntax, span?: Span): void {
  if (!reader.tolerated.has(code)) {
    reader.tolerated.set(code, { code, ...(span ?? tokenSpan(reader)) });
  }
}

/** Notes the first fatal problem; a more telling code replaces the caller's where the token itself says more. */
function fail(reader: Reader, code: FatalSyntax): undefined {
  const { kind } = reader.tokens;
  const told = kind === Token.unknown ? 'invalid-symbol' : kind === Token.end ? 'unclosed' : code;
  reader.fatal ??= { code: code === 'empty' || code === 'unclosed-comment' ? code : told, ...tokenSpan(reader) };
  return undefined;
}
