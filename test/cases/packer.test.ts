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
});
