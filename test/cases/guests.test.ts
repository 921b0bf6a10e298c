/** Guests that are plain, and what follows from them: processors, upgrades, disks. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

const guests = async (name: string): Promise<(string | undefined)[]> =>
  (await checkCase(name)).machines.map(({ guest }) => guest?.name);

describeCases('cases of guests', () => {
  it('openbsd-gen1: cannot move, and is left as it is', async () => {
    const { machines, rules } = await checkCase('fidelity/openbsd-gen1.json');
    assert.equal(machines[0]?.status, 'blocked');
    assert.ok(rules.includes('guest/linux-unsupported'));
    assert.equal((await runCase('fidelity/openbsd-gen1.json', 'convert', '--lossy')).out, '');
  });

  it('alpine35: is not ready', async () => {
    const { machines, findings } = await checkCase('fidelity/alpine35.json');
    assert.equal(machines[0]?.status, 'blocked');
    assert.ok(findings.every(({ message }) => !message.includes('current Linux')));
  });

  it('processor-compatibility: both are warned', async () => {
    const { findings } = await checkCase('fidelity/processor-compatibility.vm.json');
    assert.deepEqual(
      findings
        .filter(({ rule }) => rule === 'cpu/migration-compatibility')
        .map(({ machine, severity, arguments: { level } }) => [machine, severity, level]),
      [
        [0, 'warning', 'x86-64-v3'],
        [1, 'warning', 'x86-64-v2'],
      ],
    );
  });

  it('boot-disk-over-2tb: where the EFI partition comes to lie is said', async () => {
    const { findings } = await checkCase('fidelity/boot-disk-over-2tb.vm.json');
    assert.equal(findings.find(({ rule }) => rule === 'disk/size-over-2tb')?.messageId, 'installed');
  });

  it('leap16: is read from its medium', async () => {
    assert.deepEqual(await guests('fidelity/leap16.json'), ['openSUSE Leap 16.0']);
  });

  it('guest-processor-limits: all four are named', async () => {
    const { findings } = await checkCase('fidelity/guest-processor-limits.vm.json');
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'guest/limits').map(({ arguments: { most } }) => most),
      ['32', '32', '240', '32'],
    );
  });

  it('plain-iso-names: each is its system', async () => {
    assert.deepEqual(await guests('fidelity/plain-iso-names.json'), [
      'Photon OS 5.0',
      'Windows Server 2022',
      'Debian 13',
      'OpenBSD 7.5',
    ]);
  });

  it('winrm-says-windows: a Windows of unknown version, not ready, with Secure Boot spoken of', async () => {
    const { machines } = await checkCase('fidelity/winrm-says-windows.json');
    assert.deepEqual(
      machines.map(({ guest, status }) => [guest?.id, status]),
      [['windows', 'needs-work']],
    );
    const { out } = await runCase('fidelity/winrm-says-windows.json', 'convert', '--lossy');
    assert.match(out, /^\+.*"enable_secure_boot": true/m);
  });

  it('wording: no old release is current, 16.0 is no service pack, and the reason stands by itself', async () => {
    const { findings, machines } = await checkCase('fidelity/wording.json');
    const text = findings.map(({ message }) => message).join('\n');
    assert.doesNotMatch(text, /current Linux|SP0|take others/);
    assert.match(text, /its UEFI media start GRUB Legacy, whose keys are not known here/);
    assert.equal(machines[2]?.guest?.name, 'SUSE Linux Enterprise Server 16.0');
  });

  it('notes-with-role: what a server is for hides its system not', async () => {
    const named = await guests('exports/notes-with-role.json');
    assert.deepEqual(named, ['Windows Server 2012 R2', 'Windows Server 2012 R2']);
  });
});
