/** Edits of XML: by the smallest edit, and nothing else. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Edit } from '../../../../src/core/languages/edit';
import type { Document } from '../../../../src/core/languages/language';
import { type Body, findMember, type Member } from '../../../../src/core/languages/tree';
import { xml } from '../../../../src/core/languages/xml';
import { completed } from '../../../../src/core/steps';
import { applyEdits } from '../../../../src/core/text/place';

const parse = (text: string): Document => completed(xml.parse(text, 'a.xml'));

function bodyAt(document: Document, ...path: readonly string[]): Body {
  let body = document.root;
  for (const key of path) {
    body = body?.kind === 'body' ? findMember(body, key)?.value : undefined;
  }
  assert.equal(body?.kind, 'body');
  return body as Body;
}

const memberAt = (body: Body, key: string): Member => findMember(body, key) ?? assert.fail(key);

function edited(text: string, edits: (root: Body) => readonly Edit[]): string {
  const document = parse(text);
  const plan = xml.plan(document, edits(bodyAt(document, 'a')));
  assert.deepEqual(plan.refused, []);
  return applyEdits(text, plan.edits);
}

describe('edits of XML', () => {
  const replace =
    (key: string, value: string | number) =>
    (root: Body): Edit[] => [{ kind: 'replace', node: memberAt(root, key).value, value }];

  it('change of a text what has to, in the way in which it is written', () => {
    const cases: readonly (readonly [before: string, value: string, after: string])[] = [
      ['<b>1</b>', '2', '<b>2</b>'],
      ['<b>\r\n  1\r\n</b>', '12', '<b>\r\n  12\r\n</b>'],
      ['<b></b>', '2', '<b>2</b>'],
      ['<b/>', 'x & y', '<b>x &amp; y</b>'],
      ['<b c="1" />', '2', '<b c="1" >2</b>'],
      ['<b>a &amp; b &#38; c</b>', 'a & b & d', '<b>a &amp; b &#38; d</b>'],
      ['<b>x &gt; y&gt;z</b>', 'x > y>z>', '<b>x &gt; y&gt;z&gt;</b>'],
      ['<b><![CDATA[a & b]]></b>', 'a & c', '<b><![CDATA[a & c]]></b>'],
      ['<b><!-- c -->1</b>', '2', '<b><!-- c -->2</b>'],
      ['<b>😀1</b>', '😀2', '<b>😀2</b>'],
    ];
    for (const [before, value, after] of cases) {
      assert.equal(edited(`<a>${before}<e>1</e></a>`, replace('b', value)), `<a>${after}<e>1</e></a>`);
    }
  });

  it('put an element on a line of its own, indented as its neighbour is', () => {
    const text =
      '<a>\r\n\t<b x="1">\r\n\t\t<c>1</c>\r\n\t</b> <!-- one -->\r\n\t<!-- two -->\r\n\t<b x="1"><c>2</c></b>\r\n</a>';
    const after = edited(text, root => {
      const [first, second] = root.members;
      const members = { '@x': '2', c: { d: 3 } };
      return [
        { kind: 'add-block', body: root, key: 'e', members, after: first as Member },
        { kind: 'add-block', body: root, key: 'b', members, before: second as Member },
        { kind: 'add', body: root, path: ['f'], value: true },
      ];
    });
    const lines = [
      '<a>',
      '\t<b x="1">',
      '\t\t<c>1</c>',
      '\t</b> <!-- one -->',
      '\t<e x="2">',
      '\t\t<c>',
      '\t\t\t<d>3</d>',
      '\t\t</c>',
      '\t</e>',
      '\t<b x="2"><c><d>3</d></c></b>',
      '\t<!-- two -->',
      '\t<b x="1"><c>2</c></b>',
      '\t<f>true</f>',
      '</a>',
    ];
    assert.equal(after, lines.join('\r\n'));
  });

  it('stay in a line where all is in one', () => {
    const add: Edit['kind'] = 'add';
    const after = edited('<a><b>1</b><c>2</c></a>', root => [
      { kind: add, body: root, path: ['d'], value: 3, after: memberAt(root, 'b') },
      { kind: 'remove', item: memberAt(root, 'c') },
    ]);
    assert.equal(after, '<a><b>1</b><d>3</d></a>');
  });

  it('take an element out with its line, and leave every comment', () => {
    const text = '<a>\n  <b>1</b>\n  <c>1</c> <!-- of c -->\n  <d>1</d>\n</a>\n';
    const removed = (key: string) => edited(text, root => [{ kind: 'remove', item: memberAt(root, key) }]);
    assert.equal(removed('b'), '<a>\n  <c>1</c> <!-- of c -->\n  <d>1</d>\n</a>\n');
    assert.equal(removed('c'), '<a>\n  <b>1</b>\n   <!-- of c -->\n  <d>1</d>\n</a>\n');
    assert.equal(removed('d'), '<a>\n  <b>1</b>\n  <c>1</c> <!-- of c -->\n</a>\n');
  });

  it('are made once, and not where two contradict each other', () => {
    const document = parse('<a><b>1</b><c>2</c></a>');
    const root = bodyAt(document, 'a');
    const node = memberAt(root, 'b').value;
    const plan = xml.plan(document, [
      { kind: 'replace', node, value: 2 },
      { kind: 'replace', node, value: 2 },
      { kind: 'replace', node, value: 3 },
    ]);
    assert.deepEqual([plan.edits.length, plan.refused.length], [1, 1]);
  });

  it('are refused where XML cannot say them', () => {
    const root = bodyAt(parse('<a><b>1</b><c>x<!-- -->y</c></a>'), 'a');
    const refused: readonly Edit[] = [
      { kind: 'replace', node: memberAt(root, 'b').value, value: '\0' },
      { kind: 'replace', node: memberAt(root, 'b').value, value: [1] },
      { kind: 'replace', node: memberAt(root, 'c').value, value: 'z' },
      { kind: 'rename', member: memberAt(root, 'b'), key: 'd' },
      { kind: 'add', body: root, path: ['no name'], value: 1 },
      { kind: 'add', body: root, path: ['name', 'no name'], value: 1 },
    ];
    assert.deepEqual(
      refused.map(xml.canWrite),
      refused.map(() => false),
    );
  });

  it('have the parse of what they make be what was asked for', () => {
    const content = fc.string({ unit: fc.constantFrom(...'ab <>&"\']\n;#x1😀'), maxLength: 12 });
    const escaped = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;');
    fc.assert(
      fc.property(content, content, fc.boolean(), (before, value, isVerbatim) => {
        const inner = isVerbatim ? `<![CDATA[${before.replaceAll(']]>', '')}]]>` : escaped(before);
        const text = `<a>\n  <b>${inner}</b>\n  <c>1</c>\n</a>`;
        const after = edited(text, replace('b', value.trim()));
        const { value: node } = memberAt(bodyAt(parse(after), 'a'), 'b');
        assert.equal(node.kind === 'text' ? node.value : undefined, value.trim());
        assert.ok(after.endsWith('</b>\n  <c>1</c>\n</a>') && after.startsWith('<a>\n  <b>'));
      }),
    );
  });
});

describe('a text of XML', () => {
  it('is never thrown at, however it is nested, declared or cut off', () => {
    const deep = 20_000;
    const laughs = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a><b>&y;</b></a>';
    const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><b>&x;</b></a>';
    for (const text of [laughs, outside]) {
      const { root } = parse(text);
      const b = root?.kind === 'body' ? memberAt(bodyAt(parse(text), 'a'), 'b').value : undefined;
      assert.ok(b?.kind === 'text' && b.value.length <= 3, 'no entity is expanded');
    }
    const nested = parse('<a>'.repeat(deep) + '</a>'.repeat(deep));
    assert.ok(nested.root !== undefined || nested.fatal !== undefined);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>/a"=!-[]CDATA&;? \n'), maxLength: 60 }), text => {
        const document = parse(text);
        assert.equal(document.root === undefined, document.fatal !== undefined);
        xml.comments(document);
      }),
    );
  });
});
