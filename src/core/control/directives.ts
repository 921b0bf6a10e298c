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
import { languageCalled } from '../languages/documents';
import type { Comment, Document } from '../languages/language';
import { type Note, notesIn } from '../languages/notes';
import type { NodeRef } from '../languages/ref';
import { layoutOf } from '../text/layout';
import { positionAt } from '../text/lines';
import type { FileId, Span } from '../text/place';

const WORD = 'gen2-advisor-disable';
const COMMENT = new RegExp(`^[\\s*]*${WORD}(-next-line)?(?=[\\s*]|$)`);
const KEY = new RegExp(`^_${WORD}(?:-\\d+)?$`);

/** What findings are meant: all that stand in a file or are of its machines, of a machine, or on a line (0-based). */
export type Scope =
  | { readonly kind: 'file'; readonly file: FileId }
  | { readonly kind: 'machine'; readonly node: NodeRef }
  | { readonly kind: 'line'; readonly file: FileId; readonly line: number };

export interface Directive extends RuleList {
  readonly place: Comment | Note;
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

/** The directives of a document in which these are machines; in no order. */
export function readDirectives(document: Document, machines: readonly NodeRef[]): Directive[] {
  if (!document.text.includes(WORD)) {
    return [];
  }
  const { file, root } = document;
  return [
    ...commentDirectives(document),
    ...keyDirectives(document, root, { kind: 'file', file }),
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
    return isNote(place) ? place.value : place;
  }
  return { offset: textOffset + entry.offset, end: textOffset + entry.end };
}

/** Whether a directive is a key, and no comment. */
export function isNote(place: Comment | Note): place is Note {
  return 'key' in place;
}

/** The key for another directive beside those that are taken. */
export function freeKey(taken: ReadonlySet<string>): string {
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

function keyDirectives(document: Document, node: NodeRef | undefined, scope: Scope): Directive[] {
  return notesIn(document, node, key => KEY.test(key)).map(place => {
    const { text, textOffset } = place;
    return { place, scope, text, textOffset, ...parseRuleList(text) };
  });
}

function commentDirectives(document: Document): Directive[] {
  const { file, text } = document;
  const { lines } = layoutOf(document);
  return languageCalled(document.language)
    .comments(document)
    .flatMap((comment): Directive[] => {
      const { inner, next } = comment;
      const found = COMMENT.exec(text.slice(inner.offset, inner.end));
      if (found === null) {
        return [];
      }
      const textOffset = inner.offset + found[0].length;
      const list = text.slice(textOffset, inner.end);
      const scope: Scope =
        found[1] === undefined ? { kind: 'file', file } : { kind: 'line', file, line: positionAt(lines, next).line };
      return [{ place: comment, scope, text: list, textOffset, ...parseRuleList(list) }];
    });
}
