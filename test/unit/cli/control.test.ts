import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { BUILDER, cli, template, temporaryFolder } from './cli-kit';

const GENERATION_1 = template({ ...BUILDER, generation: 1, floppy_files: ['setup.cmd'] });

interface Report {
  readonly files: readonly {
    readonly host: string;
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  }[];
  readonly skipped: readonly { readonly path: string; readonly code: string }[];
}

async function report(...args: readonly string[]): Promise<Report> {
  return JSON.parse((await cli(['check', '--format', 'json', ...args])).out);
}

/** The findings of a run, as rule and severity. */
async function findings(...args: readonly string[]): Promise<Record<string, string>> {
  const { files } = await report(...args);
  return Object.fromEntries(files.flatMap(file => file.findings.map(({ rule, severity }) => [rule, severity])));
}

describe('a configuration file that cannot be read', () => {
  const { put } = temporaryFolder();

  it('may exclude what would be converted: nothing is', async () => {
    const text = template({ ...BUILDER, generation: 1 });
    const path = await put('legacy/a.json', text);
    const settings = await put('.gen2-advisor.json', '{ "host": "2019" "exclude": ["legacy/**"] }');
    for (const args of [[], ['--config', `${settings}.none`]]) {
      const { code, out, err } = await cli(['convert', '--write', '--lossy', ...args, path]);
      assert.deepEqual([code, out, await readFile(path, 'utf8')], [2, '', text]);
      assert.match(err, /nothing was converted/);
    }
    await cli(['convert', '--write', '--lossy', '--no-config', path]);
    assert.notEqual(await readFile(path, 'utf8'), text);
  });
});

