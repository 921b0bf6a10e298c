import assert from 'node:assert/strict';
import { isRuleName, namesFor, RULE_GROUPS, rulesNamed, unknownRule } from '../../../src/core/control/rule-names';
import { RULES } from '../../../src/core/rules';

describe('the names of rules', () => {
  it('mean one, those of a subject, or all', () => {
    assert.deepEqual(
      rulesNamed('nic/legacy').map(({ id }) => id),
      ['nic/legacy'],
    );
    const ofSubject = RULES.filter(({ id }) => id.startsWith('nic/'));
    assert.ok(ofSubject.length > 1);
    assert.deepEqual(rulesNamed('nic/*'), ofSubject);
    assert.deepEqual(rulesNamed('*'), RULES);
  });

  it('are those of each rule, the most exact one first', () => {
    assert.deepEqual(namesFor('nic/legacy'), ['nic/legacy', 'nic/*', '*']);
    assert.deepEqual(namesFor('nic/*'), ['nic/*', '*']);
    assert.deepEqual(namesFor('*'), ['*']);
  });

  it('leave no group empty, and name each group once', () => {
    assert.equal(new Set(RULE_GROUPS).size, RULE_GROUPS.length);
    for (const group of RULE_GROUPS) {
      assert.ok(rulesNamed(group).length > 0, group);
    }
  });

  it('are no others', () => {
    for (const name of ['', '/', 'nic', 'nic/', '/*', 'nic*', '**', 'nic/**', 'nic/l*', 'NIC/*', 'nix/*', '*/legacy']) {
      assert.ok(!isRuleName(name), name);
      assert.deepEqual(rulesNamed(name), [], name);
    }
  });

  it('say what was meant', () => {
    const meant = (name: string): string | undefined => /did you mean "(.*)"\?/.exec(unknownRule(name))?.[1];
    assert.deepEqual(
      ['nix/*', 'nic', 'nic/', 'Disk/*', 'nic/**', 'nic/legcy', 'legacy', 'nothing like it'].map(meant),
      ['nic/*', 'nic/*', 'nic/*', 'disk/*', 'nic/*', 'nic/legacy', 'nic/legacy', undefined],
    );
    assert.match(unknownRule('what is\nthis?'), /^There is no rule "[^\n]*"$/);
  });
});
