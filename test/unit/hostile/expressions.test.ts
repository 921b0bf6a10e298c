/** No regular expression takes more time than its text is long, whatever the text. */
import assert from 'node:assert/strict';
import { sep } from 'node:path';
import { analyse } from 'scslre';
import { regularExpressions } from '../../../scripts/regular-expressions';

/** What is wrong with an expression: the kinds of its slow parts. */
const slowParts = (expression: RegExp): string[] => analyse(expression).reports.map(({ type }) => type);

/** Those that the engine puts together out of pieces, as it is loaded once more. */
function composedExpressions(): RegExp[] {
  const made: RegExp[] = [];
  const { RegExp: original } = globalThis;
  globalThis.RegExp = new Proxy(original, {
    construct(target, parts: [string, string?]) {
      const expression = new target(...parts);
      made.push(expression);
      return expression;
    },
  });
  const engine = Object.keys(require.cache).filter(path => path.includes(`${sep}src${sep}core${sep}`));
  const loaded = engine.map(path => [path, require.cache[path]] as const);
  try {
    for (const path of engine) {
      delete require.cache[path];
    }
    require('../../../src/core/analyze');
  } finally {
    Object.assign(require.cache, Object.fromEntries(loaded));
    globalThis.RegExp = original;
  }
  return made;
}

describe('a regular expression', () => {
  it('that is slow is found', () => {
    assert.deepEqual(slowParts(/^(a+)+$/), ['Self']);
    assert.deepEqual(slowParts(/x*y/), ['Move']);
  });

  it('of the code takes time that grows with the text and no faster', () => {
    const expressions = regularExpressions();
    assert.ok(expressions.length > 200, 'they are found');
    const slow = expressions.filter(({ expression }) => slowParts(expression).length > 0);
    assert.deepEqual(
      slow.map(({ path, expression }) => `${path}: ${expression}`),
      [],
    );
  });

  it('that is put together out of pieces does as well', () => {
    const expressions = composedExpressions();
    assert.ok(expressions.length > 8, 'they are found');
    assert.deepEqual(expressions.filter(expression => slowParts(expression).length > 0).map(String), []);
  });
});
