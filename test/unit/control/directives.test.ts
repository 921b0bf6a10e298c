/** What is written in a comment or key that suppresses findings. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRuleList } from '../../../src/core/control/directives';

type Read = readonly [entries: readonly (readonly [rule: string, machine?: string])[], reason?: string];

function read(text: string): Read {
  const { entries, reason } = parseRuleList(text);
  const names = entries.map(({ rule, machine }) =>
    machine === undefined ? ([rule] as const) : ([rule, machine] as const),
  );
  return reason === undefined ? [names] : [names, reason];
}

describe('a list of rules', () => {
  const lists: readonly (readonly [text: string, read: Read])[] = [
    ['', [[]]],
    [' , ,', [[]]],
    ['nic/legacy', [[['nic/legacy']]]],
    ['a/b,c/d , *', [[['a/b'], ['c/d'], ['*']]]],
    [
      'a/b@web, c/d @ the db ',
      [
        [
          ['a/b', 'web'],
          ['c/d', 'the db'],
        ],
      ],
    ],
    ['a/b@me@home', [[['a/b', 'me@home']]]],
    ['a/b@', [[['a/b', '']]]],
    ['a/b --  of the firmware, until June \t', [[['a/b']], 'of the firmware, until June']],
    ['a/b -- one -- two', [[['a/b']], 'one -- two']],
    ['a/b --', [[['a/b']]]],
    ['a/b --   ', [[['a/b']]]],
    ['-- why', [[], 'why']],
    ['a--b, c/d', [[['a--b'], ['c/d']]]],
  ];
  for (const [text, expected] of lists) {
    it(`is read: ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), expected));
  }

  it('says where each of its entries stands', () => {
    const part = fc.stringMatching(/^ {0,2}(?:[a-c/*]{1,3}(?: ?@ ?[a-c ]{1,3})?)? {0,2}$/);
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('', ' -- a, b'), (parts, reason) => {
        const text = parts.join(',') + reason;
        const { entries } = parseRuleList(text);
        const written = parts.map(each => each.trim()).filter(each => each !== '');
        assert.deepEqual(
          entries.map(({ offset, end }) => text.slice(offset, end)),
          written,
        );
        const places = entries.map(({ offset }) => offset);
        assert.deepEqual(
          places,
          [...new Set(places)].sort((a, b) => a - b),
        );
      }),
    );
  });
});
