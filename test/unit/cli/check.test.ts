import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkText } from '../../../src/cli/check-file';
import { run } from '../../../src/cli/main';
import { progressOf } from '../../../src/cli/progress';
import { wantsColours } from '../../../src/cli/terminal';
import { REPORT_FORMATS } from '../../../src/core/reports/format-names';
import { bundledCli } from './bundled-cli';
import { BUILDER, cli, template, temporaryFolder } from './cli-kit';

describe('gen2-advisor check', () => {
  const folder = temporaryFolder();
  const { put } = folder;

  it('leaves named files that define no machine without a word to a hook, and says what it finds of the others', async () => {
    const machine = await put('a.json', template({ ...BUILDER, generation: 2, floppy_files: ['a'] }));
    const excluded = await put('old/b.json', template({ ...BUILDER, generation: 2, floppy_files: ['b'] }));
    await put('.gen2-advisor.json', '{ "exclude": ["old/"] }');
    const others = [await put('c.json', '{ "name": "c" }'), await put('d.json', '{{ if .Values.on }}'), excluded];
    assert.deepEqual(await cli(['check', '--quiet', '--skip-others', ...others]), { code: 0, out: '', err: '' });
    assert.equal((await cli(['check', '--quiet', ...others])).code, 2);
    const { code, out, err } = await cli(['check', '--skip-others', ...others, machine]);
    assert.deepEqual([code, err], [1, '']);
    assert.match(out, /a\.json:\d+:\d+ +error/);
    assert.doesNotMatch(out, /[bcd]\.json/);
    const missing = await cli(['check', '--skip-others', join(folder.path, 'none.json')]);
    assert.equal(missing.code, 2);
  });

  it('looks at a file once however it is named, and below a folder whose name has a \\ where that parts none', async function () {
    const text = template({ ...BUILDER, generation: 2 });
    const path = await put('lab/a.json', text);
    const found = async (...paths: string[]) =>
      JSON.parse((await cli(['check', '-f', 'json', ...paths])).out).files.length;
    assert.equal(await found(path, `${folder.path}/lab/../lab/a.json`, `${folder.path}/./lab/a.json`, folder.path), 1);
    if (sep === '\\') {
      this.skip();
    }
    await put('web\\old/x/b.json', text);
    assert.equal(await found(join(folder.path, 'web\\old')), 1);
    assert.equal(await found(folder.path), 2);
  });

  it('writes the report into a file, in a folder that it makes', async () => {
    const path = await put('a.json', template({ ...BUILDER, generation: 2, floppy_files: ['a'] }));
    const output = join(folder.path, 'reports', 'a.json');
    const { code, out, err } = await cli(['check', '--format', 'json', '--output', output, path]);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /1 machine in 1 file/);
    assert.equal(JSON.parse(await readFile(output, 'utf8')).files.length, 1);
    const refused = await cli(['check', '--output', join(path, 'b.json'), path]);
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.err, /not written/);
  });

  it('says what changed since a report of before, and fails as without it', async () => {
    const path = await put('a.json', template({ ...BUILDER, generation: 1, floppy_files: ['a'] }));
    const before = join(folder.path, 'before.json');
    await cli(['check', '--output', before, path]);
    await put('a.json', template({ ...BUILDER, generation: 2, floppy_files: ['a'] }));
    const { code, out } = await cli(['check', '--compare', before, path]);
    assert.equal(code, 1);
    assert.match(out, /^Since .*before\.json$/m);
    assert.match(out, /^ {2}Problems that are gone: \d+$/m);
    const later = await put('later.json', (await readFile(before, 'utf8')).replace('"version": 1', '"version": 2'));
    for (const [name, told] of [
      [later, /a report of version 2, and only those of version 1 can be compared/],
      [path, /this is no report of check --format json/],
      [join(folder.path, 'none.json'), /There is no such file/],
    ] as const) {
      const refused = await cli(['check', '--compare', name, path]);
      assert.deepEqual([refused.code, refused.out], [2, '']);
      assert.match(refused.err, told);
    }
  });

  it('writes to what is no ordinary file without replacing it', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const path = await put('a.json', template({ ...BUILDER, generation: 2 }));
    const pipe = join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, 'r+');
    try {
      assert.equal((await cli(['check', '--format', 'csv', '--output', pipe, path])).code, 0);
      const bytes = Buffer.alloc(10_000);
      const text = bytes.toString('utf8', 0, readSync(reader, bytes));
      assert.match(text, /^\ufeffpath,line,name,/);
      assert.ok((await stat(pipe)).isFIFO());
    } finally {
      closeSync(reader);
    }
  });

  it('fails where what is printed cannot be written, in a word', async function () {
    if (process.platform !== 'linux') {
      this.skip();
    }
    const path = await put('a.json', template({ ...BUILDER, generation: 2 }));
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [await bundledCli(), 'check', path], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    assert.deepEqual([status, stderr], [2, 'gen2-advisor: standard output is not written: There is no room left\n']);
  });

  it('prints nothing of a file for people on which a terminal acts', async () => {
    const machine = { ...BUILDER, generation: 1, vm_name: 'a\u001b[2J\u0000\u202eb' };
    const path = await put('a.json', template(machine));
    for (const format of ['text', 'markdown', 'html', 'junit']) {
      const { out } = await cli(['check', '--format', format, path, `${path}\u001b[2J`]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them
      assert.doesNotMatch(out, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/, format);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them
    assert.doesNotMatch((await cli(['convert', `${path}\u001b[2J`])).err, /\u001b/);
  });

  it('prints every format', async () => {
    const path = await put('a.json', template({ ...BUILDER, generation: 2, floppy_files: ['a'] }));
    for (const format of REPORT_FORMATS) {
      const { code, out } = await cli(['check', '--format', format, path]);
      assert.equal(code, 1);
      assert.match(out, format === 'csv' ? /floppy\/media/ : /web|a\.json/, format);
    }
  });

  it('reports with --quiet only what fails', async () => {
    const good = await put('a.json', template({ ...BUILDER, generation: 1 }));
    const bad = await put('b.json', template({ ...BUILDER, generation: 2, floppy_files: ['a'] }));
    assert.deepEqual(await cli(['check', '--quiet', good]), { code: 0, out: '', err: '' });
    const report = JSON.parse((await cli(['check', '--quiet', '--format', 'json', good, bad])).out);
    const severities = report.files.map(({ findings }: { findings: { severity: string }[] }) =>
      findings.map(({ severity }) => severity),
    );
    assert.deepEqual([severities[0], [...new Set(severities[1])]], [[], ['error']]);
    const warnings = await cli(['check', '--quiet', '--fail-on', 'information', good]);
    assert.equal(warnings.code, 1);
    assert.match(warnings.out, /information/);
  });

  it('leaves out what is too large, by name', async () => {
    const large = await put('large.json', template({ ...BUILDER, notes: 'x'.repeat(3000) }));
    await put('small.json', template(BUILDER));
    const report = JSON.parse((await cli(['check', '--format', 'json', '--max-file-size', '0.002', folder.path])).out);
    assert.deepEqual([report.files.length, report.skipped.length], [1, 1]);
    assert.deepEqual([report.skipped[0].path, report.skipped[0].code], [large, 'too-large']);
    const named = await cli(['check', '--format', 'json', '--max-file-size', '0.002', large]);
    assert.equal(named.code, 2);
    assert.equal(JSON.parse(named.out).files[0].problems[0].code, 'too-large');
  });

  it('colours only for who shows colours', async () => {
    const path = await put('a.json', template({ ...BUILDER, generation: 2, floppy_files: ['a'] }));
    let out = '';
    const paint = (style: string, text: string) => `<${style}>${text}</>`;
    const output = join(folder.path, 'out.txt');
    const print = (text: string) => {
      out += text;
    };
    const terminal = { print, tell: () => {}, readInput: async () => '', paint };
    await run(['check', path], terminal);
    assert.match(out, /<red>error<\/>/);
    await run(['check', '--output', output, path], terminal);
    assert.doesNotMatch(await readFile(output, 'utf8'), /<red>/);

    const screen = { isTTY: true, hasColors: () => true };
    const decisions: readonly [environment: Record<string, string>, stream: object, wanted: boolean][] = [
      [{}, screen, true],
      [{}, {}, false],
      [{ NO_COLOR: '1' }, screen, false],
      [{ NO_COLOR: '' }, screen, true],
      [{ FORCE_COLOR: '1' }, {}, true],
      [{ FORCE_COLOR: '0' }, screen, false],
      [{ FORCE_COLOR: '1', NO_COLOR: '1' }, {}, true],
    ];
    for (const [environment, stream, wanted] of decisions) {
      assert.equal(wantsColours(environment, stream), wanted, JSON.stringify(environment));
    }
  });

  it('accepts what a baseline lists, and tells what is found no more', async () => {
    const bad = { ...BUILDER, generation: 2, floppy_files: ['a'] };
    const path = await put('vms/a.json', template(bad));
    const baseline = join(folder.path, 'accepted.json');
    const check = (...args: string[]) => cli(['check', '--format', 'json', '--baseline', baseline, ...args]);
    assert.equal((await check(path)).code, 2);

    const updated = await check('--update-baseline', folder.path);
    const { accepted } = JSON.parse(updated.out).baseline;
    assert.deepEqual([updated.code, JSON.parse(updated.out).files[0].findings], [0, []]);
    assert.match(await readFile(baseline, 'utf8'), /"path":"vms\/a\.json","rule":"floppy\/media"/);

    await put('vms/a.json', `\n\n${template(bad, { ...bad, vm_name: 'mail' })}`);
    const second = JSON.parse((await check(folder.path)).out);
    assert.deepEqual(second.baseline, { accepted, stale: 0 });
    assert.ok(second.files[0].findings.every(({ machine }: { machine: number }) => machine === 1));

    await put('vms/a.json', template({ ...BUILDER, generation: 2 }));
    const fixed = await check(folder.path);
    assert.ok(JSON.parse(fixed.out).baseline.stale > 0);
    assert.match(fixed.err, /--update-baseline/);
    assert.equal(JSON.parse((await check('--update-baseline', folder.path)).out).baseline.stale, 0);
  });

  it('keeps in a baseline what other files have', async () => {
    const bad = { ...BUILDER, generation: 2, floppy_files: ['a'] };
    const [a, b] = [await put('a.json', template(bad)), await put('b.json', template(bad))];
    const baseline = join(folder.path, 'accepted.json');
    const check = async (...args: string[]) =>
      JSON.parse((await cli(['check', '--format', 'json', '--baseline', baseline, ...args])).out).baseline;
    await check('--update-baseline', a, b);
    const { accepted, stale } = await check(a);
    assert.ok(accepted > 0);
    assert.equal(stale, 0);
    await check('--update-baseline', a);
    assert.deepEqual(await check(b), { accepted, stale: 0 });
    await rm(b);
    assert.deepEqual(await check(a), { accepted, stale: accepted });
  });

  it('says how far a long run is, where somebody watches', () => {
    let time = 0;
    const lines: string[] = [];
    const progress = progressOf(5, { progress: line => lines.push(line) }, () => time);
    for (const [index, at] of [100, 499, 500, 550, 600].entries()) {
      time = at;
      progress?.checked(index + 1);
    }
    progress?.end();
    assert.deepEqual(lines, ['Checked 3 of 5 files', 'Checked 5 of 5 files', '']);
    assert.equal(progressOf(5, {}), undefined);
  });

  it('keeps no text of a file that it has checked', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const notes = 'as any other server '.repeat(20_000);
    const before = heap();
    const outcomes = Array.from({ length: 50 }, (_, index) => {
      const machine = {
        Name: `a name that is long enough ${index}`,
        Generation: 1,
        Notes: notes,
        ComPort1: { Path: 'a' },
      };
      const file = { path: `${index}.vm.json`, named: true };
      return checkText(file, JSON.stringify(machine), { choices: {}, valueFiles: [], maximumSize: 1e9, fixes: true });
    });
    assert.equal(outcomes.length, 50);
    assert.ok(heap() - before < 10_000_000, `${heap() - before} bytes of 20,000,000`);
  });
});

describe('gen2-advisor check: a path on which a file stands where a folder should', () => {
  const folder = temporaryFolder();

  it('is told, and the rest goes on', async () => {
    const file = await folder.put('one.vm.json', '{ "Name": "a", "Generation": 2 }');
    const { code, err, out } = await cli(['check', join(file, 'main.tf'), file]);
    assert.equal(code, 2);
    assert.match(`${err}${out}`, /A part of this path is a file and no folder/);
    assert.match(out, /1 machine/);
  });
});
