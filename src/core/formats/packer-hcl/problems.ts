/** What Packer refuses of a configuration although it is HCL: it knows every argument and the type of each. */
import { sentence, t, translated } from '../../l10n';
import { type Definitions, variablesBehind } from '../../languages/hcl/definitions';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { isList, isObject, isUnknown, type Result } from '../../languages/hcl/known';
import type { Document, Documents, Problem } from '../../languages/language';
import {
  type Body,
  blocksNamed,
  duplicateMembers,
  keyPlace,
  type Member,
  type Node,
  textNodesIn,
} from '../../languages/tree';
import { nearestName } from '../../text/nearest';
import { oneLine } from '../../text/one-line';
import { beginningOf, type Place } from '../../text/place';
import { headerOf } from '../hcl/header';
import { inOrder, type JsonSyntax, syntaxProblems, withoutConsequences } from '../hcl/problems';
import { ARGUMENTS, type ArgumentType, FORMER_NAMES, JOINED_NAMES } from '../packer/arguments';
import type { HypervType } from '../packer/template';
import { unsupportedArgument } from '../unknown-argument';
import { usesOf } from './builds';
import { isHypervType, packerConfiguration, type SourceBlock, sourceBlocks } from './configuration';
import { STRICT } from './values';

export function problemsOf(documents: Documents): Problem[] {
  const { documents: files, bodies, definitions } = packerConfiguration(documents);
  const sources = sourceBlocks(bodies);
  const hyperv = sources.filter(({ type }) => isHypervType(type));
  return inOrder([
    ...syntaxProblems(files, documents.main, JSON_SYNTAX),
    ...withoutConsequences(
      [
        ...files.flatMap(rootProblems),
        ...files.flatMap(sourceLabels),
        ...sourcesTwice(sources),
        ...files.flatMap(file => unknownSources(file, sources, definitions)),
        ...hyperv.flatMap(({ body, type }) => argumentProblems(body, type as HypervType, definitions, SOURCE_ONLY)),
        ...buildProblems(bodies, hyperv, definitions),
      ],
      files,
    ),
  ]);
}

const JSON_SYNTAX: JsonSyntax = {
  comment: sentence('Packer refuses comments in JSON: write a text under the key "//" in their place'),
  'trailing-comma': sentence('Packer refuses this comma: nothing follows it'),
};

/** hcl2template/parser.go. */
const ROOT_BLOCKS: ReadonlySet<string> = new Set([
  ...['packer', 'source', 'variables', 'variable', 'locals', 'local', 'data', 'build', 'hcp_packer_registry'],
  ...['communicator', '//'],
]);

function rootProblems({ root, language }: Document): Problem[] {
  if (root?.kind !== 'body') {
    return [];
  }
  const twice = language === 'json' ? duplicateMembers(root, false).filter(isArgument) : [];
  return [
    ...root.members
      .filter(({ key, labels }) => !ROOT_BLOCKS.has(key) || (language === 'hcl' && labels === undefined))
      .map(member => ({
        ...keyPlace(member),
        code: 'unknown-block',
        message:
          member.labels === undefined && language === 'hcl'
            ? t('Packer takes no arguments outside of blocks: {key}', { key: oneLine(member.key) })
            : t('Packer has no block of the type {type}', { type: oneLine(member.key) }),
      })),
    ...twice.map(duplicateArgument),
  ];
}

/** In JSON a block may be there twice, and an argument not. */
function isArgument({ key, value }: Member): boolean {
  return key !== '//' && value.kind !== 'body' && value.kind !== 'list';
}

function duplicateArgument(member: Member): Problem {
  return {
    ...keyPlace(member),
    code: 'duplicate-argument',
    message: t('{key} is set twice here: Packer refuses the configuration', { key: oneLine(member.key) }),
  };
}

/** Without its two labels a source is none, and what is in it makes no machine. */
function sourceLabels({ root, language }: Document): Problem[] {
  const members = root?.kind === 'body' && language === 'hcl' ? root.members : [];
  return members
    .filter(({ key, labels }) => key === 'source' && labels !== undefined && labels.length !== 2)
    .map(member => ({
      ...keyPlace(member),
      code: 'source-labels',
      message: t('A source has two labels, its type and its name: Packer refuses the configuration'),
    }));
}

/** Sources that a build names and nobody has; one in a file without any may be used with another file. */
function unknownSources({ root }: Document, sources: readonly SourceBlock[], definitions: Definitions): Problem[] {
  if (root?.kind !== 'body' || sourceBlocks([root]).length === 0) {
    return [];
  }
  const names = new Set(sources.map(({ type, name }) => `${type}.${name}`));
  return blocksNamed(root, 'build', 0).flatMap(build => {
    const used = usesOf(build.body, definitions).flatMap(({ source }) => source ?? []);
    const missing = new Set(used.filter(({ type }) => isHypervType(type)).map(({ type, name }) => `${type}.${name}`));
    return [...missing]
      .filter(name => !names.has(name))
      .map(name => ({
        ...headerOf(build),
        code: 'unknown-source',
        message: t('A build uses {name}, and there is no such source: Packer refuses the configuration', {
          name: oneLine(name),
        }),
      }));
  });
}

function sourcesTwice(sources: readonly SourceBlock[]): Problem[] {
  const seen = new Set<string>();
  return sources.flatMap(source => {
    const name = `${source.type}.${source.name}`;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = t('There is another source {name}: Packer refuses the configuration', { name: oneLine(name) });
    return [{ ...headerOf(source), code: 'duplicate-source', message }];
  });
}

