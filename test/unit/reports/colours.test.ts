import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STYLE } from '../../../src/core/reports/html-style';
import { SEVERITY_COLOURS, STATUS_COLOURS } from '../../../src/core/reports/statuses';

const SITE = readFileSync(join(__dirname, '../../../src/site/style.css'), 'utf8');
const COLOURS = { ...STATUS_COLOURS, ...SEVERITY_COLOURS };

/** The colour of each status and severity in a style, by the names of its variables. */
function coloursOf(style: string): Readonly<Record<string, string | undefined>> {
  const rules = [...style.matchAll(/((?:\.[\w-]+,?\s*)+)\{\s*(?:--colour|color): var\(--(\w+)\);\s*\}/g)];
  const colourOf = (name: string): string | undefined =>
    rules.findLast(([, selectors = '']) => selectors.split(/,\s*/).some(each => each.trim() === `.${name}`))?.[2];
  return Object.fromEntries(Object.keys(COLOURS).map(name => [name, colourOf(name)]));
}

describe('the colours of statuses and severities', () => {
  it('are the same in the HTML report and on the site, with red for what contradicts itself alone', () => {
    assert.deepEqual(coloursOf(STYLE), COLOURS);
    assert.deepEqual(coloursOf(SITE), COLOURS);
    const red = Object.entries(STATUS_COLOURS).filter(([, colour]) => colour === 'red');
    assert.deepEqual(red, [['contradictory', 'red']]);
  });

  it('are all in each of the palettes', () => {
    for (const style of [STYLE, SITE]) {
      for (const colour of new Set(Object.values(COLOURS))) {
        assert.ok(style.split(`--${colour}: #`).length > 2, colour);
      }
    }
  });
});
