/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of other tools */

import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { MARKS } from '../../../src/core/formats/marks';
import { vmDefinition } from '../../../src/core/formats/vm-definition';
import { known } from '../../../src/core/machine/field';
import { documentsIn } from '../one-file';
import { because, drivesOf, machineIn, machinesIn, shown } from './powershell-kit';

const SCHEMA = '"$schema": "https://hyperv-gen2-advisor.github.io/schemas/vm-definition.schema.json"';

/** A machine of our own format, on one line. */
const own = (properties: string): string => `{ "Name": "a", "Generation": 1, "ProcessorCount": 2, ${properties} }`;

describe('vm-definition: recognition of our own files', () => {
  const files: readonly [name: string, text: string, fileName: string][] = [
    ['one machine by the name', '{ "Name": "a", "ProcessorCount": 2 }', 'a.vm.json'],
    ['an upper-case name', '{ "Name": "a" }', 'C:\\VMs\\A.VM.JSON'],
    ['an array', '[{ "Name": "a" }, { "Name": "b" }]', 'all.vm.json'],
    ['a list', '{ "VirtualMachines": [{ "Name": "a" }] }', 'all.vm.json'],
    ['comments and trailing commas', '// mine\n{ "Name": "a", }', 'a.vm.json'],
    ['the schema', `{ ${SCHEMA}, "Name": "a" }`, 'a.json'],
    ['the schema with a fragment', `{ ${SCHEMA.replace('.json"', '.json#"')}, "Name": "a" }`, 'a.json'],
    ['the schema over foreign keys', `{ ${SCHEMA}, "resource": {}, "VirtualMachines": [{ "Name": "a" }] }`, 'a.json'],
  ];
  for (const [name, text, fileName] of files) {
    it(`takes ${name}`, () => assert.ok(because(vmDefinition, text, fileName)));
  }

  it('never goes by the name alone', () => {
    for (const text of ['{}', '[]', '3', '"Name"', '{ "color": "red" }', '{ "VirtualMachines": [] }', '']) {
      assert.equal(because(vmDefinition, text, 'a.vm.json'), undefined, text);
    }
    assert.equal(because(vmDefinition, `{ ${SCHEMA} }`, 'a.json'), undefined);
  });

  it('tells of one by its name alone where it cannot be read', () => {
    const problemsOf = (text: string, fileName: string) => analyze(text, { fileName }).problems.map(({ code }) => code);
    assert.deepEqual(problemsOf('{"Name":"x", "Mem', 'a.vm.json'), ['unclosed-string']);
    assert.deepEqual(problemsOf('\u0000\u0007', 'A.VM.json'), ['invalid-symbol']);
    assert.deepEqual(problemsOf('{"Name":"x", "Mem', 'a.json'), []);
    assert.deepEqual(problemsOf(' \n', 'a.vm.json'), []);
    assert.deepEqual(problemsOf('{"foo": 1}', 'a.vm.json'), []);
  });

  it('says why', () => {
    assert.equal(
      because(vmDefinition, '[{ "Name": "a" }]', 'a.vm.json'),
      'its name ends in .vm.json, and [0] has Name',
    );
    assert.equal(
      because(vmDefinition, `{ ${SCHEMA}, "Name": "a" }`),
      'its $schema is the one of VM definitions, and it has Name',
    );
  });
});

