/** Where somebody writes in a text of HCL, which can't be read while they do. */
import type { Span } from '../../text/place';
import { lineEnd } from './lexer';
import { Token } from './token';
import { type Frame, isAtToken, step, take, type Walk, walkThrough } from './walk';

/** A block, or an object that is a value. */
export interface Holder {
  readonly key: string;
  readonly labels: readonly string[];
  /** What is set in it. */
  readonly keys: ReadonlySet<string>;
}

export interface Cursor {
  /** The blocks and objects around it, outermost first; none at the top of a file. */
  readonly path: readonly Holder[];
  readonly role: 'key' | 'value';
  /** The key at the cursor or in front of it; undefined where none is begun. */
  readonly key: string | undefined;
  /** Whether it is in a list that is the key's value. */
  readonly inList: boolean;
  /** The name, text or number there; nothing between two tokens. */
  readonly at: Span;
  /** Whether something follows on a key already: a value, labels, a body. */
  readonly isSet: boolean;
}

/** Undefined where no key and no value can be written: in comments and templates, and behind values. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const walk = walkThrough(text);
  const at = find(walk, offset);
  const [holder, list] = at === undefined ? [] : holderIn(walk.stack);
  if (at === undefined || holder === undefined) {
    return undefined;
  }
  const role = list !== undefined || holder.state === 'value' ? 'value' : 'key';
  const isBegun = at.end > at.offset;
  const key = role === 'value' ? holder.last : isBegun ? text.slice(at.offset, at.end) : undefined;
  const [file, ...others] = walk.stack;
  const path = others.flatMap(({ kind, key: name = '', labels, keys }) => {
    return kind === 'list' || kind === 'other' ? [] : [{ key: name, labels, keys }];
  });
  const follows = followsOn(walk, at);
  if (follows !== 'nothing' && (role === 'value' || (!isBegun && follows !== 'equals'))) {
    return undefined;
  }
  // What stands behind it counts as well.
  const outermost = others[0] ?? file;
  while (outermost?.isOpen && isAtToken(walk)) {
    take(walk);
    step(walk);
  }
  return { path, role, key, inList: list !== undefined, at, isSet: follows !== 'nothing' };
}

const WORDS: ReadonlySet<number> = new Set([Token.identifier, Token.number, Token.plainText]);

/** Goes to the word that an offset is in, or else to the first token behind it; undefined in a comment. */
function find(walk: Walk, offset: number): Span | undefined {
  const { lexer } = walk;
  const { text } = lexer;
  for (step(walk); isAtToken(walk); step(walk)) {
    const { kind, offset: start, end } = lexer;
    if (kind === Token.comment && start < offset && (offset < end || (offset === end && !isClosed(text, start, end)))) {
      return undefined;
    }
    if (WORDS.has(kind) && start <= offset && offset <= end) {
      return { offset: start, end };
    }
    const unclosed = kind === Token.openQuote && start < offset ? unclosedEnd(text, start) : start;
    if (unclosed > start && offset <= lineEnd(text, start)) {
      return { offset: start, end: Math.max(offset, unclosed) };
    }
    if (start >= offset) {
      break;
    }
    take(walk);
  }
  return lexer.kind === Token.end || isAtToken(walk) ? { offset, end: offset } : undefined;
}

function isClosed(text: string, start: number, end: number): boolean {
  return end - start >= 4 && text.startsWith('/*', start) && text.startsWith('*/', end - 2);
}

/** Where a text ends that nobody has closed in its line yet; its start for any other. */
function unclosedEnd(text: string, start: number): number {
  const rest = text.slice(start + 1, lineEnd(text, start));
  return /["\\]|[$%]\{/.test(rest) ? start : start + 1 + rest.trimEnd().length;
}

/** What has the key at the cursor, and the list that is its value where the cursor is in that. */
function holderIn(stack: readonly Frame[]): readonly [holder?: Frame | undefined, list?: Frame] {
  const frame = stack.at(-1);
  if (frame?.kind === 'list') {
    return frame.state === 'value' && frame.key !== undefined ? [stack.at(-2), frame] : [];
  }
  return frame !== undefined && frame.kind !== 'other' && (frame.state === 'key' || frame.state === 'value')
    ? [frame]
    : [];
}

const ENDS: ReadonlySet<number> = new Set([
  ...[Token.newline, Token.end, Token.comma, Token.closeBrace, Token.closeBracket],
]);

/** Goes behind the word at the cursor, and tells what stands there. */
function followsOn(walk: Walk, at: Span): 'nothing' | 'equals' | 'else' {
  const { lexer } = walk;
  const isPart = (): boolean => lexer.kind === Token.comment || lexer.offset < at.end || lexer.offset === lexer.end;
  while (isAtToken(walk) && isPart()) {
    take(walk);
    step(walk);
  }
  return ENDS.has(lexer.kind) ? 'nothing' : lexer.kind === Token.equal ? 'equals' : 'else';
}
