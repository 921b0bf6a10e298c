import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definitionsOf, variablesBehind } from '../../../../src/core/languages/hcl/definitions';
import { evaluate } from '../../../../src/core/languages/hcl/evaluate';
import { isList, isObject, isUnknown, type Result } from '../../../../src/core/languages/hcl/known';
import { parseHcl } from '../../../../src/core/languages/hcl/parse';
import { statedAt } from '../../../../src/core/languages/hcl/statement';
import type { Member, Node } from '../../../../src/core/languages/tree';
import { runs } from '../../runs';
import { anyHcl } from './any-hcl';

const CONFIGURATION = `
variable "generation" {
  type    = number
  default = "2"
}
variable "on" { default = true }
variable "open" {}
variable "home" { default = env("HOME") }
variable "given" { default = "a" }
variable "typed" {
  type = map(object({ generation = optional(number, 1), name = string, disk = optional(object({ size = optional(number) }), {}) }))
  default = {
    web = { name = "vm" }
    db  = { name = "vm", generation = "2" }
  }
}
variable "listed" {
  type    = list(object({ on = optional(bool, true) }))
  default = [{}]
}
variable "names" {
  type    = set(string)
  default = ["b", "a"]
}
variable "empty" {
  type    = "object({ size = optional(number, 2) })"
  default = {}
}
variable "strict" {
  type    = object({ generation = optional(number), name = string })
  default = { name = 1, extra = 2 }
}
variable "broken" {
  type    = object({ name = string })
  default = {}
}
variable "any" {
  type    = map(any)
  default = { a = 1, b = "x" }
}
variable "tuple" {
  type    = tuple([number, string])
  default = ["1", 2]
}
variable "ports" {
  type    = set(number)
  default = [10, 9, 9]
}
variables {
  short = ["a", "b"]
}
locals {
  one   = 1
  both  = { generation = var.generation, path = data.disk.path }
  named = "vm-\${var.generation}"
  loop  = local.pool
  pool  = local.loop
  big   = "\${local.big2}\${local.big2}"
}
local "apart" {
  expression = local.one + 1
}
`;

const VALUES = 'given = "b"\nundeclared = 1\n';

const definitions = () => definitionsOf([parseHcl(CONFIGURATION).root], [parseHcl(VALUES).root]);

const nodeOf = (text: string, file = ''): Node => (parseHcl(`a = ${text}\n`, file).root.members[0] as Member).value;

/** Objects as objects, what is unknown as its reason. */
function plain(result: Result): unknown {
  if (isUnknown(result)) {
    const { kind, ...rest } = result.because;
    return `? ${[kind, ...Object.values(rest)].join(' ')}`;
  }
  if (isObject(result)) {
    return Object.fromEntries([...result].map(([key, part]) => [key, plain(part)]));
  }
  return isList(result) ? result.map(plain) : result;
}

