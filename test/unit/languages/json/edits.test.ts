import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Edit, raw } from '../../../../src/core/languages/edit';
import { canWrite, planEdits } from '../../../../src/core/languages/json/edits';
import { parseDocument } from '../../../../src/core/languages/json/parse';
import { type Body, type Item, isScalar, type List, type Member, type Node } from '../../../../src/core/languages/tree';
import { applyEdits } from '../../../../src/core/text/place';
import { runs } from '../../runs';

type EditsOf = (root: Body) => Edit[];

function edited(text: string, editsOf: EditsOf): string {
  const document = parseDocument(text);
  assert.ok(document.root?.kind === 'body');
  const { edits, refused: conflicts } = planEdits(document, editsOf(document.root));
  assert.deepEqual(conflicts, []);
  return applyEdits(text, edits);
}

function property(object: Node | undefined, key: string): Member {
  assert.ok(object?.kind === 'body');
  const found = object.members.find(candidate => candidate.key === key);
  assert.ok(found);
  return found;
}

const remove =
  (...keys: string[]): EditsOf =>
  root =>
    keys.map(key => ({ kind: 'remove', item: property(root, key) }));
const add =
  (path: [string, ...string[]], value: string | number, after?: string): EditsOf =>
  root => [{ kind: 'add', body: root, path, value, ...(after !== undefined && { after: property(root, after) }) }];

describe('what is added in JSON where null stands for it', () => {
  const both: EditsOf = root => [...add(['b', 'x'], 1)(root), ...add(['b', 'y'], 2)(root)];
  const block: EditsOf = root => [{ kind: 'add-block', body: root, key: 'b', members: { x: 1 } }];
  const rename: EditsOf = root => [{ kind: 'rename', member: property(root, 'a'), key: 'b' }];

  it('stands in its place', () => {
    const text = '{ "a": 1, "b": null, "c": 3 }';
    assert.equal(edited(text, both), '{ "a": 1, "b": { "x": 1, "y": 2 }, "c": 3 }');
    assert.equal(edited(text, add(['b'], 2, 'c')), '{ "a": 1, "c": 3, "b": 2 }');
    assert.equal(edited(text, block), '{ "a": 1, "b": { "x": 1 }, "c": 3 }');
    assert.equal(edited(text, rename), '{ "b": 1, "c": 3 }');
    assert.equal(edited('{ "b": null }', add(['b'], 2)), '{ "b": 2 }');
    assert.equal(edited('{\n  // why\n  "b": null\n}', add(['b'], 2)), '{\n  // why\n  "b": 2\n}');
  });
});

describe('blocks in JSON', () => {
  const block = (key: string, value: string, labels: readonly string[] = []): EditsOf => {
    return root => [{ kind: 'add-block', body: root, key, labels, members: { value } }];
  };
  const both =
    (...all: readonly EditsOf[]): EditsOf =>
    root =>
      all.flatMap(editsOf => editsOf(root));

  it('are objects, each label around them one more, and several of a key a list', () => {
    assert.equal(edited('{ "a": 1 }', block('b', 'x')), '{ "a": 1, "b": { "value": "x" } }');
    assert.equal(edited('{ "a": 1 }', block('b', 'x', ['l'])), '{ "a": 1, "b": { "l": { "value": "x" } } }');
    assert.equal(
      edited('{ "a": 1 }', both(block('b', 'x'), block('b', 'y'), block('b', 'z'))),
      '{ "a": 1, "b": [{ "value": "x" }, { "value": "y" }, { "value": "z" }] }',
    );
    assert.equal(edited('{ "b": [1] }', block('b', 'x')), '{ "b": [1, { "value": "x" }] }');
  });

  it('are refused where one stands alone under the key', () => {
    const document = parseDocument('{ "b": {} }');
    assert.ok(document.root?.kind === 'body');
    const [edit] = block('b', 'x')(document.root);
    assert.ok(edit);
    assert.equal(canWrite(edit), false);
    assert.deepEqual(planEdits(document, [edit]), { edits: [], refused: [{ edit, because: 'language' }] });
  });

  it('may hold what is written in their own words', () => {
    const set: EditsOf = root => [{ kind: 'replace', node: property(root, 'a').value, value: raw('[1,  2]') }];
    assert.equal(edited('{ "a": 1 }', set), '{ "a": [1,  2] }');
    assert.equal(edited('{ "a": 1 }', both(set, set)), '{ "a": [1,  2] }');
  });
});

