/** Where somebody writes in a text of JSON, which is no JSON while they do. */
import type { Span } from '../../text/place';
import { nextToken, tokensOf, tokenValue } from './tokenizer';
import { Token } from './tokens';

export interface Cursor {
  /** The keys and indexes that lead to the object around it. */
  readonly path: readonly (string | number)[];
  /** The texts of that object by their keys; '' for what is no text. */
  readonly members: ReadonlyMap<string, string>;
  readonly role: 'key' | 'value';
  /** The key at the cursor or in front of it; undefined where none is begun. */
  readonly key: string | undefined;
  /** Whether it is in a list that is the key's value. */
  readonly inList: boolean;
  /** The text, number or word there; nothing between two tokens. */
  readonly at: Span;
  /** What comes behind it. */
  readonly before: 'colon' | 'member' | 'end';
}

interface Frame {
  readonly list: boolean;
  readonly members: Map<string, string>;
  state: 'key' | 'colon' | 'value' | 'comma';
  key: string | undefined;
  index: number;
}

/** Undefined outside of any object, in a list of lists, and where nothing can be written. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const tokens = tokensOf(text);
  const stack: Frame[] = [];
  let last: string | undefined;
  let found: Found | undefined;
  for (let kind = nextToken(tokens); kind !== Token.end; kind = nextToken(tokens)) {
    const isWordHere = isWord(kind) && tokens.offset <= offset;
    if (found === undefined && tokens.offset >= offset && !isWordHere && !isComment(kind)) {
      found = between(stack, offset);
      if (found === undefined) {
        return undefined;
      }
    }
    if (found !== undefined && found.before === undefined && !isComment(kind)) {
      found.before = kind === Token.colon ? 'colon' : kind === Token.string ? 'member' : 'end';
      if (kind === Token.colon) {
        found.role = 'key';
      }
    }
    const frame = stack.at(-1);
    if (found === undefined && isComment(kind) && tokens.offset < offset && offset < tokens.end) {
      return undefined;
    }
    const value = kind === Token.string ? tokenValue(tokens) : '';
    if (found === undefined && isWordHere && offset <= tokens.end) {
      found = foundIn(stack, { offset: tokens.offset, end: tokens.end }, value);
    }
    if (kind === Token.openBrace || kind === Token.openBracket) {
      stack.push({ list: kind === Token.openBracket, members: new Map(), state: 'key', key: undefined, index: 0 });
    } else if (kind === Token.closeBrace || kind === Token.closeBracket) {
      const closed = stack.findLastIndex(({ list }) => list === (kind === Token.closeBracket));
      const gone = closed < 0 ? [] : stack.splice(closed);
      const outer = stack.at(-1);
      if (outer !== undefined) {
        outer.state = 'comma';
      }
      if (found !== undefined && gone.includes(found.object)) {
        break;
      }
    } else if (frame !== undefined) {
      step(frame, kind, value, last);
    }
    last = kind === Token.string ? value : undefined;
  }
  found ??= between(stack, offset);
  if (found === undefined) {
    return undefined;
  }
  const { object, path, role, key, inList, at, before = 'end' } = found;
  return { path, members: object.members, role, key, inList, at, before };
}

interface Found extends Omit<Cursor, 'role' | 'members' | 'before'> {
  readonly object: Frame;
  role: Cursor['role'];
  before: Cursor['before'] | undefined;
}

/** At a word of a container. */
function foundIn(stack: readonly Frame[], at: Span, word: string | undefined): Found | undefined {
  const frame = stack.at(-1);
  const object = frame?.list === true ? stack.at(-2) : frame;
  if (frame === undefined || object === undefined || object.list) {
    return undefined;
  }
  const role = frame.list || frame.state === 'value' ? 'value' : 'key';
  const path = stack.slice(0, stack.indexOf(object)).map(({ list, index, key }) => (list ? index : (key ?? '')));
  const key = role === 'value' ? object.key : word;
  return { object, path, role, key, inList: frame.list, at, before: undefined };
}

/** Where a key or a value may begin. */
function between(stack: readonly Frame[], offset: number): Found | undefined {
  const frame = stack.at(-1);
  const isOpen = frame !== undefined && (frame.list || frame.state === 'key' || frame.state === 'value');
  return isOpen ? foundIn(stack, { offset, end: offset }, undefined) : undefined;
}

/** `last`: the text in front of the token; a colon makes a key of it, also where a comma or a value is missing. */
function step(frame: Frame, kind: number, value: string, last: string | undefined): void {
  if (frame.list) {
    frame.index += kind === Token.comma ? 1 : 0;
  } else if (kind === Token.colon) {
    frame.key = last ?? frame.key;
    frame.state = 'value';
    if (frame.key !== undefined) {
      frame.members.set(frame.key, '');
    }
  } else if (kind === Token.comma) {
    frame.state = 'key';
  } else if (frame.state === 'value' && isWord(kind)) {
    if (frame.key !== undefined) {
      frame.members.set(frame.key, value);
    }
    frame.state = 'comma';
  } else if (kind === Token.string) {
    frame.key = value;
    frame.state = 'colon';
  }
}

function isWord(kind: number): boolean {
  return (kind >= Token.nullKeyword && kind <= Token.number) || kind === Token.unknown;
}

function isComment(kind: number): boolean {
  return kind === Token.lineComment || kind === Token.blockComment;
}