describe('vm-definition: recognition of home-made definitions', () => {
  const machines: readonly [name: string, text: string, count?: number][] = [
    ['a generation with memory and processors', '{ "name": "a", "generation": 2, "memory": "4GB", "cpus": 2 }'],
    ['a name and memory', '{ "vmName": "a", "vmGeneration": "1", "memory": "2GB" }'],
    ['a name and a system', '{ "name": "a", "generation": 1, "os": "Windows Server 2012 R2" }'],
    ['a generation in words', '{ "name": "a", "gen_eration": "Gen1", "generation": "Generation 1", "ram": 2048 }'],
    ['a generation that is an expression', '{ "name": "a", "generation": "${generation}", "memory": "4GB" }'],
    ['a legacy adapter', '{ "name": "a", "memory": "4GB", "nics": [{ "type": "legacy" }] }'],
    ['an adapter that is legacy', '{ "name": "a", "memory": "4GB", "adapters": [{ "isLegacy": true }] }'],
    ['a drive on IDE', '{ "name": "a", "memory": "4GB", "disks": [{ "path": "a.vhdx", "bus": "ide" }] }'],
    ['a floppy', '{ "name": "a", "memory": "4GB", "floppy": "boot.vfd" }'],
    ['a BIOS', '{ "name": "a", "memory": "4GB", "firmware": "BIOS" }'],
    ['lists at any depth', '{ "lab": { "vms": [[{ "name": "a", "generation": 1, "cpus": 2 }]] } }'],
    [
      'those of a list that are',
      '{ "vms": [{ "name": "a", "generation": 1, "cpus": 2 }, { "name": "b", "cpus": 2 }, { "x": 1 }] }',
    ],
    [
      'no device of a machine',
      '{ "name": "a", "generation": 1, "cpus": 2, "nested": { "name": "b", "generation": 1, "cpus": 2 } }',
    ],
    [
      'machines by their names',
      '{ "a": { "generation": 1, "cpus": 1, "ram": "1GB" }, "b": { "generation": 2, "cpus": 1, "ram": "1GB" } }',
      2,
    ],
  ];
  for (const [name, text, count = 1] of machines) {
    it(`takes ${name}`, () => {
      assert.ok(because(vmDefinition, text));
      assert.ok(
        (MARKS[vmDefinition.id].json ?? []).some(mark => text.includes(mark)),
        'has a mark',
      );
      assert.equal(machinesIn(vmDefinition, text).length, count);
    });
  }

  const others: readonly [name: string, text: string][] = [
    ['a generation with one other property', '{ "generation": 1, "memory": "4GB" }'],
    ['no generation and nothing legacy', '{ "name": "a", "memory": "4GB", "cpus": 2, "disks": ["a.vhdx"] }'],
    ['a generation that Hyper-V lacks', '{ "name": "a", "generation": 12, "cpus": 2, "memory": "4GB" }'],
    ['a telephone', '{ "name": "Phone", "generation": 2, "os": "Phone OS" }'],
    ['a processor', '{ "name": "Chip", "generation": 2, "cpu": "fast", "memory": "much" }'],
    ['a cloud object', '{ "metadata": { "name": "a", "generation": 1, "labels": {} } }'],
    ['a package', '{ "name": "a", "version": "1.0.0", "os": ["linux"], "cpu": ["x64"], "dependencies": {} }'],
    ['a Packer template', '{ "builders": [{ "type": "x", "generation": 1, "memory": 1024, "cpus": 2 }] }'],
    [
      'Packer HCL2',
      '{ "source": { "hyperv-iso": { "a": { "generation": 1, "memory": 1024, "cpus": 2 } } }, "build": {} }',
    ],
    [
      'Terraform',
      '{ "resource": { "hyperv_machine_instance": { "a": { "name": "a", "generation": 1, "memory": 2048 } } } }',
    ],
    ['Terraform data', '{ "data": { "hyperv_vm": { "a": { "name": "a", "generation": 1, "memory": 2048 } } } }'],
    ['a Terraform provider', '{ "provider": {}, "locals": { "a": { "name": "a", "generation": 1, "memory": 2048 } } }'],
    [
      'an ARM template',
      '{ "$schema": "https://x/2019-04-01/deploymentTemplate.json#", "variables": { "a": { "name": "a", "generation": 1, "memory": "1GB" } } }',
    ],
    ['HCS', '{ "SchemaVersion": {}, "VirtualMachine": { "name": "a", "generation": 1, "memory": "1GB" } }'],
    ['NanaBox', '{ "NanaBox": { "Name": "a", "Generation": 2, "ProcessorCount": 2, "MemorySize": 2048 } }'],
    [
      'a JSON Schema',
      '{ "$schema": "http://json-schema.org/draft-07/schema#", "a": { "name": "a", "generation": 1, "cpus": 1 } }',
    ],
    ['nothing', ''],
  ];
  for (const [name, text] of others) {
    it(`leaves ${name}`, () => assert.equal(because(vmDefinition, text), undefined));
  }

  it('takes an array under data for machines', () => {
    assert.ok(because(vmDefinition, '{ "data": [{ "name": "a", "generation": 1, "cpus": 2 }] }'));
  });

  it('says why', () => {
    const text = '{ "lab": { "vms": [{ "name": "a", "generation": 1, "cpus": 2, "ram": 2048 }] } }';
    assert.equal(because(vmDefinition, text), 'lab.vms[0] has generation, name, cpus');
  });
});

