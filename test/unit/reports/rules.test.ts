import assert from 'node:assert/strict';
import { rulesJson, rulesText } from '../../../src/core/reports/rules';
import { RULES } from '../../../src/core/rules';
import { HYPER_V_RULES } from '../../../src/core/rules/all';

describe('the list of the rules', () => {
  it('has a line for each', () => {
    const lines = rulesText().trimEnd().split('\n');
    assert.deepEqual(
      lines.map(line => line.split(' ')[0]),
      RULES.map(({ id }) => id),
    );
  });

  it('has in JSON all that is known of each', () => {
    const { version, rules } = JSON.parse(rulesJson());
    assert.equal(version, 1);
    assert.equal(rules.length, RULES.length);
    for (const [index, { check, sources, terms, onMachineThatIsThere, ...rule }] of HYPER_V_RULES.entries()) {
      const { severities, sources: cited, ...told } = rules[index];
      const absent = { replacedBy: null, gained: null, lost: null, onInstalledDisk: false, tag: null };
      assert.deepEqual(told, { ...absent, ...rule });
      assert.deepEqual(
        cited.map(({ key }: { key: string }) => key),
        sources,
      );
      assert.equal(typeof severities.generation1, 'string');
    }
  });

  it('says how bad a finding is in a definition of each generation', () => {
    const { rules } = JSON.parse(rulesJson());
    const severities = (id: string) => rules.find((rule: { id: string }) => rule.id === id)?.severities;
    assert.deepEqual(severities('guest/32-bit'), { generation1: 'warning', generation2: 'error' });
    assert.deepEqual(severities('floppy/drive'), { generation1: 'information', generation2: 'error' });
    assert.deepEqual(severities('generation-1/scsi-dvd'), { generation1: 'error', generation2: null });
  });
});
