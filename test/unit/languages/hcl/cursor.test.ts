/** Where somebody writes in a text of HCL. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Cursor, cursorAt } from '../../../../src/core/languages/hcl/cursor';
import { parseHcl } from '../../../../src/core/languages/hcl/parse';
import { isScalar, type Member, type Node } from '../../../../src/core/languages/tree';
import { runs } from '../../runs';

const MARK = '‸';

/** The cursor where the mark stands, and the text that is there. */
function cursorIn(marked: string): (Cursor & { readonly word: string }) | undefined {
  const text = marked.replace(MARK, '');
  const cursor = cursorAt(text, marked.indexOf(MARK));
  return cursor && { ...cursor, word: text.slice(cursor.at.offset, cursor.at.end) };
}

/** Its path as one text: `source hyperv-iso x / cd_content`. */
const pathOf = ({ path }: Pick<Cursor, 'path'>): string =>
  path.map(({ key, labels }) => [key, ...labels].join(' ')).join(' / ');

type Short = readonly [role: string, key: string | undefined, word: string, isSet?: true];

function shortOf(marked: string): Short | undefined {
  const cursor = cursorIn(marked);
  const short = cursor && ([cursor.role, cursor.key, cursor.word] as const);
  return short && cursor.isSet ? [...short, true] : short;
}

