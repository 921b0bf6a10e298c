/** Edits of texts whose lines speak for themselves. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Edit } from '../../../../src/core/languages/edit';
import type { Document } from '../../../../src/core/languages/language';
import { lines } from '../../../../src/core/languages/lines';
import type { List } from '../../../../src/core/languages/tree';
import { completed } from '../../../../src/core/steps';
import { applyEdits } from '../../../../src/core/text/place';

const parse = (text: string): Document => completed(lines.parse(text, 'ks.cfg'));
const listOf = ({ root }: Document): List => (root?.kind === 'list' ? root : assert.fail());
const textsOf = (text: string): string[] =>
  listOf(parse(text)).elements.map(node => (node.kind === 'text' ? node.value : ''));

function edited(text: string, edits: (list: List) => readonly Edit[]): string {
  const document = parse(text);
  const plan = lines.plan(document, edits(listOf(document)));
  assert.deepEqual(plan.refused, []);
  return applyEdits(text, plan.edits);
}

describe('a text of lines', () => {
  it('is a list of them without their ends', () => {
    assert.deepEqual(textsOf('\na\r\n\r\nb\n\nc'), ['', 'a', '', 'b', '', 'c']);
    assert.deepEqual(textsOf(''), []);
  });

  it('has lines put behind one, changed and taken out', () => {
    const text = 'one\r\ntwo\r\nthree';
    assert.equal(
      edited(text, list => [
        { kind: 'append', list, values: ['1.5', '1.6'], after: list.elements[0] as never },
        { kind: 'remove', item: list.elements[1] as never },
        { kind: 'replace', node: list.elements[2] as never, value: 'thirty' },
        { kind: 'append', list, values: ['four'] },
      ]),
      'one\r\n1.5\r\n1.6\r\nthirty\r\nfour',
    );
    const last = (list: List): Edit[] => [{ kind: 'remove', item: list.elements[2] as never }];
    assert.equal(edited(text, last), 'one\r\ntwo');
  });

  it('becomes what the edits say, and no other line changes', () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab #'), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.nat(), line, line, fc.boolean(), (all, at, own, added, goes) => {
        const index = at % all.length;
        const text = `${all.join('\n')}\n`;
        const after = edited(text, list => {
          const node = list.elements[index] as never;
          const append: Edit = { kind: 'append', list, values: [added], after: node };
          return goes ? [append, { kind: 'remove', item: node }] : [append, { kind: 'replace', node, value: own }];
        });
        const expected = all.flatMap((each, place) => (place !== index ? [each] : goes ? [added] : [own, added]));
        assert.equal(after, `${expected.join('\n')}\n`);
      }),
    );
  });
});
