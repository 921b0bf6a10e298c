import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';

interface Converted {
  readonly Firmware?: { readonly BootOrder?: unknown };
  readonly BootDevice?: unknown;
  readonly builders?: readonly { readonly first_boot_device?: unknown }[];
}

const converted = (value: object, fileName: string): Converted =>
  JSON.parse(convert(JSON.stringify(value), { fileName, lossy: true }).text);

/** A machine with a disk, a disc and an adapter, started in some order. */
const machine = (StartupOrder: readonly string[], adapters: unknown): object => ({
  Name: 'web',
  Generation: 1,
  Bios: { StartupOrder },
  HardDrives: [{ ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0, Path: 'web.vhdx' }],
  DVDDrives: [{ ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0, Path: null }],
  NetworkAdapters: adapters,
});

const orderOf = (value: object): unknown => converted(value, 'web.vm.json').Firmware?.BootOrder;

describe('devices to start from', () => {
  const order = ['LegacyNetworkAdapter', 'IDE', 'CD', 'Floppy'];

  it('are those of the order that the machine has', () => {
    assert.deepEqual(orderOf(machine(order, [{ Name: 'a', IsLegacy: false }])), ['SCSI:0:0', 'SCSI:0:1']);
    assert.deepEqual(orderOf(machine(order, [])), ['SCSI:0:0', 'SCSI:0:1']);
    assert.deepEqual(orderOf(machine(order, [{ Name: 'a', IsLegacy: true }])), [
      'NetworkAdapter',
      'SCSI:0:0',
      'SCSI:0:1',
    ]);
  });

  it('say what the network does only where there is what it starts from', () => {
    const pxe = (adapters: unknown): boolean =>
      analyze(JSON.stringify(machine(order, adapters)), { fileName: 'web.vm.json' }).findings.some(
        ({ rule }) => rule === 'nic/pxe',
      );
    assert.ok(!pxe([{ Name: 'a' }]));
    assert.ok(pxe([{ Name: 'a', IsLegacy: true }]));
    // Not known: it may be one.
    assert.ok(pxe([{ Name: 'a', IsLegacy: '{{ legacy }}' }]));
  });

  const builder = (settings: object): { readonly first_boot_device?: unknown } =>
    converted({ builders: [{ type: 'hyperv-iso', ...settings }] }, 'template.json').builders?.[0] ?? {};

  it('leave out of a template what starts nothing, and keep what does', () => {
    assert.equal(builder({ first_boot_device: 'NET' }).first_boot_device, undefined);
    assert.equal(builder({ first_boot_device: 'NET', use_legacy_network_adapter: true }).first_boot_device, 'NET');
    assert.equal(builder({ generation: 2, first_boot_device: 'NET' }).first_boot_device, 'NET');
    assert.equal(builder({ generation: 2, first_boot_device: 'Floppy' }).first_boot_device, undefined);
    assert.equal(builder({ generation: 2, first_boot_device: 'IDE:0:0' }).first_boot_device, 'SCSI:0:0');
  });

  it("are New-VM's words in its BootDevice", () => {
    const bootDevice = (BootDevice: string, Generation: number): unknown =>
      converted({ Name: 'a', Generation, VHDPath: 'a.vhdx', SwitchName: 'LAN', BootDevice }, 'a.vm.json').BootDevice;
    assert.equal(bootDevice('IDE', 1), 'VHD');
    assert.equal(bootDevice('IDE', 2), 'VHD');
    assert.equal(bootDevice('Floppy', 1), undefined);
    // New-VM makes the adapter that it is told to start from.
    assert.equal(bootDevice('LegacyNetworkAdapter', 1), 'NetworkAdapter');
    for (const word of ['CD', 'VHD', 'NetworkAdapter']) {
      assert.equal(bootDevice(word, 1), word);
      assert.equal(bootDevice(word, 2), word);
    }
  });
});
