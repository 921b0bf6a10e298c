import assert from 'node:assert/strict';
import { textReport } from '../../../src/core/reports/text';
import { CONTEXT, exampleRun, report, run } from './report-kit';

describe('the text report', () => {
  it('has the lines of a file by line and column', () => {
    const files = exampleRun().files.filter(({ findings }) => findings.length > 3);
    assert.ok(files.length > 0);
    for (const file of files) {
      const places = [...textReport(run([file]), CONTEXT).matchAll(/\.json:(\d+):(\d+) /g)].map(([, line, column]) => [
        Number(line),
        Number(column),
      ]);
      const sorted = places.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
      assert.deepEqual(places, sorted, file.path);
    }
  });

  it('counts statuses in one order, what asks for attention first', () => {
    const machines = [
      { Name: 'a', Generation: 2 },
      { Name: 'b', Generation: 1, GuestOperatingSystem: 'Windows 7' },
      { Name: 'c', Generation: 2, HardDrives: [{ ControllerType: 'IDE' }] },
    ];
    const text = textReport(run([report('a.vm.json', machines)]), CONTEXT);
    assert.match(text, /^3 machines in 1 file: 1 contradictory, 1 blocked, 1 Generation 2$/m);
    const work = { Name: 'd', Generation: 1 };
    const summaries = [[work], [work, work]].map(list => textReport(run([report('a.vm.json', list)]), CONTEXT));
    assert.match(summaries[0] ?? '', /: 1 needs work$/m);
    assert.match(summaries[1] ?? '', /: 2 need work$/m);
  });

  it('names the machines whose generation is not known, unless only what fails is asked for', () => {
    const named = run([
      report('a.vm.json', [
        { Name: 'a', Generation: '{{gen}}' },
        { Name: 'b', Generation: 2 },
      ]),
    ]);
    const lines = (of: typeof named): readonly string[] =>
      textReport(of, CONTEXT).match(/^.* {2}unknown {2}.*$/gm) ?? [];
    assert.deepEqual(
      lines(named).map(line => line.split('  ').slice(0, 2)),
      [['a.vm.json:2:3', 'unknown']],
    );
    assert.deepEqual(lines({ ...named, onlyFailing: true }), []);
  });
});
