/** What has to hold of the other files that are read: configurations, baselines, and files for unattended installations. */
import assert from 'node:assert/strict';
import { KIND_ENTRIES } from '../../../../src/core/companions/kinds';
import { choicesFor, isExcluded, parseConfiguration } from '../../../../src/core/control/configuration';
import { exclusionEdits, ruleEdits, ruleSpan } from '../../../../src/core/control/configuration-edits';
import { matchesAny } from '../../../../src/core/control/globs';
import { parseBaseline } from '../../../../src/core/reports/baseline-file';
import { applyEdits, type Span } from '../../../../src/core/text/place';
import { assertOneLine, assertSpan, assertStillParses } from './engine';

const RULE = 'floppy/drive';
const PATHS = ['a.json', 'lab/a.json', 'legacy/x/y.vm.json', '../a', ''];

/** A text as a configuration file: what is wrong with it is said, and decisions are added without harm. */
export function configurationHolds(text: string): void {
  const { configuration, problems } = parseConfiguration(text);
  for (const problem of problems) {
    assertSpan(problem, text, problem.code);
    assertOneLine(problem.message);
  }
  for (const path of PATHS) {
    choicesFor(configuration, path);
    isExcluded(configuration, path);
  }
  const withRule = applyEdits(text, ruleEdits(text, RULE, 'warning'));
  assertAdded(text, withRule, 'a rule');
  if (withRule !== text) {
    const span = ruleSpan(withRule, RULE);
    assert.equal(span && withRule.slice(span.offset, span.end), 'warning', withRule);
    assert.equal(parseConfiguration(withRule).configuration.choices.rules?.[RULE], 'warning', withRule);
  }
  const withGlob = applyEdits(text, exclusionEdits(text, 'x/y.json'));
  assertAdded(text, withGlob, 'a glob');
  if (withGlob !== text) {
    assert.ok(isExcluded(parseConfiguration(withGlob).configuration, 'x/y.json'), withGlob);
  }
  matchesAny([text], 'a/b.json');
  parseBaseline(text);
}

function assertAdded(before: string, after: string, what: string): void {
  if (before.trim() !== '') {
    assertStillParses(before, after, what);
  }
}

/** A text as each kind of companion file: what is read of it points into it. */
export function companionsHold(text: string): void {
  for (const [kind, { read }] of KIND_ENTRIES) {
    for (const span of spansIn(read(text))) {
      assertSpan(span, text, `a place in a companion file: ${kind}`);
    }
  }
}

/** Every span in what was read, however deep. */
function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { offset, end } = value as Partial<Span>;
  const own = offset === undefined || end === undefined ? [] : [{ offset, end }];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}
