import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { getVm } from '../../../src/core/formats/get-vm';
import { MARKS } from '../../../src/core/formats/marks';
import { known } from '../../../src/core/machine/field';
import { documentsIn } from '../one-file';
import {
  because,
  changed,
  drivesOf,
  machineIn,
  machinesIn,
  moveDrives,
  setGeneration,
  setSecureBoot,
  shown,
} from './powershell-kit';

const ID = '0a1b2c3d-0000-4000-8000-00000000abcd';

/** A Generation 1 machine as Windows PowerShell 5.1 prints it with -Depth 5, in part. */
const FULL = `{
    "Name":  "app01",
    "Id":  "${ID}",
    "State":  3,
    "Generation":  1,
    "Version":  "9.0",
    "Notes":  "Windows Server 2016 x64",
    "ProcessorCount":  2,
    "MemoryStartup":  4294967296,
    "MemoryMaximum":  8589934592,
    "RemoteFxAdapter":  null,
    "ComPort1":  {
                     "Path":  "",
                     "Name":  "COM1"
                 },
    "ComPort2":  {
                     "Path":  "\\\\\\\\.\\\\pipe\\\\app01",
                     "Name":  "COM2"
                 },
    "FloppyDrive":  {
                        "Path":  null,
                        "Name":  "Diskette Drive"
                    },
    "HardDrives":  [
                       {
                           "Path":  "D:\\\\app01.vhd",
                           "ControllerType":  0,
                           "ControllerNumber":  0,
                           "ControllerLocation":  1
                       }
                   ],
    "DVDDrives":  {
                      "ControllerType":  1,
                      "ControllerNumber":  0,
                      "ControllerLocation":  0,
                      "Path":  null,
                      "DvdMediaType":  0
                  },
    "NetworkAdapters":  [
                            {
                                "Name":  "LAN",
                                "IsLegacy":  true,
                                "MacAddress":  "00155D000001"
                            }
                        ]
}`;

const machine = (properties: string): string =>
  `{ "Name": "a", "Generation": 1, "State": 3, "Id": "${ID}", ${properties} }`;

describe('get-vm: recognition', () => {
  const machines: readonly [name: string, text: string][] = [
    ['one object', FULL],
    ['an array', `[${FULL}, ${FULL}]`],
    ['a byte order mark', `\uFEFF${FULL}`],
    ['the array of an old ConvertTo-Json', `{ "value": [${FULL}], "Count": 1 }`],
    [
      'a projection',
      `[{ "Id": "${ID}", "Name": "a", "State": 2, "ProcessorCount": 2, "MemoryStartup": 1073741824, "Generation": 2 }]`,
    ],
    ['its camel case', '{ "name": "a", "state": "Running", "generation": 1, "processorCount": 2 }'],
    ['cut off', machine('"HardDrives": "Microsoft.HyperV.PowerShell.HardDiskDrive"')],
    [
      'properties as Hyper-V spells them, memory as Hyper-V counts it',
      '{ "Name": "a", "Generation": 1, "ProcessorCount": 2, "MemoryStartup": 1073741824, "HardDrives": [] }',
    ],
  ];
  for (const [name, text] of machines) {
    it(`takes ${name}`, () => {
      assert.ok(because(getVm, text));
      assert.ok((MARKS[getVm.id].json ?? []).some(mark => text.includes(mark)));
    });
  }

  const others: readonly [name: string, text: string, fileName?: string][] = [
    ['Get-VMBios', `{ "VMName": "a", "VMId": "${ID}", "StartupOrder": [1, 2, 3, 0], "NumLockEnabled": false }`],
    ['Get-VMFirmware', `{ "VMName": "a", "VMId": "${ID}", "SecureBoot": 0, "BootOrder": [] }`],
    ['Get-VMHardDiskDrive', `[{ "VMName": "a", "VMId": "${ID}", "ControllerType": 0, "Path": "a.vhd" }]`],
    ['Get-VMHost', '{ "Name": "HOST", "ComputerName": "HOST", "LogicalProcessorCount": 8, "MemoryCapacity": 1 }'],
    ['a definition', '{ "Name": "a", "Generation": 1, "MemoryStartup": "4GB", "ProcessorCount": 2, "HardDrives": [] }'],
    ['our own file by its name', FULL, 'app.vm.json'],
    ['our own file by its $schema', FULL.replace('{', '{ "$schema": "https://x/vm-definition.schema.json",')],
    [
      'a cloud object',
      '{ "metadata": { "name": "a", "generation": 1, "creationTime": "x" }, "apiVersion": 1, "kind": "x" }',
    ],
    ['no object', '[1, "Generation", null]'],
    [
      'a home-made list of which some machines look like a projection',
      `[{ "Name": "a", "Generation": 1, "ProcessorCount": 2, "MemoryStartup": 4294967296 },
        { "Name": "b", "Generation": 1, "ProcessorCount": 2, "MemoryStartup": "4GB" }]`,
    ],
    [
      'a home-made list of which one machine says what a definition may say and mostly exports do',
      `[{ "vmName": "a", "generation": 1, "cpus": 2 },
        { "vmName": "b", "generation": 1, "cpus": 2, "parentCheckpointName": "before", "ReplicationState": 0,
          "is_clustered": false, "ResourceMeteringEnabled": false, "FibreChannelHostBusAdapters": "" }]`,
    ],
  ];
  for (const [name, text, fileName] of others) {
    it(`leaves ${name}`, () => assert.equal(because(getVm, text, fileName), undefined));
  }

  it('says why', () => {
    assert.equal(because(getVm, `[${FULL}]`), '[0] has Generation, Id, State, as Get-VM writes them');
  });
});