describe('a cursor in HCL', () => {
  const places: readonly (readonly [marked: string, cursor: Short])[] = [
    ['‸', ['key', undefined, '']],
    ['ge‸n', ['key', 'gen', 'gen']],
    ['a {\n  gen‸', ['key', 'gen', 'gen']],
    ['a {\n  gen‸\n  b = 1\n}', ['key', 'gen', 'gen']],
    ['a {\n  ‸\n}', ['key', undefined, '']],
    ['a {‸}', ['key', undefined, '']],
    ['a { ‸ }', ['key', undefined, '']],
    ['a { b = ‸ }', ['value', 'b', '']],
    ['a {\n  gen‸ = 1\n}', ['key', 'gen', 'gen', true]],
    ['a {\n  ‸ = 1\n}', ['key', undefined, '', true]],
    ['a {\n  ‸gen = 1\n}', ['key', 'gen', 'gen', true]],
    ['a {\n  disk‸ {\n  }\n}', ['key', 'disk', 'disk', true]],
    ['a = ‸', ['value', 'a', '']],
    ['a =‸', ['value', 'a', '']],
    ['a =‸\nb = 1\n', ['value', 'a', '']],
    ['a = ‸ # why\nb = 1\n', ['value', 'a', '']],
    ['a = t‸\nb = 1', ['value', 'a', 't']],
    ['a = 1‸2', ['value', 'a', '12']],
    ['a = "x‸y"', ['value', 'a', '"xy"']],
    ['a = "x"‸', ['value', 'a', '"x"']],
    // A text that nobody has closed yet goes to the end of its line.
    ['a = "x‸', ['value', 'a', '"x']],
    ['a = "x‸  \r\nb = 1', ['value', 'a', '"x']],
    ['a = "‸\nb = 1', ['value', 'a', '"']],
    ['a = [‸', ['value', 'a', '']],
    ['a = ["x", ‸]', ['value', 'a', '']],
    ['a = ["x", "y‸"]', ['value', 'a', '"y"']],
    ['a = [\n  "x",\n  ‸\n]', ['value', 'a', '']],
    ['a = { b = ‸ }', ['value', 'b', '']],
    ['a = { b : 1, ‸ }', ['key', undefined, '']],
    ['/* c */ a /* c */ = /* c */ ‸ /* c */', ['value', 'a', '']],
    ['a = <<-END\n  x = {\n  END\nb = ‸', ['value', 'b', '']],
    ['a = "${f("}")}"\nb = ‸', ['value', 'b', '']],
  ];
  for (const [marked, expected] of places) {
    it(`is told of in ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(shortOf(marked), expected);
    });
  }

  for (const marked of [
    'a ‸',
    'a "x‸" {',
    'a = 1 ‸',
    'a = var‸.x',
    'a = var.‸x',
    'a = ‸ 2',
    'a {\n  ‸ b = 1\n}',
    'a {\n} ‸',
    'a = f(‸)',
    'a = "${‸}"',
    'a = "x${b}‸"',
    'a = <<END\n‸\nEND\n',
    'a = [["‸"]]',
    'a = [1 ‸]',
    '# ‸',
    '# a‸\nb = 1',
    'a = 1 // ‸',
    '/* ‸ */',
    '/* ‸',
  ]) {
    it(`is nowhere where neither a key nor a value can be written: ${JSON.stringify(marked)}`, () => {
      assert.equal(cursorIn(marked), undefined);
    });
  }

  it('knows what leads to its block, and the keys in that', () => {
    const cursor = cursorIn(
      'a "b" c {\n  d = 1\n  e {\n    f {\n    }\n    ‸\n    g = [1]\n    h = {\n      i = 1\n    }\n  }\n  j = 1\n}\n',
    );
    assert.equal(cursor && pathOf(cursor), 'a b c / e');
    assert.deepEqual(
      cursor?.path.map(({ keys }) => [...keys]),
      [
        ['d', 'e', 'j'],
        ['f', 'g', 'h'],
      ],
    );
  });

  it('has the objects of a value and of its list on its path, and calls nothing what is worked out', () => {
    const path = (marked: string) => pathOf(cursorIn(marked) ?? assert.fail(marked));
    assert.equal(path('a {\n  b = { ‸ }\n}'), 'a / b');
    assert.equal(path('a {\n  b = [{ c = 1 }, { ‸ }]\n}'), 'a / b');
    assert.equal(path('a {\n  b = f({ ‸ })\n}'), 'a / ');
  });

  it('is where the lines say, behind brackets, texts and blocks that nobody has closed yet', () => {
    const path = (marked: string) => pathOf(cursorIn(marked) ?? assert.fail(marked));
    for (const unclosed of [
      'x = [',
      'x = ["a",',
      'x = f(',
      'x = "${var.',
      'x = {',
      'x = "a',
      'x = <<',
      'x {',
      'x "y" {',
    ]) {
      assert.equal(path(`a "b" "c" {\n  d = 1\n  ${unclosed}\n  e = ‸\n}\n`), 'a b c', unclosed);
      assert.equal(path(`a "b" "c" {\n  d = 1\n  ${unclosed}\n  e = 1\n}\n\nf {\n  ‸\n}\n`), 'f', unclosed);
    }
    assert.equal(path('a "b" "c" {\n  d = 1\n\nf {\n  ‸\n}\n'), 'f');
    // Where nothing is indented, lines say nothing.
    assert.equal(path('a {\nb = {\nc = ‸\n}\n}'), 'a / b');
  });

  it('agrees with the tree of a text, whatever stands behind it', () => {
    const scalar = fc.constantFrom('1', '"x"', 'true', 'null', 'var.a', '"a ${b} \\" }"', '<<END\n}\nEND');
    const { body } = fc.letrec<{ item: string; body: string; object: string }>(tie => ({
      item: fc.oneof(
        { maxDepth: 3 },
        scalar.map(text => `k = ${text}`),
        fc.array(fc.constantFrom('1', '"x"', 'f(1)'), { maxLength: 3 }).map(parts => `l = [${parts.join(', ')}]`),
        tie('object').map(text => `o = ${text}`),
        tie('body').map(text => `b "x" y {\n${text}}`),
        fc.constant('# b {'),
      ),
      object: fc
        .array(scalar, { maxLength: 3 })
        .map(texts => `{\n${texts.map((text, index) => `  m${index} = ${text}\n`).join('')}}`),
      body: fc.array(tie('item'), { maxLength: 4 }).map(items => items.map(item => `${item}\n`).join('')),
    }));
    fc.assert(
      fc.property(body, text => {
        const { root, problems } = parseHcl(text);
        for (const { member, path } of problems.length > 0 ? [] : membersIn(root, [])) {
          const { key, value, offset } = member;
          const atKey = cursorAt(text, offset + 1);
          assert.deepEqual([atKey && pathOf(atKey), atKey?.role, atKey?.key], [path.join(' / '), 'key', key]);
          const words = isScalar(value) ? [value] : value.kind === 'list' ? value.elements.filter(isScalar) : [];
          for (const { end } of words.filter(word => /^[\w"]/.test(text.slice(word.offset)))) {
            const at = text.slice(0, end);
            for (const cursor of [cursorAt(text, end), cursorAt(at, end)]) {
              assert.deepEqual([cursor && pathOf(cursor), cursor?.role, cursor?.key], [path.join(' / '), 'value', key]);
            }
          }
        }
      }),
      runs(100),
    );
  });

  it('is somewhere or nowhere in any text, and never throws', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        '=',
        '"',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        '${',
        '<<E\n',
        'E',
        '\n',
        '  ',
        '/*',
        '*/',
        '#',
        ',',
        '\\',
        '😀',
      ],
    );
    const texts = fc.array(part, { maxLength: 30 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(texts, text => {
        for (let offset = 0; offset <= text.length; offset += 1) {
          const { at } = cursorAt(text, offset) ?? {};
          assert.ok(at === undefined || (at.offset <= offset && offset <= at.end));
        }
      }),
      runs(200),
    );
    for (const deep of ['a {\n', '[', 'a = [{ b = ']) {
      assert.equal(cursorAt(deep.repeat(100_000), deep.length * 100_000), undefined);
    }
  });
});

interface Found {
  readonly member: Member;
  readonly path: readonly string[];
}

function membersIn(node: Node, path: readonly string[]): Found[] {
  return node.kind === 'body'
    ? node.members.flatMap(member => {
        const labels = member.labels?.map(({ text }) => text) ?? [];
        return [{ member, path }, ...membersIn(member.value, [...path, [member.key, ...labels].join(' ')])];
      })
    : [];
}