describe('evaluate', () => {
  const known: readonly [text: string, result: unknown][] = [
    ['2', 2],
    ['"a"', 'a'],
    ['null', null],
    ['-(1 + 2) * 3 % 4 - 10 / 4', -3.5],
    ['"2" + 1', 3],
    ['1 < 2 && "3" >= 3 || false', true],
    ['!var.on', false],
    ['"1" == 1', false],
    ['[1, "a"] == [1, "a"]', true],
    ['{ a = 1 } != { a = 2 }', true],
    ['var.generation', 2],
    ['"${var.generation}"', 2],
    ['"g${var.generation}-${var.on}"', 'g2-true'],
    ['"%{ if var.on }yes%{ else }no%{ endif }!"', 'yes!'],
    ['var.short[1]', 'b'],
    ['var.short.0', 'a'],
    ['var.given', 'b'],
    ['local.named', 'vm-2'],
    ['local.apart', 2],
    ['local.both.generation', 2],
    ['local.both["generation"] == 2 ? null : ["x"]', null],
    ['var.open ? 2 : 2', 2],
    ['var.open && false', false],
    ['var.open || var.on', true],
    ['{ a = { b = [1] } }.a.b[0]', 1],
    ['lookup({ a = 1 }, "a", 2)', 1],
    ['lookup({ a = 1 }, "b", 2)', 2],
    ['merge({ a = 1, b = 1 }, null, { b = 2 })', { a: 1, b: 2 }],
    ['concat(["a"], [], var.short)', ['a', 'a', 'b']],
    ['compact(["a", "", "b"])', ['a', 'b']],
    ['coalesce("", null, 3)', '3'],
    ['coalesce(null, 3)', 3],
    ['coalesce(1, data.x.y)', 1],
    ['try(local.both.missing, var.short[7], "last")', 'last'],
    ['can(local.both.generation)', true],
    ['join("-", ["a", 1], ["b"])', 'a-1-b'],
    ['split(",", "a,b")', ['a', 'b']],
    ['replace("a.vhd", ".vhd", ".vhdx")', 'a.vhdx'],
    ['format("%s-%d%%", "a", 2)', 'a-2%'],
    ['upper(lower("aB"))', 'AB'],
    ['basename("a/b.iso")', 'b.iso'],
    ['contains(["a"], "a")', true],
    ['element(["a", "b"], 3)', 'b'],
    ['length(var.short)', 2],
    ['join(",", keys({ b = 1, a = 2 }))', 'a,b'],
    ['[var.open, 1]', ['? variable open', 1]],
    ['[for x in var.short : "vm-${x}"]', ['vm-a', 'vm-b']],
    ['[for i, x in var.short : i if x != "a"]', [1]],
    ['[for k, v in { b = 1, a = 2 } : "${k}${v}"]', ['a2', 'b1']],
    ['[for x in toset(["b", "a", "b"]) : x]', ['a', 'b']],
    ['[for k, v in toset(["b", "a"]) : k]', ['a', 'b']],
    ['[for x in var.short : [for y in var.short : "${x}${y}"]][1]', ['ba', 'bb']],
    ['[for x in [1, 2] : var.open]', ['? variable open', '? variable open']],
    ['{ for x in var.short : upper(x) => { generation = 2 } }', { A: { generation: 2 }, B: { generation: 2 } }],
    ['{ for x in ["a", "b", "ab"] : length(x) => x... }', { 1: ['a', 'b'], 2: ['ab'] }],
    ['"%{ for i, x in var.short }${i}=${x};%{ endfor }"', '0=a;1=b;'],
    ['[{ g = { v = 1 } }, { g = { v = 2 } }][*].g.v', [1, 2]],
    ['[{ g = [1] }, { g = [2] }].*.g[1]', [2]],
    ['{ a = 1 }[*].a', [1]],
    ['null[*]', []],
    ['tobool("true")', true],
    ['tolist(toset(["b", "a"]))', ['a', 'b']],
    ['tomap({ a = 1 })', { a: 1 }],
    ['distinct(["a", "b", "a"])', ['a', 'b']],
    ['flatten([["a"], [["b"], []], "c"])', ['a', 'b', 'c']],
    ['range(2, 8, 3)', [2, 5]],
    ['range(2)', [0, 1]],
    ['range(2, 0, -1)', [2, 1]],
    ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
    ['var.typed.web', { generation: 1, name: 'vm', disk: { size: null } }],
    ['var.typed.db', { generation: 2, name: 'vm', disk: { size: null } }],
    ['var.listed', [{ on: true }]],
    ['[for key, x in var.names : key]', ['a', 'b']],
    ['var.empty', { size: 2 }],
    ['var.strict', { generation: null, name: '1' }],
    ['try(var.strict.generation, 1)', null],
    ['lookup(var.strict, "generation", 1)', null],
    ['lookup(var.strict, "extra", 1)', 1],
    ['lookup({}, "a", null)', null],
    ['var.any', { a: '1', b: 'x' }],
    ['var.any.a == 1', false],
    ['var.tuple', [1, '2']],
    ['var.ports', [9, 10]],
    ['{ (var.given) = 1, "${var.generation}" = 2 }', { b: 1, 2: 2 }],
    ['true ? 1 : "a"', '1'],
    ['[true ? [1] : ["a", 2], true ? { a = 1 } : {}]', [['1'], { a: 1 }]],
    ['tolist([{ a = 1 }, { a = "x" }])', [{ a: '1' }, { a: 'x' }]],
    ['tomap({ a = 1, b = "x" })', { a: '1', b: 'x' }],
    ['toset([1, "1", 2])', ['1', '2']],
    ['[1] == tolist([1])', false],
    ['tolist([1]) == tolist([1])', true],
    ['distinct([{ a = 1 }, { a = 1 }])', [{ a: 1 }]],
    ['coalescelist([], ["a"])', ['a']],
    ['concat(tolist([1]), tolist(["a"]))', ['1', 'a']],
    ['range(2, 0)', [2, 1]],
    ['can([1, var.short[7]])', false],
    ['"1" ? 1 : 2', 1],
    ['nonsensitive(sensitive(2))', 2],
    ['core::max(1, "2")', 2],
    [
      '[min(1, 2), abs(-1), ceil(1.2), floor(-1.5), sum([1, "2"]), pow(2, 3), parseint("1f", 16)]',
      [1, 1, 2, -2, 3, 8, 31],
    ],
    ['format("vm-%02d|%3s|%-3s|%+d|%t", 7, "a", "b", 1, true)', 'vm-07|  a|b  |+1|true'],
    ['formatlist("%s-%d", ["a", "b"], 1)', ['a-1', 'b-1']],
    [
      '[title("ab cd"), chomp("a\\n\\n"), trim("--a-", "-"), trimprefix("ab", "a"), trimsuffix("a.vhd", ".vhd")]',
      ['Ab Cd', 'a', 'a', 'b', 'a'],
    ],
    ['[startswith("ab", "a"), endswith("ab", "a"), strcontains("ab", "b")]', [true, false, true]],
    [
      '[substr("hello", -3, 2), substr("hello", 1, -1), dirname("a/b/c"), dirname("a"), basename("")]',
      ['ll', 'ello', 'a/b', '.', '.'],
    ],
    [
      '[one([]), one(["a"]), index(["a", "b"], "b"), reverse([1, "a"]), slice([1, 2, 3], 1, 2)]',
      [null, 'a', 1, ['a', 1], [2]],
    ],
    ['[sort(["b", "a", 1]), alltrue([true, "true"]), anytrue([])]', [['1', 'a', 'b'], true, false]],
    [
      '[setunion(["b"], ["a"]), setsubtract(["a", "b"], ["b"]), setintersection(["a", "b"], ["b"])]',
      [['a', 'b'], ['a'], ['b']],
    ],
    [
      'setproduct(["a", "b"], [1, 2])',
      [
        ['a', 1],
        ['a', 2],
        ['b', 1],
        ['b', 2],
      ],
    ],
    ['<<-EOT\n    a\n    b${var.generation}\n  EOT', 'a\nb2\n'],
  ];
  for (const [text, result] of known) {
    it(`knows ${JSON.stringify(text)}`, () => assert.deepEqual(plain(evaluate(nodeOf(text), definitions())), result));
  }

  const unknown: readonly [text: string, reason: string][] = [
    ['var.open', '? variable open'],
    ['var.undeclared', '? variable undeclared'],
    ['local.missing', '? reference local.missing'],
    ['var.home', '? function env'],
    ['"a ${data.disk.path}"', '? reference data.disk.path'],
    ['local.both.path', '? reference data.disk.path'],
    ['each.value.name[0]', '? reference each.value.name'],
    ['timestamp()', '? function timestamp'],
    ['replace("a", "/a/", "b")', '? function replace'],
    ['format("%x", 1)', '? function format'],
    ['format("%.2f", 1)', '? function format'],
    ['[for x in data.x.y : x]', '? reference data.x.y'],
    ['[for x in var.short : x if var.open]', '? variable open'],
    ['{ for x in var.short : var.open => x }', '? variable open'],
    ['{ for x in var.short : "one" => x }', '? refused'],
    ['[for x in 1 : x]', '? refused'],
    ['"%{ for x in data.x.y }a%{ endfor }"', '? reference data.x.y'],
    ['data.x.y[*].z', '? reference data.x.y.z'],
    ['toset(["a", var.open])', '? variable open'],
    ['distinct([[1], [var.open]])', '? variable open'],
    ['flatten([[1], var.open])', '? variable open'],
    ['range(5000)', '? refused'],
    ['range(1, 2, 0)', '? refused'],
    ['zipmap(["a"], [])', '? refused'],
    ['{ (var.open) = 1 }', '? variable open'],
    ['{ (null) = 1 }', '? refused'],
    ['var.strict.extra', '? refused'],
    ['var.broken', '? refused'],
    ['true ? 1 : true', '? refused'],
    ['tolist([1, true])', '? refused'],
    ['coalesce(1, true)', '? refused'],
    ['concat(toset(["a"]), [])', '? refused'],
    ['range(1, 4, -1)', '? refused'],
    ['lookup(tomap({ a = 1 }), "a", "x")', '? refused'],
    ['one([1, 2])', '? refused'],
    ['alltrue([true, var.open])', '? variable open'],
    ['try(data.x.y, 1)', '? reference data.x.y'],
    ['var.open ? 1 : 2', '? variable open'],
    ['coalesce(data.x.y, 1)', '? reference data.x.y'],
    ['local.both.missing', '? refused'],
    ['var.short[7]', '? refused'],
    ['1 + "a"', '? refused'],
    ['1 / 0', '? refused'],
    ['"${var.short} "', '? refused'],
    ['local.loop', '? too-much'],
  ];
  for (const [text, reason] of unknown) {
    it(`says why ${JSON.stringify(text)} is unknown`, () =>
      assert.equal(plain(evaluate(nodeOf(text), definitions())), reason));
  }

  it('takes the texts of a file for templates where its language writes expressions so', () => {
    const scope = { ...definitions(), hasTemplates: (file: string) => file.endsWith('.json') };
    assert.equal(evaluate(nodeOf('"$${var.generation}"', 'a.pkr.json'), scope), 2);
    assert.equal(evaluate(nodeOf('"g$${var.generation}\\n"', 'a.pkr.json'), scope), 'g2\n');
    assert.equal(evaluate(nodeOf('"$$$${x}"', 'a.pkr.json'), scope), '$${x}');
    assert.equal(evaluate(nodeOf('"$${var.generation}"', 'a.pkr.hcl'), scope), '${var.generation}');
    assert.equal(plain(evaluate(nodeOf('"$${"', 'a.pkr.json'), scope)), '? refused');
  });

  it('finds the node that states a value', () => {
    const scope = definitions();
    assert.equal(statedAt(nodeOf('"${var.generation}"'), scope), scope.variables.get('generation')?.default);
    assert.equal(statedAt(nodeOf('var.given'), scope), scope.variables.get('given')?.given);
    assert.equal(statedAt(nodeOf('local.named'), scope), undefined);
    assert.equal(statedAt(nodeOf('local.loop'), scope), undefined);
    assert.equal(statedAt(nodeOf('var.open'), scope), undefined);
    assert.equal(statedAt(nodeOf('3'), scope)?.kind, 'number');
  });

  it('names the variables on which a value depends', () => {
    const behind = (text: string) => [...variablesBehind(nodeOf(text), definitions()).keys()].sort();
    assert.deepEqual(behind('local.both.generation == 2 ? [var.short] : { a = var.missing }'), [
      'generation',
      'missing',
      'short',
    ]);
    assert.deepEqual(behind('[local.named, local.loop, 1]'), ['generation']);
    assert.equal(variablesBehind(nodeOf('var.given'), definitions()).get('given')?.given?.kind, 'text');
  });

  it('does a bounded work', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, index) => `v${index} = "\${local.v${index + 1}}\${local.v${index + 1}}"`,
    );
    const chain = Array.from({ length: 5000 }, (_, index) => `c${index} = local.c${index + 1}`);
    const wide = Array.from(
      { length: 60 },
      (_, index) => `w${index} = concat(local.w${index + 1}, local.w${index + 1})`,
    );
    const text = `locals {\n${[...doubling, 'v60 = "x"', ...chain, ...wide, 'w60 = [1]'].join('\n')}\n}\n`;
    const scope = definitionsOf([parseHcl(text).root]);
    assert.equal(plain(evaluate(nodeOf('local.v0'), scope)), '? too-much');
    assert.equal(plain(evaluate(nodeOf('local.c0'), scope)), '? too-much');
    assert.equal(plain(evaluate(nodeOf('local.w0'), scope)), '? too-much');
    assert.equal(plain(evaluate(nodeOf(`1${' + 1'.repeat(50_000)}`), scope)), '? too-much');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyHcl, text => {
        const { root } = parseHcl(text);
        const scope = definitionsOf([root], [root]);
        evaluate(root, scope);
        for (const { value } of root.members) {
          evaluate(value, scope);
          statedAt(value, scope);
        }
      }),
      runs(500),
    );
  });
});
