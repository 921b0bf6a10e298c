import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice';
import { analyze } from '../../src/core/analyze';
import { cli } from './cli/cli-kit';
import { CMDLETS, onlyReads } from './runbook/cmdlets';
import { loadGrammar, parse, type Script } from './runbook/grammar';

const ROOT = join(__dirname, '..', '..');
const text = readFileSync(join(ROOT, 'resources/Export-VMDefinition.ps1'), 'utf8');
const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/vm-definition.schema.json'), 'utf8')) as JSONSchema;

/** What later versions of PowerShell brought. */
const LATER = /::new\(|\?\?|&&|\|\||^\s*(?:class|enum|using) /m;

/** The objects of the schema that each function of the script fills. */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  'Get-GuestSystem': ['guest'],
  'Get-Place': ['hardDrive', 'dvdDrive'],
  'Get-HardDrive': ['hardDrive'],
  'Get-DvdDrive': ['dvdDrive'],
  'Get-Vlans': ['vlanSetting'],
  'Get-Adapter': ['networkAdapter', 'bandwidthSetting'],
  'Get-FirmwareSettings': ['firmware'],
  'Get-BiosSettings': ['bios'],
  'Get-SecuritySettings': ['security'],
  'Get-ComPort': ['comPort'],
  'Add-Devices': ['machine', 'floppyDrive'],
  'Get-Definition': ['machine', 'integrationService'],
};

/** What a host doesn't tell, or only with more than reading, and what says the same as another property. */
const NOT_WRITTEN = [
  ...['machine/EmulatedDevices', 'hardDrive/PartitionStyle'],
  ...['machine/ParentSnapshotId', 'comPort/Number', 'vlanSetting/AccessVlanId'],
];

const propertiesOf = (name: string): string[] =>
  Object.keys((schema.definitions?.[name] as JSONSchema | undefined)?.properties ?? {});

/** The keys that a function puts into what it gives: in a literal, or one by one. */
function keysWrittenBy(name: string): string[] {
  const body = text.split(`\nfunction ${name}(`, 2)[1]?.split('\n}\n', 1)[0] ?? '';
  const keys = body.matchAll(/(?:^\s+|@\{ |; |\$(?:definition|entry|guest|settings)\.)(\w+)\s*= /gm);
  return [...keys].map(([, key = '']) => key);
}

describe('the script that runs it on a host', () => {
  const runner = readFileSync(join(ROOT, 'resources/Read-HyperVHost.ps1'), 'utf8');
  let script: Script;

  before(async () => {
    await loadGrammar();
    script = parse(runner);
  });

  it('is PowerShell that version 4 reads, in plain ASCII', () => {
    assert.deepEqual(script.errors, []);
    assert.match(runner, /^[\n -~]*$/);
    assert.doesNotMatch(runner, LATER);
  });

  it('changes nothing, and writes only what it prints', () => {
    const own = new Set([...runner.matchAll(/function ([\w-]+)/g)].map(match => match[1]));
    const others = script.commands.map(({ name }) => name).filter(name => !onlyReads(name) && !own.has(name));
    assert.deepEqual(new Set(others), new Set(['ConvertTo-Json', 'New-Object', 'Invoke-Command']));
    assert.equal(runner.match(/::Write/), null);
  });
});

describe('the script that exports the machines of a host', () => {
  let script: Script;

  before(async () => {
    await loadGrammar();
    script = parse(text);
  });

  it('is PowerShell that version 4 reads, in plain ASCII', () => {
    assert.deepEqual(script.errors, []);
    assert.match(text, /^[\n -~]*$/);
    assert.doesNotMatch(text, LATER);
  });

  it('uses only parameters that the reference documents', () => {
    const own = new Set([...text.matchAll(/^function ([\w-]+)/gm)].map(match => match[1]));
    for (const { name, parameters } of script.commands.filter(command => !own.has(command.name))) {
      const unknown = parameters.filter(parameter => CMDLETS[name]?.includes(parameter) !== true);
      assert.deepEqual(unknown, [], name);
    }
  });

  it('changes nothing of a host', () => {
    const own = ['Read-Optional', 'Add-Devices', 'Add-Settings', 'Sort-Object'];
    const others = script.commands.map(({ name }) => name).filter(name => !onlyReads(name) && !own.includes(name));
    assert.deepEqual(new Set(others), new Set(['ConvertTo-Json', 'New-Item', 'New-Object', 'Resolve-Path']));
    assert.deepEqual(text.match(/::Write\w*\(\S+/g), ['::WriteAllText($file,']);
  });

  it('writes the properties of the schema, each in its place', () => {
    const written = new Set<string>();
    for (const [name, objects] of Object.entries(FILLED)) {
      const keys = keysWrittenBy(name);
      assert.ok(keys.length > 0, name);
      for (const key of keys) {
        const places = objects.filter(object => propertiesOf(object).includes(key));
        assert.ok(places.length > 0, `${name}: ${key}`);
        for (const object of places) {
          written.add(`${object}/${key}`);
        }
      }
    }
    const all = new Set(Object.values(FILLED).flat());
    const possible = [...all].flatMap(object => propertiesOf(object).map(key => `${object}/${key}`));
    assert.deepEqual(new Set(possible.filter(key => !written.has(key))), new Set(NOT_WRITTEN));
  });

  it('writes files as the documents show one, which the schema takes and a check reads', async () => {
    const page = readFileSync(join(ROOT, 'docs/export.md'), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const service = getLanguageService({});
    service.configure({ schemas: [{ uri: 'schema', fileMatch: ['*'], schema }] });
    const document = TextDocument.create('file:///print-server.vm.json', 'json', 1, example);
    assert.deepEqual(await service.doValidation(document, service.parseJSONDocument(document)), []);
    const { format, machines } = analyze(example, { fileName: 'print-server.vm.json' });
    assert.equal(format?.id, 'vm-definition');
    // Its guest is known, and known to be installed.
    assert.deepEqual(
      machines[0]?.plan.manual.map(({ rule }) => rule),
      ['disk/server-2016-mbr2gpt'],
    );
  });

  it('is printed by the command line', async () => {
    assert.deepEqual(await cli(['export-script']), { code: 0, out: text, err: '' });
    assert.equal((await cli(['export-script', 'more'])).code, 2);
  });
});
