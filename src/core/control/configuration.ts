/**
 * The file in which a team keeps what it has decided, read by editor and command line alike: JSON with comments.
 * Nothing in it stops the reading: what can't be used is a problem, and the rest counts.
 */
import { FORMAT_IDS } from '../formats/format';
import { t } from '../l10n';
import { parseDocument } from '../languages/json/parse';
import { type Body, keyPlace, type Member, type Node } from '../languages/tree';
import { HOSTS } from '../machine/hosts';
import { oneLine } from '../text/one-line';
import type { Span } from '../text/place';
import {
  AZURE_SECURITY_NAMES,
  type Choices,
  GENERATION_1_MODE_NAMES,
  layered,
  RULE_SEVERITIES,
  type RuleSeverity,
} from './control';
import { isUsableGlob, matchesAny } from './globs';
import type { Layer } from './layers';
import { nearest } from './nearest';
import { isRuleName, unknownRule } from './rule-names';

export interface Configuration {
  /** Those for every file. */
  readonly choices: Choices;
  /** Globs of files that are not checked; all globs are of paths from the folder of the configuration file. */
  readonly exclude: readonly string[];
  readonly overrides: readonly Override[];
}

/** Choices for some of the files. */
export interface Override {
  readonly files: readonly string[];
  readonly choices: Choices;
}

export interface ConfigurationProblem extends Span {
  /** `syntax`: nothing of the file could be used. */
  readonly code: 'syntax' | 'unknown-key' | 'unknown-rule' | 'wrong-value';
  /** One line. */
  readonly message: string;
}

export interface ParsedConfiguration {
  readonly configuration: Configuration;
  /** In the order of the text. */
  readonly problems: readonly ConfigurationProblem[];
}

const NOTHING: Configuration = { choices: {}, exclude: [], overrides: [] };

/** Reads the text of a configuration file. Never throws; an empty text is an empty configuration. */
export function parseConfiguration(text: string): ParsedConfiguration {
  const { root, fatal } = parseDocument(text);
  if (fatal?.code === 'empty') {
    return { configuration: NOTHING, problems: [] };
  }
  if (fatal !== undefined) {
    const { message, offset, end } = fatal;
    return { configuration: NOTHING, problems: [{ code: 'syntax', message, offset, end }] };
  }
  const problems: ConfigurationProblem[] = [];
  const report = (code: ConfigurationProblem['code'], { offset, end }: Span, message: string): undefined => {
    problems.push({ code, message, offset, end });
  };
  const configuration = root === undefined ? NOTHING : readConfiguration(root, report);
  return { configuration, problems: problems.sort((a, b) => a.offset - b.offset) };
}

/** What a configuration says of the file at a path from its folder. */
export function choicesFor(configuration: Configuration, path: string): Choices {
  const [first, ...others] = layersFor(configuration, '', path);
  return others.reduce((all, own) => layered(all, own.choices), first.choices);
}

/** What each of its parts says of that file, the weakest first; `name` is how the configuration is told to people. */
export function layersFor(
  { choices, overrides }: Configuration,
  name: string,
  path: string,
): readonly [Layer, ...Layer[]] {
  const own = overrides.flatMap(({ files, choices: others }, index) =>
    matchesAny(files, path) ? [{ from: `${name}, overrides[${index}]`, choices: others }] : [],
  );
  return [{ from: name, choices }, ...own];
}

/** Whether a configuration leaves out the file at a path from its folder. */
export function isExcluded({ exclude }: Configuration, path: string): boolean {
  return matchesAny(exclude, path);
}

type Reporter = (code: ConfigurationProblem['code'], span: Span, message: string) => undefined;

const CHOICES = ['host', 'generation1', 'azureSecurity', 'rules', 'format'] as const;
const ROOT_KEYS = ['$schema', ...CHOICES, 'exclude', 'overrides'] as const;
const OVERRIDE_KEYS = ['files', ...CHOICES] as const;

function readConfiguration(root: Node, report: Reporter): Configuration {
  const properties = propertiesIn(root, ROOT_KEYS, report);
  const overrides = properties.get('overrides');
  return {
    choices: readChoices(properties, report),
    exclude: readGlobs(properties.get('exclude'), report),
    overrides: overrides === undefined ? [] : elementsOf(overrides, report).flatMap(node => readOverride(node, report)),
  };
}

