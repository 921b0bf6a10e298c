import assert from 'node:assert/strict';
import { type Edit, raw, type Value } from '../../../../src/core/languages/edit';
import { isFormatted } from '../../../../src/core/languages/hcl/format';
import { parseHcl } from '../../../../src/core/languages/hcl/parse';
import { planHcl } from '../../../../src/core/languages/hcl/plan';
import type { Body, Item, List, Member, Node } from '../../../../src/core/languages/tree';
import { applyEdits } from '../../../../src/core/text/place';
import { assertGrowsEvenly } from '../../growth';

type EditsOf = (root: Body) => Edit[];

function edited(text: string, editsOf: EditsOf): string {
  const read = parseHcl(text);
  const { edits, refused } = planHcl(read, editsOf(read.root));
  assert.deepEqual(refused, []);
  return applyEdits(text, edits);
}

/** 's.a' is the member `a` of the first block or object `s`; a number is an element of a list. */
function at(root: Body, path: string): Item {
  let item: Item = root;
  for (const key of path.split('.')) {
    const node = nodeOf(item);
    const next: Item | undefined =
      node.kind === 'list'
        ? node.elements[Number(key)]
        : node.kind === 'body'
          ? node.members.find(member => member.key === key)
          : undefined;
    assert.ok(next, path);
    item = next;
  }
  return item;
}

const nodeOf = (item: Item): Node => (item.kind === 'member' ? item.value : item);
const memberAt = (root: Body, path: string): Member => at(root, path) as Member;
const bodyAt = (root: Body, path: string): Body => (path === '' ? root : (nodeOf(at(root, path)) as Body));

const remove =
  (...paths: string[]): EditsOf =>
  root =>
    paths.map(path => ({ kind: 'remove', item: at(root, path) }));
const set =
  (path: string, value: Value): EditsOf =>
  root => [{ kind: 'replace', node: nodeOf(at(root, path)), value }];
const rename =
  (path: string, key: string): EditsOf =>
  root => [{ kind: 'rename', member: memberAt(root, path), key }];
const add =
  (body: string, path: [string, ...string[]], value: Value, more: { after?: string; as?: 'blocks' } = {}): EditsOf =>
  root => [
    {
      kind: 'add',
      body: bodyAt(root, body),
      path,
      value,
      ...(more.after !== undefined && { after: memberAt(root, more.after) }),
      ...(more.as !== undefined && { as: more.as }),
    },
  ];
const addBlock =
  (body: string, key: string, members: Record<string, Value>, labels: string[] = [], after?: string): EditsOf =>
  root => [
    {
      kind: 'add-block',
      body: bodyAt(root, body),
      key,
      labels,
      members,
      ...(after !== undefined && { after: memberAt(root, after) }),
    },
  ];
const append =
  (list: string, values: Value[], after?: number): EditsOf =>
  root => [
    {
      kind: 'append',
      list: nodeOf(at(root, list)) as List,
      values,
      ...(after !== undefined && { after: nodeOf(at(root, `${list}.${after}`)) }),
    },
  ];
const all =
  (...parts: EditsOf[]): EditsOf =>
  root =>
    parts.flatMap(part => part(root));

const lines = (...text: string[]): string => `${text.join('\n')}\n`;

