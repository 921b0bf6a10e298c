import assert from 'node:assert/strict';
import { createOutcomes, type Outcome } from '../../../src/core/readiness/outcomes';
import { reportUnreadable, type SkippedFile } from '../../../src/core/reports/report';
import { report } from '../reports/report-kit';

const ROOT = 'file:///work';
const machine = (path: string, Generation = 1) => ({ report: report(path, { Name: 'web', Generation }) });
const skipped = (path: string): { readonly skipped: SkippedFile } => ({
  skipped: { path, code: 'too-large', message: 'It has 60 MB' },
});

function outcomesOf(entries: Readonly<Record<string, Outcome>>) {
  const outcomes = createOutcomes();
  for (const [path, outcome] of Object.entries(entries)) {
    outcomes.keep(`${ROOT}/${path}`, outcome);
  }
  return outcomes;
}

describe('what an assessment found', () => {
  it('is told by path, whatever was found first', () => {
    const { found } = outcomesOf({
      'b.json': machine('b.json'),
      'z.json': 'other',
      'c.json': skipped('c.json'),
      'a.json': { report: reportUnreadable('a.json', 'unreadable', 'It cannot be read') },
      'y.json': 'other',
      '0.json': skipped('0.json'),
    });
    assert.deepEqual(
      [found.reports.map(({ path }) => path), found.skipped.map(({ path }) => path), found.others],
      [['a.json', 'b.json'], ['0.json', 'c.json'], 2],
    );
  });

  it('stays the same object until something is different', () => {
    const outcomes = outcomesOf({ 'a.json': machine('a.json') });
    const { found } = outcomes;
    assert.equal(outcomes.keep(`${ROOT}/a.json`, machine('a.json')), false);
    assert.equal(outcomes.keep(`${ROOT}/b.json`, undefined), false);
    assert.equal(outcomes.found, found);
    assert.equal(outcomes.keep(`${ROOT}/a.json`, machine('a.json', 2)), true);
    assert.notEqual(outcomes.found, found);
    assert.equal(outcomes.keep(`${ROOT}/a.json`, undefined), true);
    assert.deepEqual(outcomes.found, { reports: [], skipped: [], others: 0 });
  });

  it('is known by the address of each file', () => {
    const [definition, left] = [machine('a.json'), skipped('c.json')];
    const outcomes = outcomesOf({ 'a.json': definition, 'b.json': 'other', 'c.json': left });
    assert.deepEqual(
      ['a.json', 'b.json', 'c.json', 'd.json'].map(path => [
        outcomes.has(`${ROOT}/${path}`),
        outcomes.reportOf(`${ROOT}/${path}`) !== undefined,
      ]),
      [
        [true, true],
        [true, false],
        [true, false],
        [false, false],
      ],
    );
    assert.equal(outcomes.addressOf(definition.report), `${ROOT}/a.json`);
    assert.equal(outcomes.addressOf(left.skipped), `${ROOT}/c.json`);
    assert.equal(outcomes.addressOf(machine('a.json').report), undefined);
  });

  it('has what is below a folder, and no other that begins like it', () => {
    const outcomes = outcomesOf({
      'lab/a.json': 'other',
      'lab/x/b.json': 'other',
      'lab2/c.json': 'other',
      lab: 'other',
    });
    assert.deepEqual(outcomes.amongOrBelow([`${ROOT}/lab`]), [
      `${ROOT}/lab/a.json`,
      `${ROOT}/lab/x/b.json`,
      `${ROOT}/lab`,
    ]);
    assert.deepEqual(outcomes.amongOrBelow([`${ROOT}/lab2/c.json`]), [`${ROOT}/lab2/c.json`]);
    assert.deepEqual(outcomes.amongOrBelow([]), []);
  });

  it('knows which files were read with one, each once', () => {
    const outcomes = createOutcomes();
    outcomes.uses('a', ['unattend.xml', 'folder']);
    outcomes.uses('b', ['unattend.xml']);
    outcomes.uses('b', ['unattend.xml', 'ks.cfg']);
    assert.deepEqual(outcomes.usersOf(['unattend.xml', 'folder']), ['a', 'b']);
    assert.deepEqual(outcomes.usersOf(['ks.cfg']), ['b']);
    assert.deepEqual(outcomes.usersOf(['a']), []);
  });

  it('is nothing once it is cleared', () => {
    const outcomes = outcomesOf({ 'a.json': machine('a.json'), 'b.json': 'other' });
    outcomes.uses(`${ROOT}/a.json`, ['unattend.xml']);
    outcomes.clear();
    assert.deepEqual(
      [outcomes.addresses(), outcomes.usersOf(['unattend.xml']), outcomes.found],
      [[], [], { reports: [], skipped: [], others: 0 }],
    );
  });
});
