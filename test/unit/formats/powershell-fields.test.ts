import assert from 'node:assert/strict';
import type { Format } from '../../../src/core/formats/format';
import { getVm } from '../../../src/core/formats/get-vm';
import { vmDefinition } from '../../../src/core/formats/vm-definition';
import { installedDisk } from '../../../src/core/machine/devices';
import type { Drive, NetworkAdapter, VirtualMachine } from '../../../src/core/machine/machine';
import { machineIn, shown } from './powershell-kit';

const exported = (properties: object): VirtualMachine =>
  machineIn(getVm, JSON.stringify({ VMId: '1', Name: 'a', Generation: 1, ProcessorCount: 2, ...properties }));
const defined = (properties: object): VirtualMachine =>
  machineIn(vmDefinition, JSON.stringify({ Name: 'a', Generation: 1, ...properties }), 'a.vm.json');

const shownIn = <T extends object>(part: T | undefined, ...names: readonly (keyof T)[]): unknown[] =>
  names.map(name => shown(part?.[name] as Parameters<typeof shown>[0]));

describe('the standing of an exported machine', () => {
  const states: readonly [written: unknown, state: string | undefined][] = [
    [2, 'running'],
    [3, 'off'],
    [6, 'saved'],
    [9, 'paused'],
    [10, 'other'],
    [32779, 'saved'],
    [32785, 'running'],
    [32786, 'off'],
    [32788, 'saved'],
    [32789, 'paused'],
    [32795, 'saved'],
    ['Running', 'running'],
    ['OffCritical', 'off'],
    ['FastSaved', 'saved'],
    ['Starting', 'other'],
    ['present', '? expression'],
    [null, undefined],
  ];
  for (const [State, state] of states) {
    it(`is ${state} for ${JSON.stringify(State)}`, () => assert.equal(shown(exported({ State }).state), state));
  }

  const replicated: readonly [written: unknown, replicated: string | undefined][] = [
    [0, 'false'],
    [4, 'true'],
    ['Disabled', 'false'],
    ['Replicating', 'true'],
    ['ReadyForInitialReplication', 'true'],
    ['UpdateError', 'true'],
    ['FailbackComplete', 'true'],
    [true, 'true'],
    ['{{replica}}', '? expression'],
    ['perhaps', '? expression'],
  ];
  for (const [ReplicationState, expected] of replicated) {
    it(`is ${expected} of replication for ${JSON.stringify(ReplicationState)}`, () =>
      assert.equal(shown(exported({ ReplicationState }).replicated), expected));
  }

  const modes: readonly (readonly [mode: unknown, replicated: string])[] = [
    [0, 'false'],
    ['None', 'false'],
    [2, 'true'],
    ['Replica', 'true'],
  ];
  for (const [ReplicationMode, expected] of modes) {
    it(`is ${expected} of replication for the mode ${ReplicationMode}`, () =>
      assert.equal(shown(exported({ ReplicationMode }).replicated), expected));
  }

  const checkpoints: readonly [properties: object, checkpoint: string | undefined][] = [
    [{ ParentSnapshotId: null, ParentSnapshotName: null }, undefined],
    [{ ParentSnapshotId: '00000000-0000-0000-0000-000000000000', ParentSnapshotName: '' }, undefined],
    [{ ParentSnapshotId: '7', ParentSnapshotName: 'before SP1' }, 'before SP1'],
    [{ ParentCheckpointId: '20ff7fe3-fd54-425c-aa97-fbf3c2e7a868' }, '20ff7fe3-fd54-425c-aa97-fbf3c2e7a868'],
  ];
  for (const [properties, checkpoint] of checkpoints) {
    it(`has the checkpoint ${checkpoint}: ${JSON.stringify(properties)}`, () =>
      assert.equal(shown(exported(properties).parentCheckpoint), checkpoint));
  }

  it('has flags', () => {
    const machine = exported({ IsClustered: true, ResourceMeteringEnabled: false });
    assert.deepEqual(shownIn(machine, 'clustered', 'resourceMetering'), ['true', 'false']);
    assert.deepEqual(shownIn(exported({}), 'clustered', 'resourceMetering'), [undefined, undefined]);
  });
});

