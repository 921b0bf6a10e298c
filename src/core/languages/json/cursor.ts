/** Where somebody writes in a text of JSON, which is no JSON while they do. */
import type { Span } from '../../text/place';
import { nextToken, type Tokens, tokensOf, tokenValue } from './tokenizer';
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

/** Undefined outside of any object, in a list of lists, in a comment, and where nothing can be written. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const walk: Walk = { tokens: tokensOf(text), kind: Token.end, stack: [], last: undefined };
  const found = find(walk, offset);
  if (found === undefined) {
    return undefined;
  }
  const { object, ...place } = found;
  const before = walk.kind === Token.colon ? 'colon' : walk.kind === Token.string ? 'member' : 'end';
  // A value is missing in front of what is a key after all.
  const isKey = before === 'colon' && found.role === 'value';
  const own = isKey ? ({ role: 'key', key: walk.last } as const) : {};
  // What stands behind it in the object counts as well.
  while (walk.kind !== Token.end && !take(walk).includes(object)) {
    next(walk);
  }
  return { ...place, ...own, members: object.members, before };
}

/** A way through the tokens of a text, and the containers that are open. */
interface Walk {
  readonly tokens: Tokens;
  /** Of the token that is to be taken next. */
  kind: number;
  readonly stack: Frame[];
  /** The text in front of it. */
  last: string | undefined;
}

interface Found extends Omit<Cursor, 'members' | 'before'> {
  readonly object: Frame;
}

/** Goes to the first token behind the offset and the word that it is in. */
function find(walk: Walk, offset: number): Found | undefined {
  const { tokens, stack } = walk;
  for (walk.kind = nextToken(tokens); walk.kind !== Token.end; walk.kind = nextToken(tokens)) {
    if (isComment(walk.kind)) {
      if (
        tokens.offset < offset &&
        (offset < tokens.end || (offset === tokens.end && walk.kind === Token.lineComment))
      ) {
        return undefined;
      }
      continue;
    }
    if (isWord(walk.kind) && tokens.offset <= offset && offset <= tokens.end) {
      const found = foundIn(stack, { offset: tokens.offset, end: tokens.end }, textOf(walk));
      take(walk);
      next(walk);
      return found;
    }
    if (tokens.offset >= offset) {
      break;
    }
    take(walk);
  }
  return between(stack, offset);
}

function next(walk: Walk): void {
  do {
    walk.kind = nextToken(walk.tokens);
  } while (isComment(walk.kind));
}

/** Takes a token into the containers around it, and gives those that it closes. */
function take(walk: Walk): readonly Frame[] {
  const { kind, stack, last } = walk;
  const value = textOf(walk);
  walk.last = kind === Token.string ? value : undefined;
  if (kind === Token.openBrace || kind === Token.openBracket) {
    stack.push({ list: kind === Token.openBracket, members: new Map(), state: 'key', key: undefined, index: 0 });
    return [];
  }
  if (kind === Token.closeBrace || kind === Token.closeBracket) {
    const closed = stack.findLastIndex(({ list }) => list === (kind === Token.closeBracket));
    const gone = closed < 0 ? [] : stack.splice(closed);
    const outer = stack.at(-1);
    if (outer !== undefined) {
      outer.state = 'comma';
    }
    return gone;
  }
  const frame = stack.at(-1);
  if (frame !== undefined) {
    step(frame, kind, value, last);
  }
  return [];
}

function textOf({ tokens, kind }: Walk): string {
  return kind === Token.string ? tokenValue(tokens) : '';
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
  return { object, path, role, key, inList: frame.list, at };
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
