import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { bootDisk, installedDisk } from '../../../src/core/machine/devices';
import { known } from '../../../src/core/machine/field';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { virtualMachine } from '../virtual-machines';

function machineOf(definition: object): VirtualMachine {
  const machine = virtualMachine(analyze(JSON.stringify(definition), { fileName: 'a.vm.json' }));
  assert.ok(machine);
  return machine;
}

const disk = (path: string, bus: 'IDE' | 'SCSI', number: number, location: number): object => ({
  Path: path,
  ControllerType: bus,
  ControllerNumber: number,
  ControllerLocation: location,
});

const bootDiskOf = (drives: readonly object[], more: object = {}): string | undefined =>
  known(bootDisk(machineOf({ Generation: 1, HardDrives: drives, ...more }))?.path);

describe('the disk that a machine starts from', () => {
  const [first, second] = [disk('first.vhdx', 'SCSI', 0, 0), disk('second.vhdx', 'SCSI', 1, 2)];
  const order = (...BootOrder: string[]): object => ({ Generation: 2, Firmware: { BootOrder } });

  it('is the one that the boot order names, wherever it stands', () => {
    assert.equal(bootDiskOf([first, second], order('SCSI:1:2')), 'second.vhdx');
    assert.equal(bootDiskOf([first, second], order('NetworkAdapter', 'SCSI 1:2', 'SCSI 0:0')), 'second.vhdx');
  });

  it('is the first in the lowest place where the order names none that is there', () => {
    assert.equal(bootDiskOf([second, first], order('SCSI:3:3')), 'first.vhdx');
    assert.equal(bootDiskOf([second, first]), 'first.vhdx');
    assert.equal(bootDiskOf([disk('a.vhdx', 'SCSI', 0, 0), disk('b.vhdx', 'SCSI', 0, 0)], order('SCSI:0:0')), 'a.vhdx');
  });

  it('is the lowest one on IDE before any on SCSI', () => {
    const ide = [disk('1-1.vhdx', 'IDE', 1, 1), disk('0-1.vhdx', 'IDE', 0, 1), disk('1-0.vhdx', 'IDE', 1, 0)];
    assert.equal(bootDiskOf([first, ...ide]), '0-1.vhdx');
  });

  it('is one without a place only where none has any', () => {
    assert.equal(bootDiskOf([{ Path: 'any.vhdx', ControllerType: 'IDE' }, disk('b.vhdx', 'IDE', 1, 1)]), 'b.vhdx');
    assert.equal(bootDiskOf([{ Path: 'any.vhdx', ControllerType: 'IDE' }, first]), 'any.vhdx');
  });

  it('has a guest on it where it is there already, in Generation 1', () => {
    const installed = (definition: object): boolean => installedDisk(machineOf(definition)) !== undefined;
    assert.ok(installed({ Generation: 1, HardDrives: [{ Path: 'a.vhdx' }] }));
    assert.ok(installed({ Generation: 1, HardDrives: [{ DiskNumber: 2 }] }));
    assert.ok(!installed({ Generation: 1, HardDrives: [{ ControllerType: 'IDE' }] }));
    assert.ok(!installed({ Generation: 2, HardDrives: [{ Path: 'a.vhdx' }] }));
  });
});