describe('the settings that a new machine gets as well', () => {
  it('are read as numbers, as Get-VM writes them', () => {
    const { settings } = exported({
      ...{ Notes: 'x', Path: 'C:\\VMs', AutomaticStartAction: 4, AutomaticStartDelay: 30 },
      ...{ AutomaticStopAction: 2, CheckpointType: 5 },
    });
    assert.deepEqual(
      shownIn(settings, 'notes', 'path', 'automaticStartAction', 'automaticStartDelay', 'automaticStopAction'),
      ['x', 'C:\\VMs', 'Start', '30', 'TurnOff'],
    );
    assert.deepEqual(shownIn(settings, 'checkpointType'), ['Standard']);
  });

  it('are read as names, in any case', () => {
    const { settings } = defined({
      ...{
        automaticStartAction: 'startifrunning',
        automatic_stop_action: 'ShutDown',
        CheckpointType: 'productiononly',
      },
      AutomaticStartDelay: '5',
    });
    assert.deepEqual(
      shownIn(settings, 'automaticStartAction', 'automaticStopAction', 'checkpointType', 'automaticStartDelay'),
      ['StartIfRunning', 'ShutDown', 'ProductionOnly', '5'],
    );
  });

  it('are unknown where they are no value of the enumeration', () => {
    const { settings } = defined({ AutomaticStartAction: 7, CheckpointType: '{{type}}' });
    assert.deepEqual(shownIn(settings, 'automaticStartAction', 'checkpointType'), ['? expression', '? expression']);
  });

  it('have a path that ends in the name of the machine, whatever is in the name', () => {
    const pathOf = (Name: string, Path: string): unknown => shownIn(exported({ Name, Path }).settings, 'path')[0];
    assert.equal(pathOf('$(x)', 'C:\\VMs\\$(x)'), 'C:\\VMs\\$(x)');
    assert.equal(pathOf('web', '{{folder}}\\web'), '? expression');
    assert.equal(pathOf('web', 'C:\\$(x)'), '? expression');
  });

  it('are absent where none is stated, and a disk is no folder', () => {
    assert.equal(defined({}).settings, undefined);
    assert.equal(defined({ path: 'D:\\a.vhdx' }).settings, undefined);
  });
});

describe('processors and memory', () => {
  it('are read from a definition', () => {
    const machine = defined({
      ...{ CompatibilityForOlderOperatingSystemsEnabled: true, nestedVirtualization: 'on', MemoryMinimum: '512MB' },
      ...{ MemoryMaximum: '8GB', DynamicMemoryEnabled: true },
    });
    assert.deepEqual(
      shownIn(machine, 'compatibilityForOlderOperatingSystems', 'nestedVirtualization', 'memoryMinimum'),
      ['true', 'true', String(2 ** 29)],
    );
    assert.deepEqual(shownIn(machine, 'memoryMaximum', 'dynamicMemory'), [String(2 ** 33), 'true']);
  });

  it('are read from an export', () => {
    const machine = exported({ MemoryMinimum: 536870912, DynamicMemoryEnabled: false });
    assert.deepEqual(shownIn(machine, 'memoryMinimum', 'dynamicMemory'), ['536870912', 'false']);
  });

  const MEMORY = ['memoryStartup', 'memoryMinimum', 'memoryMaximum', 'dynamicMemory'] as const;
  const PROCESSOR = ['processorCount', 'compatibilityForOlderOperatingSystems', 'nestedVirtualization'] as const;

  it('are read out of objects of their own', () => {
    const inObjects = defined({
      cpu: { count: 4, nested: true },
      memory: { startup: '2GB', min: '1GB', max: 4096, dynamic: true },
    });
    assert.deepEqual(shownIn(inObjects, ...PROCESSOR), ['4', undefined, 'true']);
    assert.deepEqual(shownIn(inObjects, ...MEMORY), [2 ** 31, 2 ** 30, 2 ** 32, true].map(String));
    const merged = exported({ Processor: { Count: 8, CompatibilityForOlderOperatingSystemsEnabled: true } });
    assert.deepEqual(shownIn(merged, ...PROCESSOR), ['2', 'true', undefined]);
  });

  it('are unknown where such an object does not say them, and plain values otherwise', () => {
    const empty = defined({ cpu: { sockets: 1 }, memory: { type: 'ddr' } });
    assert.deepEqual(shownIn(empty, 'processorCount', 'memoryStartup'), ['? expression', '? expression']);
    assert.deepEqual(shownIn(defined({ processor: 2, ram: 2 }), 'processorCount', 'memoryStartup'), [
      '2',
      `${2 ** 31}`,
    ]);
  });
});

