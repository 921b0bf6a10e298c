/** A boot order that is rewritten keeps the places of the drives that are on SCSI already. */
import assert from 'node:assert/strict';
import { convert } from '../../../src/core/convert/convert';

const disk = (Path: string, ControllerType: string, ControllerLocation: number): object => ({
  Path,
  ControllerType,
  ControllerNumber: 0,
  ControllerLocation,
});

describe('drives on SCSI in a boot order that is rewritten', () => {
  const orders: readonly [generation: 1 | 2, order: readonly string[], after: readonly string[]][] = [
    [2, ['SCSI:0:1', 'IDE:0:0'], ['SCSI:0:1']],
    [2, ['Floppy', 'SCSI:0:1', 'SCSI:0:0'], ['SCSI:0:1', 'SCSI:0:0']],
    [1, ['SCSI:0:1', 'IDE:0:0'], ['SCSI:0:1', 'SCSI:0:0']],
    [1, ['IDE', 'SCSI:0:1'], ['SCSI:0:0', 'SCSI:0:1']],
  ];
  for (const [Generation, BootOrder, after] of orders) {
    it(`stay at their places: Generation ${Generation}, ${BootOrder.join(', ')}`, () => {
      const HardDrives = [disk('a.vhdx', Generation === 1 ? 'IDE' : 'SCSI', 0), disk('b.vhdx', 'SCSI', 1)];
      const text = JSON.stringify({ Name: 'a', Generation, HardDrives, Firmware: { BootOrder } });
      const { Firmware } = JSON.parse(convert(text, { fileName: 'a.vm.json', lossy: true }).text);
      assert.deepEqual(Firmware.BootOrder, after);
    });
  }
});

describe('several DVD drives in a boot order that is rewritten', () => {
  it('start in the order of their places, as a BIOS has them, and not of the file', () => {
    const dvd = (Path: string, ControllerLocation: number): object => ({
      Path,
      ControllerType: 'IDE',
      ControllerNumber: 1,
      ControllerLocation,
    });
    const DVDDrives = [dvd('second.iso', 1), dvd('first.iso', 0)];
    const definition = { Name: 'a', Generation: 1, HardDrives: [disk('a.vhdx', 'IDE', 0)], DVDDrives };
    const text = JSON.stringify({ ...definition, Bios: { StartupOrder: ['CD', 'IDE'] } });
    const after = JSON.parse(convert(text, { fileName: 'a.vm.json', lossy: true }).text);
    const placed = after.DVDDrives.map(
      (each: { readonly Path: string; readonly ControllerLocation: number }) =>
        `${each.Path} SCSI:0:${each.ControllerLocation}`,
    );
    assert.deepEqual(placed, ['second.iso SCSI:0:2', 'first.iso SCSI:0:1']);
    assert.deepEqual(after.Firmware.BootOrder, ['SCSI:0:1', 'SCSI:0:2', 'SCSI:0:0']);
  });
});

describe('drives that a definition gives no place', () => {
  const dvd = { Path: 'a.iso', ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 };
  const written = (...HardDrives: readonly object[]): { HardDrives: unknown; DVDDrives: unknown; order: unknown } => {
    const Bios = { StartupOrder: ['CD', 'IDE'] };
    const text = JSON.stringify({ Name: 'a', Generation: 1, HardDrives, DVDDrives: [dvd], Bios });
    const { Firmware, ...drives } = JSON.parse(convert(text, { fileName: 'a.vm.json', lossy: true }).text);
    const locations = (list: readonly { ControllerLocation?: number }[]): unknown =>
      list.map(({ ControllerLocation }) => ControllerLocation);
    return {
      HardDrives: locations(drives.HardDrives),
      DVDDrives: locations(drives.DVDDrives),
      order: Firmware.BootOrder,
    };
  };

  it('find the first ones free, where Hyper-V puts them', () => {
    assert.deepEqual(written({ Path: 'a.vhdx' }, { Path: 'b.vhdx' }), {
      HardDrives: [undefined, undefined],
      DVDDrives: [2],
      order: ['SCSI:0:2', 'HardDiskDrive'],
    });
  });

  it('come behind the boot disk that has one', () => {
    assert.deepEqual(written(disk('a.vhdx', 'IDE', 0), { Path: 'b.vhdx' }), {
      HardDrives: [0, undefined],
      DVDDrives: [2],
      order: ['SCSI:0:2', 'SCSI:0:0'],
    });
  });
});
