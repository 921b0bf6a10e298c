/** The words of a text that can't be read to its end. */
import type { Steps } from '../../steps';
import type { FileId } from '../../text/place';
import type { Document, Words } from '../language';
import type { Body, Member, Node } from '../tree';
import { nextToken, type Tokens, tokensOf, tokenValue } from './tokenizer';
import { Token } from './tokens';

/** Tokens that are read in one step. */
const STEP = 20_000;

/** The words of a text, whatever its brackets say; `told`: the key whose texts are told. */
export function* wordsOf({ file, text }: Document, told: string): Steps<Words> {
  const all: Member[] = [];
  const outermost: Member[] = [];
  const allOf = bodyOf(file, all, text.length);
  const outermostOf = bodyOf(file, outermost, text.length);
  const texts = new Set<string>();
  const seen = new Set<string>();
  const tokens = tokensOf(text);
  let depth = 0;
  let key: { readonly text: string; readonly offset: number; readonly end: number } | undefined;
  let isNamed = false;
  let count = 0;
  for (let kind = nextToken(tokens); kind !== Token.end; kind = nextToken(tokens)) {
    const { offset, end } = tokens;
    const value = isNamed ? valueAt(file, tokens, kind) : undefined;
    if (value !== undefined && key !== undefined) {
      if (key.text === told && value.kind === 'text') {
        texts.add(value.value);
      }
      // Of thousands of machines each word is needed once.
      const word = `${key.text}\n${value.kind}`;
      if (!seen.has(word)) {
        seen.add(word);
        all.push(memberOf(key, value, allOf));
      }
      if (depth === 1) {
        outermost.push(memberOf(key, value, outermostOf));
      }
    }
    isNamed = kind === Token.colon && key !== undefined;
    if (!isNamed) {
      key = kind === Token.string ? { text: tokenValue(tokens), offset, end } : undefined;
    }
    depth += Number(kind === Token.openBrace) - Number(kind === Token.closeBrace);
    count += 1;
    if (count % STEP === 0) {
      yield;
    }
  }
  return { all: allOf, outermost: outermostOf, texts };
}

function bodyOf(file: FileId, members: readonly Member[], end: number): Body {
  return { kind: 'body', file, offset: 0, end, parent: undefined, members };
}

function memberOf(
  { text, offset, end }: { readonly text: string; readonly offset: number; readonly end: number },
  value: Node,
  parent: Body,
): Member {
  return { kind: 'member', file: value.file, offset, end: value.end, parent, key: text, keyEnd: end, value };
}

/** The value that a token is or begins, without what is in it. */
function valueAt(file: FileId, tokens: Tokens, kind: number): Node | undefined {
  const { offset, end } = tokens;
  const place = { file, offset, end, parent: undefined };
  switch (kind) {
    case Token.string:
      return { ...place, kind: 'text', value: tokenValue(tokens) };
    case Token.number:
      return { ...place, kind: 'number', value: Number(tokenValue(tokens)) };
    case Token.trueKeyword:
    case Token.falseKeyword:
      return { ...place, kind: 'boolean', value: kind === Token.trueKeyword };
    case Token.openBrace:
      return { ...place, kind: 'body', members: [] };
    case Token.openBracket:
      return { ...place, kind: 'list', elements: [] };
    default:
      return undefined;
  }
}
