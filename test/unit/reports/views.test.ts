/** Findings as reports arrange them. */
import assert from 'node:assert/strict';
import type { FileReport, FindingReport } from '../../../src/core/reports/report';
import { machineViews, ruleViews } from '../../../src/core/reports/views';
import { report } from './report-kit';

const legacy = (Name: string, Generation: number, adapters: number): object => ({
  Name,
  Generation,
  NetworkAdapters: Array.from({ length: adapters }, () => ({ IsLegacy: true })),
});
const FILES = [
  report('a.vm.json', [legacy('one', 1, 1), legacy('two', 2, 2), legacy(' ', 2, 0)]),
  report('b.vm.json', [legacy('three', 1, 1)]),
];

const counts = (files: readonly FileReport[]): unknown =>
  ruleViews(files)
    .filter(({ rule }) => rule.id === 'nic/legacy')
    .map(({ machines, findings, severities }) => [machines, findings.length, severities]);

describe('findings by rule', () => {
  it('are of as many machines as have any', () => {
    assert.deepEqual(counts(FILES), [[3, 4, { error: 2, warning: 0, information: 2 }]]);
    assert.deepEqual(counts(FILES.slice(1)), [[1, 1, { error: 0, warning: 0, information: 1 }]]);
    const ofNone = FILES.map(file => ({
      ...file,
      findings: file.findings.map((finding): FindingReport => ({ ...finding, machine: null })),
    }));
    assert.deepEqual(counts(ofNone), [[0, 4, { error: 2, warning: 0, information: 2 }]]);
  });

  it('begin with the worst, then the most frequent', () => {
    const order = ruleViews(FILES).map(({ severities }) => severities);
    const sorted = order.toSorted(
      (a, b) => b.error - a.error || b.warning - a.warning || b.information - a.information,
    );
    assert.deepEqual(order, sorted);
    assert.equal(ruleViews(FILES)[0]?.rule.id, 'nic/legacy');
  });
});

describe('findings by machine', () => {
  it('are those of its own, whatever it is called', () => {
    const own = machineViews(FILES).map(({ name, findings, severities, file, index }) => [
      `${file.path} ${index} ${name}`,
      findings.filter(({ rule }) => rule === 'nic/legacy').length,
      severities.error,
    ]);
    assert.deepEqual(own, [
      ['a.vm.json 0 one', 1, 0],
      ['a.vm.json 1 two', 2, 2],
      ['a.vm.json 2 VM 3', 0, 0],
      ['b.vm.json 0 three', 1, 0],
    ]);
  });
});