describe('vm-definition: reading', () => {
  it('reads machines of a list beside one that says its generation, and takes that for left open', () => {
    const text = `{ "machines": [
      { "vmName": "a", "vcpus": 2, "memory": "4GB" },
      { "vmName": "b", "vcpus": 2, "memory": "4GB", "generation": 1 },
      { "vmName": "switch", "vlan": 4 }] }`;
    const shownIn = (fileName: string) =>
      machinesIn(vmDefinition, text, fileName).map(({ name, generation }) => `${name} ${shown(generation)}`);
    assert.deepEqual(shownIn('lab.json'), ['a ? not-exported', 'b 1']);
    assert.equal(because(vmDefinition, text), 'machines[1] has generation, vmName, vcpus');
    assert.equal(because(vmDefinition, text.replace(', "generation": 1', '')), undefined);
    // In a file of our own they have Hyper-V's default.
    assert.deepEqual(shownIn('lab.vm.json').slice(0, 2), ['a 1 (default)', 'b 1']);
  });

  it('reads those whose generation is empty, as in a list that was a table, like those without', () => {
    for (const empty of ['""', '" "', 'null']) {
      const text = `[{ "name": "a", "generation": 1, "cpus": 2, "ram": "4GB" }, { "name": "b", "generation": ${empty}, "cpus": 2, "ram": "4GB" }]`;
      const read = machinesIn(vmDefinition, text, 'lab.json').map(
        ({ name, generation }) => `${name} ${shown(generation)}`,
      );
      assert.deepEqual(read, ['a 1', 'b ? not-exported']);
    }
  });

  it('passes over none of a list whose generation is no word for one', () => {
    for (const [generation, read] of [
      ['"1 "', '1'],
      ['" Gen2"', '2'],
      ['"one"', '? invalid'],
      ['3', '? invalid'],
      ['true', '? invalid'],
      ['["1"]', '? invalid'],
      ['{ "type": 1 }', '? invalid'],
    ]) {
      const text = `[{ "name": "a", "generation": 1, "cpus": 2, "ram": "4GB" }, { "name": "b", "generation": ${generation}, "cpus": 2, "ram": "4GB" }]`;
      assert.deepEqual(
        machinesIn(vmDefinition, text, 'lab.json').map(({ generation }) => shown(generation)),
        ['1', read],
      );
    }
  });

  it('reads all of our own format', () => {
    const read = machineIn(
      vmDefinition,
      `{
        "Name": "old", "Generation": 1, "Version": "8.0", "Notes": "kept for the archive",
        "GuestOperatingSystem": { "Name": "Windows 7", "Architecture": "x86" },
        "HostOperatingSystem": "Windows Server 2016",
        "ProcessorCount": 2, "MemoryStartup": "4GB", "MemoryMaximum": 8589934592,
        "HardDrives": [
          { "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Path": "D:\\\\a.vhd" },
          "D:\\\\b.vhdx"
        ],
        "DVDDrives": { "ControllerType": "IDE", "ControllerNumber": 1, "ControllerLocation": 0, "Path": "" },
        "FloppyDrive": { "Path": "D:\\\\a.vfd" },
        "NetworkAdapters": [{ "Name": "A", "IsLegacy": true }, { "Name": "B" }],
        "ComPort1": { "Path": "\\\\\\\\.\\\\pipe\\\\a" },
        "Bios": { "StartupOrder": ["CD", "IDE", "LegacyNetworkAdapter", "Floppy"], "NumLockEnabled": true },
        "Firmware": { "SecureBoot": "Off", "SecureBootTemplate": "MicrosoftWindows", "BootOrder": ["SCSI:0:1"] },
        "Security": { "TpmEnabled": true, "Shielded": false },
        "KeyStorageDrive": {}, "RemoteFxAdapter": {},
        "EmulatedDevices": ["PS/2 keyboard", { "Name": "S3 video" }, "coffee machine"]
      }`,
    );
    assert.deepEqual(drivesOf(read), [
      'disk ide 0:0 D:\\a.vhd vhd',
      'disk ide (default) -:- D:\\b.vhdx vhdx',
      'dvd ide 1:0 - -',
    ]);
    assert.equal(shown(read.configurationVersion), '8.0');
    assert.equal(shown(read.host), 'Windows Server 2016');
    assert.equal(known(read.memoryStartup), 2 ** 32);
    assert.equal(known(read.memoryMaximum), 2 ** 33);
    assert.equal(shown(read.floppyDrive?.medium), 'D:\\a.vfd');
    assert.deepEqual(
      read.networkAdapters.items.map(({ name, legacy }) => `${shown(name)} ${shown(legacy)}`),
      ['A true', 'B false (default)'],
    );
    assert.deepEqual(
      read.firmware.orders.map(({ generation, entries }) => [generation, entries.map(({ device }) => device.kind)]),
      [
        [1, ['cd', 'ide', 'legacy-network', 'floppy']],
        [2, ['slot']],
      ],
    );
    assert.equal(shown(read.firmware.numLock), 'true');
    assert.equal(shown(read.firmware.secureBoot), 'false');
    assert.equal(shown(read.firmware.secureBootTemplate), 'MicrosoftWindows');
    assert.equal(shown(read.security.tpm), 'true');
    assert.equal(shown(read.security.shielded), 'false');
    assert.ok(read.keyStorageDrive && read.remoteFxAdapter);
    assert.deepEqual(
      read.emulatedDevices.map(({ kind }) => kind),
      ['ps2-keyboard', 's3-video'],
    );
    assert.equal(read.guest?.origin, 'literal');
    assert.equal(read.guest?.recognised.system?.id, 'windows-7');
    assert.equal(read.guest?.recognised.architecture, 'x86');
  });

  it('reads the spellings of home-made lists', () => {
    const read = machineIn(
      vmDefinition,
      `{ "vm_name": "lab1", "vmGeneration": "Gen1", "guest-os": "Ubuntu 18.04", "ram": 4096, "vcpus": "2",
        "vhdPath": "C:\\\\lab1.vhd", "disks": [{ "file": "b.vhdx", "controller": "IDE 0:1" }, "c.vhdx"],
        "iso": "ubuntu-18.04.5-server-amd64.iso", "floppy": true,
        "nics": { "name": "LAN", "type": "Emulated" }, "firmware": "BIOS", "secureBoot": false, "tpm": "off",
        "startup_order": ["cd", "ide"] }`,
    );
    assert.equal(read.name, 'lab1');
    assert.equal(shown(read.generation), '1');
    assert.equal(known(read.memoryStartup), 2 ** 32);
    assert.equal(shown(read.processorCount), '2');
    assert.deepEqual(drivesOf(read), [
      'disk ide (default) -:- C:\\lab1.vhd vhd',
      'disk ide 0:1 b.vhdx vhdx',
      'disk ide (default) -:- c.vhdx vhdx',
      'dvd ide (default) -:- ubuntu-18.04.5-server-amd64.iso iso',
    ]);
    assert.deepEqual([read.floppyDrive !== undefined, read.floppyDrive?.medium], [true, undefined]);
    assert.equal(shown(read.networkAdapters.items[0]?.legacy), 'true');
    assert.equal(shown(read.firmware.type), 'bios');
    assert.equal(shown(read.firmware.secureBoot), 'false');
    assert.equal(shown(read.security.tpm), 'false');
    assert.equal(read.firmware.orders[0]?.generation, 1);
    assert.equal(read.guest?.recognised.system?.id, 'ubuntu-18.04');
  });

  const drives: readonly [name: string, properties: string, expected: readonly string[], generation?: string][] = [
    [
      'SCSI in Generation 2 where no bus is written',
      '"disks": ["a.vhdx"]',
      ['disk scsi (default) -:- a.vhdx vhdx'],
      '2',
    ],
    ['no bus where the generation is unknown', '"disks": ["a.vhdx"]', ['disk ? expression -:- a.vhdx vhdx'], '"${g}"'],
    ['a number under controller as its number', '"disks": [{ "controller": 1 }]', ['disk ide (default) 1:- - -']],
    ['a number under ControllerType as a type', '"disks": [{ "ControllerType": 1 }]', ['disk scsi -:- - -']],
    ['the bus as a type', '"disks": [{ "type": "ide", "lun": "1" }]', ['disk ide -:1 - -']],
    ['a bus that Hyper-V lacks as unknown', '"disks": [{ "bus": "nvme" }]', ['disk ? expression -:- - -']],
    [
      'places in the bus',
      '"disks": [{ "bus": "SCSI:1:3" }, { "bus": "ide0" }]',
      ['disk scsi 1:3 - -', 'disk ide 0:- - -'],
    ],
    [
      'discs among disks',
      '"disks": ["a.iso", { "type": "dvd" }]',
      ['dvd ide (default) -:- a.iso iso', 'dvd ide (default) -:- - -'],
    ],
    ['a size as no path', '"disks": ["60GB", ""]', ['disk ide (default) -:- - -']],
    [
      'paths that are expressions, their extensions known',
      '"disks": ["${dir}\\\\a.vhd"]',
      ['disk ide (default) -:- ? expression vhd'],
    ],
    ['a format of its own', '"disks": [{ "path": "a", "format": "VHD" }]', ['disk ide (default) -:- a vhd']],
    ['an expression for a place', '"disks": [{ "location": "${n}" }]', ['disk ide (default) -:? expression - -']],
  ];
  for (const [name, properties, expected, generation = '1'] of drives) {
    it(`reads ${name}`, () => {
      const read = machineIn(vmDefinition, `{ "name": "a", "generation": ${generation}, "cpus": 1, ${properties} }`);
      assert.deepEqual(drivesOf(read), expected);
    });
  }

  it('takes lists that are an expression for incomplete', () => {
    const read = machineIn(vmDefinition, own('"HardDrives": "${disks}", "NetworkAdapters": "${nics}"'));
    assert.equal(read.drives.complete, false);
    assert.equal(read.networkAdapters.complete, false);
    assert.equal(machineIn(vmDefinition, own('"Notes": ""')).drives.complete, true);
  });

  it('finds a floppy among the drives', () => {
    for (const drive of ['"boot.vfd"', '{ "type": "floppy", "path": "boot.vfd" }']) {
      const read = machineIn(vmDefinition, own(`"disks": ["a.vhdx", ${drive}]`));
      assert.equal(shown(read.floppyDrive?.medium), 'boot.vfd', drive);
      assert.equal(read.drives.items.length, 1);
    }
  });

  it('reports an empty floppy drive, but not one that is off', () => {
    assert.ok(machineIn(vmDefinition, own('"FloppyDrive": {}')).floppyDrive);
    for (const none of ['null', 'false', '""', '[]']) {
      assert.equal(machineIn(vmDefinition, own(`"FloppyDrive": ${none}`)).floppyDrive, undefined, none);
    }
  });

  it('reads COM ports in lists', () => {
    const read = machineIn(
      vmDefinition,
      own('"comPorts": ["\\\\\\\\.\\\\pipe\\\\a", "COM2", { "number": 2, "path": "p" }]'),
    );
    assert.deepEqual(
      read.comPorts.map(({ number, path }) => [number, shown(path)]),
      [
        [1, '\\\\.\\pipe\\a'],
        [2, undefined],
        [2, 'p'],
      ],
    );
  });

  it('reads emulated devices as keys', () => {
    const read = machineIn(
      vmDefinition,
      own('"EmulatedDevices": { "Pic": true, "Pit": {}, "SuperIO": false, "S3Video": null }'),
    );
    assert.deepEqual(
      read.emulatedDevices.map(({ kind }) => kind),
      ['pic', 'pit'],
    );
  });

  it('tells by its words which firmware reads an order', () => {
    const orders: readonly [string, unknown][] = [
      ['["CD", "IDE", "Floppy"]', 1],
      ['["SCSI:0:0", "NetworkAdapter"]', 2],
      ['["HardDiskDrive", "CD"]', 'both'],
    ];
    for (const [order, generation] of orders) {
      assert.equal(machineIn(vmDefinition, own(`"bootOrder": ${order}`)).firmware.orders[0]?.generation, generation);
    }
    const [hidden] = machineIn(vmDefinition, own('"bootOrder": ["${first}", "CD"]')).firmware.orders;
    assert.deepEqual([hidden?.complete, hidden?.entries.length], [false, 1]);
  });

  it('takes the defaults of Hyper-V where nothing is written', () => {
    const read = machineIn(vmDefinition, '{ "Name": "a", "ProcessorCount": 2 }', 'a.vm.json');
    assert.equal(shown(read.generation), '1 (default)');
    assert.equal(shown(read.firmware.secureBoot), 'true (default)');
    assert.deepEqual(read.drives, { items: [], complete: true, unreadable: undefined });
    assert.equal(machineIn(vmDefinition, own('"SecureBoot": null')).firmware.secureBoot.origin, 'default');
  });

  it('takes what it cannot read for unknown', () => {
    const read = machineIn(
      vmDefinition,
      '{ "Name": "a", "Generation": "newest", "ProcessorCount": [], "MemoryStartup": "${m}", "Firmware": { "SecureBoot": 1 } }',
      'a.vm.json',
    );
    assert.equal(shown(read.generation), '? invalid');
    assert.equal(shown(read.processorCount), '? expression');
    assert.equal(shown(read.memoryStartup), '? expression');
    assert.equal(shown(read.firmware.secureBoot), '? expression');
  });

  it('concludes the guest from names where it is not stated', () => {
    const read = machineIn(vmDefinition, own('"IsoPath": "C:\\\\ubuntu-20.04.6-live-server-amd64.iso"'));
    assert.equal(read.guest?.recognised.system?.id, 'ubuntu-20.04');
    assert.equal(read.guest?.origin, 'inferred');
  });

  it('names machines by number or key where they have no name', () => {
    const list = '[{ "ProcessorCount": 1 }, { "Name": "", "ProcessorCount": 1 }, { "Name": "c" }]';
    assert.deepEqual(
      machinesIn(vmDefinition, list, 'a.vm.json').map(({ name }) => name),
      ['VM 1', 'VM 2', 'c'],
    );
    const map = '{ "web": { "generation": 1, "cpus": 1, "ram": "1GB" } }';
    assert.equal(machineIn(vmDefinition, map).name, 'web');
  });

  it('underlines one line of a machine', () => {
    const texts: readonly [text: string, underlined: string][] = [
      ['{\n"Name": "a",\n"Generation": 1\n}', '"Generation": 1'],
      ['{\n"Name": "a",\n"Generation":\n1\n}', '"Generation"'],
      ['{\n"Name": "a"\n}', '"Name": "a"'],
      ['{\n"ProcessorCount": 1\n}', '{'],
    ];
    for (const [text, underlined] of texts) {
      const { at: span } = machineIn(vmDefinition, text, 'a.vm.json');
      assert.equal(text.slice(span.offset, span.end), underlined);
    }
  });

  it('underlines one line of every part', () => {
    const text = `{
      "Name": "a", "Generation": 1, "ProcessorCount": 2,
      "HardDrives": [
        {
          "Path": "a.vhd"
        },
        {
        }
      ],
      "FloppyDrive": {
      },
      "NetworkAdapters": [
        {
          "SwitchName": "x"
        }
      ],
      "ComPort1": {
        "Path": "x"
      },
      "Bios": {
        "StartupOrder": [
          "CD"
        ]
      },
      "KeyStorageDrive": {
      }
    }`;
    const read = machineIn(vmDefinition, text);
    const parts = [
      ...read.drives.items,
      read.floppyDrive,
      ...read.networkAdapters.items,
      ...read.comPorts,
      ...read.firmware.orders,
      read.keyStorageDrive,
    ];
    assert.equal(parts.length, 7);
    for (const part of parts) {
      assert.ok(part);
      assert.ok(!text.slice(part.at.offset, part.at.end).includes('\n'));
      assert.ok(part.at.end > part.at.offset);
    }
  });
});