describe('get-vm: reading', () => {
  it('reads machines written by hand beside exported ones, and nothing into what they leave out', () => {
    const read = machinesIn(
      getVm,
      `{ "there": [${FULL}], "planned": [{ "vmName": "b", "gen": 1, "cpus": 2, "ram": "4GB" }] }`,
    );
    assert.deepEqual(
      read.map(({ name }) => name),
      ['app01', 'b'],
    );
    assert.equal(read[1]?.drives.complete, false);
  });

  it('passes over no machine of a list of which another says its generation', () => {
    const selected = { ProcessorCount: 2, MemoryStartup: 2 ** 31, HardDrives: [{ Path: 'a.vhdx' }] };
    const list = [
      { Name: 'a', Generation: 1 },
      { Name: 'b', Generation: '' },
      { Name: 'c' },
      { Name: 'd', Generation: null },
      { Name: 'e', Generation: 'first' },
    ];
    const text = JSON.stringify(list.map(each => ({ ...each, ...selected })));
    assert.deepEqual(
      machinesIn(getVm, text).map(({ name, generation }) => `${name} ${shown(generation)}`),
      ['a 1', 'b ? not-exported', 'c ? not-exported', 'd ? not-exported', 'e ? invalid'],
    );
  });

  it('reads a name that is a number, takes one with signs in it as it is, and knows none where none stands', () => {
    const named = (name: string) => {
      const [read] = machinesIn(getVm, `[{ "Name": ${name}, "Generation": 1, "State": 3, "Id": "${ID}" }]`);
      return [read?.name, read?.nameIsUnknown];
    };
    assert.deepEqual(named('2019'), ['2019', undefined]);
    assert.deepEqual(named('"$(web)"'), ['$(web)', undefined]);
    assert.deepEqual(named('null'), ['VM 1', true]);
    assert.deepEqual(named('{}'), ['VM 1', true]);
  });

  it('takes no checkpoint for a machine, alone or beside the machine that it is of', () => {
    const checkpoint = machine('"Name": "before the update", "VMName": "web", "SnapshotType": 0, "HardDrives": []');
    assert.deepEqual(analyze(`[${checkpoint}]`).machines, []);
    const both = `{ "machines": [${machine('"HardDrives": []')}], "checkpoints": [${checkpoint}] }`;
    assert.equal(analyze(both).machines.length, 1);
  });

  it('reads a list that holds a machine which only an export can be', () => {
    const text = `[{ "Name": "a", "Generation": 1, "State": 3 }, { "vmName": "b", "gen": 1, "cpus": 2, "ram": "4GB" }]`;
    assert.equal(because(getVm, text), '[0] has Generation, State, Name, as Get-VM writes them');
    assert.equal(machinesIn(getVm, text).length, 2);
  });

  it('reads a machine', () => {
    const read = machineIn(getVm, FULL);
    assert.equal(read.name, 'app01');
    assert.equal(FULL.slice(read.at.offset, read.at.end), '"Generation":  1');
    assert.equal(shown(read.generation), '1');
    assert.equal(shown(read.configurationVersion), '9.0');
    assert.equal(shown(read.processorCount), '2');
    assert.equal(known(read.memoryStartup), 2 ** 32);
    assert.equal(known(read.memoryMaximum), 2 ** 33);
    assert.deepEqual(drivesOf(read), ['disk ide 0:1 D:\\app01.vhd vhd', 'dvd scsi 0:0 - -']);
    assert.equal(read.drives.complete, true);
    assert.equal(read.floppyDrive, undefined);
    assert.equal(read.remoteFxAdapter, undefined);
    assert.deepEqual(
      read.networkAdapters.items.map(({ name, legacy }) => [shown(name), shown(legacy)]),
      [['LAN', 'true']],
    );
    assert.deepEqual(
      read.comPorts.map(({ number, path }) => [number, shown(path)]),
      [
        [1, undefined],
        [2, '\\\\.\\pipe\\app01'],
      ],
    );
    assert.equal(shown(read.firmware.secureBoot), '? not-exported');
    assert.equal(read.guest?.recognised.system?.id, 'windows-server-2016');
    assert.equal(read.guest?.origin, 'inferred');
  });

  it('takes what a depth limit cut off for unknown', () => {
    const name = 'Microsoft.HyperV.PowerShell.HardDiskDrive';
    const since2016 = "HardDiskDrive (Name = 'Hard Drive', VMName = 'a') [Id = 'b', VMId = 'c']";
    const lists = [`["${name}"]`, `"${name}"`, `"${name} ${name}"`, '"System.Object[]"', `["${since2016}"]`];
    for (const list of [...lists, `"${since2016} ${since2016}"`]) {
      const { drives } = machineIn(getVm, machine(`"HardDrives": ${list}, "DVDDrives": ""`));
      assert.deepEqual([drives.items, drives.complete, drives.unreadable?.because], [[], false, 'truncated'], list);
    }
    const adapters = machineIn(getVm, machine('"NetworkAdapters": "Microsoft.HyperV.PowerShell.VMNetworkAdapter"'));
    assert.equal(adapters.networkAdapters.complete, false);
    const ports = machineIn(getVm, machine('"ComPort1": "Microsoft.HyperV.PowerShell.VMComPort", "FloppyDrive": "x"'));
    assert.deepEqual(ports.comPorts, []);
    const floppy = machineIn(getVm, machine('"FloppyDrive": "Microsoft.HyperV.PowerShell.VMFloppyDiskDrive"'));
    assert.equal(floppy.floppyDrive, undefined);
  });

  it('takes an empty text, an empty array, and the object of a command that gave nothing, for an empty list', () => {
    for (const list of ['""', '[]', 'null', '{}', '{ "value": [], "Count": 0 }']) {
      const read = machineIn(getVm, machine(`"HardDrives": ${list}, "DVDDrives": ${list}, "NetworkAdapters": ${list}`));
      assert.deepEqual(read.drives, { items: [], complete: true, unreadable: undefined });
      assert.deepEqual(read.networkAdapters, { items: [], complete: true, unreadable: undefined });
    }
  });

  it('takes what a projection leaves out for unknown', () => {
    const read = machineIn(getVm, machine('"ProcessorCount": 2'));
    assert.deepEqual(read.drives, { items: [], complete: false, unreadable: undefined });
    assert.equal(read.networkAdapters.complete, false);
    const parts = machineIn(
      getVm,
      machine('"HardDrives": [{ "Path": "a.vhdx" }], "NetworkAdapters": { "Name": "LAN" }'),
    );
    assert.deepEqual(drivesOf(parts), ['disk ? not-exported -:- a.vhdx vhdx']);
    assert.equal(shown(parts.networkAdapters.items[0]?.legacy), '? not-exported');
  });

  it('does not call ready what is exported without its drives', () => {
    const [projected] = analyze(`[${machine('"ProcessorCount": 2, "Notes": "Windows Server 2019"')}]`).machines;
    assert.equal(projected?.status, 'needs-work');
    assert.deepEqual(
      projected.plan.manual.map(({ rule, message }) => [rule, message]),
      [['vm/cut-off', 'left-out']],
    );
    // A drive without a file has a disk that the host does not reach, or one that was left out.
    for (const path of ['"a.vhdx"', 'null', '""']) {
      const [whole] = analyze(
        `[${machine(`"HardDrives": [{ "Path": ${path}, "ControllerType": 1 }], "Notes": "Windows Server 2019"`)}]`,
      ).machines;
      assert.equal(whole?.status, 'needs-work');
      assert.deepEqual(
        whole.plan.manual.map(({ rule }) => rule),
        ['disk/installed'],
      );
    }
  });

  it('knows a list by what only a host knows, whatever its generation is called', () => {
    for (const key of ['Gen', 'gen', 'VMGeneration', 'HyperVGeneration', 'machineGeneration']) {
      const listed = `"VMName": "a", "${key}": 1, "GuestOS": "Windows Server 2019", "ProcessorCount": 2`;
      const { format, machines } = analyze(`[{ ${listed}, "State": "Running", "Uptime": "1" }]`);
      assert.deepEqual([format?.id, machines[0]?.status], ['get-vm', 'needs-work'], key);
      assert.equal(analyze(`[{ ${listed} }]`).format?.id, 'vm-definition', key);
    }
  });

  it('takes DVD drives, and null under a name that no machine has, for no word of its disks and adapters', () => {
    const dvd = '"DVDDrives": [{ "Path": null, "ControllerType": 0 }]';
    for (const [properties, message] of [
      [dvd, 'left-out'],
      [`${dvd}, "HardDiskDrives": null, "NetworkAdapters": []`, 'left-out'],
      [`${dvd}, "HardDrives": []`, 'adapters-left-out'],
      [`${dvd}, "HardDrives": [], "nics": null`, 'adapters-left-out'],
    ] as const) {
      const [read] = analyze(`[${machine(`${properties}, "Notes": "Windows Server 2019"`)}]`).machines;
      assert.equal(read?.status, 'needs-work', properties);
      assert.deepEqual(
        read.plan.manual.map(each => [each.rule, each.message]),
        [['vm/cut-off', message]],
      );
    }
    const whole = `${dvd}, "HardDrives": [], "NetworkAdapters": [], "Notes": "Windows Server 2019"`;
    assert.equal(analyze(`[${machine(whole)}]`).machines[0]?.status, 'ready');
  });

  it('reports a floppy drive only with a medium in it', () => {
    for (const empty of ['null', '{ "Path": null }', '{ "Path": "" }', '""']) {
      assert.equal(machineIn(getVm, machine(`"FloppyDrive": ${empty}`)).floppyDrive, undefined, empty);
    }
    const read = machineIn(getVm, machine('"FloppyDrive": { "Path": "A:\\\\boot.vfd" }'));
    assert.equal(shown(read.floppyDrive?.medium), 'A:\\boot.vfd');
  });

  it('reads enumerations by name as well', () => {
    const read = machineIn(getVm, machine('"HardDrives": [{ "ControllerType": "IDE" }, { "ControllerType": 5 }]'));
    assert.deepEqual(drivesOf(read), ['disk ide -:- ? not-exported -', 'disk ? expression -:- ? not-exported -']);
  });

  it('reads settings that the user merged into it, On as 0', () => {
    const read = machineIn(
      getVm,
      machine(`"Firmware": { "SecureBoot": 1, "SecureBootTemplate": "MicrosoftWindows", "BootOrder": [
        { "BootType": 2, "Device": "Microsoft.HyperV.PowerShell.VMNetworkAdapter" },
        { "BootType": 1, "Device": { "ControllerNumber": 0, "ControllerLocation": 3 } },
        { "BootType": 1, "Device": null }] },
        "Bios": { "StartupOrder": [3, 2, 1, 0], "NumLockEnabled": false },
        "Security": { "TpmEnabled": true, "Shielded": false }`),
    );
    assert.equal(shown(read.firmware.secureBoot), 'false');
    assert.equal(shown(read.firmware.numLock), 'false');
    assert.equal(shown(read.security.tpm), 'true');
    assert.deepEqual(
      read.firmware.orders.map(({ generation, complete, entries }) => [
        generation,
        complete,
        entries.map(({ device }) => device.kind).join(' '),
      ]),
      [
        [1, true, 'legacy-network ide cd floppy'],
        [2, true, 'network slot hard-disk'],
      ],
    );
    assert.equal(shown(machineIn(getVm, machine('"SecureBootEnabled": true')).firmware.secureBoot), 'true');
  });

  it('reads a generation that is none as unknown', () => {
    const of = (generation: string) =>
      shown(machineIn(getVm, machine('"x": 1').replace('1,', `${generation},`)).generation);
    assert.deepEqual([of('3'), of('null')], ['? invalid', '? not-exported']);
  });

  it('reads every machine of an array', () => {
    assert.deepEqual(
      machinesIn(getVm, `[${FULL}, {}, 3, ${FULL.replace('app01', 'app02')}]`).map(({ name }) => name),
      ['app01', 'app02'],
    );
  });

  it('has no problems to report', () => assert.deepEqual(getVm.problems(documentsIn('')), []));
});