describe('planHcl', () => {
  const cases: readonly [name: string, before: string, edits: EditsOf, after: string][] = [
    ['changes a number', 's "x" {\n  generation = 1\n}\n', set('s.generation', 2), 's "x" {\n  generation = 2\n}\n'],
    ['keeps quotes', 's {\n  g = "1" # one\n}\n', set('s.g', '2'), 's {\n  g = "2" # one\n}\n'],
    ['changes the part of a text that differs', 'p = "C:\\\\x.vhd"\n', set('p', 'C:\\x.vhdx'), 'p = "C:\\\\x.vhdx"\n'],
    ['escapes what would be a sequence', 'p = 1\n', set('p', '${a} %{b} "\n'), 'p = "$${a} %%{b} \\"\\n"\n'],
    ['writes raw values as they are', 'p = 1\n', set('p', raw('var.x')), 'p = var.x\n'],
    ['replaces an element', 'p = ["a", var.b]\n', set('p.1', 'c'), 'p = ["a", "c"]\n'],
    ['adds in the place of null', 's {\n  a = null\n  b = 2\n}\n', add('s', ['a'], 1), 's {\n  a = 1\n  b = 2\n}\n'],
    ['renames in the place of null', 's {\n  a = null\n  b = 2\n}\n', rename('s.b', 'a'), 's {\n  a = 2\n}\n'],
    [
      'aligns what comes between a block and the line behind it',
      'a {\n}\nb = 1\n',
      add('', ['longer'], 2, { after: 'a' }),
      'a {\n}\n\nlonger = 2\nb      = 1\n',
    ],
    ['removes a line', 's {\n  a = 1\n  b = 2\n}\n', remove('s.a'), 's {\n  b = 2\n}\n'],
    ['removes all lines', 's {\n  a = 1\n  b = 2\n}\n', remove('s.a', 's.b'), 's {\n}\n'],
    [
      'keeps a comment behind what it removes',
      's {\n  a = 1 # x\n  b = 2\n}\n',
      remove('s.a'),
      's {\n  # x\n  b = 2\n}\n',
    ],
    [
      'keeps a comment above what it removes',
      's {\n  # x\n  a = 1\n  b = 2\n}\n',
      remove('s.a'),
      's {\n  # x\n  b = 2\n}\n',
    ],
    [
      'keeps comments inside what it removes',
      's {\n  a = [ # x\n    1, // y\n  ]\n  b = 2\n}\n',
      remove('s.a'),
      's {\n  # x\n  // y\n  b = 2\n}\n',
    ],
    ['removes a heredoc whole', 'a = <<EOT\nx }\nEOT\nb = 2\n', remove('a'), 'b = 2\n'],
    [
      'removes a block and a blank line',
      's {\n  a = 1\n\n  n {\n    x = 1\n  }\n\n  m {\n  }\n}\n',
      remove('s.n'),
      's {\n  a = 1\n\n  m {\n  }\n}\n',
    ],
    [
      'removes the last block and the blank line before it',
      's {\n  a = 1\n\n  n {\n  }\n}\n',
      remove('s.n'),
      's {\n  a = 1\n}\n',
    ],
    ['removes what ends a file without a line end', 'a = 1\nb = 2', remove('b'), 'a = 1'],
    ['empties a block of one line', 's { a = 1 }\n', remove('s.a'), 's {}\n'],
    [
      'adds behind the last argument',
      's {\n  a = 1\n\n  n {\n  }\n}\n',
      add('s', ['b'], 2),
      's {\n  a = 1\n  b = 2\n\n  n {\n  }\n}\n',
    ],
    ['adds behind a comment', 's {\n  a = 1 # x\n}\n', add('s', ['b'], true), 's {\n  a = 1 # x\n  b = true\n}\n'],
    ['adds before the first block', 's {\n  n {\n  }\n}\n', add('s', ['b'], 2), 's {\n  b = 2\n\n  n {\n  }\n}\n'],
    [
      'adds behind a member',
      's {\n  a = 1\n  c = 3\n}\n',
      add('s', ['b'], null, { after: 's.a' }),
      's {\n  a = 1\n  b = null\n  c = 3\n}\n',
    ],
    ['adds to an empty block', 's {}\n', add('s', ['b'], 2), 's {\n  b = 2\n}\n'],
    ['adds to an empty block of two lines', '  s {\n  }\n', add('s', ['b'], 2), '  s {\n    b = 2\n  }\n'],
    ['adds to a block of comments', 's {\n  # x\n}\n', add('s', ['b'], 2), 's {\n  # x\n  b = 2\n}\n'],
    ['spreads a block of one line', 's { a = 1 }\n', add('s', ['b'], 2), 's {\n  a = 1\n  b = 2\n}\n'],
    ['adds to an empty file', '', add('', ['b'], 2), 'b = 2\n'],
    ['adds to a file of comments without a line end', '# x', add('', ['b'], 2), '# x\nb = 2'],
    [
      'keeps line ends of Windows, and tabs',
      's {\r\n\ta = 1\r\n}\r\n',
      add('s', ['b'], ['x']),
      's {\r\n\ta = 1\r\n\tb = ["x"]\r\n}\r\n',
    ],
    ['keeps a file without a last line end so', 'a = 1', add('', ['b'], 2), 'a = 1\nb = 2'],
    [
      'adds in the place of what goes',
      's {\n  a = 1 # x\n}\n',
      all(remove('s.a'), add('s', ['b'], 2)),
      's {\n  b = 2 # x\n}\n',
    ],
    [
      'writes an object over lines, aligned',
      's {\n  a = 1\n}\n',
      add('s', ['o'], { x: 1, 'long-name': ['a'] }),
      's {\n  a = 1\n  o = {\n    x         = 1\n    long-name = ["a"]\n  }\n}\n',
    ],
    [
      'quotes keys where one is no name',
      's {\n  a = 1\n}\n',
      add('s', ['o'], { x: 1, 'a.b': 2 }),
      's {\n  a = 1\n  o = {\n    "x"   = 1\n    "a.b" = 2\n  }\n}\n',
    ],
    [
      'adds through blocks that are not there, once',
      's {\n  a = 1\n}\n',
      all(add('s', ['f', 'x'], 'On', { as: 'blocks' }), add('s', ['f', 'y'], 1, { as: 'blocks' })),
      's {\n  a = 1\n\n  f {\n    x = "On"\n    y = 1\n  }\n}\n',
    ],
    [
      'adds through objects',
      's {\n  a = 1\n}\n',
      add('s', ['f', 'x'], 1),
      's {\n  a = 1\n  f = {\n    x = 1\n  }\n}\n',
    ],
    [
      'adds blocks where others stand close',
      's {\n  a = 1\n  n {\n    x = 1\n  }\n  n {\n    x = 2\n  }\n}\n',
      addBlock('s', 'n', { x: 3 }),
      's {\n  a = 1\n  n {\n    x = 1\n  }\n  n {\n    x = 2\n  }\n  n {\n    x = 3\n  }\n}\n',
    ],
    [
      'adds a block with labels apart from others',
      's {\n}\n\nb {\n}\n',
      addBlock('', 'v', { default: 1 }, ['x'], 's'),
      's {\n}\n\nv "x" {\n  default = 1\n}\n\nb {\n}\n',
    ],
    [
      'renames in place',
      's {\n  floppy_files = ["a"]\n}\n',
      rename('s.floppy_files', 'cd_files'),
      's {\n  cd_files = ["a"]\n}\n',
    ],
    ['renames a block', 's {\n  n "x" {\n  }\n}\n', rename('s.n', 'm'), 's {\n  m "x" {\n  }\n}\n'],
    [
      'renames a key of an object, quoted where it has to be',
      'o = { a = 1, "b" = 2 }\n',
      all(rename('o.a', 'x.y'), rename('o.b', 'z')),
      'o = { "x.y" = 1, "z" = 2 }\n',
    ],
    ['appends to a list of one line', 'l = ["a"]\n', append('l', ['b', 'c']), 'l = ["a", "b", "c"]\n'],
    ['appends to an empty list', 'l = []\n', append('l', ['b']), 'l = ["b"]\n'],
    ['appends to a list of lines', 'l = [\n  "a" # x\n]\n', append('l', ['b']), 'l = [\n  "a", # x\n  "b"\n]\n'],
    [
      'keeps a trailing comma',
      'l = [\n  "a",\n  "b",\n]\n',
      all(remove('l.1'), append('l', ['c'], 0)),
      'l = [\n  "a",\n  "c",\n]\n',
    ],
    ['appends behind an element', 'l = ["a", "b"]\n', append('l', ['x'], 0), 'l = ["a", "x", "b"]\n'],
    ['removes an element', 'l = ["a", "b", "c"]\n', remove('l.1'), 'l = ["a", "c"]\n'],
    ['removes the last element', 'l = ["a", "b"]\n', remove('l.1'), 'l = ["a"]\n'],
    ['removes the last line of a list', 'l = [\n  "a",\n  "b"\n]\n', remove('l.1'), 'l = [\n  "a"\n]\n'],
    [
      'keeps comments of a list',
      'l = [\n  "a", # x\n  # y\n  "b"\n]\n',
      remove('l.0'),
      'l = [\n  # x\n  # y\n  "b"\n]\n',
    ],
    ['appends behind a heredoc', 'l = [\n  <<E\nx\nE\n]\n', append('l', ['b']), 'l = [\n  <<E\nx\nE\n  ,\n  "b"\n]\n'],
    ['removes a member of an object of lines', 'o = {\n  a = 1\n  b = 2\n}\n', remove('o.a'), 'o = {\n  b = 2\n}\n'],
    ['adds to an object of lines', 'o = {\n  a = 1\n}\n', add('o', ['b'], 2), 'o = {\n  a = 1\n  b = 2\n}\n'],
    [
      'adds to an object of lines with commas',
      'o = {\n  "a" : 1,\n  "b" : 2\n}\n',
      add('o', ['c'], 2),
      'o = {\n  "a" : 1,\n  "b" : 2,\n  "c" : 2\n}\n',
    ],
    ['adds to an object of one line', 'o = { a = 1 }\n', add('o', ['b'], 2), 'o = { a = 1, b = 2 }\n'],
    ['removes from an object of one line', 'o = { a = 1, b = 2 }\n', remove('o.b'), 'o = { a = 1 }\n'],
    ['adds to an empty object', 'o = {}\n', add('o', ['b'], 2), 'o = {\n  b = 2\n}\n'],
    [
      'keeps comments inside a value that it replaces',
      's {\n  a = [ # x\n    1\n  ]\n}\n',
      set('s.a', 2),
      's {\n  # x\n  a = 2\n}\n',
    ],
    [
      'changes a heredoc as one',
      'a = <<-EOT\n  one ${x}\nEOT\nb = <<-EOT\n    one\n      two\n  EOT\n',
      set('b', 'one\n  three\n'),
      'a = <<-EOT\n  one ${x}\nEOT\nb = <<-EOT\n    one\n      three\n  EOT\n',
    ],
    [
      'writes a heredoc in quotes where it can no longer be one',
      'b = <<EOT\none\nEOT\n',
      set('b', 'two'),
      'b = "two"\n',
    ],
  ];
  for (const [name, before, edits, after] of cases) {
    it(name, () => assert.equal(edited(before, edits), after));
  }

  const runs: readonly [name: string, before: string, edits: EditsOf, after: string][] = [
    [
      'a longer name moves its run, and its run alone',
      lines('s {', '  a  = 1', '  bb = 2 # x', '  # c', '  d = 1', '', '  e = 3', '}'),
      add('s', ['long_name'], 1, { after: 's.a' }),
      lines('s {', '  a         = 1', '  long_name = 1', '  bb        = 2 # x', '  # c', '  d = 1', '', '  e = 3', '}'),
    ],
    [
      'a longer name that goes moves it back',
      lines('s {', '  a         = 1', '  long_name = 1', '  bb        = 2', '}'),
      remove('s.long_name'),
      lines('s {', '  a  = 1', '  bb = 2', '}'),
    ],
    [
      'renaming moves it',
      lines('s {', '  floppy_files = ["a"]', '  generation   = 1', '}'),
      rename('s.floppy_files', 'cd_files'),
      lines('s {', '  cd_files   = ["a"]', '  generation = 1', '}'),
    ],
    [
      'what becomes lines leaves its run',
      lines('s {', '  long_name = 1', '  a         = 2', '  b         = 2', '}'),
      set('s.a', { x: 1 }),
      lines('s {', '  long_name = 1', '  a = {', '    x = 1', '  }', '  b = 2', '}'),
    ],
    [
      'what becomes one line joins it',
      lines('s {', '  long_name = 1', '  a = [', '    1', '  ]', '  b = 2', '}'),
      set('s.a', []),
      lines('s {', '  long_name = 1', '  a         = []', '  b         = 2', '}'),
    ],
    [
      'a heredoc does not end it',
      lines('s {', '  a  = <<EOT', 'x', 'EOT', '  bb = 2', '}'),
      add('s', ['long'], 1),
      lines('s {', '  a    = <<EOT', 'x', 'EOT', '  bb   = 2', '  long = 1', '}'),
    ],
    [
      'trailing comments move with their lines',
      lines('s {', '  a = "1"  # x', '  b = "22" # y', '}'),
      set('s.b', 2),
      lines('s {', '  a = "1" # x', '  b = 2   # y', '}'),
    ],
    [
      'a comment that goes joins runs only where it is a line',
      lines('s {', '  aaa = 1', '', '  b = 2', '}'),
      remove('s.aaa'),
      lines('s {', '  b = 2', '}'),
    ],
    [
      'names count as they are seen',
      lines('s {', '  ä = 1', '}'),
      add('s', ['bb'], 1),
      lines('s {', '  ä  = 1', '  bb = 1', '}'),
    ],
  ];
  for (const [name, before, edits, after] of runs) {
    it(`keeps a formatted file so: ${name}`, () => {
      assert.ok(isFormatted(before));
      assert.equal(edited(before, edits), after);
      assert.ok(isFormatted(after));
    });
  }

  it('plans an edit in each of many blocks in time that grows with them, with no blank lines between', () => {
    assertGrowsEvenly(count => {
      const read = parseHcl('a {\n  b = 1\n}\n'.repeat(count));
      const planned = read.root.members.map(({ value }) => {
        const [member] = value.kind === 'body' ? value.members : [];
        assert.ok(member);
        return planHcl(read, [{ kind: 'replace', node: member.value, value: 2 }]).edits.length;
      });
      assert.equal(planned.length, count);
    }, 800);
  });

  it('plans edits far apart, many times, in time that grows with the text', () => {
    assertGrowsEvenly(count => {
      const read = parseHcl('a {\n  b = 1\n}\n\n'.repeat(count));
      const values = read.root.members.flatMap(({ value }) => (value.kind === 'body' ? value.members : []));
      const planned = values.slice(0, count / 2).map(({ value: node }, index) => {
        const other = values[index + count / 2]?.value;
        assert.ok(other);
        return planHcl(
          read,
          [node, other].map(each => ({ kind: 'replace', node: each, value: 2 })),
        ).edits.length;
      });
      assert.deepEqual(new Set(planned), new Set([2]));
    }, 1600);
  });

  it('keeps what is aligned so between edits of which others are not', () => {
    const before = lines('a {', '  b   = 1', '  ccc = 2', '}', '', 'x {', '  y = 1', '  zz   = 2', '}');
    const both = [add('a', ['dddd'], 1), add('x', ['w'], 1)];
    assert.equal(
      edited(before, root => both.flatMap(editsOf => editsOf(root))),
      lines(
        'a {',
        '  b    = 1',
        '  ccc  = 2',
        '  dddd = 1',
        '}',
        '',
        'x {',
        '  y = 1',
        '  zz   = 2',
        '  w    = 1',
        '}',
      ),
    );
  });

  it('leaves alone what was not aligned', () => {
    const before = lines('s {', '  a = 1', '  bb   = 2', '}');
    assert.equal(
      edited(before, add('s', ['long_name'], 1)),
      lines('s {', '  a = 1', '  bb   = 2', '  long_name = 1', '}'),
    );
    assert.equal(edited(before, add('s', ['c'], 1)), lines('s {', '  a = 1', '  bb   = 2', '  c    = 1', '}'));
    const both = [add('s', ['c'], 1), add('s', ['dd'], 1)];
    assert.equal(
      edited(before, root => both.flatMap(editsOf => editsOf(root))),
      lines('s {', '  a = 1', '  bb   = 2', '  c    = 1', '  dd   = 1', '}'),
    );
    const tabs = lines('s {', '\ta\t= 1', '}');
    assert.equal(edited(tabs, add('s', ['b'], 1)), lines('s {', '\ta\t= 1', '\tb = 1', '}'));
  });

  it('refuses what HCL has no way to write, and what contradicts', () => {
    const read = parseHcl('s "x" {\n  a = 1\n}\no = {}\n');
    const block = bodyAt(read.root, 's');
    const node = nodeOf(at(read.root, 's.a'));
    const refused: readonly [edit: Edit, because: string][] = [
      [{ kind: 'rename', member: memberAt(read.root, 's.a'), key: 'a b' }, 'language'],
      [{ kind: 'add', body: block, path: ['a.b'], value: 1 }, 'language'],
      [{ kind: 'add', body: block, path: ['x'], value: Number.NaN }, 'language'],
      [{ kind: 'replace', node: block, value: {} }, 'language'],
      [{ kind: 'add-block', body: bodyAt(read.root, 'o'), key: 'b', members: {} }, 'language'],
      [{ kind: 'add', body: bodyAt(read.root, 'o'), path: ['a', 'b'], value: 1, as: 'blocks' }, 'language'],
      [{ kind: 'replace', node, value: 3 }, 'conflict'],
      [{ kind: 'add', body: block, path: ['n'], value: 2 }, 'conflict'],
    ];
    const edits: Edit[] = [
      { kind: 'replace', node, value: 2 },
      { kind: 'replace', node, value: 2 },
      { kind: 'add', body: block, path: ['n'], value: 1 },
      ...refused.map(([edit]) => edit),
    ];
    const plan = planHcl(read, edits);
    assert.deepEqual(
      plan.refused,
      refused.map(([edit, because]) => ({ edit, because })),
    );
    assert.equal(applyEdits(read.text, plan.edits), 's "x" {\n  a = 2\n  n = 1\n}\no = {}\n');
  });

  it('drops an edit inside something that goes', () => {
    assert.equal(
      edited('s {\n  n {\n    a = 1\n  }\n  b = 1\n}\n', all(set('s.n.a', 2), add('s.n', ['c'], 1), remove('s.n'))),
      's {\n  b = 1\n}\n',
    );
  });
});
