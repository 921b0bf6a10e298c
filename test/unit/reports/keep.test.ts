import assert from 'node:assert/strict';
import { createKeeper, isAlike } from '../../../src/core/reports/keep';
import { completed } from '../../../src/core/steps';
import { report } from './report-kit';

const FILE = report('lab.vm.json', [
  { Name: 'web\ud800', Generation: 1, GuestOperatingSystem: 'Windows 7 x86' },
  { Name: 'db', Generation: 2, FloppyDrive: { Path: 'a.vfd' } },
]);

describe('reports that are kept', () => {
  it('are copies that say the same', () => {
    const keep = createKeeper();
    const kept = completed(keep(FILE));
    assert.ok(kept.findings.length > 1);
    assert.deepEqual(kept, FILE);
    assert.notEqual(kept, FILE);
    assert.ok(FILE.findings.every(finding => !kept.findings.includes(finding)));
    assert.deepEqual(completed(keep(FILE)), FILE);
  });

  it('are alike where they say the same', () => {
    assert.ok(isAlike(completed(createKeeper()(FILE)), FILE));
    assert.ok(isAlike(undefined, undefined));
    for (const other of [
      undefined,
      null,
      'other',
      { ...FILE, path: 'other' },
      { ...FILE, more: 1 },
      { ...FILE, findings: [] },
      { ...FILE, findings: FILE.findings.map(finding => ({ ...finding, severity: 'warning' })) },
    ]) {
      assert.ok(!isAlike(other, FILE), JSON.stringify(other));
      assert.ok(!isAlike(FILE, other), JSON.stringify(other));
    }
  });
});