describe('the guest of a definition', () => {
  const disks = { HardDrives: [{ Path: 'D:\\a.vhdx', Size: '60GB' }], DVDDrives: [{ Path: 'D:\\setup.iso' }] };

  it('is to be installed where a disk is to be made, and an image is there to install it from', () => {
    assert.equal(defined(disks).installation, 'fresh');
    assert.equal(defined({ ...disks, state: '{{ state }}' }).installation, 'fresh');
    const made = { NewVHDPath: 'D:\\a.vhdx', IsoPath: 'D:\\ws2022.iso', OS: 'Windows Server 2022' };
    assert.equal(defined({ ...made, NewVHDSizeBytes: 2 ** 36 }).installation, 'fresh');
    assert.equal(defined(made).installation, undefined);
  });

  it('is installed where the disk is there, or nothing is there to install from', () => {
    assert.equal(defined({ ...disks, HardDrives: 'D:\\a.vhdx' }).installation, undefined);
    assert.equal(defined({ ...disks, DVDDrives: [] }).installation, undefined);
    assert.equal(defined({ ...disks, DVDDrives: 'D:\\virtio.iso' }).installation, undefined);
  });

  it('is installed where the definition was written down from a machine', () => {
    assert.equal(defined({ ...disks, State: 'Off' }).installation, undefined);
    assert.equal(defined({ ...disks, ParentSnapshotName: 'before' }).installation, undefined);
  });

  const withoutPath: readonly object[] = [{ Path: null }, { Path: '' }, {}];
  for (const disk of withoutPath) {
    const HardDrives = [{ ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0, ...disk }];
    it(`is installed on a disk ${JSON.stringify(disk)} of a machine that is there`, () => {
      assert.notEqual(installedDisk(exported({ HardDrives })), undefined);
      assert.notEqual(installedDisk(defined({ HardDrives, State: 'Running' })), undefined);
      assert.equal(installedDisk(defined({ HardDrives })), undefined);
    });
  }

  it('is not on a disk whose size is all that stands there', () =>
    assert.equal(installedDisk(defined({ HardDrives: ['60GB'], State: 'Off' })), undefined));
});

describe('a device for which a command gave nothing', () => {
  for (const nothing of [{}, 'N/A', '-', '', [], null]) {
    it(`is none where an export has ${JSON.stringify(nothing)}`, () => {
      const machine = exported({ KeyStorageDrive: nothing, RemoteFxAdapter: nothing, AssignedDevices: nothing });
      assert.deepEqual(
        [machine.keyStorageDrive, machine.remoteFxAdapter, machine.assignedDevices],
        [undefined, undefined, undefined],
      );
      assert.equal(exported({ FibreChannelHostBusAdapters: nothing }).fibreChannelAdapters, undefined);
    });
  }

  it('is one where a definition states nothing of it', () =>
    assert.notEqual(defined({ KeyStorageDrive: {} }).keyStorageDrive, undefined));
});

