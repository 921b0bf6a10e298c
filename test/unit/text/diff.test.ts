import assert from 'node:assert/strict';
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { unifiedDiff } from '../../../src/core/text/diff';
import { applyEdits, type TextEdit } from '../../../src/core/text/place';
import { runs } from '../runs';

/** Edits of a text: none touches another. */
function editsIn(text: string, cuts: readonly number[], inserted: readonly string[]): TextEdit[] {
  const offsets = [...new Set(cuts.map(cut => cut % (text.length + 1)))].sort((a, b) => a - b);
  return inserted.flatMap((piece, index) => {
    const [offset, end] = [offsets[2 * index], offsets[2 * index + 1]];
    return offset === undefined || end === undefined ? [] : [{ offset, end, text: piece }];
  });
}

describe('a unified diff', () => {
  it('says which lines change, with those around them', () => {
    const text = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
    assert.equal(
      unifiedDiff('x.json', text, [{ offset: 8, end: 9, text: 'E\nE' }]),
      '--- x.json\n+++ x.json\n@@ -2,6 +2,7 @@\n b\n c\n d\n-e\n+E\n+E\n f\n g\n\\ No newline at end of file\n',
    );
    assert.equal(unifiedDiff('x.json', text, []), '');
    assert.equal(unifiedDiff('x.json', text, [{ offset: 0, end: 1, text: 'a' }]), '');
  });

  it('makes of the text before the text after', () => {
    const piece = fc.stringMatching(/^[ab\n\r]{0,6}$/);
    const text = fc.array(fc.constantFrom('a', 'b', '\n', '\n', '\r\n'), { maxLength: 60 }).map(all => all.join(''));
    fc.assert(
      fc.property(
        text,
        fc.array(fc.nat(200), { maxLength: 12 }),
        fc.array(piece, { maxLength: 6 }),
        (before, cuts, pieces) => {
          const edits = editsIn(before, cuts, pieces);
          const after = applyEdits(before, edits);
          const patch = unifiedDiff('x', before, edits);
          assert.equal(patch === '' ? before : applyPatch(before, patch, { autoConvertLineEndings: false }), after);
        },
      ),
      runs(2_000),
    );
  });
});
