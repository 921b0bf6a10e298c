/** What can be written at a place, and what the words there mean, whatever the language: for completions and hovers. */
import type { ArgumentType } from '../formats/packer/arguments';
import type { Property, Value } from '../formats/packer/properties';
import { sentence, translated } from '../l10n';
import type { Source } from '../machine/sources';
import { findRule } from '../rules';
import type { RuleFacts } from '../rules/rule';
import { escapeMarkdown, link } from '../text/markdown';
import type { Span } from '../text/place';

/** What somebody may write. */
export interface Completion {
  readonly kind: 'property' | 'value';
  readonly label: string;
  readonly detail: string;
  /** In Markdown. */
  readonly documentation: string;
  /** What is written, with places to go on to as `$1` and `${1|a,b|}`: the snippets of VS Code and of language servers. */
  readonly snippet: string;
  /** What it takes the place of. */
  readonly at: Span;
  /** What is compared with the text there. */
  readonly filter: string;
  /** By which they stand in a list. */
  readonly order: string;
}

/** What a place says, in Markdown. */
export interface Hover extends Span {
  readonly markdown: string;
}

/** By which a rule's page is found; undefined where there are none. */
export type PageOf = ((rule: RuleFacts) => string) | undefined;

/** `object`, `objects`: what is no block where other tools have blocks. */
export type WordType = ArgumentType | 'block' | 'object' | 'objects';

/** The name of a property, an argument or a block. */
export interface Word {
  readonly name: string;
  readonly type: WordType;
  readonly values: readonly Value[];
  /** Undefined where nothing is to be said of it. */
  readonly property: Property | undefined;
  /** Where more is told. */
  readonly source: Source | undefined;
  readonly order: string;
}

const DETAILS: Readonly<Record<WordType, string>> = {
  text: sentence('Text'),
  number: sentence('Number'),
  flag: sentence('true or false'),
  texts: sentence('List of texts'),
  numbers: sentence('List of numbers'),
  map: sentence('Object of texts'),
  block: sentence('Block'),
  object: sentence('Object'),
  objects: sentence('List of objects'),
};

/** What has to do with the generation first, in the order of the table that has it. */
export function orderOf(name: string, table: readonly string[]): string {
  const rank = table.indexOf(name);
  return rank < 0 ? `1${name}` : `0${String(rank).padStart(2, '0')}`;
}

export function keyCompletion(
  word: Word,
  { snippet, filter, at }: Pick<Completion, 'snippet' | 'filter' | 'at'>,
  pageOf: PageOf,
): Completion {
  const { name, type, order } = word;
  const documentation = described(word, pageOf);
  return {
    kind: 'property',
    label: name,
    detail: translated(DETAILS[type]),
    documentation,
    snippet,
    at,
    filter,
    order,
  };
}

/** `filter`: what of the text of a value is compared with what is typed. */
export function valueCompletions(
  word: Word,
  { at, inList }: { readonly at: Span; readonly inList: boolean },
  filter: (text: string) => string,
  pageOf: PageOf,
): Completion[] {
  if (inList !== (word.type === 'texts')) {
    return [];
  }
  const isText = word.type === 'text' || word.type === 'texts';
  return word.values.map(
    ({ text, about }, index): Completion => ({
      kind: 'value',
      label: text,
      detail: translated(about),
      documentation: described(word, pageOf),
      snippet: isText ? `"${text}"` : text,
      at,
      filter: filter(text),
      order: String(index).padStart(2, '0'),
    }),
  );
}

/** A value of the type of a word, to be filled in. */
export function valueSnippet({ type, values }: Word): string {
  const written = values.length === 0 ? '$1' : `\${1|${values.map(({ text }) => text).join(',')}|}`;
  switch (type) {
    case 'text':
      return `"${written}"`;
    case 'number':
    case 'flag':
      return written;
    case 'texts':
      return `["${written}"]`;
    case 'numbers':
      return '[$1]';
    case 'map':
      return '{ $1 }';
    case 'block':
    case 'object':
      return '{\n  $0\n}';
    case 'objects':
      return '[{\n  $0\n}]';
  }
}

/** What a word at a place means; undefined where nothing is known of it, or nothing stands there. */
export function hoverOf(word: Word | undefined, at: Span, pageOf: PageOf): Hover | undefined {
  return word?.property === undefined || at.offset === at.end
    ? undefined
    : { ...at, markdown: `**${escapeMarkdown(word.name)}**\n\n${described(word, pageOf)}` };
}

/** In Markdown: what it is, what Generation 2 makes of it, and where to read on. */
function described({ property, source }: Word, pageOf: PageOf): string {
  if (property === undefined) {
    return '';
  }
  const rules = (property.rules ?? []).flatMap(id => findRule(id) ?? []);
  const [first] = rules;
  const links = [
    ...(pageOf === undefined ? [] : rules.map(rule => link(rule.id, pageOf(rule)))),
    ...(source === undefined ? [] : [link(source.title, source.url)]),
  ];
  return [
    escapeMarkdown(translated(property.about)),
    ...(first === undefined ? [] : [escapeMarkdown(translated(first.why))]),
    links.join(' · '),
  ].join('\n\n');
}
