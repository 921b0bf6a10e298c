import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HclText, parseHcl } from '../../../../src/core/languages/hcl/parse';
import { type HclExpression, operationOf } from '../../../../src/core/languages/hcl/syntax';
import type { Body, Member, Node } from '../../../../src/core/languages/tree';
import { anyText } from '../../any-text';
import { assertGrowsEvenly } from '../../growth';
import { runs } from '../../runs';
import { everyPart } from './nodes';

/** A tree as the value it stands for, expressions as what they refer to. */
function plain(node: Node): unknown {
  switch (node.kind) {
    case 'body':
      return node.members.map(member => [
        [member.key, ...(member.labels?.map(({ text }) => text) ?? [])].join(' '),
        plain(member.value),
      ]);
    case 'list':
      return node.elements.map(plain);
    case 'expression':
      return `<${node.refersTo.join(' ')}>`;
    default:
      return node.value;
  }
}

const readValue = (text: string): Node => (parseHcl(`a = ${text}\n`).root.members[0] as Member).value;

const codes = ({ problems, text }: HclText): string[] =>
  problems.map(({ code, offset }) => `${text.slice(0, offset).split('\n').length} ${code}`);

describe('parseHcl', () => {
  const values: readonly [text: string, value: unknown][] = [
    ['"plain"', 'plain'],
    ['""', ''],
    [String.raw`"a\n\t\"\\ \u00e4 \U0001F600"`, 'a\n\t"\\ ä 😀'],
    ['"$${a} %%{b} $ % $$ 100%"', '${a} %{b} $ % $$ 100%'],
    ['"$$${a}"', '$${a}'],
    ['"{{ .HTTPIP }}:{{ .HTTPPort }}"', '{{ .HTTPIP }}:{{ .HTTPPort }}'],
    ['12', 12],
    ['-1.5e3', -1500],
    ['true', true],
    ['null', null],
    ['[]', []],
    ['[1, "two", [3],]', [1, 'two', [3]]],
    ['[\n  1, # one\n  /* two */ 2\n]', [1, 2]],
    ['{}', []],
    [
      '{ a = 1, "b c": 2\n d = [3] }',
      [
        ['a', 1],
        ['b c', 2],
        ['d', [3]],
      ],
    ],
    ['{ (var.key) = 1 }', [['(var.key)', 1]]],
    ['var.generation', '<var.generation>'],
    ['var.disks[0].path', '<var.disks>'],
    ['local . a', '<local.a>'],
    ['"${var.a}-${local.b}"', '<var.a local.b>'],
    ['"${data.x["generation"]}"', '<data.x>'],
    ['f(var.a, [var.b]...)', '<var.a var.b>'],
    ['[for k, v in var.map : "${k}=${v.name}" if v.on]', '<var.map>'],
    ['{ for v in local.list : v => v... }', '<local.list>'],
    ['var.list[*].name', '<var.list>'],
    ['var.list.*.name', '<var.list>'],
    ['!var.on && 1 + 2 * 3 >= -var.n ? "yes" : "no"', '<var.on var.n>'],
    ['provider::hyperv::name(each.value)', '<each.value>'],
    ['<<EOT\n a ${var.x}\n"b" \\n\nEOT', '<var.x>'],
    ['<<EOT\ngeneration = 1 }\n  $${x}\nEOT', 'generation = 1 }\n  ${x}\n'],
    ['<<-EOT\n    a\n      b\n\n    c\n  EOT', 'a\n  b\n\nc\n'],
    ['<<-EOT\n\t\ta\n\t\tEOT', 'a\n'],
    ['"%{ if var.on }a%{ else }b%{ endif }%{ for x in var.l ~} ${x} %{~ endfor }"', '<var.on var.l>'],
  ];
  for (const [text, value] of values) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const read = parseHcl(`a = ${text}\nb = 1\n`);
      assert.deepEqual(codes(read), []);
      assert.deepEqual(plain(read.root), [
        ['a', value],
        ['b', 1],
      ]);
      const node = read.root.members[0]?.value as Node;
      assert.equal(read.text.slice(node.offset, node.end), text);
    });
  }

  it('reads blocks with labels, in quotes or bare, of many lines or one', () => {
    const read = parseHcl('source "hyperv-iso" disk {\n  net {}\n  v { a = 1 }\n}\nbuild {\n}');
    assert.deepEqual(plain(read.root), [
      [
        'source hyperv-iso disk',
        [
          ['net', []],
          ['v', [['a', 1]]],
        ],
      ],
      ['build', []],
    ]);
    assert.deepEqual(codes(read), []);
  });

  it('binds operators as the specification has it', () => {
    const shape = (node: Node): string => {
      const text = (part: Parameters<typeof everyPart>[0]): string => {
        if (part.kind === 'operation' && part.form === 'binary') {
          return `(${text(part.left)}${part.operator}${text(part.right)})`;
        }
        return part.kind === 'number' ? String(part.value) : '?';
      };
      return text(operationOf(node) as HclExpression['operation']);
    };
    assert.equal(shape(readValue('1 || 2 && 3 == 4 < 5 + 6 * 7')), '(1||(2&&(3==(4<(5+(6*7))))))');
    assert.equal(shape(readValue('1 - 2 - 3')), '((1-2)-3)');
    assert.equal(shape(readValue('1 * 2 + 3 != 4')), '(((1*2)+3)!=4)');
  });

  it('knows a byte order mark, line ends of Windows, and a text that ends without one', () => {
    const read = parseHcl('\ufeffa = <<EOT\r\n  x\r\nEOT\r\nb = [ # c\r\n  1,\r\n]');
    assert.deepEqual(codes(read), []);
    assert.deepEqual(plain(read.root), [
      ['a', '  x\r\n'],
      ['b', [1]],
    ]);
    assert.deepEqual(read.comments, [{ offset: 28, end: 31 }]);
  });

  const broken: readonly [what: string, text: string, problems: readonly string[], tree: unknown][] = [
    [
      'a name without a value',
      'a = 1\nb =\nc = 3\n',
      ['2 value-expected'],
      [
        ['a', 1],
        ['b', '<>'],
        ['c', 3],
      ],
    ],
    [
      'a half-typed name',
      'a = 1\nb\nc = 3\n',
      ['2 item-expected'],
      [
        ['a', 1],
        ['c', 3],
      ],
    ],
    ['a half-typed reference', 's "x" {\n  a = var.\n  b = 2\n}\nc = 3\n', ['3 equals-for-dot'], undefined],
    [
      'an open quote',
      'a = "x\nb = 2\n',
      ['1 unclosed-text'],
      [
        ['a', 'x'],
        ['b', 2],
      ],
    ],
    [
      'an open sequence',
      's {\n  a = "${var.x\n  b = 2\n}\nc = 3\n',
      ['3 unclosed-sequence'],
      [
        [
          's',
          [
            ['a', '<>'],
            ['b', 2],
          ],
        ],
        ['c', 3],
      ],
    ],
    [
      'an open list',
      's {\n  a = [\n    "x",\n  b = 2\n}\nc = 3\n',
      ['4 separator-expected'],
      [
        [
          's',
          [
            ['a', '<>'],
            ['b', 2],
          ],
        ],
        ['c', 3],
      ],
    ],
    [
      'a list without a comma',
      's {\n  a = [\n    "x"\n    "y"\n  ]\n  b = 2\n}\n',
      ['4 separator-expected'],
      [
        [
          's',
          [
            ['a', '<>'],
            ['b', 2],
          ],
        ],
      ],
    ],
    [
      'a broken object',
      's {\n  a = {\n    x =\n    y = 1\n  }\n  b = 2\n}\n',
      ['3 value-expected'],
      [
        [
          's',
          [
            ['a', '<>'],
            ['b', 2],
          ],
        ],
      ],
    ],
    ['a block without an end', 's "x" {\n  a = 1\n', ['1 unclosed-block'], [['s x', [['a', 1]]]]],
    [
      'a block without an end in front of others',
      's "x" {\n  a = 1\n\nt "y" {\n  b = 2\n}\nu {\n  c = 3\n}\n',
      ['1 unclosed-block'],
      [
        ['s x', [['a', 1]]],
        ['t y', [['b', 2]]],
        ['u', [['c', 3]]],
      ],
    ],
    [
      'a block in one without an end',
      's "x" {\n  t {\n    a = 1\n}\nu {\n  c = 3\n}\n',
      ['1 unclosed-block'],
      [
        ['s x', [['t', [['a', 1]]]]],
        ['u', [['c', 3]]],
      ],
    ],
    [
      'a block that nobody indents, without an end',
      's "x" {\na = 1\nt {\nb = 2\n}\n',
      ['1 unclosed-block'],
      [
        [
          's x',
          [
            ['a', 1],
            ['t', [['b', 2]]],
          ],
        ],
      ],
    ],
    [
      'a brace behind an argument',
      's { a = 1\n  b = 2 }\nc = 3\n',
      ['1 one-line-block', '2 line-end-expected'],
      [
        [
          's',
          [
            ['a', 1],
            ['b', 2],
          ],
        ],
        ['c', 3],
      ],
    ],
    ['a head without a brace', 's "x" "y"\na = 1\n', ['1 body-expected'], [['a', 1]]],
    ['a head with an open label', 's "x\na = 1\n', ['1 unclosed-text', '1 body-expected'], [['a', 1]]],
    [
      'a brace too many',
      'a = 1\n}\nb = 2\n',
      ['2 item-expected'],
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    ['names in quotes, as HCL 1 has them', 's {\n  "a" = 1\n  b = 2\n}\n', ['2 quoted-name'], [['s', [['b', 2]]]]],
    ['a colon', 'a: 1\nb = 2\n', ['1 colon-for-equals'], [['b', 2]]],
    [
      'a comma',
      'a = 1,\nb = 2\n',
      ['1 comma-behind-argument'],
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    [
      'two arguments in a line',
      'a = 1 b = 2\nc = 3\n',
      ['1 line-end-expected'],
      [
        ['a', 1],
        ['c', 3],
      ],
    ],
    [
      'a block of one line with two arguments',
      's { a = 1, b = 2 }\nc = 3\n',
      ['1 one-line-block'],
      [
        ['s', [['a', 1]]],
        ['c', 3],
      ],
    ],
    [
      'a block that begins in its line',
      's { a = 1\n  b = 2\n}\nc = 3\n',
      ['1 one-line-block'],
      [
        [
          's',
          [
            ['a', 1],
            ['b', 2],
          ],
        ],
        ['c', 3],
      ],
    ],
    [
      'an argument twice',
      'a = 1\na = 2\n',
      ['2 duplicate-argument'],
      [
        ['a', 1],
        ['a', 2],
      ],
    ],
    ['an escape that there is none', String.raw`a = "C:\vm"`, ['1 invalid-escape'], [['a', 'C:vm']]],
    [
      'a number that is none',
      'a = 1.2.3\nb = 2\n',
      ['1 invalid-number'],
      [
        ['a', '<>'],
        ['b', 2],
      ],
    ],
    [
      'single quotes',
      "a = 'x'\nb = 2\n",
      ['1 invalid-character'],
      [
        ['a', '<>'],
        ['b', 2],
      ],
    ],
    [
      'conflict markers',
      's {\n<<<<<<< HEAD\n  a = 1\n=======\n  b = 2\n>>>>>>> x\n}\n',
      ['2 conflict-marker'],
      [
        [
          's',
          [
            ['a', 1],
            ['b', 2],
          ],
        ],
      ],
    ],
    [
      'a conflict marker in a list',
      's {\n  a = [\n<<<<<<< HEAD\n    1\n  ]\n  b = 2\n}\n',
      ['3 conflict-marker'],
      undefined,
    ],
    [
      'a text that ends in a backslash, with its line',
      'a = "x\\\nb = 2\n',
      ['1 invalid-escape', '1 unclosed-text'],
      [
        ['a', 'x'],
        ['b', 2],
      ],
    ],
    ['a heredoc without an end', 'a = <<EOT\nb = 2\n', ['3 unclosed-heredoc'], [['a', 'b = 2\n']]],
    ['a heredoc whose end marker ends the file', 'a = <<EOT\nx\nEOT', ['3 unclosed-heredoc'], [['a', 'x\n']]],
    ['a comment without an end', 'a = 1\n/* b = 2\n', ['2 unclosed-comment'], [['a', 1]]],
    [
      'directives that do not match',
      'a = "%{ if x }y"\nb = "%{ endif }"\nc = 3\n',
      ['1 invalid-directive', '2 invalid-directive'],
      [
        ['a', '<>'],
        ['b', '<>'],
        ['c', 3],
      ],
    ],
    ['a label with a sequence', 's "${x}" {\n  a = 1\n}\nb = 2\n', ['1 label-template', '1 body-expected'], [['b', 2]]],
    [
      'a NUL',
      'a = 1\n\0\nb = 2\n',
      ['2 invalid-character'],
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    [
      'a lone surrogate',
      'a = \ud800\nb = "\udc00"\n',
      ['1 invalid-character'],
      [
        ['a', '<>'],
        ['b', '\udc00'],
      ],
    ],
  ];
  for (const [what, text, problems, tree] of broken) {
    it(`goes on behind ${what}`, () => {
      const read = parseHcl(text);
      if (tree !== undefined) {
        assert.deepEqual(codes(read), problems);
        assert.deepEqual(plain(read.root), tree);
      } else {
        assert.ok(codes(read).length > 0);
      }
    });
  }

  it('says where brackets begin that the text ends in', () => {
    for (const text of ['a = [1, ', 'a = { b = 1', 'a = f(1', 'a = (1', 'a = x[1']) {
      const [problem] = parseHcl(text).problems;
      assert.equal(problem?.code, 'unclosed-brackets', text);
      assert.match(text.charAt(problem?.offset ?? -1), /[[{(]/);
    }
  });

  it('tells of a backslash at the end of a text without looking behind it', () => {
    for (const text of ['a"\\', 'a = "\\', 'a "\\', 'a = "${b}\\']) {
      check(text);
    }
  });

  it('never throws, and gives a tree whose parts lie in each other', () => {
    const parts = [
      'a',
      'b = ',
      '"',
      '${',
      '%{',
      '}',
      '{',
      '[',
      ']',
      '(',
      ')',
      '\n',
      '  ',
      '<<E\n',
      'E\n',
      '\nE\n',
      ',',
      '.',
      '*',
      '?',
      ':',
      '=',
      '=>',
      '-',
      '!',
      '1',
      'for x in ',
      'if ',
      '# c',
      '/*',
      '*/',
      '\\',
      'endif',
      '...',
      '\r\n',
      '~}',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), pieces => check(pieces.join(''))),
      runs(5000),
    );
    fc.assert(fc.property(anyText(60), check), runs(500));
    check('a"\\');
  });

  it('stops where bodies or brackets are nested deeper than anybody nests them', () => {
    const many = 100_000;
    for (const text of [
      '[',
      '(',
      '{a=',
      'f(',
      'a[',
      '-',
      '!',
      '"${',
      'x ? ',
      '[for x in ',
      'a {\n',
      'a "',
      '<<E\n',
      '${',
      '/*',
      '}',
      ']',
      '%{ if x }',
    ]) {
      for (const before of ['', 'a = ', 'a = "']) {
        assertGrowsEvenly(count => check(before + text.repeat(count)), 20_000);
      }
    }
    assert.equal(parseHcl('a {\n'.repeat(many)).fatal?.code, 'too-deep');
    assert.deepEqual(codes(parseHcl(`a = ${'['.repeat(many)}\nb = 2\n`)), ['1 too-deep']);
    assert.deepEqual(codes(parseHcl(`a = 1${' + 1'.repeat(many)}\n`)), []);
  });
});

function check(text: string): void {
  const { root, comments, problems } = parseHcl(text);
  assert.ok([...comments, ...problems].every(({ offset, end }) => 0 <= offset && offset <= end && end <= text.length));
  for (const part of everyPart(root)) {
    assert.ok(part.offset <= part.end && part.end <= text.length, JSON.stringify(text));
    if (part.kind === 'body') {
      let { offset } = part as Body;
      for (const member of part.members) {
        assert.ok(
          member.parent === part && member.offset >= offset && member.keyEnd <= member.end,
          JSON.stringify(text),
        );
        assert.ok(member.value.parent === member && member.value.end <= member.end, JSON.stringify(text));
        offset = member.end;
      }
      assert.ok(offset <= part.end, JSON.stringify(text));
    } else if (part.kind === 'list') {
      assert.ok(part.elements.every(element => element.parent === part && element.end <= part.end));
    }
  }
}
