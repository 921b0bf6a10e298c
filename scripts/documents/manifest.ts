/** What the manifest has of what the code knows: languages of files, and the hosts, modes and rules of its settings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AZURE_SECURITY_PROFILES, GENERATION_1_MODES, SHARED_FILES } from '../../src/core/control/control';
import { FORMAT_IDS } from '../../src/core/formats/format';
import { LANGUAGE_FILES } from '../../src/core/languages/files';
import { HOSTS } from '../../src/core/machine/hosts';
import { RULES } from '../../src/core/rules';
import { type Document, json } from './document';
import { ruleSeverityProperties } from './rule-severities';

/** Settings with one value of some, by name, and the text for each value. */
const ENUMERATIONS: Readonly<Record<string, readonly (readonly [value: string, text: string])[]>> = {
  host: HOSTS.map(({ id, name, alike, configurationVersions }) => [
    id,
    `${[name, ...alike].join(', ')}: configuration versions up to ${configurationVersions.at(-1)}`,
  ]),
  generation1: Object.entries(GENERATION_1_MODES),
  sharedFiles: Object.entries(SHARED_FILES),
  azureSecurity: [['as-stated', 'The one that its file says.'], ...Object.entries(AZURE_SECURITY_PROFILES)],
};

const EDITOR_IDS = LANGUAGE_FILES.flatMap(({ editorIds }) => editorIds);
/** What VS Code opens the files in that no extension has a language for. */
const PLAIN_TEXT = 'plaintext';
/** Those of answer files; most that a Linux reads are plain text. */
const OF_ANSWERS = ['xml', 'properties'];
const ON_LANGUAGE = 'onLanguage:';
/** What a menu asks of the language of a file. */
const OF_LANGUAGE = /\b((?:resource|editor)LangId) =~ \/[^/]*\//g;

/** What it asks of the names of files that no language need be known of. */
const OF_NAME = /\bresourceFilename =~ \/\\\.\([^/]*\/(?= *\))/g;
const ENDINGS_OF_NAMES = LANGUAGE_FILES.filter(({ knownBy }) => knownBy === 'name').flatMap(({ endings }) => endings);

/** The texts of the manifest by their keys. */
export type Texts = Readonly<Record<string, string>>;

const TEXTS = 'package.nls.json';

const textOf = (name: string, value: string): string => `configuration.${name}.${value}`;
const titleOf = (rule: string): string => `rule.${rule}`;

export function manifestParts(): Document[] {
  return [
    {
      path: 'package.json',
      text(current) {
        const manifest = JSON.parse(current);
        const { properties } = manifest.contributes.configuration;
        for (const [name, values] of Object.entries(ENUMERATIONS)) {
          Object.assign(properties[`hyperv-gen2.${name}`], {
            enum: values.map(([value]) => value),
            enumDescriptions: values.map(([value]) => `%${textOf(name, value)}%`),
          });
        }
        Object.assign(properties['hyperv-gen2.formats'], { additionalProperties: { enum: FORMAT_IDS } });
        Object.assign(properties['hyperv-gen2.rules'], {
          properties: ruleSeverityProperties({
            one: ({ id }) => `%${titleOf(id)}%`,
            subject: '%rules.subject%',
            all: '%rules.all%',
          }),
        });
        manifest.activationEvents = [
          ...[...EDITOR_IDS, PLAIN_TEXT, ...OF_ANSWERS].map(id => `${ON_LANGUAGE}${id}`),
          ...manifest.activationEvents.filter((event: string) => !event.startsWith(ON_LANGUAGE)),
        ];
        const names = ENDINGS_OF_NAMES.map(ending => ending.replace('.', '\\.')).join('|');
        for (const item of Object.values<{ when?: string }[]>(manifest.contributes.menus).flat()) {
          if (item.when !== undefined) {
            item.when = item.when
              .replace(OF_LANGUAGE, `$1 =~ /^(${EDITOR_IDS.join('|')})$/`)
              .replace(OF_NAME, `resourceFilename =~ /\\.(${names})$/`);
          }
        }
        return json(manifest);
      },
    },
    { path: TEXTS, text: current => json(withKnown(JSON.parse(current))) },
  ];
}

/** The English texts of the manifest, those that are made of what the code knows among them. */
export function manifestTexts(): Texts {
  return withKnown(JSON.parse(readFileSync(join(__dirname, '..', '..', TEXTS), 'utf8')));
}

function withKnown(current: Texts): Texts {
  const texts = Object.entries(current).flatMap(([key, text]) => {
    const [section, name = '', ...value] = key.split('.');
    const values = section === 'configuration' ? (ENUMERATIONS[name] ?? []) : [];
    if (section === 'rule' || (value.length > 0 && values.length > 0)) {
      return [];
    }
    return [[key, text], ...values.map(([each, described]) => [textOf(name, each), described])];
  });
  return Object.fromEntries([...texts, ...RULES.map(({ id, title }) => [titleOf(id), title])]);
}
