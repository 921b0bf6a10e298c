/** Machines that say what they are in one object and have their devices around it. */
import assert from 'node:assert/strict';
import { convert } from '../../../src/core/convert/convert';
import { getVm } from '../../../src/core/formats/get-vm';
import { vmDefinition } from '../../../src/core/formats/vm-definition';
import { drivesOf, machineIn, machinesIn, shown } from './powershell-kit';

const DISK = { ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0, Path: 'D:\\a.vhd' };
const LEGACY = { Name: 'n', IsLegacy: true, SwitchName: 'LAN' };
const CUT_OFF = { HardDrives: ['Microsoft.HyperV.PowerShell.HardDiskDrive'], NetworkAdapters: [] };

describe('a machine with its devices around what says its generation', () => {
  const wholes: readonly [name: string, whole: object][] = [
    [
      'what several cmdlets give',
      { VM: { Name: 'a', Generation: 1 }, HardDiskDrives: [DISK], NetworkAdapters: [LEGACY] },
    ],
    [
      'a list whose devices are cut off',
      { VM: { Name: 'a', Generation: 1, ...CUT_OFF }, HardDrives: [DISK], NetworkAdapters: [LEGACY] },
    ],
    [
      'words of a home-made list',
      { general: { name: 'a', generation: 1, os: 'Windows Server 2019' }, disks: [DISK], nics: [LEGACY] },
    ],
  ];
  for (const [name, whole] of wholes) {
    it(`is one machine, and converted as one: ${name}`, () => {
      const machine = machineIn(vmDefinition, JSON.stringify(whole));
      assert.equal(machine.name, 'a');
      assert.equal(shown(machine.generation), '1');
      assert.deepEqual(drivesOf(machine), ['disk ide 0:0 D:\\a.vhd vhd']);
      const { text } = convert(JSON.stringify(whole), { fileName: 'machine.json', lossy: true });
      assert.equal(text.match(/generation"/gi)?.length, 1);
      const after = machineIn(vmDefinition, text);
      assert.equal(shown(after.generation), '2');
      assert.deepEqual(drivesOf(after), ['disk scsi 0:0 D:\\a.vhdx vhdx']);
      assert.equal(shown(after.networkAdapters.items[0]?.legacy), 'false');
    });
  }

  it('takes the settings that stand beside an export', () => {
    const VM = { VMId: '1', Name: 'a', State: 3, Generation: 1, HardDrives: [DISK], NetworkAdapters: [LEGACY] };
    const text = JSON.stringify({ VM, Bios: { NumLockEnabled: true }, Security: { KsdEnabled: true } });
    const machine = machineIn(getVm, text);
    assert.equal(shown(machine.firmware.numLock), 'true');
    assert.notEqual(machine.keyStorageDrive, undefined);
  });

  it('leaves a whole machine by itself beside devices of something else', () => {
    const VM = { Name: 'a', Generation: 1, HardDrives: [DISK] };
    assert.deepEqual(
      machinesIn(vmDefinition, JSON.stringify({ Name: 'host', NetworkAdapters: [{ Name: 'uplink' }], VM })).map(
        ({ name, networkAdapters }) => [name, networkAdapters.items.length],
      ),
      [['a', 0]],
    );
  });
});

describe('devices of several machines', () => {
  const of = (VMName: string, drive: object): object => ({ VMName, ...drive });
  const disks = [of('a', DISK), of('b', DISK)];
  const lists: readonly [name: string, lists: object, machines: readonly string[]][] = [
    ['beside their machines', { VMs: [{ Name: 'a', Generation: 1, State: 2, ProcessorCount: 2 }] }, ['a']],
    ['by themselves', {}, []],
  ];
  for (const [name, beside, machines] of lists) {
    it(`are no machine: ${name}`, () => {
      const text = JSON.stringify({
        ...beside,
        HardDiskDrives: disks,
        DvdDrives: [],
        NetworkAdapters: [of('a', LEGACY)],
      });
      assert.deepEqual(
        machinesIn(vmDefinition, text).map(machine => machine.name),
        machines,
      );
      assert.equal(convert(text, { fileName: 'host.json', lossy: true }).text, text);
    });
  }
});

describe('what Get-VMComPort gives', () => {
  it('is a port by its name', () => {
    const VMComPort = [{ Name: 'COM 2', Path: '\\\\.\\pipe\\debug', DebuggerMode: 0 }];
    const machine = machineIn(
      vmDefinition,
      JSON.stringify({ Name: 'a', Generation: 1, HardDrives: [DISK], VMComPort }),
    );
    assert.deepEqual(
      machine.comPorts.map(({ number, path }) => [number, shown(path)]),
      [[2, '\\\\.\\pipe\\debug']],
    );
  });
});

describe('KsdEnabled of Get-VMSecurity', () => {
  for (const [enabled, has] of [
    [true, true],
    [false, false],
  ] as const) {
    it(`${enabled}: ${has ? 'a' : 'no'} key storage drive`, () => {
      const text = JSON.stringify({ Name: 'a', Generation: 1, HardDrives: [DISK], Security: { KsdEnabled: enabled } });
      assert.equal(machineIn(vmDefinition, text).keyStorageDrive !== undefined, has);
    });
  }
});
