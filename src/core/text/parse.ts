/**
 * Text to tree in one pass over jsonc-parser's scanner. Own code only where the library's `parseTree` can't serve: it
 * recurses (deep nesting overflows the stack), doesn't say where the commas stand, and alone takes longer than parsing
 * and all rules together may.
 */
import { createScanner, type JSONScanner } from 'jsonc-parser';
import { Token, TokenError } from './tokens';
import type { JsonArray, JsonNode, JsonObject, JsonProperty, Span } from './tree';

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
type OpenObject = Writable<JsonObject> & { properties: OpenProperty[] };
type OpenArray = Writable<JsonArray> & { elements: Writable<JsonNode>[] };
type OpenContainer = OpenObject | OpenArray;

interface Reader {
  readonly scanner: JSONScanner;
  /** Of the text. */
  readonly length: number;
  token: number;
  /** The containers that are open where the reader stands, innermost last. */
  readonly open: OpenContainer[];
  readonly tolerated: Map<ToleratedSyntax, SyntaxProblem<ToleratedSyntax>>;
  fatal: SyntaxProblem<FatalSyntax> | undefined;
}

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads JSON, comments and trailing commas allowed. Never throws: of a text that is no JSON, the document holds what
 * stood before the fatal problem.
 */
export function parseDocument(text: string): JsonDocument {
  const scanner = createScanner(text, false);
  if (text.charCodeAt(0) === BYTE_ORDER_MARK) {
    scanner.setPosition(1);
  }
  const reader: Reader = {
    scanner,
    length: text.length,
    token: Token.unknown,
    open: [],
    tolerated: new Map(),
    fatal: undefined,
  };
  const root = next(reader) === Token.end ? fail(reader, 'empty') : readValue(reader, undefined);
  while (reader.open.length > 0 && reader.fatal === undefined) {
    readMember(reader, reader.open[reader.open.length - 1] as OpenContainer);
  }
  if (reader.fatal === undefined) {
    if (next(reader) !== Token.end) {
      fail(reader, 'text-after-end');
    }
  }
  for (const container of reader.open.reverse()) {
    close(container, text.length);
  }
  return { text, root, tolerated: [...reader.tolerated.values()], fatal: reader.fatal };
}

/** Moves to the next token that is no trivia, and gives it. */
function next(reader: Reader): number {
  const { scanner } = reader;
  for (;;) {
    const token: number = scanner.scan();
    if (token < Token.lineComment || token > Token.trivia) {
      reader.token = token;
      return token;
    }
    if (token <= Token.blockComment) {
      if ((scanner.getTokenError() as number) === TokenError.unexpectedEndOfComment) {
        fail(reader, 'unclosed-comment');
      }
      tolerate(reader, 'comment');
    }
  }
}

/** Reads one more member of the innermost open container, or its end. */
function readMember(reader: Reader, container: OpenContainer): void {
  const members: (OpenProperty | Writable<JsonNode>)[] =
    container.type === 'object' ? container.properties : container.elements;
  const closing: number = container.type === 'object' ? Token.closeBrace : Token.closeBracket;
  const previous = members[members.length - 1];
  next(reader);
  if (previous !== undefined && reader.token === Token.comma) {
    previous.comma = reader.scanner.getTokenOffset();
    if (next(reader) === closing) {
      tolerate(reader, 'trailing-comma', { offset: previous.comma, end: previous.comma + 1 });
    }
  } else if (previous !== undefined && reader.token !== closing) {
    fail(reader, 'comma-expected');
    return;
  }
  if (reader.token === closing) {
    reader.open.pop();
    close(container, reader.scanner.getTokenOffset() + 1);
  } else if (container.type === 'object') {
    readProperty(reader, container);
  } else {
    const element = readValue(reader, container);
    if (element !== undefined) {
      container.elements.push(element);
    }
  }
}

