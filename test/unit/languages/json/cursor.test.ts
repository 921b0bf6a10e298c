/** Where somebody writes in a text of JSON. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Cursor, cursorAt } from '../../../../src/core/languages/json/cursor';
import { parseDocument } from '../../../../src/core/languages/json/parse';
import { isScalar, type Member, type Node } from '../../../../src/core/languages/tree';
import { runs } from '../../runs';

const MARK = '‸';

/** The cursor where the mark stands, and the text that is there. */
function cursorIn(marked: string): (Cursor & { readonly word: string }) | undefined {
  const offset = marked.indexOf(MARK);
  const text = marked.replace(MARK, '');
  const cursor = cursorAt(text, offset);
  return cursor && { ...cursor, word: text.slice(cursor.at.offset, cursor.at.end) };
}

const shortOf = (marked: string): unknown => {
  const cursor = cursorIn(marked);
  return cursor && [cursor.role, cursor.key, cursor.word, cursor.before];
};

describe('a cursor in JSON', () => {
  const places: readonly (readonly [marked: string, cursor: readonly [string, string | undefined, string, string]])[] =
    [
      ['{‸', ['key', undefined, '', 'end']],
      ['{‸}', ['key', undefined, '', 'end']],
      ['{‸"a": 1}', ['key', 'a', '"a"', 'colon']],
      ['{"a‸": 1}', ['key', 'a', '"a"', 'colon']],
      ['{"a"‸: 1}', ['key', 'a', '"a"', 'colon']],
      ['{"a": ‸1}', ['value', 'a', '1', 'end']],
      ['{"a": 12‸}', ['value', 'a', '12', 'end']],
      ['{"a": ‸', ['value', 'a', '', 'end']],
      ['{"a": ‸ }', ['value', 'a', '', 'end']],
      ['{"a": ‸ "b": 1}', ['value', 'a', '', 'member']],
      ['{"a": tr‸\n "b": 1}', ['value', 'a', 'tr', 'member']],
      ['{"a": "x", ‸ }', ['key', undefined, '', 'end']],
      ['{"a": "x", ‸ "b": 1}', ['key', undefined, '', 'member']],
      ['{"a": "x", ‸ : 1}', ['key', undefined, '', 'colon']],
      // A word behind which a colon stands is a key, whatever was missing in front of it.
      ['{"a": "b‸": 1}', ['key', 'b', '"b"', 'colon']],
      ['{"a": "b‸" /* c */ : 1}', ['key', 'b', '"b"', 'colon']],
      ['{"a": ‸ : 1}', ['key', undefined, '', 'colon']],
      ['{"a": "b": ‸}', ['value', 'b', '', 'end']],
      ['{"a": 1 "b": ‸}', ['value', 'b', '', 'end']],
      // Comments say nothing.
      ['{"a" /* c */: ‸}', ['value', 'a', '', 'end']],
      ['{"a": ‸ /* c */ "b": 1}', ['value', 'a', '', 'member']],
      ['{"a" // c\n : ‸ // c\n , "b": 1}', ['value', 'a', '', 'end']],
      ['{"a": ["x", ‸]}', ['value', 'a', '', 'end']],
      ['{"a": ["x‸"]}', ['value', 'a', '"x"', 'end']],
      ['{"a": [‸', ['value', 'a', '', 'end']],
    ];
  for (const [marked, expected] of places) {
    it(`is told of in ${marked}`, () => {
      assert.deepEqual(shortOf(marked), expected);
    });
  }

  for (const marked of ['‸', '{}‸', '[‸]', '1‸', '{"a": [[‸]]}', '{"a": 1 ‸}', '{"a": 1, /* ‸ */ "b": 2}']) {
    it(`is nowhere where nothing can be written: ${marked}`, () => {
      assert.equal(cursorIn(marked), undefined);
    });
  }

  it('knows what leads to its object, and the texts in that', () => {
    const cursor = cursorIn('{"x": [1, {"y": {"a": "b", "c": 1, "d": {"a": "z"}, "e": ["f"], "‸", "g": "h"}}]}');
    assert.deepEqual(cursor?.path, ['x', 1, 'y']);
    assert.deepEqual(
      [...(cursor?.members ?? [])],
      [
        ['a', 'b'],
        ['c', ''],
        ['d', ''],
        ['e', ''],
        ['g', 'h'],
      ],
    );
  });

  it('agrees with the tree of a text, whatever stands behind it', () => {
    const value = fc.letrec<{ node: unknown; object: unknown }>(tie => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(1, 'x', true, null, 'a "b" \\'),
        fc.array(tie('node'), { maxLength: 3 }),
        tie('object'),
      ),
      object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd "e"'), tie('node'), { maxKeys: 3 }),
    })).object;
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1), (object, indent) => {
        const text = JSON.stringify(object, undefined, indent);
        for (const { member, path } of membersIn(parseDocument(text).root, [])) {
          const { key, value: node } = member;
          const atKey = cursorAt(text, member.offset + 1);
          assert.deepEqual([atKey?.path, atKey?.role, atKey?.key, atKey?.before], [path, 'key', key, 'colon']);
          const words = isScalar(node) ? [node] : node.kind === 'list' ? node.elements.filter(isScalar) : [];
          for (const { offset, end } of words) {
            const cursor = cursorAt(text, end - 1);
            const expected = {
              path,
              role: 'value',
              key,
              inList: node.kind === 'list',
              at: { offset, end },
              before: 'end',
            };
            const { members: _, ...told } = cursor ?? assert.fail();
            assert.deepEqual(told, expected);
            const cut = cursorAt(text.slice(0, end), end);
            assert.deepEqual([cut?.path, cut?.role, cut?.key], [path, 'value', key]);
          }
        }
      }),
      runs(100),
    );
  });
});

interface Found {
  readonly member: Member;
  readonly path: readonly (string | number)[];
}

function membersIn(node: Node | undefined, path: readonly (string | number)[]): Found[] {
  switch (node?.kind) {
    case 'body':
      return node.members.flatMap(member => [{ member, path }, ...membersIn(member.value, [...path, member.key])]);
    case 'list':
      return node.elements.flatMap((element, index) => membersIn(element, [...path, index]));
    default:
      return [];
  }
}
