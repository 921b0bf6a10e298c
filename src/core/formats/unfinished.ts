/**
 * Texts that could not be read to their end. A mistake in the first machine of a list hides all others from whoever
 * goes by what was read before it; so what no format recognises is judged by all words of the text, as if its nesting
 * were not there.
 */

import type { JsonDocument } from '../languages/json/parse';
import { nextToken, tokensOf, tokenValue } from '../languages/json/tokenizer';
import { Token } from '../languages/json/tokens';
import type { JsonNode, JsonObject, JsonProperty } from '../languages/json/tree';
import type { Steps } from '../steps';
import { foreignDocument } from './foreign/documents';
import { isForeignMachine } from './foreign/machines';
import { machineEvidence } from './powershell/evidence';

/** Whether the text is of machines, for all that can be told of it. */
export function* isUnfinishedDefinition(
  { text, root, fatal }: JsonDocument,
  fileName: string | undefined,
): Steps<boolean> {
  if (fatal === undefined || foreignDocument(root, fileName) !== undefined) {
    return false;
  }
  const { outermost, all, types } = yield* wordsOf(text);
  if (outermost.properties.some(({ key }) => key === 'builders')) {
    return types.has('hyperv-iso') || types.has('hyperv-vmcx');
  }
  return (
    foreignDocument(outermost, fileName) === undefined && machineEvidence(all) !== undefined && !isForeignMachine(all)
  );
}

interface Words {
  /** All properties of the text, of whichever object they are. */
  readonly all: JsonObject;
  /** Those of its outermost object, as far as the brackets of a text with a mistake tell. */
  readonly outermost: JsonObject;
  /** What builders may call themselves. */
  readonly types: ReadonlySet<string>;
}

/** Tokens that are read in one step. */
const STEP = 20_000;

function* wordsOf(text: string): Steps<Words> {
  const all: JsonProperty[] = [];
  const outermost: JsonProperty[] = [];
  const allOf = objectOf(all, text.length);
  const outermostOf = objectOf(outermost, text.length);
  const types = new Set<string>();
  const seen = new Set<string>();
  const tokens = tokensOf(text);
  let depth = 0;
  let key: { readonly text: string; readonly offset: number; readonly end: number } | undefined;
  let isNamed = false;
  let count = 0;
  for (let kind = nextToken(tokens); kind !== Token.end; kind = nextToken(tokens)) {
    const { offset, end } = tokens;
    const value = isNamed ? valueAt(tokens, kind) : undefined;
    if (value !== undefined && key !== undefined) {
      if (key.text === 'type' && value.type === 'string') {
        types.add(value.value);
      }
      // Of thousands of machines each word is needed once.
      const word = `${key.text}\n${value.type}`;
      if (!seen.has(word)) {
        seen.add(word);
        all.push(propertyOf(key, value, allOf));
      }
      if (depth === 1) {
        outermost.push(propertyOf(key, value, outermostOf));
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
  return { all: allOf, outermost: outermostOf, types };
}

function objectOf(properties: readonly JsonProperty[], end: number): JsonObject {
  return { type: 'object', offset: 0, end, parent: undefined, properties };
}

function propertyOf(
  { text, offset, end }: { readonly text: string; readonly offset: number; readonly end: number },
  value: JsonNode,
  parent: JsonObject,
): JsonProperty {
  return { type: 'property', offset, end: value.end, parent, key: text, keyEnd: end, value };
}

/** The value that a token is or begins, without what is in it. */
function valueAt(tokens: ReturnType<typeof tokensOf>, kind: number): JsonNode | undefined {
  const { offset, end } = tokens;
  const place = { offset, end, parent: undefined };
  switch (kind) {
    case Token.string:
      return { ...place, type: 'string', value: tokenValue(tokens) };
    case Token.number:
      return { ...place, type: 'number', value: Number(tokenValue(tokens)) };
    case Token.trueKeyword:
    case Token.falseKeyword:
      return { ...place, type: 'boolean', value: kind === Token.trueKeyword };
    case Token.openBrace:
      return { ...place, type: 'object', properties: [] };
    case Token.openBracket:
      return { ...place, type: 'array', elements: [] };
    default:
      return undefined;
  }
}
