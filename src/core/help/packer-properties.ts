/** What can be written at a place of a Packer template in JSON, and what stands there: for completions and hovers. */
import { ARGUMENTS, type ArgumentType } from '../formats/packer/arguments';
import { PROPERTIES, type Value } from '../formats/packer/properties';
import { type BuilderCursor, builderCursorAt } from '../formats/packer-json/builder-cursor';
import { sentence, translated } from '../l10n';
import { HOSTS } from '../machine/hosts';
import { SOURCES } from '../machine/sources';
import { findRule } from '../rules';
import type { RuleFacts } from '../rules/rule';
import { lookUp } from '../text/look-up';
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
  /** By which they stand in a list. */
  readonly order: string;
}

/** By which a rule's page is found; undefined where there are none. */
type PageOf = ((rule: RuleFacts) => string) | undefined;

export function packerCompletions(text: string, offset: number, pageOf?: PageOf): Completion[] {
  const cursor = builderCursorAt(text, offset);
  if (cursor === undefined) {
    return [];
  }
  return cursor.role === 'key' ? keysFor(cursor, pageOf) : valuesFor(cursor, pageOf);
}

/** What the property at a place is, in Markdown; undefined where there is none of a builder. */
export function packerHover(text: string, offset: number, pageOf?: PageOf): (Span & { markdown: string }) | undefined {
  const cursor = builderCursorAt(text, offset);
  const property = cursor?.role === 'key' && cursor.key !== undefined ? lookUp(PROPERTIES, cursor.key) : undefined;
  return cursor?.key === undefined || property === undefined || cursor.at.offset === cursor.at.end
    ? undefined
    : { ...cursor.at, markdown: `**${escapeMarkdown(cursor.key)}**\n\n${described(cursor.key, pageOf)}` };
}

const DETAILS: Readonly<Record<ArgumentType, string>> = {
  text: sentence('Text'),
  number: sentence('Number'),
  flag: sentence('true or false'),
  texts: sentence('List of texts'),
  numbers: sentence('List of numbers'),
  map: sentence('Object of texts'),
};

/** Those are Packer's own. */
const INTERNAL = /^packer_/;

function keysFor({ type, members, at, before, key }: BuilderCursor, pageOf: PageOf): Completion[] {
  const order = Object.keys(PROPERTIES);
  return [...ARGUMENTS[type]]
    .filter(([name]) => !INTERNAL.test(name) && (name === key || !members.has(name)))
    .map(([name, argument]): Completion => {
      const rank = order.indexOf(name);
      const value = before === 'colon' ? '' : `: ${valueSnippet(name, argument)}${before === 'member' ? ',' : ''}`;
      return {
        kind: 'property',
        label: name,
        detail: translated(DETAILS[argument]),
        documentation: described(name, pageOf),
        snippet: `"${name}"${value}`,
        at,
        // What has to do with the generation first.
        order: rank < 0 ? `1${name}` : `0${String(rank).padStart(2, '0')}`,
      };
    });
}

function valueSnippet(name: string, type: ArgumentType): string {
  const values = valuesOf(name, type).map(({ text }) => text);
  const written = values.length === 0 ? '$1' : `\${1|${values.join(',')}|}`;
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
  }
}

function valuesFor({ type, key = '', at, inList }: BuilderCursor, pageOf: PageOf): Completion[] {
  const argument = ARGUMENTS[type].get(key);
  if (argument === undefined || inList !== (argument === 'texts')) {
    return [];
  }
  const isText = argument === 'text' || argument === 'texts';
  return valuesOf(key, argument).map(
    ({ text, about }, index): Completion => ({
      kind: 'value',
      label: text,
      detail: translated(about),
      documentation: described(key, pageOf),
      snippet: isText ? `"${text}"` : text,
      at,
      order: String(index).padStart(2, '0'),
    }),
  );
}

const FLAGS: readonly Value[] = [
  { text: 'true', about: '' },
  { text: 'false', about: '' },
];

function valuesOf(name: string, type: ArgumentType): readonly Value[] {
  return name === 'configuration_version'
    ? VERSIONS
    : (lookUp(PROPERTIES, name)?.values ?? (type === 'flag' ? FLAGS : []));
}

/** The newest first, with the first server release that has it. */
const VERSIONS: readonly Value[] = [
  ...new Map(
    HOSTS.toReversed().flatMap(({ configurationVersions, name }) =>
      configurationVersions.toReversed().map(text => [text, { text, about: name }] as const),
    ),
  ).values(),
];

/** In Markdown: what it is, what Generation 2 makes of it, and where to read on. */
function described(name: string, pageOf: PageOf): string {
  const property = lookUp(PROPERTIES, name);
  if (property === undefined) {
    return '';
  }
  const rules = (property.rules ?? []).flatMap(id => findRule(id) ?? []);
  const [first] = rules;
  const links = [
    ...(pageOf === undefined ? [] : rules.map(rule => link(rule.id, pageOf(rule)))),
    link(SOURCES.PKR.title, SOURCES.PKR.url),
  ];
  return [
    escapeMarkdown(translated(property.about)),
    ...(first === undefined ? [] : [escapeMarkdown(translated(first.why))]),
    links.join(' · '),
  ].join('\n\n');
}
