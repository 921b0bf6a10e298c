import assert from 'node:assert/strict';
import { BUILDER, cli, template, temporaryFolder } from './cli-kit';

const GENERATION_1 = template({ ...BUILDER, generation: 1, floppy_files: ['setup.cmd'] });

/** The findings of a run, as rule and severity. */
async function findings(...args: readonly string[]): Promise<Record<string, string>> {
  const { out } = await cli(['check', '--format', 'json', ...args]);
  const { files } = JSON.parse(out) as { files: { findings: { rule: string; severity: string }[] }[] };
  return Object.fromEntries(files.flatMap(file => file.findings.map(({ rule, severity }) => [rule, severity])));
}

describe('what a command line decides of rules', () => {
  const { put } = temporaryFolder();

  it('is the severity of each that it names, by which it exits', async () => {
    const path = await put('a.json', GENERATION_1);
    const options = ['--severity', 'floppy/media=error', '--severity', 'vm/generation-1=off'];
    assert.deepEqual(await findings(...options, path), { 'floppy/media': 'error' });
    assert.equal((await cli(['check', path])).code, 0);
    assert.equal((await cli(['check', ...options, path])).code, 1);
  });

  it('is what it says of Generation 1 machines', async () => {
    const path = await put('a.json', GENERATION_1);
    assert.deepEqual(await findings('--generation-1', 'off', path), {});
    assert.deepEqual(Object.keys(await findings('--generation-1', 'summary', path)), ['vm/generation-1']);
    assert.equal((await cli(['check', '--generation-1', 'error', path])).code, 1);
  });

  it('is wrong usage where there is no such rule, severity or mode, and what was meant is named', async () => {
    const meant: readonly (readonly [args: readonly string[], meant: RegExp])[] = [
      [['--severity', 'flopy/media=off'], /floppy\/media/],
      [['--severity', 'floppy/media=eror'], /mean error\?/],
      [['--severity', 'floppy/media'], /error, warning, information, off/],
      [['--generation-1', 'sumary'], /mean summary\?/],
    ];
    for (const [args, expected] of meant) {
      const { code, err } = await cli(['check', ...args]);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, expected);
    }
  });
});
