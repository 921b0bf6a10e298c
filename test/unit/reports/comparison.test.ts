import assert from 'node:assert/strict';
import { compareReports } from '../../../src/core/reports/comparison';
import { comparisonText } from '../../../src/core/reports/comparison-text';
import { parseReport } from '../../../src/core/reports/earlier-report';
import { REPORTS } from '../../../src/core/reports/formats';
import type { FileReport } from '../../../src/core/reports/report';
import { CONTEXT, report, run } from './report-kit';

const moving = (Name: string) => ({ Name, Generation: 1, NetworkAdapters: [{ IsLegacy: true }] });
const moved = (Name: string) => ({ Name, Generation: 2, NetworkAdapters: [{}] });
const broken = (Name: string) => ({ Name, Generation: 2, NetworkAdapters: [{ IsLegacy: true }] });

const BEFORE = [
  report('lab.vm.json', [moving('web1'), moving('web2'), moved('db')]),
  report('old.vm.json', [moving('gone'), moving('renamed')]),
];
const NOW = [
  report('lab.vm.json', [moved('web1'), moving('web2'), broken('db'), moving('added')]),
  report('new.vm.json', [moved('renamed')]),
];

const compared = (before: readonly FileReport[], now: readonly FileReport[]) =>
  compareReports({ files: before }, { files: now }, 'before.json');
const names = (machines: readonly { readonly name: string }[]) => machines.map(({ name }) => name);

describe('a comparison with an earlier report', () => {
  it('tells the machines that moved, fell back, came and went, also where their file has another name', () => {
    const { machines, toMove, moved: to, fellBack, added, gone, statuses } = compared(BEFORE, NOW);
    assert.deepEqual(names(to), ['web1', 'renamed']);
    assert.deepEqual(names(fellBack), ['db']);
    assert.deepEqual(added, [{ path: 'lab.vm.json', name: 'added', before: null, now: 'needs-work' }]);
    assert.deepEqual(gone, [{ path: 'old.vm.json', name: 'gone', before: 'needs-work', now: null }]);
    assert.deepEqual(machines, { before: 5, now: 5 });
    assert.deepEqual(toMove, { before: 4, now: 3 });
    assert.deepEqual(statuses['generation-2'], { before: 1, now: 2 });
  });

  it('tells the problems that are new and gone, wherever in the file they stand now', () => {
    const { newProblems, goneProblems } = compared(BEFORE, NOW);
    assert.deepEqual(
      newProblems.filter(({ rule }) => rule === 'nic/legacy').map(({ machine, severity }) => [machine, severity]),
      [
        ['db', 'error'],
        ['added', 'information'],
      ],
    );
    assert.deepEqual(
      goneProblems.filter(({ rule }) => rule === 'nic/legacy').map(({ machine }) => machine),
      ['web1', 'gone', 'renamed'],
    );
    const shifted = [report('lab.vm.json', `\n\n${JSON.stringify([moving('web1'), moving('web2'), moved('db')])}`)];
    const same = compared([BEFORE[0] as FileReport], shifted);
    assert.deepEqual([same.newProblems, same.goneProblems, same.moved], [[], [], []]);
  });

  it('is told in lists of what there is, each as long as is asked for', () => {
    const told = (before: readonly FileReport[], now: readonly FileReport[], most: number): unknown =>
      comparisonText(compared(before, now), most).lists.map(({ title, items, more }) => [
        Number(/\d+$/.exec(title)?.[0]),
        items.length,
        Number(/\d+/.exec(more ?? '0')?.[0]),
      ]);
    assert.deepEqual(told(BEFORE, BEFORE, 5), []);
    const { newProblems, goneProblems } = compared(BEFORE, NOW);
    for (const most of [1, 2, 100]) {
      const of = (all: number): readonly number[] => [all, Math.min(all, most), Math.max(0, all - most)];
      assert.deepEqual(told(BEFORE, NOW, most), [2, 1, 1, 1, newProblems.length, goneProblems.length].map(of));
    }
    assert.deepEqual(told(NOW, NOW.slice(0, 1), 5), [[1, 1, 0]]);
  });

  it('counts each of several that are alike', () => {
    const two = [report('a.vm.json', [moving('web'), moving('web')])];
    const one = [report('a.vm.json', [moved('web'), moving('web')])];
    const { moved: to, toMove, goneProblems } = compared(two, one);
    assert.equal(to.length, 1);
    assert.deepEqual(toMove, { before: 2, now: 1 });
    assert.equal(goneProblems.filter(({ rule }) => rule === 'nic/legacy').length, 1);
  });

  it('is read from what --format json wrote, and from nothing else', () => {
    const read = parseReport(REPORTS.json(run(BEFORE), CONTEXT));
    const files = read !== undefined && 'files' in read ? read.files : [];
    assert.deepEqual(compared(files, NOW), compared(BEFORE, NOW));
    const [file] = BEFORE;
    for (const text of [
      '',
      'null',
      '[]',
      '{"version": 1, "accepted": []}',
      '{"version": 1, "files": [null]}',
      JSON.stringify({ version: 1, files: [{ ...file, machines: [{ name: 'a', status: 'lost' }] }] }),
      JSON.stringify({ version: 1, files: [{ ...file, findings: [{ rule: 'nic/legacy' }] }] }),
    ]) {
      assert.equal(parseReport(text), undefined, text);
    }
  });

  it('is not read of another version, which is named', () => {
    assert.deepEqual(parseReport('{"version": 2, "files": [{ "any": "thing" }]}'), { version: 2 });
    assert.equal(parseReport('{"version": "2.1.0", "files": []}'), undefined);
  });

  it('stands in the reports for people and for programs', () => {
    const comparison = compared(BEFORE, NOW);
    const text = REPORTS.text(run(NOW, { comparison }), CONTEXT);
    assert.match(text, /^Since before\.json$/m);
    assert.match(text, /^ {2}Generation 2: 2 of 5 machines; before: 1 of 5$/m);
    assert.match(text, /^ {2}Left to move or to repair: 3; before: 4$/m);
    assert.match(text, /^ {2}Moved to Generation 2: 2\n {4}lab\.vm\.json {2}web1\n {4}new\.vm\.json {2}renamed$/m);
    assert.match(
      REPORTS.markdown(run(NOW, { comparison }), CONTEXT),
      /^### Generation 2 before, and no longer: 1\n\n- db: /m,
    );
    assert.match(REPORTS.html(run(NOW, { comparison }), CONTEXT), /<h2 id="comparison">Since before\.json<\/h2>/);
    assert.deepEqual(JSON.parse(REPORTS.json(run(NOW, { comparison }), CONTEXT)).comparison, comparison);
    assert.equal(JSON.parse(REPORTS.json(run(NOW), CONTEXT)).comparison, undefined);
  });

  it('counts what is more than a report tells', () => {
    const many = Array.from({ length: 30 }, (_, index) => `web${index}`);
    const comparison = compared([report('a.vm.json', many.map(moving))], [report('a.vm.json', many.map(moved))]);
    assert.match(REPORTS.text(run(NOW, { comparison }), CONTEXT), /web19\n {4}and 10 more\n/);
  });
});