describe('planEdits', () => {
  const cases: readonly [name: string, before: string, edits: EditsOf, after: string][] = [
    ['removes a line', '{\n  "a": 1,\n  "b": 2\n}', remove('a'), '{\n  "b": 2\n}'],
    ['removes the last line and the comma before it', '{\n  "a": 1,\n  "b": 2\n}', remove('b'), '{\n  "a": 1\n}'],
    ['removes two lines at the end', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', remove('b', 'c'), '{\n  "a": 1\n}'],
    ['removes everything', '{\n  "a": 1,\n  "b": 2\n}', remove('a', 'b'), '{\n}'],
    ['removes from one line', '{ "a": 1, "b": 2 }', remove('a'), '{ "b": 2 }'],
    ['removes the last of one line', '{ "a": 1, "b": 2 }', remove('b'), '{ "a": 1 }'],
    ['keeps a comment behind what it removes', '{\n  "a": 1, // x\n  "b": 2\n}', remove('a'), '{\n  // x\n  "b": 2\n}'],
    [
      'keeps a comment above what it removes',
      '{\n  // x\n  "a": 1,\n  "b": 2\n}',
      remove('a'),
      '{\n  // x\n  "b": 2\n}',
    ],
    [
      'keeps comments inside what it removes',
      '{\n  "a": [ // x\n    1\n  ],\n  "b": 2\n}',
      remove('a'),
      '{\n  // x\n  "b": 2\n}',
    ],
    ['keeps a trailing comma', '{\n  "a": 1,\n  "b": 2,\n}', remove('b'), '{\n  "a": 1,\n}'],
    ['keeps CRLF', '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}', add(['c'], 3), '{\r\n\t"a": 1,\r\n\t"b": 2,\r\n\t"c": 3\r\n}'],
    ['adds behind a trailing comment', '{\n  "a": 1 // x\n}', add(['b'], 2), '{\n  "a": 1, // x\n  "b": 2\n}'],
    [
      'adds behind a named property',
      '{\n  "a": 1,\n  "b": 2\n}',
      add(['c'], 3, 'a'),
      '{\n  "a": 1,\n  "c": 3,\n  "b": 2\n}',
    ],
    ['adds to one line', '{"a":1,"b":2}', add(['c'], 3), '{"a":1,"b":2,"c":3}'],
    ['adds to an empty object', '{}', add(['a'], 1), '{ "a": 1 }'],
    [
      'adds through objects that are not there',
      '{\n  "a": 1\n}',
      add(['b', 'c'], 2),
      '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}',
    ],
    [
      'adds in the place of what goes',
      '{\n  "a": 1\n}',
      root => [...remove('a')(root), ...add(['b'], 2)(root)],
      '{\n  "b": 2\n}',
    ],
    [
      'changes only the part of a string that differs',
      '{"a": "C:\\\\x.vhd"}',
      root => [{ kind: 'replace', node: property(root, 'a').value, value: 'C:\\x.vhdx' }],
      '{"a": "C:\\\\x.vhdx"}',
    ],
    ['follows the spaces of the neighbours', '{\n    "a":  1\n}', add(['b'], 2), '{\n    "a":  1,\n    "b":  2\n}'],
  ];
  for (const [name, before, edits, after] of cases) {
    it(name, () => assert.equal(edited(before, edits), after));
  }

  it('makes an object that two edits share once', () => {
    const text = edited('{\n  "a": 1\n}', root => [...add(['f', 'x'], 1)(root), ...add(['f', 'y'], 2)(root)]);
    assert.deepEqual(JSON.parse(text), { a: 1, f: { x: 1, y: 2 } });
  });

  it('takes the same edit twice for once, and reports one that contradicts', () => {
    const document = parseDocument('{"a": 1}');
    const node = property(document.root, 'a').value;
    const edits: Edit[] = [
      { kind: 'replace', node, value: 2 },
      { kind: 'replace', node, value: 2 },
      { kind: 'replace', node, value: 3 },
    ];
    const plan = planEdits(document, edits);
    assert.equal(applyEdits(document.text, plan.edits), '{"a": 2}');
    assert.deepEqual(plan.refused, [{ edit: edits[2], because: 'conflict' }]);
  });

  it('drops an edit inside something that goes', () => {
    const text = edited('{"a": {"b": 1}, "c": 2}', root => [
      { kind: 'replace', node: property(property(root, 'a').value, 'b').value, value: 5 },
      ...remove('a')(root),
    ]);
    assert.equal(text, '{"c": 2}');
  });

  it('makes the first of two where one lies in what the other replaces, whichever that is', () => {
    const document = parseDocument('{"a": {"b": 1}, "l": [1]}');
    const [a, l] = [property(document.root, 'a').value as Body, property(document.root, 'l').value as List];
    const whole: Edit[] = [a, l].map(node => ({ kind: 'replace', node, value: 'x' }));
    const inside: Edit[] = [
      { kind: 'add', body: a, path: ['c'], value: 2 },
      { kind: 'append', list: l, values: [2] },
    ];
    const first = planEdits(document, [...whole, ...inside]);
    assert.equal(applyEdits(document.text, first.edits), '{"a": "x", "l": "x"}');
    assert.deepEqual(
      first.refused,
      inside.map(edit => ({ edit, because: 'conflict' })),
    );
    const second = planEdits(document, [...inside, ...whole]);
    assert.equal(applyEdits(document.text, second.edits), '{"a": {"b": 1, "c": 2}, "l": [1, 2]}');
    assert.deepEqual(
      second.refused,
      whole.map(edit => ({ edit, because: 'conflict' })),
    );
  });

  it('gives the text that the edits describe, with every comment, whatever the layout', () => {
    fc.assert(
      fc.property(laidOutObject, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 8 }), (text, picks) => {
        const document = parseDocument(text);
        assert.equal(document.fatal, undefined, text);
        const edits = editsFrom(document.root as Body, picks);
        const plan = planEdits(document, edits);
        const result = applyEdits(text, plan.edits);
        const reparsed = parseDocument(result);
        assert.equal(reparsed.fatal, undefined, `${text}\n=>\n${result}`);
        const made = edits.filter(edit => plan.refused.every(refused => refused.edit !== edit));
        assert.deepEqual(entries(reparsed.root), applied(document.root as Node, made), `${text}\n=>\n${result}`);
        assert.deepEqual(commentsOf(result), commentsOf(text), `${text}\n=>\n${result}`);
        assert.equal(planEdits(reparsed, []).edits.length, 0);
      }),
      runs(1000),
    );
  });
});

