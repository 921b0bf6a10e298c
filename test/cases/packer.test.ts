/** Packer templates: what is safe and what is not, boot commands, floppies, versions, variables. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

describeCases('cases of Packer templates', () => {
  it('by-hand-boot-command: is lossy, left alone without --lossy, and named with it', async () => {
    const name = 'fidelity/by-hand-boot-command.json';
    const { machines } = await checkCase(name);
    assert.equal(machines[0]?.status, 'needs-work');
    assert.match((await runCase(name, 'convert', '--plan')).out, /sles16-base: lossy/);
    const left = await runCase(name, 'convert');
    assert.deepEqual([left.code, left.out], [1, '']);
    assert.match(left.err, /"sles16-base" is left as it is: .*boot command/);
    const lossy = await runCase(name, 'convert', '--lossy');
    assert.match(lossy.out, /^\+.*"generation": 2/m);
    assert.match(lossy.err, /still to do for "sles16-base": .*boot-command\/bios/);
  });

  it('floppy-written-to: what is written to is named, and never becomes E:', async () => {
    const name = 'fidelity/floppy-written-to.json';
    const { findings, machines } = await checkCase(name);
    const written = findings.filter(({ rule }) => rule === 'script/floppy-path');
    assert.deepEqual(
      written.map(({ messageId }) => messageId),
      ['written', 'written'],
    );
    const [machine] = machines;
    assert.equal(new Set(machine?.lost).size, machine?.lost.length);
    const { out } = await runCase(name, 'convert', '--lossy');
    assert.match(out, /^\+.*cd_files/m);
    assert.doesNotMatch(out, /E:/);
  });

  it('name-of-empty-variable: is named as written, and so is the evidence', async () => {
    const { machines, findings } = await checkCase('fidelity/name-of-empty-variable.json');
    assert.equal(machines[0]?.name, '{{ user `os_name` }}-base');
    assert.equal(machines[0]?.guest?.id, 'windows');
    assert.ok(!findings.some(({ message }) => message.includes('//')));
  });

  it('late-key, late-without-boot-wait: said where the wait is, or else where the keys are', async () => {
    const late = await checkCase('packer/late-key.json');
    const key = late.findings.find(({ rule }) => rule === 'boot-command/press-key');
    assert.deepEqual([key?.messageId, key?.range.start.line], ['late', 10]);
    const without = await checkCase('fidelity/late-without-boot-wait.json');
    const command = without.findings.find(({ rule }) => rule === 'boot-command/press-key');
    assert.deepEqual([command?.messageId, command?.range.start.line], ['late', 13]);
  });

  it('server-2012-keyboard: said as information', async () => {
    const { findings } = await checkCase('packer/server-2012-keyboard.json');
    const keyboard = findings.find(({ rule }) => rule === 'guest/setup-keyboard');
    assert.equal(keyboard?.severity, 'information');
  });

  it('grub-semicolon: is named, and quoted', async () => {
    const { findings } = await checkCase('packer/grub-semicolon.json');
    const semicolon = findings.find(({ rule }) => rule === 'boot-command/semicolon');
    assert.deepEqual([semicolon?.severity, semicolon?.fix], ['warning', 'safe']);
    assert.match((await runCase('packer/grub-semicolon.json', 'convert')).out, /ds='nocloud-net;s=http.*' ---/);
  });

  it('relative-kernel: is known to be for isolinux, and needs work', async () => {
    const { rules, machines } = await checkCase('fidelity/relative-kernel.json');
    assert.ok(rules.includes('boot-command/bios'));
    assert.equal(machines[0]?.status, 'needs-work');
    assert.equal((await runCase('fidelity/relative-kernel.json', 'convert')).out, '');
  });

  it('wording: GRUB Legacy is what the media start, whichever release', async () => {
    const { findings } = await checkCase('fidelity/wording.json');
    const byHand = findings.filter(({ rule }) => rule === 'boot-command/bios').map(({ message }) => message);
    assert.equal(byHand.length, 1);
    assert.match(byHand[0] ?? '', /GRUB Legacy, whose keys are not known here/);
  });

  it('emulated-interface-name: the place that names de0 is shown, and a step by hand', async () => {
    const name = 'fidelity/emulated-interface-name.json';
    const { findings, machines } = await checkCase(name);
    const legacy = findings.find(({ rule }) => rule === 'nic/legacy');
    const named = findings.find(({ rule }) => rule === 'nic/emulated-name');
    assert.ok(legacy !== undefined);
    assert.deepEqual(
      [named?.arguments, named?.range.start.line, named?.fix],
      [{ emulated: 'de0', synthetic: 'hn0' }, 10, null],
    );
    assert.equal(machines[0]?.status, 'needs-work');
    assert.equal((await runCase(name, 'convert')).out, '');
  });

  it('checksum-type-and-cd-files: no version of Packer takes both, said once', async () => {
    const name = 'fidelity/checksum-type-and-cd-files.json';
    const { findings } = await checkCase(name);
    const outdated = findings.filter(({ rule }) => rule === 'floppy/outdated-settings');
    assert.equal(outdated.length, 1);
    assert.match(outdated[0]?.message ?? '', /1\.6\.3.*iso_checksum_type.*1\.6\.0.*packer fix/);
    assert.match((await runCase(name, 'convert', '--plan')).out, /by hand: .*packer fix/);
  });

  it('stage2-vhdx-source: the disk that another build made is installed', async () => {
    const name = 'fidelity/stage2-vhdx-source.json';
    const { findings, machines } = await checkCase(name);
    const installed = findings.find(({ rule }) => rule === 'disk/installed');
    assert.deepEqual([installed?.messageId, machines[0]?.status], ['copy', 'needs-work']);
    assert.equal((await runCase(name, 'convert')).out, '');
  });
});
