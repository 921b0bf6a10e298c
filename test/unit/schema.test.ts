/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of other tools */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice';
import { analyze } from '../../src/core/analyze';
import { DEFINITION_PROPERTIES } from '../../src/core/formats/powershell/aliases';
import { readEmulatedDevice } from '../../src/core/formats/powershell/words';
import { EMULATED_DEVICES } from '../../src/core/machine/machine';

const ROOT = join(__dirname, '../..');
const URI = 'file:///a.vm.json';
const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/vm-definition.schema.json'), 'utf8')) as JSONSchema;
const service = getLanguageService({});
service.configure({ schemas: [{ uri: schema.$id ?? '', fileMatch: ['*.vm.json'], schema }] });

async function validate(text: string): Promise<string[]> {
  const document = TextDocument.create(URI, 'jsonc', 1, text);
  const settings = { comments: 'ignore', trailingCommas: 'ignore' } as const;
  const diagnostics = await service.doValidation(document, service.parseJSONDocument(document), settings);
  return diagnostics.map(({ message, range }) => `${document.getText(range)}: ${message}`);
}

/** Every schema inside a schema, with its path. */
function* schemasIn(node: unknown, path = ''): Generator<[path: string, node: JSONSchema]> {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  yield [path, node];
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'defaultSnippets' && key !== 'examples') {
      yield* schemasIn(value, `${path}/${key}`);
    }
  }
}

const definition = (name: string): Record<string, JSONSchema> => {
  const found = schema.definitions?.[name];
  assert.ok(found?.properties, name);
  return found.properties as Record<string, JSONSchema>;
};

