import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packerJson } from '../../../src/core/formats/packer-json';
import { type Change, writeChange } from '../../../src/core/machine/change';
import { known } from '../../../src/core/machine/field';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { runs } from '../runs';
import { all, setGeneration, setSecureBoot, synthetic, toDisc, toTargets, useVhdx } from './packer-json-changes';
import { type ChangesOf, changed, load, refusal, template } from './packer-json-kit';

describe('packer-json: changes of a whole template', () => {
  const convert = all(
    setGeneration(),
    toDisc,
    synthetic,
    useVhdx,
    toTargets('disk'),
    setSecureBoot(true, 'MicrosoftUEFICertificateAuthority'),
  );
  const before = `{
  "variables": { "boot": "IDE" },
  // the machine
  "builders": [
    { "type": "qemu", "floppy_files": ["a.ks"] },
    {
      "vm_name": "web", // its name
      "type": "hyperv-iso",
      "disK_size": 100,
      "Floppy_Files": [
        "a.ks", /* kickstart */
        "b.sh",
      ],
      "use_legacy_network_adapter": true, // old
      "first_boot_device": "{{user \`boot\`}}",
      "use_fixed_vhd_format": "true"
    }
  ]
}
`;
  const after = `{
  "variables": { "boot": "IDE" },
  // the machine
  "builders": [
    { "type": "qemu", "floppy_files": ["a.ks"] },
    {
      "vm_name": "web", // its name
      "type": "hyperv-iso",
      "generation": 2,
      "enable_secure_boot": true,
      "secure_boot_template": "MicrosoftUEFICertificateAuthority",
      "disK_size": 100,
      "cd_files": [
        "a.ks", /* kickstart */
        "b.sh",
      ],
      // old
      "first_boot_device": "SCSI:0:0"
    }
  ]
}
`;
  const layouts: readonly [name: string, lay: (text: string) => string][] = [
    ['as it is', text => text],
    ['CRLF', text => text.replaceAll('\n', '\r\n')],
    ['tabs', text => text.replaceAll('  ', '\t')],
    ['a byte order mark', text => `\uFEFF${text}`],
  ];
  for (const [name, lay] of layouts) {
    it(name, () => {
      assert.equal(changed(lay(before), convert), lay(after));
      assert.equal(changed(lay(after), all(toDisc, synthetic, toTargets('disk'), setGeneration())), lay(after));
    });
  }

  it('leave the other machines alone', () => {
    const builders = (settings: string): string =>
      `{"builders":[{"type":"hyperv-iso","cpus":1},{"type":"hyperv-iso",${settings}"cpus":1}]}`;
    assert.equal(changed(builders(''), setGeneration(), 1), builders('"generation":2,'));
  });
});

describe('packer-json: changes that cannot be made', () => {
  const { items } = load(template('')).machine.drives;
  const cases: readonly [name: string, text: string, changes: ChangesOf, why: RegExp][] = [
    [
      'the generation of a clone',
      template('"clone_from_vm_name": "base", "generation": 1', '{}', 'hyperv-vmcx'),
      setGeneration(),
      /generation of its source \(base\)/,
    ],
    ['the format of a disk that is copied', template('"iso_url": "x.vhd"'), useVhdx, /Convert-VHD/],
    [
      'a list and an expression',
      template('"cd_files": ["a"], "floppy_files": "{{user `f`}}"'),
      toDisc,
      /floppy_files and cd_files/,
    ],
    [
      'one path with two texts',
      template('"cd_content": { "a": "1" }, "floppy_content": { "a": "2" }'),
      toDisc,
      /different texts for a/,
    ],
    ['a list in a list', template('"cd_files": ["a"], "floppy_files": [["b"]]'), toDisc, /list or an object/],
    [
      'NumLock',
      template(''),
      ({ firmware }) => [{ kind: 'remove-numlock', numLock: firmware.secureBoot }],
      /no setting for NumLock/,
    ],
    [
      'the firmware',
      template(''),
      () => [
        {
          kind: 'set-firmware-uefi',
          firmware: {
            known: true,
            value: 'bios',
            origin: 'default',
            at: { file: '', offset: 0, end: 0 },
            node: undefined,
          },
        },
      ],
      /follows from the generation/,
    ],
    [
      'processor features',
      template(''),
      ({ firmware }) => [{ kind: 'turn-off-older-os-compatibility', compatibility: firmware.secureBoot }],
      /no setting/,
    ],
    [
      'partitions',
      template(''),
      ({ drives }) => drives.items.map((drive): Change => ({ kind: 'use-gpt', drive })),
      /no setting/,
    ],
    [
      'COM ports',
      template(''),
      ({ node, at }) => [{ kind: 'remove-com-port', comPort: { node, at, number: 1 } }],
      /no setting for COM ports/,
    ],
    [
      'devices',
      template(''),
      ({ node, at }: VirtualMachine) => [{ kind: 'remove-device', what: 'pic', device: { node, at } }],
      /no setting/,
    ],
    [
      'the boot disk',
      template(''),
      () => items.map((drive): Change => ({ kind: 'remove-drive', drive })),
      /every machine/,
    ],
  ];
  for (const [name, text, changes, why] of cases) {
    it(name, () => assert.match(refusal(text, changes), why));
  }
});