const blank = fc.constantFrom('', ' ', '\n', '\r\n', '  ', '\t', '\n    ', ' // c\n', ' /* c */ ', '\n/* c\n c */\n');
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const { value: laidOutValue } = fc.letrec<{ value: string }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('1', '"x"', 'true', 'null', '"// no comment"', '"\\u0041\\n"'),
    container('[', ']', tie('value')),
    container(
      '{',
      '}',
      fc
        .tuple(key, blank, blank, tie('value'))
        .map(([name, before, after, value]) => `"${name}"${before}:${after}${value}`),
    ),
  ),
}));
const laidOutObject = container(
  '{',
  '}',
  fc.tuple(key, blank, laidOutValue).map(([name, after, value]) => `"${name}":${after}${value}`),
).map((text, index = 0) => numberComments(text, index));

/** A container with random trivia between its members and, sometimes, a trailing comma. */
function container(open: string, close: string, member: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.tuple(blank, member, blank), { maxLength: 4 }), blank, fc.boolean())
    .map(([members, end, trailing]) => {
      const body = members.map(([before, text, after]) => before + text + after).join(',');
      return open + body + (trailing && members.length > 0 ? ',' : '') + end + close;
    });
}

/** Tells comments apart, so that their order can be seen. */
function numberComments(text: string, first: number): string {
  let number = first;
  return text.replace(/\/\/ c\n|\/\* c/g, comment => {
    number += 1;
    return comment.startsWith('//') ? `// c${number}\n` : `/* c${number}`;
  });
}

