import assert from 'node:assert/strict';
import fastCheck from 'fast-check';
import { choicesFor, isExcluded, parseConfiguration } from '../../../src/core/control/configuration';

/** The problems with the text that each one underlines. */
function problemsOf(text: string): [code: string, at: string][] {
  return parseConfiguration(text).problems.map(({ code, offset, end }) => [code, text.slice(offset, end)]);
}

describe('a configuration file', () => {
  it('holds choices, what is excluded, and choices for some files', () => {
    const { configuration, problems } = parseConfiguration(`{
      // what we have decided
      "$schema": "https://hyperv-gen2-advisor.github.io/schemas/gen2-advisor.schema.json",
      "host": "2019",
      "generation1": "error",
      "rules": { "nic/legacy": "error", "com/ports": "off" },
      "exclude": ["archive/**"],
      "overrides": [
        { "files": ["lab/**"], "generation1": "off", "rules": { "com/ports": "warning" } },
        { "files": ["lab/old/**"], "host": "2016", "generation1": "summary" },
      ],
    }`);
    assert.deepEqual(problems, []);
    assert.deepEqual(choicesFor(configuration, 'web.vm.json'), {
      host: '2019',
      generation1: 'error',
      rules: { 'nic/legacy': 'error', 'com/ports': 'off' },
    });
    assert.deepEqual(choicesFor(configuration, 'lab/web.vm.json'), {
      host: '2019',
      generation1: 'off',
      rules: { 'nic/legacy': 'error', 'com/ports': 'warning' },
    });
    assert.deepEqual(choicesFor(configuration, 'lab/old/web.vm.json'), {
      host: '2016',
      generation1: 'summary',
      rules: { 'nic/legacy': 'error', 'com/ports': 'warning' },
    });
    assert.ok(isExcluded(configuration, 'archive/2012/web.json'));
    assert.ok(!isExcluded(configuration, 'web.json'));
  });

  it('may be empty', () => {
    for (const text of ['', '  \n', '{}', '\ufeff{}', '// nothing yet']) {
      const { configuration, problems } = parseConfiguration(text);
      assert.deepEqual([choicesFor(configuration, 'a.json'), problems], [{}, []], text);
    }
  });

  it('goes on after what it cannot use', () => {
    const text = `{
      "hots": "2016", "host": "2008", "generation1": 1,
      "rules": { "nic/legasy": "error", "nic/legacy": "of", "com/ports": "off" },
      "exclude": ["", 1, "a/**", "b\\\\c"],
      "overrides": [{ "file": ["x"] }, 7, { "files": "x", "generation1": "off" }]
    }`;
    assert.deepEqual(problemsOf(text), [
      ['unknown-key', '"hots"'],
      ['wrong-value', '"2008"'],
      ['wrong-value', '1'],
      ['unknown-rule', '"nic/legasy"'],
      ['wrong-value', '"of"'],
      ['wrong-value', '""'],
      ['wrong-value', '1'],
      ['wrong-value', '"b\\\\c"'],
      ['wrong-value', '{'],
      ['unknown-key', '"file"'],
      ['wrong-value', '7'],
      ['wrong-value', '"x"'],
    ]);
    const { configuration } = parseConfiguration(text);
    assert.deepEqual(choicesFor(configuration, 'x'), { rules: { 'com/ports': 'off' } });
    assert.ok(isExcluded(configuration, 'a/b'));
  });

  it('names rules by groups as well', () => {
    const text = '{ "rules": { "nic/*": "off", "nic/legacy": "error", "nix/*": "off", "*": "warning" } }';
    const { configuration, problems } = parseConfiguration(text);
    assert.deepEqual(choicesFor(configuration, 'x').rules, { 'nic/*': 'off', 'nic/legacy': 'error', '*': 'warning' });
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['There is no rule "nix/*": did you mean "nic/*"?'],
    );
  });

  it('counts a group of an override over what is said of one of its rules for all files', () => {
    const overrides = [{ files: ['lab/**'], rules: { 'nic/*': 'off' } }];
    const { configuration } = parseConfiguration(JSON.stringify({ rules: { 'nic/legacy': 'error' }, overrides }));
    assert.deepEqual(choicesFor(configuration, 'a.json').rules, { 'nic/legacy': 'error' });
    assert.deepEqual(choicesFor(configuration, 'lab/a.json').rules, { 'nic/*': 'off' });
  });

  it('says what was meant', () => {
    const { problems } = parseConfiguration('{ "Rules": {}, "rules": { "legacy": "off", "nic/legasy": "off" } }');
    assert.deepEqual(
      problems.map(({ message }) => /did you mean "(.*)"/.exec(message)?.[1]),
      ['rules', 'nic/legacy', 'nic/legacy'],
    );
  });

  it('says of another value what belongs there', () => {
    for (const [text, at] of [
      ['[1]', '['],
      ['"x"', '"x"'],
      ['{ "rules": [] }', '['],
      ['{ "exclude": "a" }', '"a"'],
      ['{ "overrides": {} }', '{'],
    ] as const) {
      assert.deepEqual(problemsOf(text), [['wrong-value', at]], text);
    }
  });

  it('that cannot be parsed holds nothing', () => {
    const { configuration, problems } = parseConfiguration('{ "generation1": "off", "rules": { ');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['syntax'],
    );
    assert.deepEqual(choicesFor(configuration, 'a.json'), {});
  });

  it('may hold anything', () => {
    const key = fastCheck.constantFrom(
      'host',
      'rules',
      'generation1',
      'exclude',
      'overrides',
      'files',
      'nic/legacy',
      '__proto__',
    );
    fastCheck.assert(
      fastCheck.property(fastCheck.object({ key, maxDepth: 3 }), fastCheck.string(), (value, path) => {
        const text = JSON.stringify(value);
        const { configuration, problems } = parseConfiguration(text);
        choicesFor(configuration, path);
        for (const { offset, end, message } of problems) {
          assert.ok(offset >= 0 && offset < end && end <= text.length);
          assert.doesNotMatch(message, /\n/);
        }
      }),
    );
  });
});
