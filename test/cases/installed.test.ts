/** What an installed machine has to do beside its definition. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

describeCases('cases of installed machines', () => {
  it('windows-2019-export: the disk is a step by hand, and the machine needs work', async () => {
    const name = 'installed-disks/windows-2019-export.json';
    const { machines, rules } = await checkCase(name);
    assert.equal(machines[0]?.status, 'needs-work');
    assert.ok(rules.includes('disk/installed'));
    const { out, code } = await runCase(name, 'convert', '--plan');
    assert.match(out, /^ {2}by hand: .*mbr2gpt/m);
    assert.match(out, /^ {2}the machine itself: by its runbook/m);
    assert.equal(code, 1);
  });

  it('debian12-seed-iso: an ISO of seeds makes no machine a fresh one', async () => {
    const { machines, rules } = await checkCase('installed-disks/debian12-seed-iso.vm.json');
    assert.equal(machines[0]?.status, 'needs-work');
    assert.ok(rules.includes('linux/uefi-boot'));
  });

  it('gen1-gpt-windows: Windows on GPT is warned of in Generation 1', async () => {
    const { findings } = await checkCase('installed-disks/gen1-gpt-windows.vm.json');
    const found = findings.filter(({ rule }) => rule === 'disk/installed');
    assert.deepEqual(
      found.map(({ severity, messageId }) => [severity, messageId]),
      [['warning', 'gpt']],
    );
  });

  it('legacy-nic-windows: a static IP address gets lost', async () => {
    const name = 'installed-disks/legacy-nic-windows.vm.json';
    const { machines } = await checkCase(name);
    assert.equal(machines[0]?.status, 'needs-work');
    const { out } = await runCase(name, 'convert', '--plan');
    assert.match(out, /^ {2}\d+\. .*\(loses .*static IP address/m);
  });

  it('windows10-recovery: the recovery environment stays on until the disk is GPT', async () => {
    const { out } = await runCase('installed-disks/windows10-recovery.vm.json', 'runbook');
    const converted = out.indexOf('Invoke-Mbr2Gpt /convert');
    const disabled = out.indexOf('reagentc /disable');
    assert.ok(converted !== -1 && disabled > converted && out.indexOf('reagentc /enable') > disabled, out);
    assert.match(out, /7 = '.*default boot entry/);
  });
});