function commentsOf(text: string): string[] {
  return [...text.matchAll(/(?:\/\/|\/\*) c(\d+)/g)].map(match => match[1] as string);
}

function membersBelow(root: Body): Item[] {
  const members: Item[] = [];
  const visit = (node: Node): void => {
    for (const member of node.kind === 'body' ? node.members : node.kind === 'list' ? node.elements : []) {
      members.push(member);
      visit(member.kind === 'member' ? member.value : member);
    }
  };
  visit(root);
  return members;
}

/** Edits picked by numbers. */
function editsFrom(root: Body, picks: readonly (readonly [number, number, number])[]): Edit[] {
  const members = membersBelow(root);
  const nodes: Node[] = [root, ...members.map(member => (member.kind === 'member' ? member.value : member))];
  const objects = nodes.filter(node => node.kind === 'body');
  const arrays = nodes.filter(node => node.kind === 'list');
  const properties = members.filter(member => member.kind === 'member');
  const pick = <T>(from: readonly T[], by: number): T | undefined => from[by % Math.max(from.length, 1)];
  return picks.flatMap(([kind, which, other], index): Edit[] => {
    switch (kind % 5) {
      case 0: {
        const member = pick(members, which);
        return member === undefined ? [] : [{ kind: 'remove', item: member }];
      }
      case 1: {
        const object = pick(objects, which) as Body;
        const after = other % 2 === 0 ? undefined : pick(object.members, other);
        return [{ kind: 'add', body: object, path: [`new${index}`], value: ['v'], ...(after && { after }) }];
      }
      case 2: {
        const array = pick(arrays, which) as List | undefined;
        return array === undefined ? [] : [{ kind: 'append', list: array, values: [index] }];
      }
      case 3: {
        const node = pick(nodes.slice(1), which);
        return node === undefined ? [] : [{ kind: 'replace', node, value: 'same' }];
      }
      default: {
        const renamed = pick(properties, which);
        return renamed === undefined ? [] : [{ kind: 'rename', member: renamed, key: 'renamed' }];
      }
    }
  });
}

type Entries = { kind: string; members: readonly (readonly [string, Entries])[] } | string;

/** A value with its members in order, so that duplicate keys count. */
function entries(node: Node | undefined): Entries {
  return node === undefined ? '' : applied(node, []);
}

/** What the edits make of a tree, worked out on the tree itself. */
function applied(node: Node, edits: readonly Edit[]): Entries {
  const removed = (member: Item): boolean => edits.some(edit => edit.kind === 'remove' && edit.item === member);
  if (edits.some(edit => edit.kind === 'replace' && edit.node === node)) {
    return JSON.stringify('same');
  }
  const literalEntries = (value: unknown): Entries => entries(parseDocument(JSON.stringify(value)).root);
  if (node.kind === 'body') {
    const added = (after: Member | undefined): (readonly [string, Entries])[] =>
      edits.flatMap(edit =>
        edit.kind === 'add' && edit.body === node && (edit.after ?? node.members.at(-1)) === after
          ? [[edit.path[0], literalEntries(edit.value)] as const]
          : [],
      );
    const own = node.members.flatMap(member => [
      ...(removed(member) ? [] : [[renamedKey(member, edits), applied(member.value, edits)] as const]),
      ...added(member),
    ]);
    return { kind: 'body', members: node.members.length === 0 ? added(undefined) : own };
  }
  if (node.kind === 'list') {
    const own = node.elements
      .filter(element => !removed(element))
      .map(element => ['', applied(element, edits)] as const);
    const appended = edits.flatMap(edit =>
      edit.kind === 'append' && edit.list === node
        ? edit.values.map(value => ['', literalEntries(value)] as const)
        : [],
    );
    return { kind: 'list', members: [...own, ...appended] };
  }
  return JSON.stringify(isScalar(node) ? node.value : 'none');
}

function renamedKey(member: Member, edits: readonly Edit[]): string {
  return edits.some(edit => edit.kind === 'rename' && edit.member === member) ? 'renamed' : member.key;
}
