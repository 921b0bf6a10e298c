/** Machines whose files are on another computer: paths with a server in them, with spaces, brackets and a hidden share. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLAIN } from '../unit/runbook/runbooks';
import { BACKUP } from './definition-host';
import { compareMachines } from './described';
import { exportedMachines, machinesOf } from './exported';
import { hostsForSuite, newMachine, oldMachine, prepare } from './kit';

describe('files on a share', function () {
  this.timeout(240_000);
  const hosts = hostsForSuite();
  const folder = mkdtempSync(join(tmpdir(), 'share-'));
  // PowerShell's provider on Linux takes a server for a folder of the root.
  const share = folder.replaceAll('/', '\\').replace('\\', '\\\\');
  const files = `${share}\\vms$\\my VM [1]`;
  let compared = 0;

  before(() => mkdirSync(join(folder, 'vms$', 'my VM [1]'), { recursive: true }));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    console.log(`      ${compared} settings compared`);
  });

  const definition = (more: object = {}): string =>
    JSON.stringify({
      ...PLAIN,
      Path: `${share}\\vms$\\web`,
      HardDrives: ["system's.vhdx", 'data.vhd'].map((name, index) => ({
        Path: `${files}\\${name}`,
        ControllerType: 'IDE',
        ControllerNumber: 0,
        ControllerLocation: index,
      })),
      DVDDrives: [{ Path: `${files}\\tools.iso`, ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 }],
      ...more,
    });
  const there = (): string[] => readdirSync(join(folder, 'vms$', 'my VM [1]')).toSorted();

  for (const version of ['2019', '2025'] as const) {
    it(`are moved and exported as those of a drive, on ${version}`, async () => {
      const prepared = prepare(definition(), version);
      const looked = await hosts.run(prepared, {}, { WhatIf: true });
      assert.deepEqual([looked.error, looked.journal, looked.questions], [null, [], []]);
      const outcome = await hosts.run(prepared, { again: true });
      assert.equal(outcome.error, null);
      assert.deepEqual(
        newMachine(outcome).drives.map(({ path, dvd }) => path ?? dvd),
        [`${files}\\system's.vhdx`, `${files}\\data.vhdx`, `${files}\\tools.iso`],
      );
      assert.deepEqual([newMachine(outcome).path, newMachine(outcome).guest], [`${share}\\vms$\\web`, 'starts']);
      assert.equal(oldMachine(outcome).drives[0]?.path, `${files}\\system's.generation-1.vhdx`);
      assert.deepEqual(there(), ['data.vhd', 'data.vhdx', "system's.generation-1.vhdx", "system's.vhdx", 'tools.iso']);
      const machines = await exportedMachines(hosts, prepared, { again: true });
      const [stated] = machinesOf(definition());
      assert.ok(stated);
      const found = machines.find(({ generation }) => generation.known && generation.value === 2);
      compared += compareMachines(stated, found);
      for (const name of there()) {
        rmSync(join(folder, 'vms$', 'my VM [1]', name));
      }
    });
  }

  it('are those of a definition that has slashes for backslashes, which no cmdlet gives', async () => {
    const prepared = prepare(definition().replaceAll('\\\\', '/'), '2025');
    const { state } = prepare(definition(), '2025');
    const { error } = await hosts.run({ ...prepared, state }, {}, { WhatIf: true });
    assert.equal(error, null);
  });

  it('are not looked for where PowerShell is in no folder', async () => {
    const prepared = prepare(definition(), '2025');
    const script = join(folder, 'runbook.ps1');
    writeFileSync(script, prepared.text);
    const { error, journal } = await hosts.run({
      ...prepared,
      text: 'param($Script, $BackupPath)\nSet-Location Env:\n& $Script -BackupPath $BackupPath -WhatIf\n',
      arguments: { Script: script, BackupPath: BACKUP },
    });
    assert.match(error ?? '', /^Start the script in a folder: in Env:.? PowerShell finds no share\./);
    assert.deepEqual(journal, []);
  });
});