describe('the schema of VM definitions', () => {
  it('has the address that files name', () => {
    assert.equal(schema.$id, 'https://hyperv-gen2-advisor.github.io/schemas/vm-definition.schema.json');
    assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
  });

  it('describes every property', () => {
    const described = (node: JSONSchema): string | undefined =>
      node.description ?? schema.definitions?.[node.$ref?.split('/').at(-1) ?? '']?.description;
    let count = 0;
    for (const [path, node] of schemasIn(schema)) {
      if (path.endsWith('/properties')) {
        for (const [name, property] of Object.entries(node as Record<string, JSONSchema>)) {
          count += 1;
          assert.ok(described(property), `${path}/${name}`);
        }
      }
    }
    assert.ok(count > 60);
  });

  it('refers only to definitions that are there, and leaves none unused', () => {
    const used = new Set([...schemasIn(schema)].flatMap(([, node]) => (node.$ref === undefined ? [] : [node.$ref])));
    assert.deepEqual(
      [...used].sort(),
      Object.keys(schema.definitions ?? {})
        .map(name => `#/definitions/${name}`)
        .sort(),
    );
  });

  it('has every property that the format reads, and no other', () => {
    const places: Record<keyof typeof DEFINITION_PROPERTIES, readonly string[]> = {
      machine: ['machine'],
      drive: ['hardDrive', 'dvdDrive'],
      hardDrive: ['hardDrive'],
      dvdDrive: ['dvdDrive'],
      adapter: ['networkAdapter'],
      vlanSetting: ['vlanSetting'],
      bandwidthSetting: ['bandwidthSetting'],
      integrationService: ['integrationService'],
      comPort: ['comPort'],
      bios: ['bios'],
      firmware: ['firmware'],
      security: ['security'],
      guest: ['guest'],
    };
    for (const [scope, names] of Object.entries(places)) {
      const properties = Object.keys(DEFINITION_PROPERTIES[scope as keyof typeof places]);
      for (const name of names) {
        const missing = properties.filter(property => !(property in definition(name)));
        assert.deepEqual(missing, [], name);
      }
    }
    // What is gone from the table of settings is gone from here.
    for (const name of new Set(Object.values(places).flat())) {
      const scopes = Object.keys(places).filter(scope => places[scope as keyof typeof places].includes(name));
      const read = new Set(scopes.flatMap(scope => Object.keys(DEFINITION_PROPERTIES[scope as keyof typeof places])));
      assert.deepEqual(
        Object.keys(definition(name)).filter(property => !read.has(property)),
        [],
        name,
      );
    }
  });

  it('names every emulated device', () => {
    assert.deepEqual(
      Object.keys(definition('emulatedDeviceMap')).map(readEmulatedDevice).sort(),
      Object.keys(EMULATED_DEVICES).sort(),
    );
  });

  const machine = `
    // All that the format has.
    "Name": "a", "Generation": 1, "Version": "9.0", "Notes": "x",
    "GuestOperatingSystem": { "Name": "Ubuntu", "Version": 22.04, "Architecture": "x64" },
    "HostOperatingSystem": "Windows Server 2019",
    "ProcessorCount": 2, "MemoryStartup": "4GB", "MemoryMinimum": 536870912, "MemoryMaximum": "\${memory}",
    "DynamicMemoryEnabled": true,
    "HardDrives": [
      { "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Path": "a.vhd" },
      { "ControllerType": 1, "ControllerNumber": "0", "ControllerLocation": 63, "DiskNumber": null },
      { "Path": "c.vhdx", "Size": "127GB", "ParentPath": "base.vhdx", "PartitionStyle": "GPT" },
      "b.vhdx",
    ],
    "DVDDrives": [{ "ControllerType": "IDE 1:0", "Path": null, "DvdMediaType": "ISO" }],
    "FloppyDrive": { "Path": "a.vfd" },
    "NetworkAdapters": [{ "Name": "LAN", "IsLegacy": true, "SwitchName": "x", "MacAddress": "00155D000001", "VlanId": 7 }],
    "ComPort1": { "Number": 1, "Path": "\\\\\\\\.\\\\pipe\\\\a" }, "ComPort2": null,
    "Bios": { "StartupOrder": ["CD", "IDE", "LegacyNetworkAdapter", "Floppy"], "NumLockEnabled": false },
    "Firmware": {
      "SecureBoot": "On", "SecureBootTemplate": "MicrosoftWindows", "BootOrder": ["SCSI:0:0", "DvdDrive", "{{first}}"],
      "PreferredNetworkBootProtocol": "IPv4", "ConsoleMode": "COM1",
    },
    "Security": { "TpmEnabled": true, "Shielded": false },
    "KeyStorageDrive": {}, "RemoteFxAdapter": null,
    "EmulatedDevices": ["PIC", { "Name": "PIT" }],
    "CompatibilityForOlderOperatingSystemsEnabled": false, "CompatibilityForMigrationEnabled": true,
    "CompatibilityForMigrationMode": "MinimumFeatureSet", "ExposeVirtualizationExtensions": "{{nested}}",
    "FibreChannelHostBusAdapters": [{ "SanName": "Production" }], "AssignedDevices": null, "Path": "C:\\\\VMs",
    "AutomaticStartAction": 3, "AutomaticStartDelay": 30, "AutomaticStopAction": "ShutDown", "CheckpointType": "Standard",
    "State": "Off", "ParentSnapshotName": null, "ParentSnapshotId": null, "ReplicationState": 0,
    "IsClustered": false, "ResourceMeteringEnabled": true
  `;
  const valid: readonly [name: string, text: string][] = [
    ['a machine', `{ ${machine} }`],
    ['a list', `[{ ${machine} }, { "Name": "b" }]`],
    ['machines under VirtualMachines', `{ "$schema": "${schema.$id}", "VirtualMachines": [{ ${machine} }] }`],
    [
      'other forms',
      `{
      "Generation": "Gen2", "GuestOperatingSystem": "Windows 11", "HardDrives": "a.vhdx", "DVDDrives": {},
      "FloppyDrive": null, "NetworkAdapters": {}, "Firmware": "UEFI", "EmulatedDevices": { "Pic": true, "S3Video": {} }
    }`,
    ],
  ];
  for (const [name, text] of valid) {
    it(`allows ${name}`, async () => assert.deepEqual(await validate(text), []));
  }

  const invalid: readonly [name: string, properties: string, at: string][] = [
    ['a generation that there is not', '"Generation": 3', '3'],
    ['memory in words', '"MemoryStartup": "much"', '"much"'],
    ['a number of processors in words', '"ProcessorCount": "two"', '"two"'],
    ['another bus', '"HardDrives": [{ "ControllerType": "NVMe" }]', '"NVMe"'],
    ['another partition style', '"HardDrives": [{ "PartitionStyle": "APM" }]', '"APM"'],
    ['another start action', '"AutomaticStartAction": "Never"', '"Never"'],
    ['a flag in words', '"NetworkAdapters": [{ "IsLegacy": "perhaps" }]', '"perhaps"'],
    ['a number for Secure Boot', '"Firmware": { "SecureBoot": 1 }', '1'],
    ['another template', '"Firmware": { "SecureBootTemplate": "MicrosoftLinux" }', '"MicrosoftLinux"'],
    ['a start-up order of places', '"Bios": { "StartupOrder": ["SCSI:0:0"] }', '"SCSI:0:0"'],
    ['a boot order of kinds', '"Firmware": { "BootOrder": ["Floppy"] }', '"Floppy"'],
    ['a third COM port', '"ComPort1": { "Number": 3 }', '3'],
  ];
  for (const [name, properties, at] of invalid) {
    for (const text of [`{ ${properties} }`, `[{ ${properties} }]`, `{ "VirtualMachines": [{ ${properties} }] }`]) {
      it(`refuses ${name} in ${text.slice(0, 3)}…`, async () => {
        const problems = await validate(text);
        assert.ok(problems.length > 0);
        assert.ok(
          problems.some(problem => problem.startsWith(`${at}: `)),
          problems.join('\n'),
        );
      });
    }
  }

  it('allows the examples', async () => {
    for (const file of readdirSync(join(ROOT, 'examples')).filter(name => name.endsWith('.vm.json'))) {
      assert.deepEqual(await validate(readFileSync(join(ROOT, 'examples', file), 'utf8')), [], file);
    }
  });

  it('completes the properties of a drive', async () => {
    const text = '{ "HardDrives": [{  }] }';
    const document = TextDocument.create(URI, 'jsonc', 1, text);
    const position = document.positionAt(text.indexOf('{  }') + 2);
    const list = await service.doComplete(document, position, service.parseJSONDocument(document));
    const labels = list?.items.map(({ label }) => label) ?? [];
    assert.ok(labels.includes('ControllerLocation') && labels.includes('Path'), labels.join());
  });

  /** What a snippet inserts in a text at its mark, with each blank filled in as proposed. */
  async function inserted(text: string, snippet: string): Promise<string> {
    const document = TextDocument.create(URI, 'jsonc', 1, text.replace('‹›', ''));
    const position = document.positionAt(text.indexOf('‹›'));
    const list = await service.doComplete(document, position, service.parseJSONDocument(document));
    const item = list?.items.find(({ label }) => label === snippet);
    assert.ok(item, `${snippet} is not in ${list?.items.map(({ label }) => label)}`);
    return (item.textEdit?.newText ?? item.insertText ?? '').replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\\\\/g, '\\');
  }

  for (const guest of ['Windows', 'Linux']) {
    for (const text of ['‹›', '[‹›]', '{ "VirtualMachines": [‹›] }']) {
      it(`offers a Generation 2 machine with ${guest} that is one, in ${text}`, async () => {
        const machine = await inserted(text, `Generation 2 machine with ${guest}`);
        assert.deepEqual(await validate(machine), []);
        const { machines, findings } = analyze(machine, { fileName: 'a.vm.json' });
        assert.deepEqual([machines[0]?.status, findings], ['generation-2', []]);
      });
    }
  }

  it('offers parts of a machine that go with each other', async () => {
    const parts = {
      HardDrives: await inserted('{ "HardDrives": [‹›] }', 'Disk on SCSI'),
      DVDDrives: await inserted('{ "DVDDrives": [‹›] }', 'DVD drive on SCSI'),
      NetworkAdapters: await inserted('{ "NetworkAdapters": [‹›] }', 'Network adapter'),
    };
    const properties = Object.entries(parts).map(([name, part]) => `"${name}": [${part}]`);
    const machine = `{ "Generation": 2, "GuestOperatingSystem": "Windows Server 2022", ${properties.join()} }`;
    assert.deepEqual(await validate(machine), []);
    assert.deepEqual(analyze(machine, { fileName: 'a.vm.json' }).findings, []);
  });

  const values: readonly [text: string, expected: readonly string[]][] = [
    ['{ "Gen‹›" }', ['Generation', 'GuestOperatingSystem']],
    ['{ "Generation": ‹› }', ['1', '2']],
    ['{ "GuestOperatingSystem": { "Name": "‹›" } }', ['"Windows Server 2022"', '"Ubuntu 22.04"']],
    ['{ "HardDrives": [{ "ControllerType": "‹›" }] }', ['"SCSI"', '"IDE"']],
    ['{ "Firmware": { "SecureBootTemplate": "‹›" } }', ['"MicrosoftUEFICertificateAuthority"']],
    ['{ "Firmware": { "BootOrder": ["‹›"] } }', ['"SCSI:0:0"', '"NetworkAdapter"']],
    ['{ "NetworkAdapters": [{ "IsLegacy": ‹› }] }', ['true', 'false']],
  ];
  for (const [text, expected] of values) {
    it(`completes ${text}`, async () => {
      const document = TextDocument.create(URI, 'jsonc', 1, text.replace('‹›', ''));
      const position = document.positionAt(text.indexOf('‹›'));
      const list = await service.doComplete(document, position, service.parseJSONDocument(document));
      const labels = list?.items.map(({ label }) => label) ?? [];
      assert.deepEqual(
        expected.filter(label => !labels.includes(label)),
        [],
        labels.join(),
      );
    });
  }
});
