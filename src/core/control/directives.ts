/**
 * What a file itself says to suppress, in the form that is legal in it: a comment,
 *
 *     // gen2-advisor-disable-next-line RULE, RULE -- reason
 *     // gen2-advisor-disable RULE@machine name -- reason
 *
 * or, as JSON has no comments, a key that starts with `_` (Packer ignores such keys of the root if they hold a text),
 *
 *     "_gen2-advisor-disable": "RULE, RULE@machine name -- reason"
 *
 * in the root for the whole file, in a machine for that machine. `-2`, `-3` and so on behind the key make it another.
 */
import { createScanner } from 'jsonc-parser';
import type { JsonDocument } from '../languages/json/parse';
import { Token } from '../languages/json/tokens';
import type { JsonNode, JsonObject, JsonProperty } from '../languages/json/tree';
import { layoutOf } from '../text/layout';
import { positionAt } from '../text/lines';
import type { Span } from '../text/place';

const WORD = 'gen2-advisor-disable';
const COMMENT = new RegExp(`^(?:/[/*])[\\s*]*${WORD}(-next-line)?(?=[\\s*]|$)`);
const KEY = new RegExp(`^_${WORD}(?:-\\d+)?$`);

/** What findings are meant: of the file, of a machine, or those that stand on a line (0-based). */
export type Scope =
  | { readonly kind: 'file' }
  | { readonly kind: 'machine'; readonly node: JsonObject }
  | { readonly kind: 'line'; readonly line: number };

export interface Comment extends Span {
  readonly type: 'comment';
}

export interface Directive extends RuleList {
  readonly place: Comment | JsonProperty;
  readonly scope: Scope;
  /** The text that names the rules. */
  readonly text: string;
  /** Where that stands; undefined where it has escapes, so that it stands nowhere letter for letter. */
  readonly textOffset: number | undefined;
}

export interface RuleList {
  readonly entries: readonly Entry[];
  /** What stands behind two dashes. */
  readonly reason: string | undefined;
}

/** One rule of a directive. `offset` and `end` are those in its text. */
export interface Entry extends Span {
  /** As it is written: there may be no such rule. */
  readonly rule: string;
  /** The name of the only machine that is meant. */
  readonly machine: string | undefined;
}

/** The directives of a document in which these objects are machines; in no order. */
export function readDirectives(document: JsonDocument, machines: readonly JsonObject[]): Directive[] {
  if (!document.text.includes(WORD)) {
    return [];
  }
  const { root } = document;
  return [
    ...commentDirectives(document),
    ...(root?.type === 'object' ? keyDirectives(document, root, { kind: 'file' }) : []),
    ...machines.filter(node => node !== root).flatMap(node => keyDirectives(document, node, { kind: 'machine', node })),
  ];
}

/** Reads 'RULE, RULE@machine -- reason'. */
export function parseRuleList(text: string): RuleList {
  const dashes = /(?:^|\s)--(?:\s|$)/.exec(text);
  const entries: Entry[] = [];
  let at = 0;
  for (const part of text.slice(0, dashes?.index ?? text.length).split(',')) {
    const written = part.trim();
    if (written !== '') {
      const offset = at + part.indexOf(written);
      const [rule = '', ...machine] = written.split('@');
      const name = machine.length === 0 ? undefined : machine.join('@').trim();
      entries.push({ rule: rule.trim(), machine: name, offset, end: offset + written.length });
    }
    at += part.length + 1;
  }
  const reason = dashes === null ? '' : text.slice(dashes.index + dashes[0].length).trim();
  return { entries, reason: reason === '' ? undefined : reason };
}

/** The place in the document of an entry, or of the whole directive. */
export function spanIn({ place, textOffset }: Directive, entry: Entry | undefined): Span {
  if (entry === undefined || textOffset === undefined) {
    return place.type === 'property' ? place.value : place;
  }
  return { offset: textOffset + entry.offset, end: textOffset + entry.end };
}

/** The key for another directive in an object. */
export function freeKey(object: JsonObject): string {
  const taken = new Set(object.properties.map(({ key }) => key));
  let key = `_${WORD}`;
  for (let number = 2; taken.has(key); number += 1) {
    key = `_${WORD}-${number}`;
  }
  return key;
}

/** A comment that suppresses a rule, without what opens and closes it. */
export function commentText(list: string, reach: 'line' | 'file'): string {
  return `${WORD}${reach === 'line' ? '-next-line' : ''} ${list}`;
}

function keyDirectives(document: JsonDocument, object: JsonObject, scope: Scope): Directive[] {
  return object.properties.flatMap((property): Directive[] => {
    const { key, value } = property;
    if (!KEY.test(key) || value.type !== 'string') {
      return [];
    }
    const textOffset = isLiteral(document.text, value) ? value.offset + 1 : undefined;
    return [{ place: property, scope, text: value.value, textOffset, ...parseRuleList(value.value) }];
  });
}

function isLiteral(text: string, value: JsonNode & { type: 'string' }): boolean {
  return text.slice(value.offset + 1, value.end - 1) === value.value;
}

function commentDirectives(document: JsonDocument): Directive[] {
  const { text } = document;
  const { lines } = layoutOf(document);
  const directives: Directive[] = [];
  /** Those for the line on which the next key, value or bracket stands. */
  let waiting: Omit<Directive, 'scope'>[] = [];
  const scanner = createScanner(text, false);
  for (let token: number = scanner.scan(); ; token = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if (token === Token.lineComment || token === Token.blockComment) {
      const end = Math.min(offset + scanner.getTokenLength(), text.length);
      const found = COMMENT.exec(text.slice(offset, end));
      if (found !== null) {
        const textOffset = offset + found[0].length;
        const list = text.slice(textOffset, end).replace(/\*\/$/, '');
        const place: Comment = { type: 'comment', offset, end };
        const directive = { place, text: list, textOffset, ...parseRuleList(list) };
        if (found[1] === undefined) {
          directives.push({ ...directive, scope: { kind: 'file' } });
        } else {
          waiting.push(directive);
        }
      }
    } else if (token !== Token.lineBreak && token !== Token.trivia && waiting.length > 0) {
      const { line } = positionAt(lines, offset);
      for (const each of waiting) {
        directives.push({ ...each, scope: { kind: 'line', line } });
      }
      waiting = [];
    }
    if (token === Token.end) {
      return directives;
    }
  }
}
