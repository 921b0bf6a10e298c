/** What the command line says and writes of machines that are there and have to move. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDER, cli, template, temporaryFolder } from './cli-kit';

const machine = (Name: string, more: object = {}): object => ({
  Name,
  Generation: 1,
  GuestOperatingSystem: { Name: 'Windows Server 2022', Architecture: 'x64' },
  HardDrives: [{ Path: 'D:\\a.vhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
  ...more,
});
const made = { HardDrives: [{ Size: '60GB' }] };
const textOf = (...machines: object[]): string => JSON.stringify(machines, undefined, 2);

describe('convert --write', () => {
  const folder = temporaryFolder();

  it('says what it did, and that an installed machine still has to move', async () => {
    const path = await folder.put('a.vm.json', textOf(machine('web'), machine('new', made)));
    const { err } = await cli(['convert', '--write', '--lossy', path]);
    assert.match(err, /"web" still has to move to a new machine, by its runbook .* gen2-advisor runbook - /);
    assert.doesNotMatch(err, /"new" still/);
    assert.match(err, /^2 machines in 1 file converted$/m);
  });

  it('says so too where nothing was done, or some were left', async () => {
    const path = await folder.put('a.vm.json', textOf(machine('web'), machine('new', made)));
    assert.match((await cli(['convert', '--write', path])).err, /^1 machine in 1 file converted, 1 left$/m);
    assert.match((await cli(['convert', '--write', path])).err, /^no machine was converted, 1 left$/m);
  });

  it('says nothing of a new machine to one that a build makes', async () => {
    const path = await folder.put('a.json', template({ ...BUILDER, generation: 1 }));
    assert.equal((await cli(['convert', '--write', path])).err.split('\n').at(-2), '1 machine in 1 file converted');
  });

  it('writes the runbooks of the definitions as they were, and never over another one', async () => {
    const runbooks = join(folder.path, 'run', 'books');
    const path = await folder.put('a.vm.json', textOf(machine('a/b'), machine('a:b'), machine('new', made)));
    const { err, code } = await cli(['convert', '--write', '--lossy', '--runbook', runbooks, path]);
    assert.equal(code, 1);
    const names = readdirSync(runbooks).sort();
    assert.deepEqual(names, ['a-b to Generation 2 (2).ps1', 'a-b to Generation 2.ps1']);
    assert.match(readFileSync(join(runbooks, names[1] as string), 'utf8'), /\$Name = 'a\/b'/);
    assert.ok(
      names.every(name => err.includes(name)),
      err,
    );
  });

  it('changes no file whose runbooks cannot be written', async () => {
    const text = textOf(machine('web'));
    const path = await folder.put('a.vm.json', text);
    const { err, code } = await cli(['convert', '--write', '--lossy', '--runbook', join(path, 'x'), path]);
    assert.deepEqual([code, readFileSync(path, 'utf8')], [2, text]);
    assert.match(err, /not written: /);
  });

  it('is not for standard input, nor runbooks for a conversion that is only shown', async () => {
    assert.match((await cli(['convert', '--write', '-'], textOf(machine('web')))).err, /--stdout/);
    assert.match((await cli(['convert', '--runbook', 'x', 'a.json'])).err, /--runbook needs --write/);
  });
});

describe('standard input', () => {
  const named = ['--stdin-filename', 'web.vm.json'];

  it('is converted to standard output', async () => {
    const text = textOf(machine('new', made));
    const { out, code } = await cli(['convert', '--stdout', '-', ...named], text);
    assert.equal(out, text.replace('"Generation": 1', '"Generation": 2'));
    assert.equal(code, 0);
    assert.match((await cli(['convert', '-', ...named], text)).out, /^--- .*web\.vm\.json/);
  });

  it('gives the runbook of an earlier text, as the refusal of the converted one says', async () => {
    const text = textOf(machine('web'));
    const refused = await cli(['runbook', '-', ...named], text.replace('"Generation": 1', '"Generation": 2'));
    assert.equal(refused.code, 1);
    assert.match(
      refused.err,
      /git show HEAD:\.\/web\.vm\.json \| gen2-advisor runbook - --stdin-filename web\.vm\.json/,
    );
    const { out, code } = await cli(['runbook', '-', ...named], text);
    assert.deepEqual([code, /\$Name = 'web'/.test(out)], [0, true]);
  });

  it('is no command of a shell, whatever the file is called', async () => {
    const refused = await cli(
      ['runbook', '-', '--stdin-filename', 'a;rm -rf x.vm.json'],
      textOf(machine('web', { Generation: 2 })),
    );
    assert.match(refused.err, /git show HEAD:\.\/FILE \| gen2-advisor runbook - --stdin-filename FILE$/m);
  });
});
