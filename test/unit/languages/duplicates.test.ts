import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/languages/json/parse';
import { bodiesIn, duplicateMembers, type Node } from '../../../src/core/languages/tree';
import { runs } from '../runs';

/** The same, of each object by itself. */
function oneByOne(root: Node | undefined, foldCase: boolean): unknown[] {
  return bodiesIn(root).flatMap(({ members }) => {
    const keys = members.map(({ key }) => (foldCase ? key.toLowerCase() : key));
    return members.filter((_, index) => keys.indexOf(keys[index] ?? '') < index);
  });
}

describe('keys that stand twice', () => {
  it('are found in each object, whatever the others before it are like', () => {
    const keys = fc.array(fc.constantFrom('Name', 'name', 'Path', 'path', 'Size'), { maxLength: 4 });
    const objects = fc.array(keys, { maxLength: 6 });
    fc.assert(
      fc.property(objects, fc.boolean(), (all, foldCase) => {
        const written = all.map(each => `{${each.map(key => `"${key}": 1`).join(', ')}}`);
        const { root } = parseDocument(`[${written.join(', ')}]`);
        assert.deepEqual(duplicateMembers(root, foldCase), oneByOne(root, foldCase));
      }),
      runs(400),
    );
  });
});