function readProperty(reader: Reader, object: OpenObject): void {
  const { scanner } = reader;
  if (reader.token !== Token.string) {
    fail(reader, 'key-expected');
    return;
  }
  const offset = scanner.getTokenOffset();
  const keyEnd = offset + scanner.getTokenLength();
  const key = readString(reader);
  if (next(reader) !== Token.colon) {
    fail(reader, 'colon-expected');
    return;
  }
  next(reader);
  const property: OpenProperty = {
    type: 'property',
    offset,
    end: keyEnd,
    parent: object,
    key,
    keyEnd,
    value: UNREAD,
    comma: -1,
  };
  const value = readValue(reader, property);
  if (value !== undefined) {
    property.value = value;
    property.end = value.end;
    object.properties.push(property);
  }
}

/** Stands in a property for the moment between its creation and that of its value, which needs it as its parent. */
const UNREAD: JsonNode = { type: 'null', offset: 0, end: 0, parent: undefined, comma: -1, value: null };

/** Reads a scalar, or opens a container: its members are read by the caller's loop, so nesting costs no stack. */
function readValue(reader: Reader, parent: JsonProperty | JsonArray | undefined): Writable<JsonNode> | undefined {
  const { scanner } = reader;
  const offset = scanner.getTokenOffset();
  const end = offset + scanner.getTokenLength();
  switch (reader.token) {
    case Token.string:
      return { type: 'string', offset, end, parent, comma: -1, value: readString(reader) };
    case Token.number:
      if ((scanner.getTokenError() as number) !== TokenError.none) {
        return fail(reader, 'invalid-symbol');
      }
      return { type: 'number', offset, end, parent, comma: -1, value: Number(scanner.getTokenValue()) };
    case Token.trueKeyword:
    case Token.falseKeyword:
      return { type: 'boolean', offset, end, parent, comma: -1, value: reader.token === Token.trueKeyword };
    case Token.nullKeyword:
      return { type: 'null', offset, end, parent, comma: -1, value: null };
    case Token.openBrace: {
      const object: OpenObject = { type: 'object', offset, end, parent, comma: -1, properties: [] };
      reader.open.push(object);
      return object;
    }
    case Token.openBracket: {
      const array: OpenArray = { type: 'array', offset, end, parent, comma: -1, elements: [] };
      reader.open.push(array);
      return array;
    }
    default:
      return fail(reader, 'value-expected');
  }
}

function readString(reader: Reader): string {
  const error = reader.scanner.getTokenError() as number;
  if (error === TokenError.unexpectedEndOfString) {
    fail(reader, 'unclosed-string');
  } else if (error === TokenError.invalidCharacter) {
    tolerate(reader, 'control-character');
  } else if (error !== TokenError.none) {
    tolerate(reader, 'invalid-escape');
  }
  return reader.scanner.getTokenValue();
}

function close(container: OpenContainer, end: number): void {
  container.end = end;
  if (container.parent?.type === 'property') {
    (container.parent as OpenProperty).end = end;
  }
}

function tokenSpan(reader: Reader): Span {
  const { scanner } = reader;
  const offset = scanner.getTokenOffset();
  // The scanner steps past the end of the text when it looks for the end of a comment.
  return { offset, end: Math.min(offset + scanner.getTokenLength(), reader.length) };
}

function tolerate(reader: Reader, code: ToleratedSyntax, span?: Span): void {
  if (!reader.tolerated.has(code)) {
    reader.tolerated.set(code, { code, ...(span ?? tokenSpan(reader)) });
  }
}

/** Notes the first fatal problem; a more telling code replaces the caller's where the token itself says more. */
function fail(reader: Reader, code: FatalSyntax): undefined {
  const told = reader.token === Token.unknown ? 'invalid-symbol' : reader.token === Token.end ? 'unclosed' : code;
  reader.fatal ??= { code: code === 'empty' || code === 'unclosed-comment' ? code : told, ...tokenSpan(reader) };
  return undefined;
}
