import assert from 'node:assert/strict';
import { type Field, known } from '../../../src/core/machine/field';
import { load, template } from './packer-json-kit';

const of = (field: Field<unknown> | undefined): string | undefined =>
  field && `${field.known ? field.value : '?'} ${field.origin}`;

describe('packer-json: a machine', () => {
  const names: readonly [settings: string, expected: string, variables?: string][] = [
    ['', 'hyperv-iso'],
    ['"name": "a", "vm_name": "b"', 'a'],
    ['"vm_name": "b"', 'b'],
    ['"name": "", "vm_name": "{{user `n`}}"', 'web', '{ "n": "web" }'],
    ['"vm_name": "{{user `n`}}"', 'hyperv-iso'],
    ['"name": "{{user `n`}}-hv"', 'web-hv', '{ "n": "web" }'],
    ['"vm_name": "{{user `n`}}-{{user `v`}}"', 'web-{{user `v`}}', '{ "n": "web", "v": "" }'],
  ];
  for (const [settings, expected, variables] of names) {
    it(`has the name ${expected}: ${settings}`, () =>
      assert.equal(load(template(settings, variables)).machine.name, expected));
  }

  const sizes: readonly [settings: string, cpus: string, gigabytes: number | undefined][] = [
    ['', '1 default', 1],
    ['"cpus": 4, "memory": 2048', '4 literal', 2],
    ['"cpu": "2", "ram_size": "4096"', '2 literal', 4],
    ['"ram_size_mb": 1024, "memory": 8192', '1 default', 8],
    ['"CPUs": 0, "memory": 0', '1 literal', 1],
    ['"cpus": "{{env `C`}}", "memory": "much"', '? unknown', undefined],
  ];
  for (const [settings, cpus, gigabytes] of sizes) {
    it(`has processors and memory: ${settings}`, () => {
      const { machine } = load(template(settings));
      const bytes = known(machine.memoryStartup);
      assert.deepEqual(
        [of(machine.processorCount), bytes === undefined ? undefined : bytes / 2 ** 30],
        [cpus, gigabytes],
      );
    });
  }

  it('has the settings of its memory, processors and adapter', () => {
    const { machine } = load(
      template(
        `"enable_dynamic_memory": "true", "enable_virtualization_extensions": true, "switch_name": "{{user \`s\`}}",
        "mac_address": "00155d000001", "vlan_id": 12`,
        '{ "s": "LAN" }',
      ),
    );
    const [adapter] = machine.networkAdapters.items;
    assert.deepEqual(
      [
        machine.dynamicMemory,
        machine.nestedVirtualization,
        adapter?.switchName,
        adapter?.macAddress,
        adapter?.vlanId,
      ].map(of),
      ['true literal', 'true literal', 'LAN variable', '00155d000001 literal', '12 literal'],
    );
    assert.deepEqual(
      [load(template('')).machine].map(({ dynamicMemory, nestedVirtualization }) => [
        of(dynamicMemory),
        of(nestedVirtualization),
      ]),
      [['false default', undefined]],
    );
  });

  const diskSizes: readonly [settings: string, gigabytes: (number | undefined)[]][] = [
    ['', [40]],
    ['"disk_size": 61440', [60]],
    ['"disk_size": "0"', [40]],
    ['"disk_size": "{{user `d`}}"', [undefined]],
    ['"disk_size": 1024, "disk_additional_size": [2048, "4096"]', [1, 2, 4]],
  ];
  for (const [settings, gigabytes] of diskSizes) {
    it(`has disks of ${gigabytes.join(' and ')} GB: ${settings}`, () => {
      const sizes = load(template(settings)).machine.drives.items.map(({ size }) => known(size));
      assert.deepEqual(
        sizes.map(size => size && size / 2 ** 30),
        gigabytes,
      );
    });
  }

  const limits: readonly [settings: string, discs: Record<1 | 2, number>][] = [
    ['', { 1: 2, 2: 16 }],
    ['"iso_url": "x.iso"', { 1: 3, 2: 17 }],
    ['"iso_url": "x.vhdx"', { 1: 2, 2: 16 }],
    ['"iso_url": "x.iso", "guest_additions_mode": "disable"', { 1: 3, 2: 17 }],
    ['"iso_url": "x.iso", "guest_additions_mode": "attach"', { 1: 2, 2: 17 }],
    ['"iso_url": "x.iso", "guest_additions_path": "C:/vmguest.iso"', { 1: 2, 2: 17 }],
  ];
  for (const [settings, discs] of limits) {
    it(`has room for ${discs[1]} discs in Generation 1: ${settings}`, () =>
      assert.deepEqual(load(template(settings)).machine.toolLimits?.discs, discs));
  }

  it('every Hyper-V builder is one, and no other', () => {
    const { machines } = load(
      '{"builders":[{"type":"qemu"},{"type":"hyperv-iso","name":"a"},7,{"type":"hyperv-iso","name":"a"},{"type":"hyperv-vmcx"}]}',
    );
    assert.deepEqual(
      machines.map(({ name }) => name),
      ['a', 'a', 'hyperv-vmcx'],
    );
  });

  const drives: readonly [settings: string, expected: string[]][] = [
    ['', ['disk vhdx default']],
    ['"use_fixed_vhd_format": "true"', ['disk vhd literal']],
    ['"use_fixed_vhd_format": "{{user `f`}}"', ['disk ? unknown']],
    ['"iso_url": "x.iso"', ['disk vhdx default', 'dvd x.iso']],
    ['"iso_urls": ["a.iso", "b.iso"]', ['disk vhdx default', 'dvd a.iso']],
    ['"iso_url": "{{user `i`}}", "iso_urls": ["a.iso"]', ['disk vhdx default', 'dvd a.iso']],
    ['"iso_url": "", "iso_urls": "a.iso,b.iso"', ['disk vhdx default', 'dvd a.iso']],
    ['"iso_url": "base.VHD"', ['disk base.VHD vhd literal']],
    ['"iso_url": "base.vhdx", "use_fixed_vhd_format": false', ['disk base.vhdx vhdx literal']],
    ['"secondary_iso_images": ["a.iso", "b.iso"]', ['disk vhdx default', 'dvd a.iso', 'dvd b.iso']],
  ];
  for (const [settings, expected] of drives) {
    it(`has drives: ${settings}`, () => {
      const { items, complete } = load(template(settings)).machine.drives;
      assert.equal(complete, true);
      assert.ok(items.every(drive => drive.bus === undefined));
      assert.deepEqual(
        items.map(({ kind, path, format }) => [kind, known(path), of(format)].filter(Boolean).join(' ')),
        expected,
      );
    });
  }

  it('has the image that a variable gets from whoever builds', () => {
    const { drives } = load(template('"iso_url": "{{user `i`}}"', '{ "i": "" }')).machine;
    assert.deepEqual(
      drives.items.map(({ kind, path }) => [kind, path?.known]),
      [
        ['disk', undefined],
        ['dvd', false],
      ],
    );
  });

  it('hides drives behind an expression, and those of a clone', () => {
    assert.equal(load(template('"secondary_iso_images": "{{user `i`}}"')).machine.drives.complete, false);
    assert.deepEqual(load(template('', '{}', 'hyperv-vmcx')).machine.drives, { items: [], complete: false });
  });

  const floppies: readonly [settings: string, expected: string[] | undefined, variables?: string][] = [
    ['', undefined],
    ['"floppy_files": []', undefined],
    ['"floppy_files": null, "floppy_dirs": "", "floppy_content": {}, "floppy_label": "x"', undefined],
    ['"floppy_files": ["a.xml", "b.ps1"]', ['"floppy_files" 2 literal']],
    ['"floppy_dirs": ["d"], "floppy_files": "a,b"', ['"floppy_dirs" 1 literal', '"floppy_files" 2 literal']],
    ['"floppy_content": { "a": "text" }', ['"floppy_content" 1 literal']],
    ['"floppy_files": "{{user `f`}}"', ['"floppy_files" ? unknown']],
    ['"floppy_files": "{{user `f`}}"', ['"floppy_files" 2 variable'], '{ "f": "a,b" }'],
    ['"floppy_files": "{{user `f`}}"', ['"floppy_files" ? unknown'], '{ "f": "" }'],
    ['"floppy_files": ["a"], "floppy_files": []', undefined],
    ['"floppy_files": [], "floppy_files": ["a"]', ['"floppy_files" 1 literal']],
  ];
  for (const [settings, expected, variables] of floppies) {
    it(`has a floppy drive for its files: ${settings} ${variables ?? ''}`, () => {
      const { machine, at } = load(template(settings, variables));
      assert.deepEqual(
        machine.floppyDrive?.files.map(({ at: span, count }) => `${at(span)} ${of(count)}`),
        expected,
      );
    });
  }

  const adapters: readonly [settings: string, expected: string][] = [
    ['', 'false default'],
    ['"use_legacy_network_adapter": true', 'true literal'],
    ['"use_legacy_network_adapter": "t"', 'true literal'],
    ['"use_legacy_network_adapter": 1', 'true literal'],
    ['"use_legacy_network_adapter": ""', 'false literal'],
    ['"use_legacy_network_adapter": "yes"', '? unknown'],
  ];
  for (const [settings, expected] of adapters) {
    it(`has one adapter: ${settings}`, () => {
      const { networkAdapters } = load(template(settings)).machine;
      assert.deepEqual(
        networkAdapters.items.map(({ legacy }) => of(legacy)),
        [expected],
      );
    });
  }

  const orders: readonly [settings: string, expected: unknown[]][] = [
    ['', []],
    ['"first_boot_device": ""', []],
    ['"boot_order": []', []],
    ['"first_boot_device": "ide"', ['both', true, 'ide']],
    ['"first_boot_device": "Dvd"', ['both', true, 'cd']],
    ['"first_boot_device": "CD"', ['both', true, 'cd']],
    ['"first_boot_device": "Floppy"', ['both', true, 'floppy']],
    ['"first_boot_device": "NET"', ['both', true, 'network']],
    ['"first_boot_device": "IDE:0:1"', ['both', true, 'ide 0:1']],
    ['"first_boot_device": "scsi:1:2"', ['both', true, 'scsi 1:2']],
    ['"first_boot_device": "constructor"', ['both', true, 'other constructor']],
    ['"first_boot_device": "{{user `b`}}"', ['both', false]],
    ['"boot_order": ["SCSI:0:0", "DVD"]', [2, true, 'scsi 0:0', 'other DVD']],
    ['"boot_order": ["SCSI:0:0", "{{user `b`}}"]', [2, false, 'scsi 0:0']],
    ['"boot_order": "{{user `b`}}"', [2, false]],
  ];
  for (const [settings, expected] of orders) {
    it(`has start orders: ${settings}`, () => {
      const found = load(template(settings)).machine.firmware.orders.flatMap(({ generation, complete, entries }) => [
        generation,
        complete,
        ...entries.map(({ device }) =>
          device.kind === 'slot'
            ? `${device.bus} ${device.slot.number}:${device.slot.location}`
            : device.kind === 'other'
              ? `other ${device.text}`
              : device.kind,
        ),
      ]);
      assert.deepEqual(found, expected);
    });
  }

  it('has Secure Boot off where nothing is said', () => {
    const { firmware, security } = load(template('')).machine;
    assert.deepEqual(
      [of(firmware.secureBoot), firmware.secureBootTemplate, security.tpm],
      ['false default', undefined, undefined],
    );
  });

  it('has firmware settings', () => {
    const { firmware, security, configurationVersion } = load(
      template(
        '"enable_secure_boot": "{{user `s`}}", "secure_boot_template": "X", "enable_tpm": "1", "configuration_version": 8.0',
        '{ "s": "true" }',
      ),
    ).machine;
    assert.deepEqual([firmware.secureBoot, firmware.secureBootTemplate, security.tpm, configurationVersion].map(of), [
      'true variable',
      'X literal',
      'true literal',
      '8 literal',
    ]);
  });

  it('resolves references inside a text', () => {
    const { machine, at } = load(
      template('"iso_url": "{{user `m`}}/{{user `i`}}"', '{ "m": "http://m", "i": "{{user `n`}}.iso", "n": "x" }'),
    );
    const path = machine.drives.items[1]?.path;
    assert.equal(of(path), 'http://m/x.iso variable');
    assert.equal(at(path?.node), '"{{user `m`}}/{{user `i`}}"');
  });

  it('takes a variable for a whole list of files for what may hold the answers', () => {
    const { machine } = load(template('"floppy_files": "{{user `f`}}"', '{ "f": "" }'));
    assert.deepEqual(
      machine.companionFiles?.map(({ path, holder }) => [path, holder]),
      [['{{user `f`}}', true]],
    );
  });
});
