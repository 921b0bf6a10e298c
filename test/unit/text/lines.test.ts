import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineStarts } from '../../../src/core/text/lines';

describe('the lines of a text', () => {
  it('begin after each kind of end, also where they are mixed', () => {
    assert.deepEqual(lineStarts(''), [0]);
    assert.deepEqual(lineStarts('a\nb\n'), [0, 2, 4]);
    assert.deepEqual(lineStarts('a\r\nb\r\n'), [0, 3, 6]);
    assert.deepEqual(lineStarts('a\rb\r'), [0, 2, 4]);
    assert.deepEqual(lineStarts('a\r\r\nb\n\rc'), [0, 2, 4, 6, 7]);
  });

  it('are those that a split at all ends gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r') }), text => {
        const lines = lineStarts(text).map((start, index, starts) => text.slice(start, starts[index + 1]));
        assert.deepEqual(
          lines.map(line => line.replace(/[\r\n]+$/, '')),
          text.split(/\r\n|\r|\n/),
        );
      }),
    );
  });
});
