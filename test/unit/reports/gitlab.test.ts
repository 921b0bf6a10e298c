import assert from 'node:assert/strict';
import { gitlabReport } from '../../../src/core/reports/gitlab';
import { type RunReport, reportUnreadable } from '../../../src/core/reports/report';
import { codeQuality } from './code-quality';
import { CONTEXT, exampleRun, hostileFile, report, run } from './report-kit';

const read = (of: RunReport) => codeQuality(gitlabReport(of, CONTEXT));

const MACHINE = { Name: 'web', Generation: 2, FloppyDrive: { Path: 'a.vfd' }, NetworkAdapters: [{ IsLegacy: true }] };
const TWO_ADAPTERS = { ...MACHINE, NetworkAdapters: [{ IsLegacy: true }, { IsLegacy: true }] };

describe('the report for GitLab', () => {
  it('has an entry for every finding and problem, in the form that GitLab asks for', () => {
    const examples = exampleRun();
    const list = read(examples);
    assert.equal(list.length, examples.files.flatMap(file => [...file.findings, ...file.problems]).length);
    assert.deepEqual(new Set(list.map(({ severity }) => severity)), new Set(['critical', 'major', 'info']));
    assert.deepEqual(read(run([])), []);
  });

  it('says what, where and how bad', () => {
    const text = `[\n  ${JSON.stringify(MACHINE)}\n]`;
    const [first] = read(run([report('lab/web.vm.json', text)]));
    assert.ok(first);
    const { description, check_name: rule, severity, location } = first;
    assert.deepEqual([rule, severity], ['floppy/media', 'critical']);
    assert.match(description, / \(floppy\/media\)$/);
    assert.deepEqual(location, { path: 'lab/web.vm.json', lines: { begin: 2, end: 2 } });
  });

  it('knows each finding again when lines move, and tells those of one kind and of other files apart', () => {
    const prints = (path: string, text: string) => read(run([report(path, text)])).map(each => each.fingerprint);
    const text = JSON.stringify([TWO_ADAPTERS]);
    const before = prints('a.vm.json', text);
    assert.ok(before.length > 2);
    assert.deepEqual(prints('a.vm.json', `\n\n${text}`), before);
    assert.deepEqual(prints('a.vm.json', JSON.stringify([TWO_ADAPTERS], undefined, 4)), before);
    const other = prints('b.vm.json', text);
    assert.equal(new Set([...before, ...other]).size, before.length + other.length);
    const both = run([report('a.vm.json', text), report('b.vm.json', text)]);
    assert.deepEqual(
      read(both).map(({ fingerprint }) => fingerprint),
      [...before, ...other],
    );
  });

  it('names files from the folder of the run, however they were named', () => {
    const text = JSON.stringify(MACHINE);
    const [first, ...others] = ['lab/a b.vm.json', './lab/a b.vm.json', 'old/../lab/a b.vm.json'].map(path =>
      read(run([report(path, text)])),
    );
    assert.equal(first?.[0]?.location.path, 'lab/a b.vm.json');
    assert.deepEqual(others, [first, first]);
    const [outside] = read(run([report('../a.vm.json', text)]));
    assert.equal(outside?.location.path, '../a.vm.json');
  });

  it('has files that could not be read, or were left out, at their first lines', () => {
    const list = read(
      run([reportUnreadable('gone.json', 'EACCES', 'The file cannot be read')], {
        skipped: [{ path: 'large.json', code: 'too-large', message: 'It has 60 MB' }],
      }),
    );
    assert.deepEqual(
      list.map(({ severity, location }) => [location.path, location.lines.begin, severity]),
      [
        ['gone.json', 1, 'blocker'],
        ['large.json', 1, 'minor'],
      ],
    );
    assert.equal(list.at(-1)?.check_name, 'file/too-large');
  });

  it('is text whatever a file holds', () => {
    const file = hostileFile();
    const text = gitlabReport(run([file]), CONTEXT);
    const list = codeQuality(text);
    assert.equal(list.length, file.findings.length);
    for (const { description, fingerprint, location } of list) {
      for (const each of [description, fingerprint, location.path]) {
        assert.doesNotMatch(each, /\p{Surrogate}/u);
      }
    }
    assert.ok(!text.startsWith('\ufeff'));
  });
});
