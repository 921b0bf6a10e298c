import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { entriesOf, withoutAccepted } from '../../../src/core/reports/baseline';
import { parseBaseline, printBaseline } from '../../../src/core/reports/baseline-file';
import type { RunReport } from '../../../src/core/reports/report';
import { exampleRun, hostileFile, report, run } from './report-kit';

const same = (path: string): string => path;

function left(now: RunReport, accepted: RunReport): string[] {
  const filtered = withoutAccepted(now, entriesOf(accepted, same), same);
  return filtered.run.files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

const legacy = { Name: 'a', IsLegacy: true };
const machine = (...adapters: object[]) => ({ Name: 'web', Generation: 2, NetworkAdapters: adapters });

describe('a baseline', () => {
  it('accepts all of the run that it was made of, through its file', () => {
    const before = run([...exampleRun().files, hostileFile()]);
    const entries = parseBaseline(printBaseline(entriesOf(before, same))) ?? assert.fail();
    const { run: after, accepted, unmatched } = withoutAccepted(before, entries, same);
    assert.deepEqual(unmatched, []);
    assert.ok(after.files.every(({ findings, problems }) => findings.length + problems.length === 0));
    assert.equal(accepted, before.files.flatMap(({ findings, problems }) => [...findings, ...problems]).length);
  });

  it('knows a finding when lines move, and not in another machine or file', () => {
    const before = run([report('a.vm.json', machine(legacy))]);
    const moved = `// moved\n\n${JSON.stringify(machine(legacy), undefined, 4)}`;
    assert.deepEqual(left(run([report('a.vm.json', moved)]), before), []);
    assert.deepEqual(left(run([report('b.vm.json', machine(legacy))]), before), ['nic/legacy']);
    const renamed = { ...machine(legacy), Name: 'mail' };
    assert.deepEqual(left(run([report('a.vm.json', renamed)]), before), ['nic/legacy']);
  });

  it('accepts as many as there were', () => {
    const one = run([report('a.vm.json', machine(legacy))]);
    const two = run([report('a.vm.json', machine(legacy, legacy))]);
    assert.deepEqual(left(two, one), ['nic/legacy']);
    const { unmatched } = withoutAccepted(one, entriesOf(two, same), same);
    assert.deepEqual(
      unmatched.map(({ rule, count }) => [rule, count]),
      [['nic/legacy', 1]],
    );
  });

  it('does not accept what became more severe', () => {
    const generation1 = run([report('a.vm.json', { ...machine(legacy), Generation: 1 })]);
    const generation2 = run([report('a.vm.json', machine(legacy))]);
    assert.ok(left(generation2, generation1).includes('nic/legacy'));
    assert.ok(!left(generation1, generation2).includes('nic/legacy'));
  });

  it('never hides a file that cannot be read', () => {
    const broken = run([report('a.vm.json', '[{ "Name": "a", "Generation": 1')]);
    assert.deepEqual(entriesOf(broken, same), []);
    assert.equal(withoutAccepted(broken, [], same).run.files[0]?.problems.length, 1);
  });

  it('is read only if it is one', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{}',
      '{"version":2,"accepted":[]}',
      '{"version":1,"accepted":[null]}',
      '{"version":1,"accepted":[{"path":"a","rule":"b"}]}',
      '{"version":1,"accepted":[{"path":"a","rule":"b","severity":"error","arguments":{"a":1}}]}',
    ]) {
      assert.equal(parseBaseline(text), undefined, text);
    }
    assert.deepEqual(parseBaseline(printBaseline([])), []);
  });

  it('is no definition of machines itself', () => {
    assert.equal(analyze(printBaseline(entriesOf(exampleRun(), same))).format, undefined);
  });
});