describe('packer-json: changes of any builder', () => {
  const list = fc.oneof(
    fc.array(fc.constantFrom('a', 'b', '{{user `v`}}', 'SCSI:0:0', 'IDE:0:0')),
    fc.constantFrom('', 'a,b', '{{user `v`}}', null),
  );
  const flag = fc.constantFrom(true, false, 'true', 'false', '', 1, 0, null, '{{user `v`}}');
  const settings: Record<string, fc.Arbitrary<unknown>> = {
    generation: fc.constantFrom(0, 1, 2, '1', '', null, '{{user `v`}}', 'x'),
    Generation: fc.constantFrom(1, 2),
    floppy_files: list,
    Floppy_Files: list,
    floppy_dirs: list,
    floppy_content: fc.oneof(
      fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2')),
      fc.constant('{{user `v`}}'),
    ),
    floppy_label: fc.constantFrom('x', ''),
    cd_files: list,
    cd_content: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2')),
    cd_label: fc.constant('y'),
    first_boot_device: fc.constantFrom(
      'IDE',
      'dvd',
      'Floppy',
      'IDE:0:0',
      'IDE:1:1',
      'SCSI:0:1',
      '',
      '{{user `v`}}',
      'x',
    ),
    boot_order: list,
    use_legacy_network_adapter: flag,
    use_fixed_vhd_format: flag,
    enable_secure_boot: flag,
    secure_boot_template: fc.constantFrom('MicrosoftWindows', '', 'x', '{{user `v`}}'),
    iso_url: fc.constantFrom('x.iso', 'x.vhdx', '{{user `v`}}', ''),
  };
  const pairs = fc
    .array(fc.constantFrom(...Object.keys(settings)), { maxLength: 8 })
    .chain(keys => fc.tuple(...keys.map(key => fc.tuple(fc.constant(key), settings[key] as fc.Arbitrary<unknown>))));
  const changes = all(
    toDisc,
    synthetic,
    useVhdx,
    toTargets('disk'),
    setSecureBoot(true, 'MicrosoftWindows'),
    setGeneration(),
  );

  it('agree with each other, stay JSON, and are made once', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('1', '2', 'true', ''), fc.boolean(), (chosen, variable, isWide) => {
        const before = chosen
          .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
          .join(isWide ? ',\n' : ', ');
        const text = template(before, `{ "v": ${JSON.stringify(variable)} }`);
        const { machine } = load(text);
        const possible: ChangesOf = candidate =>
          changes(candidate).filter(change => 'edits' in writeChange(packerJson.write, candidate, change));
        const after = changed(text, possible);
        JSON.parse(after);
        const converted = load(after).machine;
        assert.equal(known(converted.generation), 2);
        assert.equal(known(converted.firmware.secureBoot), true);
        const [adapter] = converted.networkAdapters.items;
        assert.equal(known(adapter?.legacy), false);
        const refused = possible(machine).length < changes(machine).length;
        assert.ok(refused || converted.floppyDrive === undefined, after);
        assert.equal(changed(after, possible), after);
      }),
      runs(300),
    );
  });
});
