/** Properties in other shapes: what can be read is read and written where it stands, the rest is unknown and never none. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { getVm } from '../../../src/core/formats/get-vm';
import { vmDefinition } from '../../../src/core/formats/vm-definition';
import { known } from '../../../src/core/machine/field';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { drivesOf, machineIn, shown } from './powershell-kit';

const exported = (properties: object): string =>
  JSON.stringify([{ VMId: '1', Name: 'a', State: 3, Generation: 1, HardDrives: [], DVDDrives: [], ...properties }]);
const readExport = (properties: object): VirtualMachine => machineIn(getVm, exported(properties));
const defined = (properties: object): VirtualMachine =>
  machineIn(vmDefinition, JSON.stringify({ Name: 'a', Generation: 1, ...properties }), 'a.vm.json');

const status = ({ machines }: Analysis): string | undefined => machines[0]?.status;
const cutOffs = ({ findings }: Analysis): string[] =>
  findings.filter(({ rule }) => rule === 'vm/cut-off').map(({ message }) => message);

const OWN = { fileName: 'a.vm.json' };

const IDE = { Path: 'a.vhdx', ControllerType: 0, ControllerNumber: 0, ControllerLocation: 1 };
const READ = ['disk ide 0:1 a.vhdx vhdx'];

describe('paths with something behind them', () => {
  it('are those of their files: blanks of a table, and quotes', () => {
    for (const [before, after, format] of [
      ['os.vhd ', 'os.vhdx ', 'vhd'],
      ['"C:\\a\\os.VHD"', '"C:\\a\\os.VHDX"', 'vhd'],
      ["C:\\a\\os.vhd' \t", "C:\\a\\os.vhdx' \t", 'vhd'],
    ] as const) {
      const text = JSON.stringify({ Name: 'a', Generation: 2, HardDrives: [{ Path: before }] });
      assert.deepEqual(drivesOf(machineIn(vmDefinition, text, 'a.vm.json')), [
        `disk scsi (default) -:- ${before} ${format}`,
      ]);
      assert.equal(status(analyze(text, OWN)), 'contradictory');
      assert.equal(
        convert(text, { ...OWN, lossy: true }).text,
        text.replace(JSON.stringify(before), JSON.stringify(after)),
      );
    }
    assert.equal(
      status(analyze(JSON.stringify({ Name: 'a', Generation: 2, FloppyDrive: 'a.vfd ' }), OWN)),
      'contradictory',
    );
    const checkpoint = exported({
      Notes: 'Windows Server 2019',
      HardDrives: [{ Path: 'os_1.avhdx  ', ControllerType: 0 }],
    });
    assert.ok(analyze(checkpoint).findings.some(({ rule }) => rule === 'vm/checkpoints'));
  });
});

describe('drives in other shapes', () => {
  const shapes: readonly [name: string, drives: unknown][] = [
    ['a list that Windows PowerShell counts', { value: [IDE], Count: 1 }],
    ['such a list in such a list', { value: { value: [IDE], Count: 1 } }],
    ['one alone', IDE],
    ['a map by names', { os: IDE }],
    ['numbers as text', [{ ...IDE, ControllerType: '0', ControllerNumber: '0', ControllerLocation: '1' }]],
    ['an enumeration that came over remoting', [{ ...IDE, ControllerType: { value: 0, Value: 'IDE' } }]],
    ['an enumeration as an object', [{ ...IDE, ControllerType: { Value: 'IDE' } }]],
    ['an enumeration with its name', [{ ...IDE, ControllerType: { Name: 'IDE', Value: 0 } }]],
    ['a text with the notes of a file', [{ ...IDE, Path: { value: 'a.vhdx', PSPath: 'x', ReadCount: 1 } }]],
    ['SCVMM', [{ BusType: 'IDE', Bus: 0, LUN: 1, VirtualHardDisk: { Location: 'a.vhdx', VHDFormatType: 'VHDX' } }]],
  ];
  for (const [name, HardDrives] of shapes) {
    it(`are read: ${name}`, () => {
      const machine = readExport({ HardDrives });
      assert.deepEqual(drivesOf(machine), READ);
      assert.equal(machine.drives.complete, true);
    });

    it(`are converted where they stand: ${name}`, () => {
      const text = exported({ HardDrives });
      const after = machineIn(getVm, convert(text, { fileName: 'export.json', lossy: true }).text);
      assert.equal(shown(after.generation), '2');
      assert.deepEqual(drivesOf(after), ['disk scsi 0:0 a.vhdx vhdx']);
    });
  }

  const unread: readonly [name: string, drives: unknown][] = [
    ['a map by places', { 'IDE 0:0': IDE }],
    ['a map of maps', { os: { a: IDE } }],
    ['names that are not known', [{ Bus: { x: 1 }, file_: 'a.vhd' }]],
    ['a list as a table shows it', '{a.vhd, b.vhd…}'],
    ['fewer than counted', { value: [IDE], Count: 2 }],
    ['paths in one text', 'D:\\a.vhd D:\\b.vhdx'],
    ['paths with commas', 'a.vhd, b.vhdx'],
    ['paths in the text of a list', ['D:\\a.vhd;\\\\server\\b.vhdx']],
    ['paths on lines of a path', [{ ...IDE, Path: 'D:\\a.vhd\r\nD:\\b.vhdx' }]],
    ['a number', 2],
    ['a flag', true],
    ['a list in a list', [[IDE]]],
    ['a bus that there is not', [{ ...IDE, ControllerType: 7 }]],
    ['a bus of another kind', [{ ...IDE, ControllerType: 'SATA' }]],
    ['two buses in one', [{ ...IDE, ControllerType: { value: 1, Value: 'IDE' } }]],
    ['an object for a path', [{ ...IDE, Path: { drive: 'D' } }]],
    ['a text for a place', [{ ...IDE, ControllerNumber: 'first' }]],
    ['how PowerShell shows one', 'Hard Drive on IDE controller number 0 at location 0'],
  ];
  for (const [name, HardDrives] of unread) {
    it(`are unknown: ${name}`, () => {
      const text = exported({ HardDrives });
      const analysis = analyze(text, { fileName: 'export.json' });
      assert.equal(machineIn(getVm, text).drives.complete, false);
      assert.deepEqual(cutOffs(analysis), ['unread']);
      assert.equal(status(analysis), 'needs-work');
      assert.equal(convert(text, { fileName: 'export.json', lossy: true }).text, text);
    });
  }

  for (const none of [null, [], '', false, 'no', { value: [], Count: 0 }, { value: null }, [null]]) {
    it(`are none: ${JSON.stringify(none)}`, () => {
      const { drives } = readExport({ HardDrives: none });
      assert.deepEqual([drives.items.length, drives.complete], [0, true]);
    });
  }

  it('are read in every spelling that a machine has', () => {
    const machine = defined({ disks: ['a.vhdx'], dataDisks: [{ path: 'b.vhd' }], vhd: 'c.vhd', osDisk: 'd.vhd' });
    assert.equal(machine.drives.items.length, 4);
  });

  const typeNames = [
    'Microsoft.SystemCenter.VirtualMachineManager.VirtualHardDisk',
    'Microsoft.Vhd.PowerShell.VirtualHardDisk Microsoft.Vhd.PowerShell.VirtualHardDisk',
    'Microsoft.Management.Infrastructure.CimInstance',
    'Msvm_StorageAllocationSettingData: Hard Disk Image (InstanceID = "Microsoft:1")',
  ];
  for (const type of typeNames) {
    it(`are unknown where what stands there is ${type}`, () => {
      const { items, unreadable } = defined({ VirtualHardDisks: type }).drives;
      assert.deepEqual([items.length, unreadable?.because], [0, 'truncated']);
    });
  }

  it('are unknown where a floppy drive is cut off that stands alone', () => {
    const { drives } = readExport({ FloppyDrive: "VMFloppyDiskDrive (Name = 'Diskette Drive', VMName = 'a')" });
    assert.equal(drives.unreadable?.because, 'truncated');
  });
});

describe('adapters in other shapes', () => {
  const LEGACY = { Name: 'LAN', IsLegacy: true };
  const shapes: readonly [name: string, adapters: unknown][] = [
    ['a counted list', { value: [LEGACY], Count: 1 }],
    ['a map by names', { LAN: LEGACY }],
    ['a flag as text', [{ ...LEGACY, IsLegacy: 'True' }]],
    ['a flag as number', [{ ...LEGACY, IsLegacy: 1 }]],
    ['a flag as object', [{ ...LEGACY, IsLegacy: { value: true } }]],
    ['SCVMM', [{ VirtualNetworkAdapterType: 'Emulated', MACAddressType: 'Static' }]],
    ['a text', ['Legacy']],
    ['what it emulates', [{ Name: 'LAN', Emulated: true }]],
  ];
  for (const [name, NetworkAdapters] of shapes) {
    it(`are read and converted: ${name}`, () => {
      const text = exported({ NetworkAdapters });
      const legacy = (of: string) => machineIn(getVm, of).networkAdapters.items.map(adapter => shown(adapter.legacy));
      assert.deepEqual(legacy(text), ['true']);
      assert.deepEqual(legacy(convert(text, { fileName: 'export.json', lossy: true }).text), ['false']);
    });
  }

  const unread: readonly unknown[] = [
    2,
    { 0: LEGACY },
    [{ ...LEGACY, IsLegacy: 'perhaps' }],
    [{ ...LEGACY, IsLegacy: { a: 1 } }],
    [{ VirtualNetworkAdapterType: 3 }],
    [{ Id: 'x' }],
    'LAN, Legacy',
    [{ Name: 'LAN', Model: 'DEC 21140' }],
    ['Network Adapter; Legacy Network Adapter'],
  ];
  for (const NetworkAdapters of unread) {
    it(`are unknown: ${JSON.stringify(NetworkAdapters)}`, () => {
      const text = exported({ NetworkAdapters });
      const analysis = analyze(text, { fileName: 'export.json' });
      assert.deepEqual(cutOffs(analysis), ['unread']);
      assert.equal(convert(text, { fileName: 'export.json', lossy: true }).text, text);
    });
  }

  for (const placeholder of ['{{legacy}}', '{{ Legacy }}', '#{legacy}#', '<legacy>', '%legacy%']) {
    it(`are no legacy ones by what a placeholder is called: ${placeholder}`, () => {
      const text = exported({ NetworkAdapters: [{ ...LEGACY, IsLegacy: placeholder }] });
      assert.equal(known(machineIn(getVm, text).networkAdapters.items[0]?.legacy), undefined);
      assert.equal(convert(text, { fileName: 'export.json', lossy: true }).text, text);
    });
  }

  it('listed by their networks are synthetic, as New-VM makes them', () => {
    const { networkAdapters } = defined({ nics: ['LAN', 'DMZ'] });
    assert.deepEqual(
      networkAdapters.items.map(({ legacy }) => shown(legacy)),
      ['false (default)', 'false (default)'],
    );
  });
});

describe('firmware in other shapes', () => {
  it('is an order that is not rewritten where one text has it', () => {
    for (const bootOrder of ['Floppy,CD,IDE', 'LegacyNetworkAdapter IDE CD', 'floppy > cd']) {
      const machine = { Name: 'a', Generation: 1, OS: 'Windows Server 2022', disks: ['40GB'], bootOrder };
      const text = JSON.stringify(machine);
      const analysis = analyze(text, { fileName: 'a.vm.json' });
      assert.equal(status(analysis), 'needs-work', bootOrder);
      assert.equal(convert(text, { fileName: 'a.vm.json', lossy: true }).text, text);
    }
    for (const bootOrder of ['IDE HDD', 'network adapter', 'CD']) {
      const machine = { Name: 'a', Generation: 1, OS: 'Windows Server 2022', disks: ['40GB'], bootOrder };
      assert.equal(status(analyze(JSON.stringify(machine), { fileName: 'a.vm.json' })), 'ready', bootOrder);
    }
  });

  it('is read', () => {
    const { firmware } = defined({
      Bios: [{ StartupOrder: { value: ['1', { value: 2, Value: 'IDE' }], Count: 2 }, NumLockEnabled: '1' }],
    });
    assert.deepEqual(
      firmware.orders[0]?.entries.map(({ device }) => device.kind),
      ['cd', 'ide'],
    );
    assert.equal(shown(firmware.numLock), 'true');
    const secureBoot = (value: unknown) => shown(readExport({ SecureBoot: value }).firmware.secureBoot);
    assert.deepEqual([0, '1', { value: 0, Value: 'On' }].map(secureBoot), ['true', 'false', 'true']);
  });

  const unread: readonly object[] = [
    { Bios: 'Microsoft.HyperV.PowerShell.VMBios' },
    { Firmware: 7 },
    { Firmware: { type: 'coreboot' } },
    { Security: [{}, {}] },
    { NumLockEnabled: 'perhaps' },
    { SecureBoot: 1 },
    { SecureBootTemplate: { a: 1 } },
    { TpmEnabled: '2.0' },
  ];
  for (const properties of unread) {
    it(`is unknown: ${JSON.stringify(properties)}`, () => {
      const text = JSON.stringify({ Name: 'a', Generation: 1, ...properties });
      const analysis = analyze(text, { fileName: 'a.vm.json' });
      assert.deepEqual(cutOffs(analysis), ['settings']);
      assert.equal(status(analysis), 'needs-work');
      assert.equal(convert(text, { fileName: 'a.vm.json', lossy: true }).text, text);
    });
  }

  it('is written in every place in which it stands', () => {
    const text = JSON.stringify({
      ...{ Name: 'a', Generation: 1, VMGeneration: '1', GuestOperatingSystem: 'Ubuntu 22.04' },
      ...{ NumLockEnabled: false, StartupOrder: ['CD'], Bios: { StartupOrder: ['IDE'], BIOSNumLock: false } },
      ...{ SecureBootTemplate: 'MicrosoftWindows', Firmware: { SecureBootTemplate: 'MicrosoftWindows' } },
      HardDrives: ['a.vhdx'],
    });
    const after = JSON.parse(convert(text, { fileName: 'a.vm.json', lossy: true }).text);
    assert.deepEqual([after.Generation, after.VMGeneration], [2, '2']);
    assert.deepEqual([after.Bios, after.NumLockEnabled, after.StartupOrder], [undefined, undefined, undefined]);
    const template = 'MicrosoftUEFICertificateAuthority';
    assert.deepEqual([after.SecureBootTemplate, after.Firmware.SecureBootTemplate], [template, template]);
  });
});

describe('a generation in other shapes', () => {
  for (const [Generation, respelled] of [
    ['1', '2'],
    [{ value: 1 }, { value: 2 }],
    [
      { value: 1, Value: 'Generation 1' },
      { value: 2, Value: 'Generation 2' },
    ],
  ]) {
    it(`is read and written: ${JSON.stringify(Generation)}`, () => {
      const text = exported({ Generation });
      assert.equal(shown(machineIn(getVm, text).generation), '1');
      assert.deepEqual(
        JSON.parse(convert(text, { fileName: 'export.json', lossy: true }).text)[0].Generation,
        respelled,
      );
    });
  }

  it('that an export leaves out is unknown', () => {
    const text = JSON.stringify({ VMId: '1', Name: 'a', State: 3, HardDrives: [{ ...IDE, ControllerType: 1 }] });
    const analysis = analyze(text);
    assert.equal(analysis.format?.id, 'get-vm');
    assert.equal(status(analysis), 'unknown');
    assert.deepEqual(cutOffs(analysis), ['generation']);
    assert.equal(convert(text, { lossy: true }).text, text);
  });
});

describe('a converted file', () => {
  const texts: readonly [name: string, text: string, fileName?: string][] = [
    ['an export without a generation', JSON.stringify({ VMId: '1', Name: 'a', State: 3, HardDrives: [IDE] })],
    [
      'a selection without a generation',
      JSON.stringify({
        Name: 'a',
        ProcessorCount: 2,
        MemoryStartup: 2 ** 32,
        HardDrives: [{ ...IDE, ControllerType: 'IDE' }],
      }),
    ],
    ['a home-made machine with a floppy', '{ "name": "a", "generation": 1, "cpus": 2, "floppy": "a.vfd" }'],
    ['a home-made machine without a generation', '{ "name": "a", "cpus": 2, "firmware": "bios", "floppy": "a.vfd" }'],
  ];
  for (const [name, text] of texts) {
    it(`is known again: ${name}`, () => {
      const before = analyze(text);
      assert.equal(before.machines.length, 1);
      const { text: converted } = convert(text, { lossy: true });
      const after = analyze(converted);
      assert.notEqual(converted, text);
      assert.deepEqual([after.format, after.machines.length], [before.format, 1]);
      assert.equal(shown(after.machines[0]?.machine.generation), '2');
    });
  }

  it('is none where all that would mark it is what Generation 2 does not have', () => {
    assert.equal(analyze('{ "name": "a", "generation": 1, "floppy": "a.vfd" }').format, undefined);
  });
});

describe('machines that another tool has listed', () => {
  const WMI = { ElementName: 'a', VirtualSystemSubType: 'Microsoft:Hyper-V:SubType:1', BootOrder: [1, 2, 3, 0] };

  it('are read by the names of WMI, without the checkpoints beside them', () => {
    const checkpoint = { ...WMI, VirtualSystemType: 'Microsoft:Hyper-V:Snapshot:Realized' };
    const { machines, format } = analyze(JSON.stringify([WMI, checkpoint]));
    assert.equal(format?.id, 'get-vm');
    assert.equal(machines.length, 1);
    assert.deepEqual(cutOffs(analyze(JSON.stringify([WMI]))), ['wmi-settings']);
  });

  it('have no BIOS in Generation 2, whatever settings of it are named', () => {
    const text = JSON.stringify({ ...WMI, VirtualSystemSubType: 'Microsoft:Hyper-V:SubType:2', BIOSNumLock: true });
    assert.deepEqual(analyze(text).findings, []);
  });

  it('are small selections, if all of the file is one', () => {
    const format = (list: unknown) => analyze(JSON.stringify(list)).format?.id;
    const [A, B] = [
      { Name: 'a', Generation: 1 },
      { Name: 'b', Generation: 2, Version: '9.0' },
    ];
    assert.equal(format([A, B]), 'get-vm');
    assert.equal(format(A), 'get-vm');
    assert.equal(format({ value: [A, B], Count: 2 }), 'get-vm');
    assert.equal(format([A, { ...B, Generation: 3 }]), undefined);
    assert.equal(format([A, { ...B, Type: 'fire' }]), undefined);
    assert.equal(format({ phones: [A, B] }), undefined);
    assert.equal(format([{ name: 'a', generation: 1 }]), undefined);
  });
});

describe('a format that was chosen', () => {
  for (const format of ['get-vm', 'vm-definition', 'packer-json'] as const) {
    for (const text of ['{}', '[{ "a": 1 }]', '{ "builders": [{ "type": "qemu", "Generation": 0 }] }']) {
      it(`says why nothing is read as ${format}: ${text}`, () => {
        const { problems, machines } = analyze(text, { format, isNamed: true });
        assert.deepEqual([machines.length, problems.map(({ code }) => code)], [0, ['nothing-to-read']]);
      });
    }
  }
});

describe('devices under words that are not read', () => {
  const disk = { VHDPath: 'a.vhdx' };
  const unread: readonly (readonly [name: string, properties: object, value: string])[] = [
    ['a disk for IDE alone', { IdeDisks: ['a.vhdx'] }, '['],
    ['a bus by its key', { ...disk, storage: { ide: { size: 3 } } }, '{'],
    ['a bus by its name', { ...disk, storage: { controllers: [{ kind: 'IDE' }] } }, '"IDE"'],
    ['a .vhd', { ...disk, storage: { more: [{ at: 'c:/b.VHD' }] } }, '"c:/b.VHD"'],
    ['the only disk', { goldenImage: 'c:/gold.vhdx' }, '"c:/gold.vhdx"'],
    ['a floppy', { ...disk, media: ['answers.vfd'] }, '"answers.vfd"'],
    ['floppies by their key', { ...disk, Floppies: 1 }, '1'],
    ['legacy adapters by their key', { ...disk, LegacyNics: ['lan'] }, '['],
    ['a legacy adapter', { ...disk, network: { lan: { isLegacy: 'yes' } } }, '"yes"'],
    ['a legacy adapter by its type', { ...disk, network: [{ type: 'Legacy' }] }, '"Legacy"'],
    ['a misspelled list', { ...disk, NetworkAdaptrs: [{ IsLegacy: true }] }, 'true'],
    ['a COM port', { ...disk, consoles: ['\\\\.\\pipe\\web'] }, String.raw`"\\\\.\\pipe\\web"`],
    ['a BIOS', { ...disk, boot: { firmware: 'BIOS' } }, '"BIOS"'],
    ['a template with the disks of another machine', { TemplateVM: 'w2008' }, '"w2008"'],
    ['an order among the settings of the BIOS', { ...disk, Bios: { order: ['IDE', 'CD'] } }, '"IDE"'],
    ['an order among the settings of the firmware', { ...disk, Firmware: { first: 'IDE 0:0' } }, '"IDE 0:0"'],
    [
      'a disk among the settings of the memory',
      { ...disk, Memory: { Startup: '4GB', swap: 'd:/s.vhd' } },
      '"d:/s.vhd"',
    ],
    ['what a network is', { ...disk, SwitchName: { Name: 'lan', Type: 'Legacy' } }, '"Legacy"'],
    ['settings of an adapter', { ...disk, nic: { Name: 'lan', settings: { legacy: true } } }, 'true'],
    ['settings of a drive', { HardDrives: [{ Path: 'a.vhdx', settings: { Controller: 'IDE' } }] }, '"IDE"'],
    ['a drive in a map', { HardDrives: { os: { Path: 'a.vhdx', attachment: 'ide' } } }, '"ide"'],
    ['another file of a drive', { HardDrives: [{ Path: 'a.vhdx', replica: 'b.vhd' }] }, '"b.vhd"'],
    [
      'a pipe beside that of a COM port',
      { ...disk, com1: { was: '\\\\.\\pipe\\web' } },
      String.raw`"\\\\.\\pipe\\web"`,
    ],
    [
      'a template of the disk that is made',
      { HardDrives: [{ Size: '60GB', parent: 'c:/gold.vhdx' }] },
      '"c:/gold.vhdx"',
    ],
    ['a format of disks', { HardDrives: ['60GB'], diskType: 'VHD' }, '"VHD"'],
    ['a layout of disks', { HardDrives: [{ Size: '60GB', partitions: 'MBR' }] }, '"MBR"'],
    ['no UEFI', { ...disk, uefi: 'no' }, '"no"'],
    ['a start by BIOS', { ...disk, useLegacyBoot: true }, 'true'],
    ['how it boots', { ...disk, bootType: 'legacy' }, '"legacy"'],
    ['how its network is', { ...disk, networkType: 'Emulated' }, '"Emulated"'],
    ['how its networks are', { ...disk, nicTypes: ['Legacy'] }, '['],
    ['what it starts from', { ...disk, bootFrom: 'floppy' }, '"floppy"'],
    ['a machine that is imported', { import: 'D:/old/web.xml' }, '"D:/old/web.xml"'],
    ['an exported machine', { ...disk, from: 'D:/old/1a2b.VMCX' }, '"D:/old/1a2b.VMCX"'],
    ['a box with the disks of another machine', { vagrantBox: 'generic/alma9' }, '"generic/alma9"'],
    [
      'how its disk is made',
      { ...disk, apply: 'bcdboot W:/Windows /s S: /f BIOS' },
      '"bcdboot W:/Windows /s S: /f BIOS"',
    ],
    ['how it is made', { ...disk, make: ['New-VM a -Generation 1'] }, '"New-VM a -Generation 1"'],
    ['devices one object further down', { hardware: { HardDrives: [{ Path: 'a.vhd' }] } }, '"a.vhd"'],
  ];
  for (const [name, properties, value] of unread) {
    it(`are unknown, and the machine is not converted: ${name}`, () => {
      const text = JSON.stringify({ Name: 'a', Generation: 1, GuestOS: 'Windows Server 2022', ...properties });
      const { unreadable } = defined({ GuestOS: 'Windows Server 2022', ...properties }).drives;
      assert.equal(unreadable?.because, 'unread');
      const { analysis, text: after } = convert(text, { fileName: 'a.vm.json', lossy: true });
      const found = analysis.findings.filter(({ rule }) => rule === 'vm/cut-off');
      assert.deepEqual(
        found.map(({ at }) => text.slice(at.offset, at.end)),
        [value],
      );
      assert.deepEqual([status(analysis), after], ['needs-work', text]);
    });

    it(`are said of a machine of Generation 2 as well: ${name}`, () => {
      const text = JSON.stringify({ Name: 'a', Generation: 2, GuestOS: 'Windows Server 2022', ...properties });
      assert.deepEqual(cutOffs(analyze(text, { fileName: 'a.vm.json' })), ['unread']);
    });
  }

  it('are not said of a machine of Generation 2 whose export is cut off: its host has it as it is', () => {
    const cut = "HardDiskDrive (Name = 'Hard Drive', VMName = 'a') [Id = 'a']";
    assert.deepEqual(cutOffs(analyze(exported({ HardDrives: [cut] }))), ['default']);
    assert.deepEqual(cutOffs(analyze(exported({ Generation: 2, HardDrives: [cut] }))), []);
  });

  const nothing: readonly (readonly [name: string, properties: object])[] = [
    ['words that begin alike', { identity: 'x', ideal: true, idempotent: 1, legacyName: 'old' }],
    [
      'what says that it has none',
      { useBios: false, uefi: true, gpt: 1, tier: 'legacy', partitions: 'GPT', bootType: 'UEFI' },
    ],
    ['none of them', { Floppies: 0, IdeDisks: [], LegacyNics: 'none', storage: { ide: null, isLegacy: false } }],
    ['remarks', { _was: 'a.vhd', description: 'a.vhd', $source: 'IDE' }],
    ['a .vhdx beside a disk', { backup: 'b.vhdx' }],
    ['a template beside a disk', { TemplateVM: 'w2022' }],
    ['what is read of parts', { HardDrives: [{ Path: { Location: 'b.vhd' }, ControllerType: { Value: 'IDE' } }] }],
    ['devices that have rules of their own', { EmulatedDevices: ['IDE'], FloppyDrive: { Path: 'a.vfd' } }],
  ];
  for (const [name, properties] of nothing) {
    it(`are not seen in ${name}`, () => {
      assert.equal(defined({ VHDPath: 'a.vhdx', ...properties }).drives.complete, true);
    });
  }

  it('are looked for in whatever nesting', () => {
    const deep = `${'['.repeat(5_000)}"a.vhd"${']'.repeat(5_000)}`;
    const text = `{ "Name": "a", "Generation": 1, "VHDPath": "a.vhdx", "x": ${deep} }`;
    assert.equal(machineIn(vmDefinition, text, 'a.vm.json').drives.complete, true);
  });
});

describe('answers for an installation', () => {
  const answers = (properties: object): readonly string[] => {
    const text = JSON.stringify({
      Name: 'a',
      Generation: 1,
      GuestOS: 'Windows Server 2022',
      HardDrives: ['60GB'],
      ...properties,
    });
    return analyze(text, { fileName: 'a.vm.json' }).findings.flatMap(({ rule, arguments: { file } }) =>
      rule === 'companion/not-read' ? String(file) : [],
    );
  };

  it('are not looked at, which is said', () => {
    assert.deepEqual(answers({ unattendFile: 'a.xml' }), ['a.xml']);
    assert.deepEqual(answers({ xml: 'D:\\lab\\Autounattend.xml' }), ['D:\\lab\\Autounattend.xml']);
    assert.deepEqual(answers({ install: { files: ['ks.cfg', 'user-data', 'logo.png'], preseed: 'http://x/p' } }), [
      'http://x/p',
      'ks.cfg',
      'user-data',
    ]);
  });

  it('are none that are none', () => {
    assert.deepEqual(answers({ unattended: true, autoInstall: 'no', preseed: '', answers: 42, notes: 'ks.cfg' }), []);
  });
});

describe('settings that machines have in common', () => {
  const settings = { generation: 1, cpus: 2, ram: '4GB', os: 'Windows Server 2022' };
  const machines = [{ name: 'a', disk: 'a.vhd' }];
  const statusOf = (lab: object): string | undefined => status(analyze(JSON.stringify(lab), { fileName: 'lab.json' }));

  const shared: readonly (readonly [name: string, lab: object])[] = [
    ['defaults beside a list', { defaults: settings, vms: machines }],
    ['those of machines', { vmDefaults: settings, vms: machines }],
    ['what is common to machines by their names', { common: settings, web: { disk: 'a.vhd' }, db: {} }],
    ['a base', { base: settings, web: { disk: 'a.vhd' } }],
    ['roles', { roles: { dc: settings }, vms: [{ name: 'a', role: 'dc' }] }],
  ];
  for (const [name, lab] of shared) {
    it(`are no machine that is ready: ${name}`, () => {
      const text = JSON.stringify(lab);
      const { findings } = analyze(text, { fileName: 'lab.json' });
      assert.equal(findings.find(({ rule }) => rule === 'vm/cut-off')?.message, 'shared');
      assert.equal(statusOf(lab), 'needs-work');
      assert.equal(convert(text, { fileName: 'lab.json', lossy: true }).text, text);
    });
  }

  const machine = { name: 'a', generation: 1, os: 'Windows Server 2022', ram: '4GB' };
  const inCommon: readonly (readonly [name: string, common: object, status: string])[] = [
    ['a .vhd', { disks: ['a.vhd'] }, 'needs-work'],
    ['a legacy adapter', { nic: { isLegacy: true } }, 'needs-work'],
    ['a floppy image', { media: { floppy: 'a.vfd' } }, 'needs-work'],
    ['nothing that Generation 2 lacks', { switch: 'LAN', disks: ['60GB'] }, 'ready'],
  ];
  for (const [name, common, expected] of inCommon) {
    for (const lab of [
      { common, vms: [machine, { ...machine, name: 'b' }] },
      { lab: { common, vms: { a: machine } } },
    ]) {
      it(`are those of each machine: ${name}, in ${Object.keys(lab)[0]}`, () => {
        assert.equal(statusOf(lab), expected);
        const said = cutOffs(analyze(JSON.stringify(lab), { fileName: 'lab.vm.json' }));
        assert.ok(said.every(message => message === 'in-common'));
      });
    }
  }

  it('give a machine without one their generation, which is not that of New-VM', () => {
    const { generation: _, ...open } = machine;
    const text = JSON.stringify({ defaults: { generation: 2 }, vms: [open] });
    const analysis = analyze(text, OWN);
    assert.deepEqual([status(analysis), cutOffs(analysis)], ['unknown', ['beside']]);
    assert.equal(convert(text, { ...OWN, lossy: true }).text, text);
  });

  const whole: readonly (readonly [name: string, lab: object])[] = [
    ['with a name', { defaults: { name: 'a', ...settings } }],
    ['in a map of machines', { template: settings, web: settings }],
    ['under another word', { lab: { dc: settings } }],
  ];
  for (const [name, lab] of whole) {
    it(`are a machine ${name}`, () => {
      assert.equal(statusOf(lab), 'ready');
    });
  }
});

it('a word for nothing is nothing', () => {
  for (const nothing of ['none', ' N/A ', '-', 'null', '']) {
    const properties = {
      Disks: nothing,
      Dvd: nothing,
      Floppy: nothing,
      Nics: nothing,
      Switch: nothing,
      Com1: nothing,
      Template: nothing,
    };
    const machine = defined({ GuestOS: 'Windows Server 2022', ...properties });
    const { drives, networkAdapters, floppyDrive, comPorts } = machine;
    assert.deepEqual(
      [drives, networkAdapters].map(({ items, complete }) => [items.length, complete]),
      [
        [0, true],
        [0, true],
      ],
    );
    assert.deepEqual([floppyDrive, comPorts], [undefined, []]);
  }
});
