/** Where everything of a tree stands, in each language. */
import assert from 'node:assert/strict';
import { hcl } from '../../../src/core/languages/hcl';
import { json } from '../../../src/core/languages/json';
import type { Document, Language } from '../../../src/core/languages/language';
import { lines } from '../../../src/core/languages/lines';
import { type Body, type Item, itemsOf, keyPlace, type List } from '../../../src/core/languages/tree';
import { xml } from '../../../src/core/languages/xml';
import { completed } from '../../../src/core/steps';
import type { Place, Span } from '../../../src/core/text/place';

interface Told {
  readonly language: Language;
  readonly text: string;
  /** Every item in the order of the text: a member as its key, its labels and its value, an element as it is. */
  readonly parts: readonly (string | readonly string[])[];
}

const TREES: readonly Told[] = [
  {
    language: json,
    text: ' {"a" : [1 , "b", {"c": null}],\n "a": {} , "d": true}\n',
    parts: [
      ['"a"', '[1 , "b", {"c": null}]'],
      '1',
      '"b"',
      '{"c": null}',
      ['"c"', 'null'],
      ['"a"', '{}'],
      ['"d"', 'true'],
    ],
  },
  {
    language: hcl,
    text: '# x\nb "l" m {\n  a = [1 , var.x]\n  c = {\n    "k" : f("y")\n  }\n  n {}\n}\nd=<<E\nx\nE\n',
    parts: [
      ['b', '"l"', 'm', '{\n  a = [1 , var.x]\n  c = {\n    "k" : f("y")\n  }\n  n {}\n}'],
      ['a', '[1 , var.x]'],
      '1',
      'var.x',
      ['c', '{\n    "k" : f("y")\n  }'],
      ['"k"', 'f("y")'],
      ['n', '{}'],
      ['d', '<<E\nx\nE'],
    ],
  },
  {
    language: xml,
    text: '<?xml version="1.0"?>\n<a x="1>2">\n <b> 1 </b><!-- <c/> -->\n <d/><e y=\'/\'></e></a>\n',
    parts: [
      ['<a', "\n <b> 1 </b><!-- <c/> -->\n <d/><e y='/'></e>"],
      ['<b', ' 1 '],
      ['<d', '/>'],
      ['<e', ''],
    ],
  },
  { language: lines, text: '\none\r\n\r\n two \nthree', parts: ['', 'one', '', ' two ', 'three'] },
];

/** Every item below a node, in the order of the text, each with what holds it. */
function* itemsIn(container: Body | List): Generator<readonly [Item, Body | List]> {
  for (const item of itemsOf(container)) {
    yield [item, container];
    const value = item.kind === 'member' ? item.value : item;
    if (value.kind === 'body' || value.kind === 'list') {
      yield* itemsIn(value);
    }
  }
}

function rootOf({ root }: Document): Body | List {
  return root?.kind === 'body' || root?.kind === 'list' ? root : assert.fail();
}

const contains = (outer: Span, inner: Span): boolean => outer.offset <= inner.offset && inner.end <= outer.end;

describe('the tree of a text', () => {
  for (const { language, text, parts } of TREES) {
    const read = (): Body | List => rootOf(completed(language.parse(text, 'x')));

    it(`says where each part stands: ${language.id}`, () => {
      const written = (place: Place): string => text.slice(place.offset, place.end);
      const told = [...itemsIn(read())].map(([item]) =>
        item.kind === 'member' ? [keyPlace(item), ...(item.labels ?? []), item.value].map(written) : written(item),
      );
      assert.deepEqual(told, parts);
    });

    it(`is within itself, in order, and knows what holds each part: ${language.id}`, () => {
      const root = read();
      assert.equal(root.parent, undefined);
      const whole = language.id === 'json' ? text.trim() : text;
      assert.equal(text.slice(root.offset, root.end), whole);
      for (const [item, container] of itemsIn(root)) {
        assert.equal(item.file, 'x');
        assert.ok(contains(container, item));
        if (item.kind === 'member') {
          const { value } = item;
          assert.deepEqual([item.parent, value.parent, value.file], [container, item, 'x']);
          assert.ok(contains(item, value) && item.keyEnd <= value.offset);
        } else {
          assert.equal(item.parent, container);
        }
        const next = itemsOf(container)[itemsOf(container).indexOf(item as never) + 1];
        assert.ok(next === undefined || item.end <= next.offset);
      }
    });
  }
});
