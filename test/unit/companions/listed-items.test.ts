/** Lists in YAML as people write them, read and changed as a library for YAML reads them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type Item, listedIn, withProperty } from '../../../src/core/companions/uefi/listed-items';
import { runs } from '../runs';

const read = (text: string): Item[] | undefined => listedIn(text.split('\n'), 'storage', 'config');

type Values = Readonly<Record<string, unknown> & { type?: unknown }>;

/** What stands in a list by a library, as texts; of what holds more than a text, nothing. */
const byLibrary = (text: string): Values[] => parse(text, { schema: 'failsafe' }).storage.config;

const NAMES = ['type', 'id', 'size', 'a-b', 'c_1'];
const value = fc.constantFrom(
  'disk',
  '12',
  '/dev/sda',
  "''",
  '""',
  "'a b'",
  '"x: y"',
  "'no # comment'",
  'a#b',
  '',
  'a "b"',
);
const comment = fc.constantFrom('', '', '  ', ' # c', " # it's", ' # "q"', " # ''");
const between = fc.constantFrom('', '', '\n', '        # a comment\n', '# another\n');
const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), value, comment), {
  minLength: 1,
  maxLength: 4,
  selector: ([name]) => name,
});
const quoted = fc.constantFrom('', '', '', '"', "'");

const block = fc
  .tuple(pairs, fc.constantFrom(' ', '   '), between, quoted)
  .map(([all, gap, blank, quote]) =>
    all
      .map(
        ([name, own, behind], index) =>
          `  ${index === 0 ? `-${gap}` : ` ${gap}`}${quote}${name}${quote}: ${own}${behind}\n`,
      )
      .join(blank),
  );
const nested = fc.constantFrom(
  '  - match:\n      size: largest\n    type: disk\n',
  '  - id: x\n    devices:\n    - one\n    - size: 2\n    type: raid\n',
  '  - id: x\n    devices:\n      - one\n    type: raid\n',
);
const braced = fc
  .tuple(pairs, fc.constantFrom('', ' '), fc.constantFrom(', ', ' , ', ',\n      '), comment)
  .map(([all, gap, separator, behind]) => {
    const written = all.map(([name, own]) => `${name}: ${own === '' || own.includes('#') ? "'it, too'" : own}`);
    return `  - {${gap}${written.join(separator)}${gap}}${behind}\n`;
  });
const list = fc.array(fc.oneof(block, block, braced, nested), { minLength: 1, maxLength: 4 });
const around = fc.tuple(
  fc.constantFrom('', '# storage:\n', 'before:\n  config:\n  - id: none\n', 'early: 1\n'),
  fc.constantFrom('', '  swap:\n    size: 0\n', '  # config:\n'),
  fc.constantFrom('', '  grub:\n    size: 1\n', 'identity:\n  size: 1\n', '\n# the end\n'),
);
const text = fc
  .tuple(around, list, between)
  .map(
    ([[before, inside, after], items, blank]) => `${before}storage:\n${inside}  config:\n${items.join(blank)}${after}`,
  );

const plain = (all: Values): Values =>
  Object.fromEntries(Object.entries(all).filter(([, each]) => typeof each === 'string'));

describe('a list of items in YAML', () => {
  it('is what a library reads', () => {
    fc.assert(
      fc.property(text, written => {
        const items = read(written);
        const expected = byLibrary(written);
        assert.equal(items?.length, expected.length);
        for (const [index, item] of items.entries()) {
          const own = plain(expected[index] ?? {});
          assert.deepEqual(Object.fromEntries(Object.keys(own).map(name => [name, item.value(name)])), own);
          assert.equal(item.type, own.type);
        }
      }),
      runs(600),
    );
  });

  it('is what it was but for what is set, which a library reads', () => {
    const set = fc.tuple(fc.nat(), fc.constantFrom(...NAMES, 'flag'), fc.constantFrom('512M', 'true', 'boot'));
    fc.assert(
      fc.property(text, set, (written, [at, name, becomes]) => {
        const items = read(written) ?? assert.fail();
        const index = at % items.length;
        const before = byLibrary(written);
        const isHeld = name in (before[index] ?? {});
        fc.pre(!isHeld || typeof before[index]?.[name] === 'string');
        const lines = written.split('\n').map(line => [line]);
        withProperty(lines, items[index] as Item, name, becomes);
        const after = lines.flat().join('\n');
        const expected = before.map((own, place) => (place === index ? { ...own, [name]: becomes } : own));
        assert.deepEqual(byLibrary(after), expected);
        const changed = after.split('\n').filter(line => !written.split('\n').includes(line));
        assert.ok(changed.length <= 1 && (changed[0] ?? becomes).includes(becomes), 'one line differs at most');
      }),
      runs(600),
    );
  });

  it('takes another item in its own form', () => {
    fc.assert(
      fc.property(text, fc.nat(), (written, at) => {
        const items = read(written) ?? assert.fail();
        const item = items[at % items.length] as Item;
        const lines = written.split('\n');
        lines.splice(item.end, 0, ...item.like({ id: 'new', type: 'mount' }));
        const expected = byLibrary(written);
        expected.splice((at % items.length) + 1, 0, { id: 'new', type: 'mount' });
        assert.deepEqual(byLibrary(lines.join('\n')), expected);
      }),
      runs(600),
    );
  });

  it('begins right behind its name, or further below, wherever that stands', () => {
    for (const written of [
      'storage:\n  config:\n  - id: x\n',
      '# first\nother: 1\nstorage:\n\n  # c\n  config:\n\n  # c\n  - id: x\n',
      'other:\n  config:\n  - id: y\nstorage:\n  config:\n  - id: x\n',
      'autoinstall:\n  storage:\n    config:\n      - id: x\n  config:\n  - id: y\n',
    ]) {
      assert.deepEqual(
        read(written)?.map(({ value }) => value('id')),
        ['x'],
        written,
      );
    }
  });

  const notRead: readonly string[] = [
    'storage:\n  swap:\n    size: 0\nother:\n  config:\n  - id: x\n',
    'storage:\n  swap:\n    size: 0\n',
    'config:\n- id: x\nstorage:\n  size: 1\n',
    'storage:\n  config: [{id: x}]\n',
    'storage:\n  config:\n    id: x\n',
    'storage:\n  config:\nother: 1\n',
    'storage:\n  config:\n\t- id: x\n',
    'storage:\n  config:\n  - id: &anchor x\n',
    'storage:\n  config:\n  - *anchor\n',
    'storage:\n  config:\n  - <<: *anchor\n    id: x\n',
    'storage:\n  config:\n  - id: x\n    id: y\n',
    'storage:\n  config:\n  - id: |\n      x\n',
    'storage:\n  config:\n  - {id: x, size: {a: {b: 1}}}\n',
    'storage:\n  config:\n  - {id: x # c\n    }\n',
    'storage:\n  config:\n  - {id: x} y\n',
    'storage:\n  config:\n  - {id: x, y}\n',
    'storage:\n  config:\n  - {id: x\n',
    'storage:\n  config:\n  - word\n',
    'storage:\n  config:\n%{ if x }\n  - id: x\n%{ endif }\n',
    'storage:\n  config:\n  - id: x\n   size: 1\n',
  ];
  for (const written of notRead) {
    it(`is not read where that is not certain: ${JSON.stringify(written)}`, () => {
      assert.equal(read(written), undefined);
    });
  }
});
