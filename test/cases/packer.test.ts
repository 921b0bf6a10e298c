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
});
