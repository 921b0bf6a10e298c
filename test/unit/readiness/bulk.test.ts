import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convertMachines } from '../../../src/core/convert/convert';
import { fileOutcome, planFile, summedUp } from '../../../src/core/readiness/bulk';
import { reportFile } from '../../../src/core/reports/report';
import { applyEdits } from '../../../src/core/text/place';
import { assertGrowsEvenly } from '../growth';
import { ownEdits } from '../one-file';

const GUEST = 'Windows Server 2019';
const ready = (Name: string) => ({ Name, Generation: 1, GuestOperatingSystem: GUEST });
const lossy = (Name: string) => ({ ...ready(Name), FloppyDrive: { Path: 'a.vfd' } });
const blocked = (Name: string) => ({
  ...ready(Name),
  GuestOperatingSystem: { Name: 'Windows 7', Architecture: 'x86' },
});

const analysed = (machines: readonly object[]): Analysis =>
  analyze(JSON.stringify(machines, undefined, 2), { fileName: 'a.vm.json' });
const reportOf = (analysis: Analysis) => reportFile('lab/a.vm.json', analysis);

const BEFORE = analysed([ready('web'), lossy('db'), blocked('old'), { Name: 'new', Generation: 2 }]);
const REPORT = reportOf(BEFORE);
const ALL = [0, 1, 2, 3];

const reasons = ({ left }: { readonly left: readonly { readonly name: string; readonly reason: string }[] }) =>
  left.map(({ name, reason }) => [name, reason]);

/** The file after the conversion of some of its machines. */
function converted(machines: readonly number[]): Analysis {
  const { edits } = convertMachines(BEFORE, { lossy: true, machines });
  return analyze(applyEdits(BEFORE.documents.main.text, ownEdits(BEFORE, edits)), { fileName: 'a.vm.json' });
}

describe('the plan for machines of a file', () => {
  it('converts those that can be, with what is lost, and says of the others why they stay', () => {
    const plan = planFile(REPORT, BEFORE, ALL);
    assert.deepEqual(
      plan.parts.map(part => [part.machines, part.class]),
      [
        [[0], 'safe'],
        [[1], 'lossy'],
      ],
    );
    assert.deepEqual(plan.edits, convertMachines(BEFORE, { lossy: true, machines: [0, 1] }).edits);
    const [[old, obstacle] = [], ...others] = reasons(plan);
    assert.deepEqual([old, others], ['old', [['new', 'is Generation 2 already']]]);
    assert.ok(obstacle !== undefined && obstacle !== '' && obstacle === BEFORE.machines[2]?.plan.obstacle);
    assert.ok(plan.left.every(({ path }) => path === 'lab/a.vm.json'));
  });

  it('converts what was asked for, and nothing else', () => {
    const plan = planFile(REPORT, BEFORE, [1]);
    assert.deepEqual([plan.parts.map(({ machines }) => machines), plan.left], [[[1]], []]);
    const none = planFile(REPORT, BEFORE, []);
    assert.deepEqual([none.parts, none.edits.size, none.left], [[], 0, []]);
  });

  it('leaves a machine that has another name by now, and all of a file that is not checked any more', () => {
    const now = analysed([ready('other'), lossy('db')]);
    const plan = planFile(REPORT, now, [0, 1, 2]);
    assert.deepEqual(
      plan.parts.map(({ machines }) => machines),
      [[1]],
    );
    assert.deepEqual(reasons(plan), [
      ['web', 'its file has changed'],
      ['old', 'its file has changed'],
    ]);
    const gone = planFile(REPORT, undefined, [0, 1]);
    assert.deepEqual([gone.parts, gone.edits.size], [[], 0]);
    assert.deepEqual(reasons(gone), [
      ['web', 'its file is not checked any more'],
      ['db', 'its file is not checked any more'],
    ]);
  });
});

describe('machines by the thousand, in time that grows with their number', () => {
  const [assessed, reported] = [BEFORE.machines[3], REPORT.machines[3]];
  assert.ok(assessed !== undefined && reported !== undefined);
  const many = (count: number) => ({
    analysis: { ...BEFORE, machines: Array<typeof assessed>(count).fill(assessed) },
    report: { ...REPORT, machines: Array<typeof reported>(count).fill(reported) },
    indexes: Array.from({ length: count }, (_, index) => index),
  });

  it('are looked at for what changes', () => {
    assertGrowsEvenly(count => {
      const { analysis, report, indexes } = many(count);
      assert.equal(planFile(report, analysis, indexes).left.length, count);
    }, 3_000);
  });

  it('are looked at for what became of them', () => {
    const [part] = planFile(REPORT, BEFORE, ALL).parts;
    assert.ok(part);
    assertGrowsEvenly(count => {
      const { analysis, report, indexes } = many(count);
      assert.equal(fileOutcome(report, [{ ...part, machines: indexes }], analysis).converted, count);
    }, 3_000);
  });
});

describe('what became of machines that were to be converted', () => {
  const { parts } = planFile(REPORT, BEFORE, ALL);

  it('is told by the text of their file', () => {
    assert.deepEqual(fileOutcome(REPORT, parts, converted([0, 1])), { converted: 2, files: 1, left: [] });
    const some = fileOutcome(REPORT, parts, converted([0]));
    assert.deepEqual([some.converted, some.files, reasons(some)], [1, 1, [['db', 'was not chosen']]]);
    for (const now of [BEFORE, undefined]) {
      const none = fileOutcome(REPORT, parts, now);
      assert.deepEqual([none.converted, none.files, none.left.length], [0, 0, 2]);
    }
  });

  it('counts no machine that says Generation 2 and still has something to convert', () => {
    const half = analysed([
      { ...ready('web'), Generation: 2 },
      { ...lossy('db'), Generation: 2 },
    ]);
    assert.deepEqual(reasons(fileOutcome(REPORT, parts, half)), [['db', 'was not chosen']]);
  });

  it('is summed up over files, with what stays by path', () => {
    const left = (path: string) => ({ name: path, path, reason: 'was not chosen' });
    assert.deepEqual(
      summedUp([
        { converted: 0, files: 0, left: [left('b'), left('c')] },
        { converted: 2, files: 1, left: [left('a')] },
        { converted: 1, files: 1, left: [] },
      ]),
      { converted: 3, files: 2, left: [left('a'), left('b'), left('c')] },
    );
    assert.deepEqual(summedUp([]), { converted: 0, files: 0, left: [] });
  });
});
