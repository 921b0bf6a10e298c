/** Files that a build fetches or runs, and that lay out the disk. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

describeCases('cases of files for an unattended installation', () => {
  it('gen1-uefi-answers: the answer file is for UEFI, the machine has a BIOS', async () => {
    const { findings } = await checkCase('companions/gen1-uefi-answers/iot.json');
    const found = findings.filter(({ rule }) => rule === 'generation-1/efi-layout');
    assert.deepEqual(
      found.map(({ severity, fix }) => [severity, fix]),
      [['warning', 'safe']],
    );
  });

  it('diskpart-answers: a script of diskpart is read, for MBR and for GPT', async () => {
    const { machines, findings } = await checkCase('companions/diskpart-answers/w11.json');
    const named = findings.filter(({ rule }) => rule.startsWith('answer-file/') || rule.startsWith('companion/'));
    assert.deepEqual(
      named.map(({ rule, machine }) => [rule, machines[machine]?.name]),
      [['answer-file/mbr-layout', 'mbr']],
    );
  });

  it('shared-answer-file: the step names the builder that needs the file as it is', async () => {
    const name = 'companions/shared-answer-file/windows10.json';
    const { findings } = await checkCase(name);
    const layout = findings.find(({ rule }) => rule === 'answer-file/mbr-layout');
    assert.deepEqual([layout?.messageId, Object.values(layout?.arguments ?? {}).at(-1)], ['shared', 'virtualbox-iso']);
    const { out } = await runCase(name, 'convert', '--plan');
    assert.match(out, /lossy/);
    assert.match(out, /virtualbox-iso/);
    assert.deepEqual((await runCase(name, 'convert')).out, '');
  });

  it('autoyast: the profile is named, and keeps the machine from being ready', async () => {
    const { findings, machines } = await checkCase('companions/autoyast.json');
    const named = findings.filter(({ rule }) => rule === 'companion/not-read');
    assert.deepEqual(
      named.map(({ arguments: { kind, file } }) => [kind, file]),
      [['AutoYaST profile', 'http/autoinst.xml']],
    );
    assert.equal(machines[0]?.status, 'needs-work');
  });

  it('answers-unread-ready: an answer file that is not there makes no machine ready', async () => {
    const name = 'fidelity/answers-unread-ready.json';
    const { rules, machines } = await checkCase(name);
    assert.ok(rules.includes('companion/not-read'));
    assert.equal(machines[0]?.status, 'needs-work');
    const { out, err, code } = await runCase(name, 'convert');
    assert.deepEqual([out, code], ['', 1]);
    assert.match(err, /left as it is/);
  });

  it('autoinstall: a storage config for BIOS only is named, and changed', async () => {
    const name = 'fidelity/autoinstall/ubuntu2204.json';
    const { findings, machines } = await checkCase(name);
    const named = findings.filter(({ rule }) => rule.startsWith('companion/'));
    assert.deepEqual(
      named.map(({ rule, severity, arguments: { file } }) => [rule, severity, file]),
      [['companion/no-efi-partition', 'warning', 'http/user-data']],
    );
    // Since such a file is changed together with the machine, nothing is left to a person.
    assert.equal(machines[0]?.status, 'ready');
    const { out } = await runCase(name, 'convert');
    assert.match(out, /^\+ .*id: part-grub,.* size: 512M, flag: boot, grub_device: true/m);
    assert.match(out, /^\+ .*path: \/boot\/efi/m);
  });
});
