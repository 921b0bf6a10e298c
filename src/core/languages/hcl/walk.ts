/** A way through the tokens of a text of HCL, with what is open around each: for a text that can't be read for the moment. */
import { type Lexer, lexerOf, nextToken, resumeAt } from './lexer';
import { MAXIMUM_DEPTH } from './reader';
import { Token } from './token';

/** What is open. */
export interface Frame {
  /** The token that it begins with; the end of the text for the file. */
  readonly opener: number;
  readonly kind: 'body' | 'object' | 'list' | 'other';
  /** Of a block its name; else the key whose value it is, or in whose list. Undefined in what is worked out. */
  readonly key: string | undefined;
  readonly labels: readonly string[];
  /** Of the line that it begins in. */
  readonly indentation: number;
  readonly keys: Set<string>;
  /** What comes next: a key, what stands between that and its value, a value, or the rest behind it. */
  state: 'key' | 'head' | 'value' | 'rest';
  /** The key in front, and the labels behind that. */
  last: string;
  lastLabels: readonly string[];
  /** Set where a line in it is indented further than it. */
  isIndented: boolean;
  isOpen: boolean;
}

export interface Walk {
  readonly lexer: Lexer;
  /** Innermost last; the file is the first. */
  readonly stack: Frame[];
  /** How far the line is indented. */
  indentation: number;
}

/** Stands before the first token. */
export function walkThrough(text: string): Walk {
  const walk: Walk = { lexer: lexerOf(text), stack: [], indentation: 0 };
  open(walk, Token.end, 'body', '', []);
  return walk;
}

/** Whether there is a token; a text that is nested deeper than any that can be read has none there. */
export function isAtToken({ lexer, stack }: Walk): boolean {
  return lexer.kind !== Token.end && stack.length < MAXIMUM_DEPTH;
}

/** Goes to the next token. */
export function step(walk: Walk): void {
  const { lexer } = walk;
  const isFirst = lexer.kind === Token.newline;
  const line = lexer.end;
  nextToken(lexer);
  if (isFirst) {
    walk.indentation = lexer.offset - line;
    if (lexer.kind === Token.identifier) {
      closeUnclosed(walk);
    }
  }
}

/** Takes the token into what is open around it. */
export function take(walk: Walk): void {
  const { lexer, stack } = walk;
  const { kind } = lexer;
  const opener = OPENERS.get(kind);
  const frame = stack.at(-1);
  if (opener !== undefined) {
    closeTo(stack, opener);
  } else if (frame !== undefined && kind !== Token.comment && !openAt(walk, frame)) {
    const isNamed = frame.kind === 'body' || frame.kind === 'object';
    (isNamed ? takeInBody : takeInList)(frame, lexer);
  }
}

/** By the token that closes it, what each begins with. */
const OPENERS: ReadonlyMap<number, readonly number[]> = new Map([
  [Token.closeBrace, [Token.openBrace]],
  [Token.closeBracket, [Token.openBracket]],
  [Token.closeParenthesis, [Token.openParenthesis]],
  [Token.closeQuote, [Token.openQuote]],
  [Token.closeHeredoc, [Token.openHeredoc]],
  [Token.sequenceEnd, [Token.interpolation, Token.directive]],
]);

const OTHERS: ReadonlySet<number> = new Set([
  ...[Token.openParenthesis, Token.openQuote, Token.openHeredoc, Token.interpolation, Token.directive],
]);

function openAt(walk: Walk, frame: Frame): boolean {
  const { kind } = walk.lexer;
  const isHead = frame.state === 'head';
  // In a list, what its elements are the values of is what the list is.
  const key = frame.state !== 'value' ? undefined : frame.kind === 'list' ? frame.key : frame.last;
  if (kind === Token.openBrace && (isHead || frame.state === 'key')) {
    frame.keys.add(frame.last);
    open(walk, kind, 'body', isHead ? frame.last : '', frame.lastLabels);
  } else if (kind === Token.openBrace) {
    open(walk, kind, 'object', key, []);
  } else if (kind === Token.openBracket) {
    open(walk, kind, 'list', frame.kind === 'list' ? undefined : key, []);
  } else if (OTHERS.has(kind)) {
    open(walk, kind, 'other', undefined, []);
  } else {
    return false;
  }
  frame.state = 'rest';
  return true;
}

function open(
  { stack, indentation }: Walk,
  opener: number,
  kind: Frame['kind'],
  key: string | undefined,
  labels: readonly string[],
): void {
  const state = kind === 'list' ? 'value' : 'key';
  const begun = { state, last: '', lastLabels: [], isIndented: false, isOpen: true } as const;
  stack.push({ opener, kind, key, labels, indentation, keys: new Set(), ...begun });
}

function closeTo(stack: Frame[], openers: readonly number[]): void {
  const index = stack.findLastIndex(({ opener }) => openers.includes(opener));
  if (index > 0) {
    close(stack, index);
  }
}

function close(stack: Frame[], index: number): void {
  for (const frame of stack.splice(index)) {
    frame.isOpen = false;
  }
}

function takeInBody(frame: Frame, { kind, text, offset, end }: Lexer): void {
  const isWord = kind === Token.identifier || kind === Token.plainText;
  const word = text.slice(offset, end).replace(/^"|"$/g, '');
  if (kind === Token.newline || kind === Token.comma) {
    frame.state = 'key';
  } else if (frame.state === 'key') {
    frame.state = isWord ? 'head' : 'rest';
    frame.last = word;
    frame.lastLabels = [];
  } else if (frame.state === 'head' && isWord) {
    frame.lastLabels = [...frame.lastLabels, word];
  } else if (frame.state === 'head' && (kind === Token.equal || kind === Token.colon)) {
    frame.state = 'value';
    frame.keys.add(frame.last);
  } else {
    frame.state = 'rest';
  }
}

function takeInList(frame: Frame, { kind }: Lexer): void {
  if (kind !== Token.newline) {
    frame.state = kind === Token.comma ? 'value' : 'rest';
  }
}

/** What follows on a name that sets something: `=`, or labels and a brace. */
const SETS = /[ \t]*=(?![=>])|(?:[ \t]+(?:[\w-]+|"[^"\r\n]*"))*[ \t]*\{/y;

/** At a name that begins a line. Where it sets something, all ends that isn't closed and can't have such a line in it. */
function closeUnclosed(walk: Walk): void {
  const { lexer, stack, indentation } = walk;
  SETS.lastIndex = lexer.end;
  if (!SETS.test(lexer.text)) {
    return;
  }
  const index = stack.findLastIndex((frame, at) => at === 0 || holdsLine(frame, indentation)) + 1;
  if (stack.slice(index).some(({ opener }) => OTHERS.has(opener))) {
    resumeAt(lexer, lexer.offset);
    nextToken(lexer);
  }
  close(stack, index);
  const frame = stack.at(-1);
  if (frame !== undefined) {
    frame.state = 'key';
    frame.isIndented ||= indentation > frame.indentation;
  }
}

/** What is in braces has its lines further in, in a text that is indented at all. */
function holdsLine(frame: Frame, indentation: number): boolean {
  const isIndented = frame.indentation > 0 || frame.isIndented;
  return (frame.kind === 'body' || frame.kind === 'object') && (indentation > frame.indentation || !isIndented);
}