function readOverride(node: Node, report: Reporter): Override[] {
  const properties = propertiesIn(node, OVERRIDE_KEYS, report);
  const files = properties.get('files');
  if (node.kind === 'body' && files === undefined) {
    report(
      'wrong-value',
      { offset: node.offset, end: node.offset + 1 },
      t('This holds for no file: "files" is missing'),
    );
  }
  return [{ files: readGlobs(files, report), choices: readChoices(properties, report) }];
}

function readChoices(properties: Properties, report: Reporter): Choices {
  const hosts = HOSTS.map(({ id }) => id);
  const host = readWord(properties.get('host'), hosts, report);
  const generation1 = readWord(properties.get('generation1'), GENERATION_1_MODE_NAMES, report);
  const azureSecurity = readWord(properties.get('azureSecurity'), AZURE_SECURITY_NAMES, report);
  const format = readWord(properties.get('format'), FORMAT_IDS, report);
  const rules = properties.get('rules');
  return {
    ...(format !== undefined && { format }),
    ...(host !== undefined && { host }),
    ...(generation1 !== undefined && { generation1 }),
    ...(azureSecurity !== undefined && { azureSecurity }),
    ...(rules !== undefined && { rules: readRules(rules.value, report) }),
  };
}

function readRules(node: Node, report: Reporter): Record<string, RuleSeverity> {
  const rules: Record<string, RuleSeverity> = {};
  for (const property of asObject(node, report)?.members ?? []) {
    if (!isRuleName(property.key)) {
      report('unknown-rule', keyPlace(property), unknownRule(property.key));
      continue;
    }
    const severity = readWord(property, RULE_SEVERITIES, report);
    if (severity !== undefined) {
      rules[property.key] = severity;
    }
  }
  return rules;
}

type Properties = ReadonlyMap<string, Member>;

/** The properties of an object by key, of two alike the last; a key that it can't have is a problem. */
function propertiesIn(node: Node, keys: readonly string[], report: Reporter): Properties {
  const properties = new Map<string, Member>();
  for (const property of asObject(node, report)?.members ?? []) {
    if (keys.includes(property.key)) {
      properties.set(property.key, property);
    } else {
      report('unknown-key', keyPlace(property), unknownKey(property.key, keys));
    }
  }
  return properties;
}

function unknownKey(written: string, keys: readonly string[]): string {
  const name = nearest(written, keys);
  const key = JSON.stringify(oneLine(written));
  return name === undefined
    ? t('{key} means nothing here', { key })
    : t('{key} means nothing here: did you mean {name}?', { key, name: JSON.stringify(name) });
}

function readWord<const T extends string>(
  property: Member | undefined,
  words: readonly T[],
  report: Reporter,
): T | undefined {
  if (property === undefined) {
    return undefined;
  }
  const { key, value } = property;
  const word = value.kind === 'text' ? value.value : undefined;
  return (
    words.find(each => each === word) ??
    report(
      'wrong-value',
      value,
      t('"{key}" is one of {words}', { key, words: words.map(each => JSON.stringify(each)).join(', ') }),
    )
  );
}

function readGlobs(property: Member | undefined, report: Reporter): string[] {
  return (property === undefined ? [] : elementsOf(property, report)).flatMap(node => {
    if (node.kind === 'text' && isUsableGlob(node.value)) {
      return [node.value];
    }
    report('wrong-value', node, t('A glob belongs here, such as "legacy/**", with / between folders'));
    return [];
  });
}

function elementsOf({ key, value }: Member, report: Reporter): readonly Node[] {
  if (value.kind === 'list') {
    return value.elements;
  }
  report('wrong-value', firstOf(value), t('"{key}" is a list, in square brackets', { key }));
  return [];
}

function asObject(node: Node, report: Reporter): Body | undefined {
  return node.kind === 'body' ? node : report('wrong-value', firstOf(node), t('An object belongs here, in braces'));
}

/** A value, or where one of many lines begins. */
function firstOf(node: Node): Span {
  return node.kind === 'body' || node.kind === 'list' ? { offset: node.offset, end: node.offset + 1 } : node;
}