describe('what a command line decides of rules', () => {
  const { put } = temporaryFolder();

  it('is the severity of each that it names, by which it exits', async () => {
    const path = await put('a.json', GENERATION_1);
    const options = ['--severity', 'floppy/media=error', '--severity', 'vm/generation-1=off'];
    assert.deepEqual(await findings(...options, path), { 'floppy/media': 'error' });
    assert.equal((await cli(['check', path])).code, 0);
    assert.equal((await cli(['check', ...options, path])).code, 1);
  });

  it('is that of all rules of a subject, but for those that it names as well', async () => {
    const path = await put('a.json', GENERATION_1);
    assert.deepEqual(await findings('--severity', 'floppy/*=error', '--severity', 'vm/*=off', path), {
      'floppy/media': 'error',
    });
    assert.deepEqual(await findings('--severity', 'floppy/media=error', '--severity', '*=off', path), {
      'floppy/media': 'error',
    });
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
      [['--severity', 'flopy/*=off'], /did you mean "floppy\/\*"\?/],
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

describe('what a configuration file decides', () => {
  const folder = temporaryFolder();
  const { put } = folder;
  const configure = (name: string, configuration: object) => put(name, JSON.stringify(configuration));

  it('holds for the files beside and below it, under what the command line says', async () => {
    await configure('.gen2-advisor.json', { rules: { 'floppy/media': 'error', 'vm/generation-1': 'off' } });
    await put('sub/a.json', GENERATION_1);
    assert.deepEqual(await findings(folder.path), { 'floppy/media': 'error' });
    assert.deepEqual(await findings('--severity', 'floppy/media=warning', folder.path), { 'floppy/media': 'warning' });
    assert.deepEqual(await findings('--severity', '*=information', folder.path), {
      'vm/generation-1': 'information',
      'floppy/media': 'information',
    });
    assert.deepEqual(Object.keys(await findings('--no-config', folder.path)), ['vm/generation-1', 'floppy/media']);
  });

  it('is that of the nearest file, up to the folder of a repository', async () => {
    await configure('.gen2-advisor.json', { generation1: 'off' });
    const outer = await put('a.json', GENERATION_1);
    const inner = await put('inner/a.json', GENERATION_1);
    const below = await put('repository/sub/a.json', GENERATION_1);
    await configure('inner/.gen2-advisor.json', { generation1: 'summary' });
    await put('repository/.git/HEAD', '');
    const { files } = await report(outer, inner, below);
    assert.deepEqual(
      files.map(file => file.findings.map(({ rule }) => rule)),
      [[], ['vm/generation-1'], ['vm/generation-1', 'floppy/media']],
    );
  });

  it('can differ by glob from its folder, for the host as well', async () => {
    await configure('.gen2-advisor.json', {
      overrides: [
        { files: ['lab/**'], generation1: 'off' },
        { files: ['old/*'], host: '2012R2' },
      ],
    });
    const linux = template({
      ...BUILDER,
      generation: 2,
      iso_url: 'ubuntu-22.04-live-server-amd64.iso',
      enable_secure_boot: true,
    });
    await put('lab/a.json', GENERATION_1);
    const now = await put('new/a.json', linux);
    const old = await put('old/a.json', linux);
    assert.deepEqual((await report(`${folder.path}/lab`)).files[0]?.findings, []);
    assert.notDeepEqual(await findings(now), await findings(old));
    assert.deepEqual(
      (await report(now, old)).files.map(({ host }) => host),
      ['2025', '2012R2'],
    );
    assert.deepEqual(await findings('--host', '2025', old), await findings(now));
  });

  it('leaves files out; one that was named is named as skipped', async () => {
    await configure('.gen2-advisor.json', { exclude: ['archive/'] });
    const path = await put('archive/a.json', GENERATION_1);
    const all = await report(folder.path);
    assert.deepEqual([all.files, all.skipped], [[], []]);
    const named = await report(path);
    assert.deepEqual([named.files, named.skipped.map(({ code }) => code)], [[], ['excluded']]);
    const { code, out, err } = await cli(['convert', path]);
    assert.deepEqual([code, out], [0, '']);
    assert.match(err, /excludes it/);
  });

  it('holds for standard input by its name', async () => {
    await configure('.gen2-advisor.json', { generation1: 'off' });
    const { out } = await cli(
      ['check', '--format', 'json', '-', '--stdin-filename', `${folder.path}/x.json`],
      GENERATION_1,
    );
    assert.deepEqual(JSON.parse(out).files[0].findings, []);
  });

  it('can be in a file of any name and place', async () => {
    const other = await configure('team/gen2.json', { generation1: 'off', exclude: ['../b.json'] });
    await configure('.gen2-advisor.json', { generation1: 'error' });
    await put('a.json', GENERATION_1);
    await put('b.json', GENERATION_1);
    const { files } = await report('--config', other, folder.path);
    assert.deepEqual([files.length, files[0]?.findings], [1, []]);
    assert.equal((await cli(['check', '--config', other, '--no-config', folder.path])).code, 2);
    assert.equal((await cli(['check', '--config', `${folder.path}/none.json`, folder.path])).code, 2);
  });

  it('goes on after what it cannot use, and says where that is', async () => {
    const path = await put('.gen2-advisor.json', '{\n  "rules": { "flopy/media": "off", "vm/generation-1": "off" }\n}');
    await put('a.json', GENERATION_1);
    await put('b.json', GENERATION_1);
    const { code, err } = await cli(['check', folder.path]);
    assert.equal(code, 0);
    assert.deepEqual(err.trim().split('\n').length, 1);
    assert.match(err, /\.gen2-advisor\.json:2:14: .*floppy\/media/);
    assert.deepEqual(await findings(folder.path), { 'floppy/media': 'information' });
    await put('.gen2-advisor.json', '{ "rules": ');
    assert.equal((await cli(['check', folder.path])).code, 2);
    assert.equal((await cli(['convert', path.replace('.gen2-advisor', 'a')])).code, 2);
  });
});

describe('what a file itself suppresses', () => {
  const { put } = temporaryFolder();
  const text = template({ ...BUILDER, generation: 2, floppy_files: ['Autounattend.xml'] });
  const suppressing = (list: string): string => text.replace('{', `{ "_gen2-advisor-disable": "${list}",`);

  it('is neither reported nor counted, but told apart', async () => {
    const path = await put('a.json', suppressing('floppy/media -- Packer makes it a disc'));
    assert.equal((await cli(['check', path])).code, 0);
    const { files, summary } = JSON.parse((await cli(['check', '--format', 'json', path])).out);
    assert.deepEqual([files[0].findings, summary.suppressed, summary.severities.error], [[], 1, 0]);
    const [{ rule, reason, severity }] = files[0].suppressed;
    assert.deepEqual([rule, reason, severity], ['floppy/media', 'Packer makes it a disc', 'error']);
    assert.match((await cli(['check', path])).out, /1 suppressed/);
  });

  it('is a problem of the file where it does nothing, by which the command exits', async () => {
    const path = await put('a.json', suppressing('floppy/media, com/ports'));
    const { files } = JSON.parse((await cli(['check', '--format', 'json', path])).out);
    const [{ code, severity, fatal }] = files[0].problems;
    assert.deepEqual([code, severity, fatal], ['suppression/unused', 'information', false]);
    assert.equal((await cli(['check', '--fail-on', 'warning', path])).code, 0);
    assert.equal((await cli(['check', '--fail-on', 'information', path])).code, 1);
    const mistyped = await put('b.json', suppressing('floppy/media, com/port'));
    assert.equal((await cli(['check', '--fail-on', 'warning', mistyped])).code, 1);
  });
});
