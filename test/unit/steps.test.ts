import assert from 'node:assert/strict';
import { analyze, analyzeInSteps } from '../../src/core/analyze';
import { parseInSteps } from '../../src/core/languages/json/parse';
import { reportFile, reportInSteps } from '../../src/core/reports/report';
import { completed, type Steps, whileWanted } from '../../src/core/steps';
import { createPace, takeSteps } from '../../src/vscode/editor/pace';

const MACHINES = JSON.stringify({
  VirtualMachines: Array.from({ length: 500 }, (_, index) => ({
    Name: `web-${index}`,
    Generation: 1,
    HardDrives: [{ Path: 'web.vhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
  })),
});

/** How many steps there are, and what they come to. */
function counted<T>(steps: Steps<T>): { readonly count: number; readonly result: T } {
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done === true) {
      return { count, result: step.value };
    }
  }
}

function* threeSteps(): Steps<string> {
  yield;
  yield;
  return 'done';
}

describe('an analysis in steps', () => {
  it('comes to the same as at once', () => {
    const options = { fileName: 'machines.vm.json' };
    const { result } = counted(analyzeInSteps(MACHINES, options));
    const atOnce = reportFile('machines.vm.json', analyze(MACHINES, options));
    assert.equal(atOnce.machines.length, 500);
    assert.deepEqual(reportFile('machines.vm.json', result), atOnce);
    assert.deepEqual(counted(reportInSteps('machines.vm.json', result)).result, atOnce);
  });

  it('takes a step for every machine, and several for the members of a large text', () => {
    assert.ok(counted(analyzeInSteps(MACHINES)).count > 500);
    assert.ok(counted(parseInSteps(`[${'0,'.repeat(10_000)}0]`, '')).count > 4);
    assert.ok(counted(reportInSteps('machines.vm.json', analyze(MACHINES))).count > 2);
  });
});

describe('steps', () => {
  it('are taken at once', () => {
    assert.equal(completed(threeSteps()), 'done');
  });

  it('are given up when nobody wants the result any more', () => {
    let wanted = 2;
    assert.deepEqual(counted(whileWanted(threeSteps(), () => wanted-- > 0)), { count: 3, result: undefined });
    assert.equal(completed(whileWanted(threeSteps(), () => true)), 'done');
  });

  it('let others have a turn where they take long', async () => {
    function* slow(): Steps<number> {
      // Until they have one: how soon that is depends on what else the machine does.
      const start = performance.now();
      while (turns === 0 && performance.now() - start < 10_000) {
        yield;
      }
      return turns;
    }
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });
    assert.ok((await takeSteps(slow(), createPace())) > 0);
    clearInterval(timer);
  });
});
