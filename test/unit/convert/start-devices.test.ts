import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { titleOf } from '../../../src/core/kinds';

interface Converted {
  readonly Firmware?: { readonly BootOrder?: unknown };
  readonly BootDevice?: unknown;
  readonly HardDrives?: readonly { readonly ControllerNumber: number; readonly ControllerLocation: number }[];
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

/** Where the disks of a machine come to stand that says its boot order already. */
function placesWith(BootOrder: readonly string[]): unknown {
  const disk = (ControllerNumber: number, Path: string) => ({
    ControllerType: 'IDE',
    ControllerNumber,
    ControllerLocation: 0,
    Path,
  });
  const definition = {
    Name: 'web',
    Generation: 2,
    Firmware: { BootOrder },
    HardDrives: [disk(0, 'a.vhdx'), disk(1, 'b.vhdx')],
  };
  const { HardDrives = [] } = converted(definition, 'web.vm.json');
  return HardDrives.map(({ ControllerNumber, ControllerLocation }) => `${ControllerNumber}:${ControllerLocation}`);
}

describe('devices to start from', () => {
  it('are not those that come to stand where a boot order names nothing', () => {
    assert.deepEqual(placesWith(['SCSI:0:1']), ['0:0', '0:2']);
    assert.deepEqual(placesWith(['SCSI:0:1', 'SCSI:0:0']), ['0:0', '0:2']);
    assert.deepEqual(placesWith(['SCSI:0:0', 'SCSI:0:1']), ['0:0', '0:1']);
    assert.deepEqual(placesWith(['IDE:0:0', 'SCSI:0:1']), ['0:0', '0:1']);
    assert.deepEqual(placesWith([]), ['0:0', '0:1']);
  });

  it('are known by their place where no DVD drive shares it', () => {
    const at = (ControllerType: string, more: object = {}) => ({
      ControllerType,
      ControllerNumber: 0,
      ControllerLocation: 0,
      ...more,
    });
    const rulesWith = (discs: readonly object[]) =>
      analyze(
        JSON.stringify({
          Name: 'web',
          Generation: 2,
          Firmware: { BootOrder: ['SCSI:0:0'] },
          HardDrives: [at('SCSI', { Path: 'a.vhdx' }), at('IDE', { Path: 'b.vhdx' })],
          DVDDrives: discs,
        }),
        { fileName: 'web.vm.json' },
      ).findings.map(({ rule }) => rule);
    assert.ok(rulesWith([]).includes('disk/ide-data'));
    assert.ok(rulesWith([at('SCSI', { Path: 'a.iso' })]).includes('disk/boot-on-ide'));
  });

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

  const orders: readonly object[] = [
    { boot_order: ['IDE:0:0'] },
    { boot_order: ['IDE:0:0', 'SCSI:0:0'] },
    { first_boot_device: 'IDE' },
    { first_boot_device: 'IDE:0:0' },
    { first_boot_device: 'IDE:1:0' },
    { first_boot_device: 'Floppy' },
    { first_boot_device: 'NET' },
  ];
  for (const order of orders) {
    it(`are called replaced where something takes their place, else removed: ${JSON.stringify(order)}`, () => {
      const text = JSON.stringify({ builders: [{ type: 'hyperv-iso', iso_url: 'debian-12.iso', ...order }] });
      const [assessed] = analyze(text, { fileName: 'template.json' }).machines;
      assert.ok(assessed !== undefined);
      const titles = assessed.plan.steps.map(({ change }) => titleOf(assessed, change));
      const isLeft = Object.keys(order).some(key => key in builder({ iso_url: 'debian-12.iso', ...order }));
      assert.equal(titles.includes('Remove the start-up order'), !isLeft);
      assert.equal(titles.includes('Replace the start-up order by a boot order'), isLeft);
    });
  }

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
