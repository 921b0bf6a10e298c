import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { commaBehind } from '../../../../src/core/languages/json/comma';
import { parseDocument } from '../../../../src/core/languages/json/parse';
import { Token, TokenError } from '../../../../src/core/languages/json/tokens';
import type { Document } from '../../../../src/core/languages/language';
import { bodiesIn, type Node } from '../../../../src/core/languages/tree';
import { runs } from '../../runs';
import { parsesStrictly } from '../../strict-json';

/** The tree as the value it stands for; the last of duplicate keys counts. */
function toValue(node: Node | undefined): unknown {
  if (node === undefined) {
    return undefined;
  }
  switch (node.kind) {
    case 'body':
      return Object.fromEntries(node.members.map(property => [property.key, toValue(property.value)]));
    case 'list':
      return node.elements.map(toValue);
    case 'expression':
      return assert.fail('JSON has no expressions');
    default:
      return node.value;
  }
}

describe('parseDocument', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent);
        const document = parseDocument(text);
        assert.equal(document.fatal, undefined);
        assert.deepEqual(document.tolerated, []);
        assert.equal(JSON.stringify(toValue(document.root)), JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('reads the keys of objects that repeat them, in any order and however they are written', () => {
    const written = [
      '"Name"',
      String.raw`"Na\u0061"`,
      '"Names"',
      '"Nam"',
      String.raw`"Na\"me"`,
      String.raw`"Na\\u0061"`,
      String.raw`"a\\b"`,
      String.raw`"a\\\\b"`,
      '""',
    ];
    const objects = fc.array(fc.array(fc.constantFrom(...written), { maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(objects, all => {
        const text = `[${all.map(keys => `{${keys.map(key => `${key}: 1`).join(', ')}}`).join(', ')}]`;
        const { root } = parseDocument(text);
        assert.deepEqual(
          bodiesIn(root).flatMap(({ members }) => members.map(({ key }) => key)),
          all.flatMap(keys => keys.map(key => JSON.parse(key) as string)),
        );
      }),
    );
  });

  it('never throws, and says where a text that is no JSON goes wrong', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'{}[]:,"a1\\ \n/*-.'), { maxLength: 12 }), parts => {
        const text = parts.join('');
        const { fatal, tolerated } = parseDocument(text);
        const strict = parsesStrictly(text);
        assert.equal(fatal === undefined && tolerated.length === 0, strict);
        assert.ok(fatal === undefined || (fatal.offset >= 0 && fatal.end <= text.length));
      }),
      runs(5000),
    );
  });

  const fatal: readonly [text: string, code: string, offset: number][] = [
    ['', 'empty', 0],
    ['  // nothing', 'empty', 12],
    ['{', 'unclosed', 1],
    ['{"a": [1, 2', 'unclosed', 11],
    ['{"a" 1}', 'colon-expected', 5],
    ['{"a": }', 'value-expected', 6],
    ['{a: 1}', 'invalid-symbol', 1],
    ['{1: 1}', 'key-expected', 1],
    ['[1 2]', 'comma-expected', 3],
    ['["a', 'unclosed-string', 1],
    ['[1] /* x', 'unclosed-comment', 4],
    ['{} []', 'text-after-end', 3],
  ];
  for (const [text, code, offset] of fatal) {
    it(`stops at ${code} in ${JSON.stringify(text)}`, () => {
      const document = parseDocument(text);
      assert.equal(document.fatal?.code, code);
      assert.equal(document.fatal?.offset, offset);
    });
  }

  const tolerated: readonly [text: string, code: string, first: string][] = [
    ['[[{"a": 1,}, {"b": 2 , }]]', 'trailing-comma', ','],
    ['[1, // one\n2 /* two */]', 'comment', '// one'],
    ['["a\tb", "a\u0001b"]', 'control-character', '"a\tb"'],
    ['["a\\qb", "\\x"]', 'invalid-escape', '"a\\qb"'],
  ];
  for (const [text, code, first] of tolerated) {
    it(`reads over a ${code}, and says where the first is`, () => {
      const document = parseDocument(text);
      assert.equal(document.fatal, undefined);
      assert.deepEqual(
        document.tolerated.map(problem => [problem.code, text.slice(problem.offset, problem.end)]),
        [[code, first]],
      );
      const [{ offset } = { offset: -1 }] = document.tolerated;
      assert.equal(offset, code === 'trailing-comma' ? text.indexOf(',}') : text.indexOf(first));
    });
  }

  describe('a string that goes on over lines', () => {
    const deployed = (name: string, rest: string): string =>
      `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/${name}.json#", ${rest} }`;

    it('is read in what is deployed to Azure, as key and as value, with what stands behind it', () => {
      const rest = '"a": "[concat(\'x\',\r\n  \'\\"y\')]", "b\nc": 1';
      for (const name of ['deploymentTemplate', 'deploymentParameters', 'subscriptionDeploymentTemplate']) {
        const text = deployed(name, rest);
        const { fatal, tolerated, root } = parseDocument(text);
        assert.deepEqual([fatal, tolerated], [undefined, []]);
        const members = root?.kind === 'body' ? root.members.slice(1) : [];
        assert.deepEqual(
          members.map(({ key, value }) => [key, toValue(value)]),
          [
            ['a', "[concat('x',\r\n  '\"y')]"],
            ['b\nc', 1],
          ],
        );
        assert.equal(members.map(({ offset, end }) => text.slice(offset, end)).join(', '), rest);
      }
    });

    it('stops the reading where nothing closes it, and in any other file', () => {
      assert.equal(parseDocument(deployed('deploymentTemplate', '"a": "b\n')).fatal?.code, 'unclosed-string');
      assert.equal(parseDocument('{ "a": "b\n c" }').fatal?.code, 'unclosed-string');
    });
  });

  it('keeps what stood before a fatal problem', () => {
    const document: Document = parseDocument('{"builders": [{"type": "hyperv-iso", "generation": 1');
    assert.deepEqual(toValue(document.root), { builders: [{ type: 'hyperv-iso', generation: 1 }] });
  });

  it('keeps both of two properties of the same name', () => {
    const { root } = parseDocument('{"a": 1, "a": 2}');
    assert.equal(root?.kind === 'body' && root.members.length, 2);
  });

  it('reads 100,000 levels of nesting', () => {
    const deep = '['.repeat(100_000);
    assert.equal(parseDocument(deep + ']'.repeat(100_000)).fatal, undefined);
    assert.equal(parseDocument(deep).fatal?.code, 'unclosed');
  });

  it('knows the comma behind each member and the end of each container', () => {
    const text = '{"a": [1 , 2], "b": {}}';
    const { root } = parseDocument(text);
    assert.ok(root?.kind === 'body');
    const [a, b] = root.members;
    assert.ok(a?.value.kind === 'list' && a.value.elements[0] && b);
    assert.deepEqual([a.end, b.end, root.end], [13, 22, 23]);
    assert.deepEqual(
      [a, b, a.value.elements[0]].map(member => commaBehind(text, member)),
      [13, -1, 9],
    );
  });
});

describe('tokens', () => {
  it("have the values of jsonc-parser's own enums", () => {
    const declarations = readFileSync(require.resolve('jsonc-parser').replace(/main\.js$/, 'main.d.ts'), 'utf8');
    const valuesOf = (name: string): number[] => {
      const body = new RegExp(`const enum ${name} \\{([^}]*)\\}`).exec(declarations)?.[1] ?? '';
      return [...body.matchAll(/= (\d+)/g)].map(match => Number(match[1]));
    };
    assert.deepEqual(Object.values(Token), valuesOf('SyntaxKind'));
    assert.deepEqual(Object.values(TokenError), valuesOf('ScanError'));
  });
});
