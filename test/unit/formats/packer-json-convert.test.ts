import assert from 'node:assert/strict';
import type { Change } from '../../../src/core/machine/change';
import type { VirtualMachine } from '../../../src/core/machine/machine';
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

describe('packer-json: changes that can not be made', () => {
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
          firmware: { known: true, value: 'bios', origin: 'default', span: { offset: 0, end: 0 }, node: undefined },
        },
      ],
      /follows from the generation/,
    ],
    [
      'COM ports',
      template(''),
      ({ node, span }) => [{ kind: 'remove-com-port', comPort: { node, span, number: 1 } }],
      /no setting for COM ports/,
    ],
    [
      'devices',
      template(''),
      ({ node, span }: VirtualMachine) => [{ kind: 'remove-device', device: { node, span } }],
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