/** Keys of a block that are none of the builder's arguments. */
const SOURCE_ONLY: ReadonlySet<string> = new Set(['//']);
const USE_ONLY: ReadonlySet<string> = new Set(['//', 'name']);

function buildProblems(bodies: readonly Body[], sources: readonly SourceBlock[], definitions: Definitions): Problem[] {
  const uses = bodies.flatMap(body => blocksNamed(body, 'build', 0)).flatMap(({ body }) => usesOf(body, definitions));
  const checked = new Set<Body>();
  const byName = new Map(sources.map(source => [`${source.type}.${source.name}`, source]));
  return uses.flatMap(({ own, source: used, names }) => {
    const source = used && byName.get(`${used.type}.${used.name}`);
    if (own === undefined || source === undefined || checked.has(own)) {
      return [];
    }
    checked.add(own);
    const above = new Set(source.body.members.map(({ key }) => key));
    return [
      ...own.members
        .filter(({ key }) => key !== '//' && above.has(key))
        .map(member => ({
          ...keyPlace(member),
          code: 'duplicate-argument',
          message: t(
            '{key} is set in the source {name} as well: a build can only add what is not there, and Packer refuses this',
            { key: oneLine(member.key), name: `${source.type}.${source.name}` },
          ),
        })),
      ...argumentProblems(own, source.type as HypervType, { ...definitions, names }, USE_ONLY),
    ];
  });
}

function argumentProblems(
  body: Body,
  builder: HypervType,
  scope: Scope & Definitions,
  others: ReadonlySet<string>,
): Problem[] {
  return body.members.flatMap((member): Problem[] => {
    if (others.has(member.key) || member.key === 'dynamic') {
      return [];
    }
    const type = ARGUMENTS[builder].get(member.key);
    if (type === undefined) {
      return [unsupported(member, builder)];
    }
    const message = member.labels === undefined ? valueMessage(member, type, scope) : blockMessage(member);
    const place = member.labels === undefined ? firstLine(member.value) : keyPlace(member);
    return message === undefined ? legacyReferences(member) : [{ ...place, code: 'argument-type', message }];
  });
}

function firstLine(node: Node): Place {
  const { file, offset, end } = node;
  return node.kind === 'list' || node.kind === 'body' ? beginningOf(node) : { file, offset, end };
}

function unsupported(member: Member, builder: HypervType): Problem {
  const key = oneLine(member.key);
  const inLowerCase = member.key.toLowerCase();
  const joined = JOINED_NAMES.get(inLowerCase);
  const meant = joined ?? FORMER_NAMES.get(inLowerCase) ?? nearestName(member.key, ARGUMENTS[builder].keys());
  const message =
    meant === undefined
      ? t('{builder} has no argument {key}: Packer refuses the source', { builder, key })
      : t('{builder} has no argument {key}: Packer refuses the source; write {meant}', { builder, key, meant });
  return unsupportedArgument(member, joined === undefined ? meant : undefined, message);
}

function blockMessage({ key }: Member): string {
  return t('{key} is an argument and no block: write an equals sign behind it', { key: oneLine(key) });
}

const EXPECTED: Readonly<Record<ArgumentType, string>> = {
  text: sentence('{key} is a text: Packer refuses this value'),
  number: sentence('{key} is a number from 0 on: Packer refuses this value'),
  flag: sentence('{key} is true or false: Packer refuses this value'),
  texts: sentence('{key} is a list of texts: Packer refuses this value; put it into brackets'),
  numbers: sentence('{key} is a list of numbers: Packer refuses this value; put it into brackets'),
  map: sentence('{key} is an object of texts: Packer refuses this value'),
};

function valueMessage({ key, value }: Member, type: ArgumentType, scope: Scope & Definitions): string | undefined {
  const result = evaluate(value, scope);
  const isTaken = result === null || isUnknown(result) || fits(result, type);
  // Whoever builds may give a variable another value. Asked last: many values may stand behind one that all of them read.
  return isTaken || variablesBehind(value, scope).size > 0 ? undefined : translated(EXPECTED[type], { key });
}

function fits(result: Result, type: ArgumentType): boolean {
  if (type === 'map') {
    return isObject(result);
  }
  if (type === 'texts' || type === 'numbers') {
    return (
      isList(result) &&
      result.every(part => part === null || isUnknown(part) || fits(part, type === 'texts' ? 'text' : 'number'))
    );
  }
  if (isList(result) || isObject(result) || isUnknown(result)) {
    return false;
  }
  switch (type) {
    case 'text':
      return true;
    case 'number':
      return STRICT.uint(result) !== undefined || (typeof result === 'number' && result >= 0);
    case 'flag':
      return STRICT.bool(result) !== undefined;
  }
}

const LEGACY = '{{user `name`}}';
const TODAYS = '$'.concat('{var.name}');

/** What legacy templates had for variables gives nothing in HCL. */
function legacyReferences({ value }: Member): Problem[] {
  return [...textNodesIn(value)].flatMap(node =>
    /\{\{\s*user\b/.test(node.value)
      ? [
          {
            file: node.file,
            offset: node.offset,
            end: node.end,
            code: 'legacy-variable',
            message: t('{written} works in JSON templates only: write {instead}', { written: LEGACY, instead: TODAYS }),
          },
        ]
      : [],
  );
}
