/** Files that a careless or an ill-meaning author could hand over. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cli } from '../unit/cli/cli-kit';
import { casePath, describeCases, runCase } from './kit';

const run = promisify(execFile);

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gen2-advisor-hostile-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const MACHINE =
  '{ "Name": "a", "Generation": 1, "HardDrives": [{ "ControllerType": "IDE", "Path": "C:\\\\a.vhdx" }] }\n';

describeCases('hostile cases', () => {
  it('azure-command: no output has a command of a build log', async () => {
    for (const args of [
      ['check'],
      ['check', '--format', 'github'],
      ['convert'],
      ['convert', '--lossy'],
      ['convert', '--plan'],
    ]) {
      const [command = '', ...options] = args;
      const { out, err } = await runCase('hostile/azure-command.vm.json', command, ...options);
      assert.doesNotMatch(out + err, /##(?:vso)?\[/, args.join(' '));
    }
  });

  it('names: reach the terminal on one line, of a bounded length', async () => {
    const { out, err, code } = await runCase('hostile/names.json', 'runbook');
    assert.equal(code, 2);
    assert.doesNotMatch(out + err, /[\u0080-\u009f\u202a-\u202e]/);
    const { err: unnamed } = await runCase('hostile/names.json', 'runbook', '--machine', `${'x'.repeat(10_000)}\u009b`);
    assert.ok(unnamed.length < 5_000);
  });

  it('config-link: a link to a device is no configuration, and the file is checked', () =>
    inFolder(async folder => {
      await run(process.execPath, [casePath('hostile/config-link.mjs'), folder]);
      const { code, out } = await cli(['check', folder]);
      assert.equal(code, 0);
      assert.match(out, /1 machine in 1 file/);
    }));

  it('a read-only file is not written to, and another folder without permission is said as that', () =>
    inFolder(async folder => {
      const path = join(folder, 'a.vm.json');
      await writeFile(path, MACHINE);
      await chmod(path, 0o444);
      const { code, err } = await cli(['convert', '--no-config', '--lossy', '--write', path]);
      assert.equal(code, 2);
      assert.match(err, /not written: The file is read-only/);
      assert.equal(await readFile(path, 'utf8'), MACHINE);
    }));

  it('a report into a folder that is a file is answered in words', () =>
    inFolder(async folder => {
      await writeFile(join(folder, 'a-file'), '');
      await writeFile(join(folder, 'a.vm.json'), MACHINE);
      const { code, err } = await cli(['check', join(folder, 'a.vm.json'), '--output', join(folder, 'a-file/x.txt')]);
      assert.equal(code, 2);
      assert.doesNotMatch(err, /EEXIST|ENOTDIR/);
    }));

  it('a machine without processors asks for their number', () =>
    inFolder(async folder => {
      for (const count of ['0', '-0', '-1', '0.5', '1e999']) {
        const path = join(folder, 'a.vm.json');
        await writeFile(path, MACHINE.replace('"Name"', `"ProcessorCount": ${count}, "Name"`));
        const { out } = await cli(['runbook', '--no-config', path]);
        assert.match(out, /\$ProcessorCount/, count);
      }
    }));

  it('a file name of 247 bytes can be converted', () =>
    inFolder(async folder => {
      const path = join(folder, `${'n'.repeat(239)}.vm.json`);
      await writeFile(path, MACHINE);
      await cli(['convert', '--no-config', '--lossy', '--write', path]);
      assert.notEqual(await readFile(path, 'utf8'), MACHINE);
    }));
});
