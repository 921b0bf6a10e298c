import assert from 'node:assert/strict';
import type { Change } from '../../../src/core/machine/change';
import {
  removeFloppy,
  setGeneration,
  setSecureBoot,
  setTpm,
  setVersion,
  synthetic,
  toDisc,
  toTargets,
  useVhdx,
} from './packer-json-changes';
import { type ChangesOf, changed, template } from './packer-json-kit';

describe('packer-json: changes of a builder', () => {
  /** The settings of a builder before and after. */
  const cases: readonly [name: string, before: string, changes: ChangesOf, after: string][] = [
    ['generation, a number', '"generation": 1', setGeneration(), '"generation": 2'],
    ['generation, a text', '"generation": "1"', setGeneration(), '"generation": "2"'],
    ['generation, null', '"generation": null', setGeneration(), '"generation": 2'],
    ['generation, an empty text', '"generation": ""', setGeneration(), '"generation": 2'],
    ['generation, an expression', '"generation": "{{user `g`}}"', setGeneration(), '"generation": 2'],
    ['generation, absent', '"vm_name": "x"', setGeneration(), '"generation": 2, "vm_name": "x"'],
    ['generation, of other case', '"Generation": 1', setGeneration(), '"Generation": 2'],
    [
      'generation, the one that counts',
      '"generation": 0, "generation": 1',
      setGeneration(),
      '"generation": 0, "generation": 2',
    ],
    ['a new disk', '"use_fixed_vhd_format": true, "skip_compaction": true', useVhdx, '"skip_compaction": true'],
    ['a new disk by a variable', '"use_fixed_vhd_format": "{{user `f`}}"', useVhdx, ''],
    [
      'a drive that Packer places',
      '"iso_url": "x.iso"',
      ({ drives: { items } }) => items.map((drive): Change => ({ kind: 'move-drive-to-scsi', drive, to: undefined })),
      '"iso_url": "x.iso"',
    ],
    ['the adapter', '"use_legacy_network_adapter": true, "mac_address": "0"', synthetic, '"mac_address": "0"'],
    [
      'the adapter, written twice',
      '"use_legacy_network_adapter": false, "cpus": 1, "Use_Legacy_Network_Adapter": true',
      synthetic,
      '"cpus": 1',
    ],

    ['the version', '"configuration_version": "5.0"', setVersion('8.0'), '"configuration_version": "8.0"'],
    [
      'the version by a variable',
      '"configuration_version": "{{user `v`}}"',
      setVersion('8.0'),
      '"configuration_version": "8.0"',
    ],
    ['a version that is not written', '"cpus": 2', setVersion('8.0'), '"cpus": 2'],

    ['floppy files', '"floppy_files": ["a.xml"]', toDisc, '"cd_files": ["a.xml"]'],
    ['floppy files of an expression', '"floppy_files": "{{user `f`}}"', toDisc, '"cd_files": "{{user `f`}}"'],
    [
      'floppy files to those of a disc',
      '"cd_files": ["b", "a"], "floppy_files": ["a", "c"]',
      toDisc,
      '"cd_files": ["b", "a", "c"]',
    ],
    ['floppy files that are on the disc', '"cd_files": ["a"], "floppy_files": ["a"]', toDisc, '"cd_files": ["a"]'],
    ['floppy files to an empty disc', '"cd_files": [], "floppy_files": ["a"]', toDisc, '"cd_files": ["a"]'],
    [
      'floppy files, folders and texts',
      '"floppy_files": ["a"], "floppy_dirs": ["d"], "floppy_content": { "x": "y" }',
      toDisc,
      '"cd_files": ["a", "d"], "cd_content": { "x": "y" }',
    ],
    [
      'floppy texts to those of a disc',
      '"floppy_content": { "x": "y", "z": "" }, "cd_content": { "x": "y" }',
      toDisc,
      '"cd_content": { "x": "y", "z": "" }',
    ],
    [
      'the label of a floppy',
      '"floppy_dirs": ["d"], "floppy_label": "cidata"',
      toDisc,
      '"cd_files": ["d"], "cd_label": "cidata"',
    ],
    [
      'a label beside that of a disc',
      '"floppy_files": ["a"], "floppy_label": "x", "cd_label": "y"',
      toDisc,
      '"cd_files": ["a"], "cd_label": "y"',
    ],
    [
      'floppy files, written twice',
      '"floppy_files": [], "cpus": 2, "floppy_files": ["a"]',
      toDisc,
      '"cpus": 2, "cd_files": ["a"]',
    ],
    ['no empty list', '"floppy_files": [], "floppy_dirs": ["d"]', toDisc, '"floppy_files": [], "cd_files": ["d"]'],
    [
      'the floppy drive',
      '"floppy_files": ["a"], "floppy_dirs": [], "floppy_label": "x", "cpus": 2',
      removeFloppy,
      '"floppy_dirs": [], "cpus": 2',
    ],

    ['the disk first', '"first_boot_device": "IDE"', toTargets('disk'), '"first_boot_device": "SCSI:0:0"'],
    ['a place on IDE first', '"first_boot_device": "IDE:0:0"', toTargets(), '"first_boot_device": "SCSI:0:0"'],
    ['another place on IDE first', '"first_boot_device": "IDE:1:0"', toTargets(), ''],
    ['a floppy first', '"first_boot_device": "Floppy", "cpus": 2', toTargets(), '"cpus": 2'],
    [
      'the disc first',
      '"first_boot_device": "cd", "iso_url": "x.iso"',
      toTargets('dvd'),
      '"first_boot_device": "cd", "iso_url": "x.iso"',
    ],
    ['the network first', '"first_boot_device": "net"', toTargets('network'), '"first_boot_device": "net"'],
    [
      'the disk where it stands',
      '"first_boot_device": "scsi:0:0"',
      toTargets('disk'),
      '"first_boot_device": "scsi:0:0"',
    ],
    ['a boot order', '"boot_order": ["IDE:0:0", "SCSI:0:0", "DVD"]', toTargets('disk'), '"boot_order": ["SCSI:0:0"]'],
    ['a boot order of nothing', '"cpus": 2, "boot_order": ["IDE:0:0"]', toTargets(), '"cpus": 2'],

    [
      'Secure Boot on',
      '"generation": 2, "cpus": 2',
      setSecureBoot(true, 'MicrosoftWindows'),
      '"generation": 2, "enable_secure_boot": true, "cpus": 2',
    ],
    [
      'Secure Boot on with a template',
      '"generation": 2, "cpus": 2',
      setSecureBoot(true, 'MicrosoftUEFICertificateAuthority'),
      '"generation": 2, "enable_secure_boot": true, "secure_boot_template": "MicrosoftUEFICertificateAuthority", "cpus": 2',
    ],
    [
      'a template where Secure Boot is on',
      '"enable_secure_boot": true, "cpus": 2',
      setSecureBoot(true, 'MicrosoftUEFICertificateAuthority'),
      '"enable_secure_boot": true, "secure_boot_template": "MicrosoftUEFICertificateAuthority", "cpus": 2',
    ],
    [
      'another template',
      '"enable_secure_boot": "{{user `s`}}", "secure_boot_template": "x"',
      setSecureBoot(true, 'MicrosoftWindows'),
      '"enable_secure_boot": true, "secure_boot_template": "MicrosoftWindows"',
    ],
    [
      'the template that is written',
      '"enable_secure_boot": false, "secure_boot_template": "microsoftwindows"',
      setSecureBoot(true, 'MicrosoftWindows'),
      '"enable_secure_boot": true, "secure_boot_template": "microsoftwindows"',
    ],
    ['Secure Boot on, a text', '"enable_secure_boot": "false"', setSecureBoot(true), '"enable_secure_boot": "true"'],
    ['Secure Boot off', '"enable_secure_boot": true', setSecureBoot(false), '"enable_secure_boot": false'],
    ['Secure Boot off where it is', '"cpus": 2', setSecureBoot(false), '"cpus": 2'],
    ['a TPM', '"generation": 2', setTpm(true), '"generation": 2, "enable_tpm": true'],
    ['no TPM', '"enable_tpm": 1', setTpm(false), '"enable_tpm": false'],
    ['no TPM where there is none', '', setTpm(false), ''],
    [
      'a further disc',
      '"secondary_iso_images": ["a.iso", "b.iso"]',
      ({ drives: { items } }) => [{ kind: 'remove-drive', drive: items[1] as (typeof items)[0] }],
      '"secondary_iso_images": ["b.iso"]',
    ],
  ];
  for (const [name, before, changes, after] of cases) {
    it(`${name}: ${before}`, () => assert.equal(changed(template(before), changes), template(after)));
  }

  it('keep a flag by a variable that is right already', () => {
    const text = template('"enable_secure_boot": "{{user `s`}}"', '{ "s": "true" }');
    assert.equal(changed(text, setSecureBoot(true, 'MicrosoftWindows')), text);
  });

  it('set the generation at its variable', () => {
    const text = template('"generation": "{{user `g`}}"', '{ "g": "1", "n": 1 }');
    assert.equal(changed(text, setGeneration('variable')), text.replace('"g": "1"', '"g": "2"'));
    const number = text.replace('user `g`', 'user `n`');
    assert.equal(changed(number, setGeneration('variable')), number.replace('"n": 1', '"n": 2'));
  });
});