describe('a disk', () => {
  const GB = 2 ** 30;
  const diskOf = (disk: unknown): Drive | undefined => defined({ HardDrives: [disk] }).drives.items[0];
  const sizes: readonly [disk: unknown, bytes: string | undefined][] = [
    [{ Size: 136365211648 }, '136365211648'],
    [{ Size: '60GB' }, String(60 * GB)],
    [{ sizeGB: 60 }, String(60 * GB)],
    [{ sizeTB: '2' }, String(2048 * GB)],
    [{ diskSizeMB: 1024 }, String(GB)],
    ['127GB', String(127 * GB)],
    // Of megabytes or gigabytes, nothing tells which.
    [{ size: 60 }, '? expression'],
    [{ size: '{{size}}' }, '? expression'],
    [{ Path: 'a.vhdx' }, undefined],
  ];
  for (const [disk, bytes] of sizes) {
    it(`has the size ${bytes}: ${JSON.stringify(disk)}`, () => assert.equal(shown(diskOf(disk)?.size), bytes));
  }

  const physical: readonly [disk: unknown, number: string | undefined][] = [
    [{ DiskNumber: 2, Path: 'Disk 2 10.00 GB Bus 0 Lun 0 Target 0' }, '2'],
    [{ Path: 'Disk 2 10.00 GB Bus 0 Lun 0 Target 0' }, '2'],
    [{ Path: '\\\\.\\PhysicalDrive3' }, '3'],
    ['\\\\.\\PHYSICALDRIVE0', '0'],
    [{ DiskNumber: null, Path: 'a.vhdx' }, undefined],
    [{ DiskNumber: 4294967295, Path: 'a.vhdx' }, undefined],
    [{ Path: 'Disk 2.vhdx' }, undefined],
    [{ Path: 'disk 2' }, undefined],
  ];
  for (const [disk, number] of physical) {
    it(`is the host's disk ${number}: ${JSON.stringify(disk)}`, () =>
      assert.equal(shown(diskOf(disk)?.physical), number));
  }

  it('is shared, continues another and is partitioned', () => {
    const disk = diskOf({ SupportPersistentReservations: true, ParentPath: 'base.vhdx', PartitionStyle: 'MBR' });
    assert.deepEqual(shownIn(disk, 'shared', 'parentPath', 'partitionStyle'), ['true', 'base.vhdx', 'mbr']);
    const other = diskOf({ SupportPersistentReservations: false, ParentPath: null, partitionStyle: 2 });
    assert.deepEqual(shownIn(other, 'shared', 'parentPath', 'partitionStyle'), ['false', undefined, 'gpt']);
    assert.deepEqual(shownIn(diskOf({ PartitionStyle: 'APM' }), 'partitionStyle'), ['? expression']);
  });
});

describe('what is On or Off', () => {
  const parts = (value: unknown): object => ({
    LockOnDisconnect: value,
    NetworkAdapters: [{ Name: 'LAN', DhcpGuard: value }],
    ComPort1: { Path: 'x', DebuggerMode: value },
    Firmware: { PauseAfterBootFailure: value },
  });
  const shownOf = ({ carried, networkAdapters, comPorts, firmware }: VirtualMachine): (string | undefined)[] => [
    shown(carried?.get('LockOnDisconnect')),
    shown(networkAdapters.items[0]?.carried?.get('DhcpGuard')),
    shown(comPorts[0]?.carried?.get('DebuggerMode')),
    shown(firmware.carried?.get('PauseAfterBootFailure')),
  ];
  const each = (value: string): string[] => [value, value, value, value];

  it('is an OnOffState where an export has a number', () => {
    assert.deepEqual(shownOf(exported(parts(0))), each('true'));
    assert.deepEqual(shownOf(exported(parts(1))), each('false'));
  });

  it('is not known where somebody wrote a number', () => {
    for (const number of [0, 1, '0', '1']) {
      assert.deepEqual(shownOf(defined(parts(number))), each('? expression'));
    }
    assert.deepEqual(shownOf(defined(parts('On'))), each('true'));
    assert.deepEqual(shownOf(defined(parts(false))), each('false'));
  });
});

describe('a DVD drive of the host', () => {
  const cases: readonly [dvd: unknown, physical: string | undefined][] = [
    [{ DvdMediaType: 2, Path: 'D:' }, 'D:'],
    [{ DvdMediaType: 'PassThrough', Path: 'CdRom0' }, 'CdRom0'],
    [{ DvdMediaType: 2, Path: null }, 'PassThrough'],
    [{ Path: 'd:\\' }, 'd:\\'],
    [{ Path: '\\\\.\\CdRom0' }, '\\\\.\\CdRom0'],
    ['E:', 'E:'],
    [{ DvdMediaType: 1, Path: 'D:\\a.iso' }, undefined],
    [{ DvdMediaType: 0, Path: null }, undefined],
    [{ Path: 'D:\\folder' }, undefined],
  ];
  for (const [dvd, physical] of cases) {
    it(`is ${physical}: ${JSON.stringify(dvd)}`, () => {
      const [drive] = defined({ DVDDrives: [dvd] }).drives.items;
      assert.equal(shown(drive?.physical), physical);
    });
  }
});