describe('get-vm: writing', () => {
  it('moves drives in numbers', () => {
    const after = changed(getVm, FULL, moveDrives([0, 1], [0, 2]));
    assert.equal(
      after,
      FULL.replace('"ControllerType":  0,', '"ControllerType":  1,').replace(
        '"ControllerLocation":  0,\n                      "Path"',
        '"ControllerLocation":  2,\n                      "Path"',
      ),
    );
  });

  it('sets the generation', () => {
    assert.equal(changed(getVm, FULL, setGeneration), FULL.replace('"Generation":  1', '"Generation":  2'));
  });

  it('leaves null for a floppy drive', () => {
    const text = machine('"FloppyDrive": { "Path": "a.vfd" }, "Notes": ""');
    assert.equal(
      changed(getVm, text, ({ floppyDrive }) =>
        floppyDrive === undefined ? [] : [{ kind: 'remove-floppy-drive', floppyDrive }],
      ),
      machine('"FloppyDrive": null, "Notes": ""'),
    );
  });

  it('makes adapters synthetic', () => {
    assert.equal(
      changed(getVm, FULL, ({ networkAdapters }) =>
        networkAdapters.items.map(adapter => ({ kind: 'make-adapter-synthetic', adapter })),
      ),
      FULL.replace('"IsLegacy":  true', '"IsLegacy":  false'),
    );
  });

  it('adds no firmware settings that Get-VM does not have', () => {
    assert.equal(
      changed(getVm, FULL, setSecureBoot(false)),
      "cannot: Get-VM's output has no firmware settings; use Set-VMFirmware",
    );
    assert.match(
      changed(getVm, FULL, () => [{ kind: 'set-tpm', enabled: true }]),
      /^cannot: .*Enable-VMTPM$/,
    );
  });

  it('sets those that were merged into it', () => {
    const cases: readonly [before: string, after: string][] = [
      [
        '"Firmware": { "SecureBoot": 1 }',
        '"Firmware": { "SecureBoot": 0, "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" }',
      ],
      [
        '"SecureBootEnabled": false',
        '"SecureBootEnabled": true, "SecureBootTemplate": "MicrosoftUEFICertificateAuthority"',
      ],
      [
        '"Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftWindows" }',
        '"Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" }',
      ],
    ];
    for (const [before, after] of cases) {
      assert.equal(
        changed(getVm, machine(before), setSecureBoot(true, 'MicrosoftUEFICertificateAuthority')),
        machine(after),
      );
    }
  });

  it('names no files of a floppy', () => {
    const { node } = machineIn(getVm, FULL);
    const floppyDrive = { node, at: node, files: [] };
    assert.match(
      changed(getVm, FULL, () => [{ kind: 'replace-floppy-files-by-disc', floppyDrive }]),
      /^cannot: /,
    );
  });
});
