import assert from 'node:assert/strict';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { COMMANDS } from '../../../src/cli/commands';
import { cli, temporaryFolder } from './cli-kit';

const MACHINE = '{ "Name": "a", "Generation": 1, "GuestOperatingSystem": "Windows Server 2022" }\n';

describe('the help of gen2-advisor', () => {
  for (const { name, options } of COMMANDS) {
    it(`has the options of ${name}, whatever else is asked`, async () => {
      for (const args of [
        [name, '--help'],
        [name, '-h'],
        [name, 'x', '--help'],
        ['help', name],
      ]) {
        const { code, out, err } = await cli(args);
        assert.deepEqual([code, err], [0, '']);
        assert.ok(out.startsWith(`Usage: gen2-advisor ${name}`), out);
        for (const option of Object.keys(options)) {
          assert.ok(out.includes(`  --${option}`), option);
        }
      }
    });
  }

  it('names every command', async () => {
    const { code, out } = await cli(['--help']);
    assert.equal(code, 0);
    assert.ok(
      COMMANDS.every(({ name, summary }) => out.includes(`  ${name}`) && out.includes(summary)),
      out,
    );
  });
});

describe('a mistake on the command line', () => {
  it('is answered with what was meant', async () => {
    for (const [args, meant] of [
      [['chek', '.'], 'did you mean check?'],
      [['help', 'convrt'], 'did you mean convert?'],
      [['check', '--formt', 'json'], 'there is no option --formt: did you mean --format?'],
      [['convert', '--wrte', 'a.json'], 'did you mean --write?'],
      [['rules', 'nic/legcy'], 'did you mean "nic/legacy"? (see gen2-advisor rules --help)'],
      [['init', 'x'], 'there is nothing to do with "x" (see gen2-advisor init --help)'],
      [['completion', 'bsh'], 'did you mean bash?'],
      [['completion', 'bash', 'zsh'], 'completion prints the script of one shell'],
      [['check', '--host', '2018'], 'did you mean 2016?'],
      [['check', '--format', 'jsn'], 'did you mean json?'],
      [['check', '--severity', 'nic/legacy=eror'], 'did you mean error?'],
      [['check', '--generation-1=sumary'], 'did you mean summary?'],
      [['check', '--fail-on', 'warnings'], 'did you mean warning?'],
    ] as const) {
      const { code, err } = await cli(args);
      assert.equal(code, 2);
      assert.ok(err.includes(meant), err);
    }
  });

  it('is told in our words, where a value is missing or not wanted', async () => {
    for (const [args, said] of [
      [['convert', 'a.json', '--write', '--runbook'], '--runbook needs a value: --runbook FOLDER'],
      [['convert', '--write', '--runbook', '--lossy', 'a.json'], '--runbook needs a value: --runbook FOLDER (see'],
      [['check', '-o'], '-o needs a value: --output FILE'],
      [['check', '--output='], '--output needs a value: --output FILE'],
      [['check', '-o', '-x'], '; one that begins with a dash is written --output=-x'],
      [['check', '--host'], '--host needs a value: --host 2012R2|'],
      [['convert', '--write=a.json'], '--write takes no value'],
      [['lsp', '--stdio=1'], '--stdio takes no value'],
    ] as const) {
      const { code, out, err } = await cli(args);
      assert.deepEqual([code, out], [2, '']);
      assert.ok(err.startsWith(`gen2-advisor: `) && err.includes(said), err);
      assert.equal(err.trimEnd().split('\n').length, 1);
    }
  });

  it('is asked of every option of every command, and never answered by Node', async () => {
    for (const { name, options } of COMMANDS) {
      for (const [option, { type }] of Object.entries(options)) {
        const { code, err } = await cli([name, type === 'string' ? `--${option}` : `--${option}=x`]);
        assert.equal(code, 2);
        assert.match(err, new RegExp(`^gen2-advisor: --${option} (?:needs a value: --${option} |takes no value)`));
      }
    }
  });

  it('is nothing behind --', async () => {
    const { code, err } = await cli(['check', '--', '--help']);
    assert.equal(code, 2);
    assert.doesNotMatch(err, /option/);
  });
});

describe('where a report goes', () => {
  const folder = temporaryFolder();
  const { put } = folder;

  it('decides what it looks like, unless a format is named', async () => {
    const path = await put('a.vm.json', MACHINE);
    const report = async (name: string, ...args: string[]): Promise<string> => {
      await cli(['check', '--no-config', path, '--output', join(folder.path, name), ...args]);
      return readFile(join(folder.path, name), 'utf8');
    };
    assert.match(await report('a.html'), /^<!doctype html>/i);
    assert.equal(JSON.parse(await report('a.json')).version, 1);
    assert.equal(JSON.parse(await report('a.SARIF')).version, '2.1.0');
    assert.match(await report('a.xml'), /^<\?xml/);
    assert.match(await report('a.txt'), /1 machine in 1 file/);
    assert.match(await report('b.html', '--format', 'text'), /1 machine in 1 file/);
  });

  it('is standard output for -', async () => {
    const { out } = await cli(['check', '--no-config', await put('a.vm.json', MACHINE), '--output', '-']);
    assert.match(out, /1 machine in 1 file/);
  });
});

describe('a link that leads to a device', () => {
  const folder = temporaryFolder();
  const { put } = folder;

  it('is no configuration file, and as a definition is read up to a bound', async function () {
    if (process.platform === 'win32') {
      console.log('      skipped: Windows has no /dev/zero');
      this.skip();
    }
    await put('a.vm.json', MACHINE);
    await symlink('/dev/zero', join(folder.path, '.gen2-advisor.json'));
    const { code } = await cli(['check', folder.path]);
    assert.equal(code, 0);
    const link = join(folder.path, 'b.vm.json');
    await symlink('/dev/zero', link);
    for (const args of [['check'], ['convert'], ['runbook'], ['check', '--config', link]]) {
      const { code, err, out } = await cli([
        ...args,
        ...(args.includes('--config') ? [folder.path] : ['--no-config', link]),
      ]);
      assert.equal(code, 2, args.join(' '));
      assert.match(err + out, /The file is larger than 50 MB/);
    }
  });
});
