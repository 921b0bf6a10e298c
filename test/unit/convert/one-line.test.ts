import assert from 'node:assert/strict';
import { convert } from '../../../src/core/convert/convert';

/** A long line of few edits: looking back over it for each edit would take many times as long. */
function machines(indentation: number): string {
  const machine = (index: number) => ({
    Name: `server-${index}`,
    Generation: 1,
    Notes: 'a server as any other '.repeat(1000),
    HardDrives: [{ Path: 'C:\\a.vhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
    DVDDrives: [{ Path: null, ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 }],
    NetworkAdapters: [{ Name: 'LAN', IsLegacy: true }],
  });
  return JSON.stringify(
    Array.from({ length: 250 }, (_, index) => machine(index)),
    undefined,
    indentation,
  );
}

function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    const { edits } = convert(text, { fileName: 'machines.vm.json', lossy: true });
    assert.ok(edits.length >= 250 * 4);
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('a file of one line', () => {
  it('is converted about as fast as the same file on many lines', () => {
    const lines = timeOf(machines(2));
    const line = timeOf(machines(0));
    assert.ok(line < 4 * lines, `one line: ${line} ms, many lines: ${lines} ms`);
  });

  it('is converted to the same machines', () => {
    const options = { fileName: 'machines.vm.json', lossy: true };
    assert.deepEqual(JSON.parse(convert(machines(0), options).text), JSON.parse(convert(machines(2), options).text));
  });
});