describe('vm-definition: problems', () => {
  it('reports keys that stand twice, whatever their case', () => {
    const text = '{ "Name": "a", "name": "b", "HardDrives": [{ "Path": "a", "Path": "b" }] }';
    assert.deepEqual(
      vmDefinition.problems(documentsIn(text)).map(({ code, offset, end }) => [code, text.slice(offset, end)]),
      [
        ['duplicate-key', '"name"'],
        ['duplicate-key', '"Path"'],
      ],
    );
  });
});

describe('vm-definition: misspelled properties', () => {
  const FRESH = '"Generation": 1, "GuestOperatingSystem": "Windows Server 2022"';
  const analysed = (properties: string, fileName = 'a.vm.json') =>
    analyze(`{ "Name": "a", ${FRESH}, ${properties} }`, { fileName });

  it('are reported in a file of our own, and keep its machine from being ready', () => {
    const slips: readonly [properties: string, key: string, meant: string][] = [
      ['"IsClusterd": true', 'IsClusterd', 'IsClustered'],
      ['"NetworkAdapters": [{ "IsLegacyy": true }]', 'IsLegacyy', 'IsLegacy'],
      ['"HardDrives": [{ "Size": "9GB", "DiskNumbr": 3 }]', 'DiskNumbr', 'DiskNumber'],
      ['"DVDDrives": { "DvdMediaTyp": 2 }', 'DvdMediaTyp', 'DvdMediaType'],
      ['"Security": { "TpmEnable": true }', 'TpmEnable', 'TpmEnabled'],
    ];
    for (const [properties, key, meant] of slips) {
      const { machines, problems, documents } = analysed(properties);
      const shownProblems = problems.map(({ code, offset, end, remedy }) => [
        code,
        documents.main.text.slice(offset, end),
        remedy?.edits,
      ]);
      const [member] = (problems[0]?.remedy?.edits ?? []).flatMap(edit => ('member' in edit ? [edit.member] : []));
      assert.deepEqual(shownProblems, [['unsupported-argument', `"${key}"`, [{ kind: 'rename', member, key: meant }]]]);
      assert.equal(machines[0]?.status, 'needs-work', properties);
      assert.ok(machines[0].plan.obstacle, properties);
    }
  });

  it('are none in what is a remark, a word of its own, another spelling, or a file of somebody else', () => {
    const own =
      '"_Generations": 1, "$Notess": 2, "Patch": 3, "Owner": 4, "Note": 5, "vm_path": "D:\\a", "clustered": false';
    const { machines, problems } = analysed(own);
    assert.deepEqual([machines[0]?.status, problems], ['ready', []]);
    assert.deepEqual(analysed('"IsClusterd": true', 'a.json').problems, []);
  });
});

describe('vm-definition: what names the guest', () => {
  const guestOf = (definition: object): string | undefined =>
    analyze(JSON.stringify({ Generation: 1, Name: 'debian-12', ...definition }), { fileName: 'a.vm.json' }).machines[0]
      ?.machine.guest?.recognised.name;

  it('is the disc of an installation before the name, and the name before a disk', () => {
    assert.equal(guestOf({ DVDDrives: [{ Path: 'ubuntu-22.04-live-server-amd64.iso' }] }), 'Ubuntu 22.04');
    assert.equal(guestOf({ HardDrives: [{ Path: 'ubuntu-22.04-live-server-amd64.vhdx' }] }), 'Debian 12');
  });
});
