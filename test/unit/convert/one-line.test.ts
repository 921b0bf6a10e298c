import assert from 'node:assert/strict';
import { convert } from '../../../src/core/convert/convert';
import { ownEdits } from '../one-file';
import { machinesOnLines } from './one-line';

describe('a file of one line', () => {
  it('is converted to the same machines as on many lines', () => {
    const converted = (indentation: number) => {
      const { analysis, edits, text } = convert(machinesOnLines(50, indentation), {
        fileName: 'machines.vm.json',
        lossy: true,
      });
      assert.ok(ownEdits(analysis, edits).length >= 50 * 4);
      return JSON.parse(text);
    };
    assert.deepEqual(converted(0), converted(2));
  });
});
