import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../src/core/control/configuration';
import {
  exclusionEdits,
  NEW_CONFIGURATION,
  ruleEdits,
  ruleSpan,
  severityEdits,
} from '../../../src/core/control/configuration-edits';
import type { RuleSeverity } from '../../../src/core/control/control';
import { applyEdits } from '../../../src/core/text/place';

function withRule(text: string): string {
  return applyEdits(text, ruleEdits(text, 'nic/legacy', 'warning'));
}

describe('a rule in a configuration file', () => {
  const cases: readonly (readonly [before: string, after: string])[] = [
    ['{}', '{ "rules": { "nic/legacy": "warning" } }'],
    ['{\n  "rules": {}\n}\n', '{\n  "rules": {\n    "nic/legacy": "warning"\n  }\n}\n'],
    [
      '{\n\t// ours\n\t"rules": { "com/ports": "off" }, // decided\n\t"host": "2019",\n}',
      '{\n\t// ours\n\t"rules": { "com/ports": "off", "nic/legacy": "warning" }, // decided\n\t"host": "2019",\n}',
    ],
  ];
  for (const [before, after] of cases) {
    it(`comes into ${before}`, () => {
      assert.equal(withRule(before), after);
      const { configuration, problems } = parseConfiguration(after);
      assert.deepEqual([configuration.choices.rules?.['nic/legacy'], problems], ['warning', []]);
      const span = ruleSpan(after, 'nic/legacy');
      assert.equal(after.slice(span?.offset, span?.end), 'warning');
    });
  }

  it('comes into a new one', () => {
    const text = withRule(NEW_CONFIGURATION);
    assert.deepEqual(parseConfiguration(text).problems, []);
    assert.equal(withRule(text), text);
    assert.equal(withRule('\n'), text);
  });

  it('stays as it is, whatever it is', () => {
    for (const text of ['{ "rules": { "nic/legacy": "off" } }', '{ "rules": { "nic/legacy": 1 } }']) {
      assert.equal(withRule(text), text);
      assert.notEqual(ruleSpan(text, 'nic/legacy'), undefined);
    }
  });

  it('does not come into what cannot be read', () => {
    for (const text of ['// ours', '{ "rules": ', '[]', '{ "rules": [] }']) {
      assert.equal(withRule(text), text);
      assert.equal(ruleSpan(text, 'nic/legacy'), undefined);
    }
  });
});

describe('the severity of a rule in a configuration file', () => {
  const switched = (text: string, severity: RuleSeverity | undefined): string =>
    applyEdits(text, severityEdits(text, 'nic/legacy', severity));

  it('takes the place of the one before, and nothing else', () => {
    assert.equal(
      switched('{ "rules": { "nic/legacy": "off" /* ours */, "nic/*": "error" } }', 'warning'),
      '{ "rules": { "nic/legacy": "warning" /* ours */, "nic/*": "error" } }',
    );
    assert.equal(switched('{ "rules": { "nic/legacy": 1 } }', 'off'), '{ "rules": { "nic/legacy": "off" } }');
    assert.equal(switched('{}', 'off'), '{ "rules": { "nic/legacy": "off" } }');
  });

  it('goes where the rule is to have the one of its impact', () => {
    assert.equal(
      switched('{ "rules": { "nic/legacy": "off", "a/b": "off" } }', undefined),
      '{ "rules": { "a/b": "off" } }',
    );
    for (const text of ['{}', '{ "rules": [] }', '[', '']) {
      assert.deepEqual(parseConfiguration(switched(text, undefined)).configuration.choices.rules ?? {}, {});
    }
  });
});

describe('a glob in a configuration file', () => {
  const excluded = (text: string): string => applyEdits(text, exclusionEdits(text, 'old/a.json'));

  it('comes behind those that are there, or begins the list', () => {
    assert.equal(excluded('{ "exclude": ["x/**"] /* old */ }'), '{ "exclude": ["x/**", "old/a.json"] /* old */ }');
    for (const text of ['', '{}', NEW_CONFIGURATION, '{ "host": "2019", }']) {
      const { configuration, problems } = parseConfiguration(excluded(text));
      assert.deepEqual([configuration.exclude, problems], [['old/a.json'], []]);
    }
  });

  it('does not come into what cannot be read', () => {
    for (const text of ['// ours', '{ "exclude": ', '[]', '{ "exclude": "x" }']) {
      assert.equal(excluded(text), text);
    }
  });
});
