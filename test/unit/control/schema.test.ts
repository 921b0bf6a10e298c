import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice';
import { CONFIGURATION_FILE } from '../../../src/core/candidates';
import { parseConfiguration } from '../../../src/core/control/configuration';
import { RULE_GROUPS } from '../../../src/core/control/rule-names';
import { RULES } from '../../../src/core/rules';

const PATH = join(__dirname, '../../../schemas/gen2-advisor.schema.json');
const schema = JSON.parse(readFileSync(PATH, 'utf8')) as JSONSchema;
const service = getLanguageService({});
service.configure({ schemas: [{ uri: schema.$id ?? '', fileMatch: [CONFIGURATION_FILE], schema }] });

const documentOf = (text: string) => TextDocument.create(`file:///${CONFIGURATION_FILE}`, 'jsonc', 1, text);

async function refused(text: string): Promise<string[]> {
  const document = documentOf(text);
  const diagnostics = await service.doValidation(document, service.parseJSONDocument(document));
  return diagnostics.map(({ range }) => document.getText(range));
}

/** What is offered at the place of `|`. */
async function offered(marked: string): Promise<string[]> {
  const document = documentOf(marked.replace('|', ''));
  const position = document.positionAt(marked.indexOf('|'));
  const list = await service.doComplete(document, position, service.parseJSONDocument(document));
  return list?.items.map(({ label }) => label) ?? [];
}

/** Every property that the schema describes, wherever it stands. */
function* propertiesIn(node: unknown): Generator<[name: string, schema: JSONSchema]> {
  if (typeof node === 'object' && node !== null) {
    const { properties } = node as JSONSchema;
    yield* Object.entries(properties ?? {}) as [string, JSONSchema][];
    for (const child of Object.values(node)) {
      yield* propertiesIn(child);
    }
  }
}

describe('the schema of configuration files', () => {
  it('describes every property', () => {
    const described = ({ description, $ref }: JSONSchema): boolean =>
      (description ?? schema.definitions?.[$ref?.split('/').at(-1) ?? '']) !== undefined;
    const all = [...propertiesIn(schema)];
    assert.ok(all.length > RULES.length);
    for (const [name, property] of all) {
      assert.ok(described(property), name);
    }
  });

  it('has the keys that are read, and no others', () => {
    for (const name of Object.keys(schema.properties ?? {})) {
      const { problems } = parseConfiguration(JSON.stringify({ [name]: [] }));
      assert.ok(!problems.some(({ code }) => code === 'unknown-key'), name);
    }
    const { overrides } = schema.properties as Record<'overrides', { items: JSONSchema }>;
    for (const name of Object.keys(overrides.items.properties ?? {})) {
      const { problems } = parseConfiguration(JSON.stringify({ overrides: [{ files: [], [name]: [] }] }));
      assert.ok(!problems.some(({ code }) => code === 'unknown-key'), name);
    }
  });

  it('completes rules and severities, modes and hosts', async () => {
    assert.deepEqual(
      new Set(await offered('{ "rules": { | } }')),
      new Set([...RULES.map(({ id }) => id), ...RULE_GROUPS]),
    );
    assert.deepEqual(await offered('{ "overrides": [{ "rules": { "nic/legacy": | } }] }'), [
      '"error"',
      '"warning"',
      '"information"',
      '"off"',
    ]);
    assert.ok((await offered('{ "generation1": | }')).includes('"summary"'));
    assert.ok((await offered('{ "host": | }')).includes('"2019"'));
  });

  it('refuses what cannot be read', async () => {
    assert.deepEqual(
      await refused('{ "generation1": "advise", "rules": { "nic/legacy": "off" }, "exclude": ["a/**"] }'),
      [],
    );
    assert.deepEqual(await refused('{ "generation1": "loud" }'), ['"loud"']);
    assert.deepEqual(await refused('{ "rules": { "nic/legacy": "loud", "nic/*": "louder" } }'), ['"loud"', '"louder"']);
    assert.deepEqual(await refused('{ "overrides": [{}] }'), ['{']);
  });
});