describe('a network adapter', () => {
  const adapterOf = (machine: VirtualMachine): NetworkAdapter | undefined => machine.networkAdapters.items[0];
  const connection = ['switchName', 'macAddress', 'vlanId'] as const;

  it('has its connection in an export', () => {
    const adapter = adapterOf(
      exported({
        NetworkAdapters: [
          {
            ...{ Name: 'LAN', IsLegacy: false, DynamicMacAddressEnabled: true, MacAddress: '00155D1FD216' },
            ...{ SwitchName: 'External', VlanSetting: { OperationMode: 1, AccessVlanId: 7 } },
          },
        ],
      }),
    );
    assert.deepEqual(shownIn(adapter, ...connection), ['External', '00155D1FD216', '7']);
    assert.deepEqual(shownIn(adapter, 'dynamicMacAddress'), ['true']);
  });

  it('has neither address nor VLAN where it shows zeros', () => {
    const adapter = adapterOf(
      exported({ NetworkAdapters: [{ MacAddress: '000000000000', VlanSetting: { AccessVlanId: 0 }, SwitchName: '' }] }),
    );
    assert.deepEqual(shownIn(adapter, ...connection), [undefined, undefined, undefined]);
  });

  it('has its connection in a definition', () => {
    const adapter = adapterOf(
      defined({ nics: [{ switch: 'LAN', mac: '00-15-5d-00-00-01', dynamicMac: false, vlan: '12' }] }),
    );
    assert.deepEqual(shownIn(adapter, ...connection), ['LAN', '00-15-5d-00-00-01', '12']);
    assert.deepEqual(shownIn(adapter, 'dynamicMacAddress'), ['false']);
    assert.deepEqual(shownIn(adapterOf(defined({ nics: [{ mac: 'auto' }] })), 'macAddress'), ['? expression']);
  });

  it('stands in a home-made machine itself', () => {
    const machine = defined({ switchName: 'LAN', vlan: 3, mac: '00155D000001' });
    assert.equal(machine.networkAdapters.items.length, 1);
    assert.deepEqual(shownIn(adapterOf(machine), 'legacy', ...connection), [
      'false (default)',
      'LAN',
      '00155D000001',
      '3',
    ]);
    const legacy = adapterOf(defined({ switchName: 'LAN', useLegacyNetworkAdapter: true }));
    assert.deepEqual(shownIn(legacy, 'legacy', 'switchName'), ['true', 'LAN']);
    assert.equal(defined({ switchName: 'LAN', nics: [{ name: 'a' }] }).networkAdapters.items.length, 1);
  });
});

describe('firmware', () => {
  const cases: readonly [format: Format, properties: object, protocol: string | undefined, mode: string | undefined][] =
    [
      [getVm, { PreferredNetworkBootProtocol: 0, ConsoleMode: 1 }, 'IPv4', 'COM1'],
      [getVm, { Firmware: { PreferredNetworkBootProtocol: 4097, ConsoleMode: 3 } }, 'IPv6', 'None'],
      [vmDefinition, { Firmware: { PreferredNetworkBootProtocol: 'ipv6', ConsoleMode: 'com2' } }, 'IPv6', 'COM2'],
      [vmDefinition, { Firmware: { ConsoleMode: 'Serial' } }, undefined, '? expression'],
    ];
  for (const [format, properties, protocol, mode] of cases) {
    it(`boots over ${protocol} and shows its console on ${mode} (${format.id})`, () => {
      const { firmware } = format === getVm ? exported(properties) : defined(properties);
      assert.deepEqual(shownIn(firmware, 'preferredNetworkBootProtocol', 'consoleMode'), [protocol, mode]);
    });
  }
});

describe('devices of the host', () => {
  const counts: readonly [written: unknown, count: number | undefined][] = [
    ['', undefined],
    [[], undefined],
    [null, undefined],
    [[{ SanName: 'a' }, { SanName: 'b' }], 2],
    [{ SanName: 'a' }, 1],
    // Cut off, but there.
    [['Microsoft.HyperV.PowerShell.VMFibreChannelHba'], 1],
  ];
  for (const [written, count] of counts) {
    it(`are ${count}: ${JSON.stringify(written)}`, () => {
      assert.equal(exported({ FibreChannelHostBusAdapters: written }).fibreChannelAdapters?.length, count);
      assert.equal(defined({ AssignedDevices: written }).assignedDevices?.length, count);
    });
  }
});
