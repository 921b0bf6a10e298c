import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import {
  type Choices,
  choicesIn,
  effectiveSeverity,
  GENERATION_1_MODE_NAMES,
  layered,
} from '../../../src/core/control/control';
import { convertMachines } from '../../../src/core/convert/convert';
import { messageOf, ruleOf } from '../../../src/core/findings';
import { findingsToFixOnSave } from '../../../src/core/fixes';
import { RULES } from '../../../src/core/rules';

const PLACE = '"ControllerNumber": 0, "ControllerLocation": 0';
const MACHINE = `{
  "Name": "web",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2019",
  "HardDrives": [{ "ControllerType": "IDE", ${PLACE}, "Size": "60GB" }],
  "NetworkAdapters": [{ "IsLegacy": true }],
  "ComPort1": { "Path": "\\\\\\\\.\\\\pipe\\\\web" }
}`;
const BLOCKED = MACHINE.replace(
  '"GuestOperatingSystem": "Windows Server 2019"',
  '"GuestOperatingSystem": { "Name": "Windows 7", "Architecture": "x86" }',
);
const GENERATION_2 = MACHINE.replace('"Generation": 1', '"Generation": 2');
/** An inferred guest: the name of an ISO. */
const GUESSED =
  '{ "builders": [{ "type": "hyperv-iso", "generation": 1, "iso_url": "debian-7.11.0-i386-netinst.iso" }] }';

function checked(text: string, choices: Choices = {}): Analysis {
  return analyze(text, { fileName: 'web.vm.json', ...choices });
}

function severities(text: string, choices: Choices = {}): Record<string, string> {
  return Object.fromEntries(checked(text, choices).findings.map(({ rule, severity }) => [rule, severity]));
}

const ADVISED = {
  'vm/generation-1': 'information',
  'disk/boot-on-ide': 'information',
  'nic/legacy': 'information',
  'com/ports': 'warning',
};

describe('the severity of a rule', () => {
  it('is that of its impact until somebody decides', () => {
    assert.deepEqual(severities(MACHINE), ADVISED);
  });

  it('is what was decided, in either generation', () => {
    for (const text of [MACHINE, GENERATION_2]) {
      for (const severity of ['error', 'warning', 'information'] as const) {
        assert.equal(severities(text, { rules: { 'nic/legacy': severity } })['nic/legacy'], severity);
      }
      assert.ok(!('nic/legacy' in severities(text, { rules: { 'nic/legacy': 'off' } })));
    }
  });

  it('is that of the most exact name that means it, in whatever order they stand', () => {
    const rules = { 'nic/legacy': 'error', 'nic/*': 'off', '*': 'warning' } as const;
    const backwards = Object.fromEntries(Object.entries(rules).reverse());
    for (const each of [rules, backwards]) {
      assert.deepEqual(severities(MACHINE, { rules: each }), {
        'vm/generation-1': 'warning',
        'disk/boot-on-ide': 'warning',
        'nic/legacy': 'error',
        'com/ports': 'warning',
      });
    }
    assert.deepEqual(Object.keys(severities(MACHINE, { rules: { 'nic/*': 'off', 'com/*': 'off' } })), [
      'vm/generation-1',
      'disk/boot-on-ide',
    ]);
    assert.deepEqual(severities(MACHINE, { generation1: 'error', rules: { 'disk/*': 'information' } }), {
      ...ADVISED,
      'vm/generation-1': 'error',
      'nic/legacy': 'error',
    });
  });

  it('makes a guess an error only where it was decided for that rule', () => {
    assert.equal(severities(GUESSED)['guest/32-bit'], 'warning');
    assert.equal(severities(GUESSED, { generation1: 'error' })['guest/32-bit'], 'warning');
    assert.equal(severities(GUESSED, { rules: { 'guest/32-bit': 'error' } })['guest/32-bit'], 'error');
    assert.equal(severities(GUESSED, { rules: { 'guest/*': 'error' } })['guest/32-bit'], 'error');
  });
});

describe('what is said of Generation 1 machines', () => {
  it('advise: what stands in the way', () => {
    assert.deepEqual(severities(MACHINE, { generation1: 'advise' }), ADVISED);
  });

  it('error: the machine, and what it has to give up', () => {
    assert.deepEqual(severities(MACHINE, { generation1: 'error' }), {
      'vm/generation-1': 'error',
      'disk/boot-on-ide': 'error',
      'nic/legacy': 'error',
      'com/ports': 'warning',
    });
    assert.equal(
      severities(MACHINE, { generation1: 'error', rules: { 'nic/legacy': 'information' } })['nic/legacy'],
      'information',
    );
    assert.equal(severities(BLOCKED, { generation1: 'error' })['guest/32-bit'], 'error');
  });

  it('off: nothing, even of rules that were decided', () => {
    assert.deepEqual(severities(MACHINE, { generation1: 'off', rules: { 'nic/legacy': 'error' } }), {});
  });

  it('summary: its status and counts, as severe as the worst of what is hidden', () => {
    const [finding, ...others] = checked(MACHINE, { generation1: 'summary' }).findings;
    assert.ok(finding !== undefined && others.length === 0);
    assert.deepEqual([finding.rule, finding.severity, finding.message], ['vm/generation-1', 'warning', 'counted']);
    assert.equal(messageOf(finding), 'web is Generation 1 and needs work: 3 to rewrite, 1 by hand');
  });

  it('summary: without what is off, and with the severity that was decided for it', () => {
    const rules = { 'com/ports': 'off', 'disk/boot-on-ide': 'off', 'nic/legacy': 'off' } as const;
    const [bare] = checked(MACHINE, { generation1: 'summary', rules }).findings;
    assert.equal(bare?.severity, 'information');
    // What is rewritten is the same, whatever is shown of it: the number is the plan's.
    assert.equal(bare && messageOf(bare), 'web is Generation 1 and needs work: 3 to rewrite');
    assert.deepEqual(severities(BLOCKED, { generation1: 'summary' }), { 'vm/generation-1': 'warning' });
    assert.deepEqual(severities(BLOCKED, { generation1: 'summary', rules: { 'vm/generation-1': 'error' } }), {
      'vm/generation-1': 'error',
    });
    assert.deepEqual(severities(BLOCKED, { generation1: 'summary', rules: { 'vm/generation-1': 'off' } }), {});
  });

  it('summary: with the numbers of the plan, and what it is that an installed machine needs', () => {
    const installed = MACHINE.replace('"Size": "60GB"', '"Path": "web.vhdx"').replace(
      /"NetworkAdapters".*\n.*\n/,
      '"Id": 1\n',
    );
    const {
      findings: [finding],
      machines: [machine],
    } = checked(installed, { generation1: 'summary' });
    assert.equal(
      finding && messageOf(finding),
      `web is Generation 1 and needs work on its disk only: ${machine?.plan.steps.length} to rewrite, 1 by hand`,
    );
  });

  it('does not concern Generation 2 machines', () => {
    const text = `[${MACHINE}, ${GENERATION_2}]`;
    const expected = checked(GENERATION_2).findings.map(({ rule, severity }) => [rule, severity]);
    for (const generation1 of ['advise', 'summary', 'error', 'off'] as const) {
      const own = checked(text, { generation1 }).findings.filter(({ machine }) => machine === 1);
      assert.deepEqual(
        own.map(({ rule, severity }) => [rule, severity]),
        expected,
        generation1,
      );
    }
  });
});

describe('what was decided', () => {
  const CHOICES: readonly Choices[] = [
    { generation1: 'summary' },
    { generation1: 'error' },
    { generation1: 'off' },
    { rules: { 'nic/legacy': 'off', 'com/ports': 'off', 'disk/boot-on-ide': 'information', 'guest/32-bit': 'off' } },
  ];

  it('changes neither the status of a machine nor its conversion', () => {
    for (const text of [MACHINE, BLOCKED, GENERATION_2, GUESSED]) {
      const plain = checked(text);
      for (const choices of CHOICES) {
        const analysis = checked(text, choices);
        assert.deepEqual(
          analysis.machines.map(({ status }) => status),
          plain.machines.map(({ status }) => status),
        );
        const edits = (each: Analysis) => convertMachines(each, { lossy: true }).edits;
        assert.deepEqual(edits(analysis), edits(plain));
      }
    }
  });

  it('leaves alone on save what is off', () => {
    const fixed = (choices: Choices) => findingsToFixOnSave(checked(GENERATION_2, choices)).map(({ rule }) => rule);
    assert.ok(fixed({}).includes('nic/legacy'));
    assert.ok(!fixed({ rules: { 'nic/legacy': 'off' } }).includes('nic/legacy'));
  });

  it('of a rule is known without a finding: by its impact, what was decided, and what is said of Generation 1', () => {
    const decided: readonly Choices['rules'][] = [undefined, { 'nic/*': 'warning', 'com/ports': 'off' }];
    for (const rules of decided) {
      for (const generation1 of GENERATION_1_MODE_NAMES.filter(mode => mode !== 'summary')) {
        const control = { generation1, ...(rules && { rules }) };
        for (const [generation, text] of [
          [1, MACHINE],
          [2, GENERATION_2],
        ] as const) {
          const shown = new Map(checked(text, control).findings.map(({ rule, severity }) => [rule, severity]));
          for (const finding of checked(text).findings.filter(({ certain }) => certain)) {
            const severity = effectiveSeverity(ruleOf(finding), generation, control);
            assert.equal(shown.get(finding.rule) ?? 'off', severity, `${finding.rule} ${JSON.stringify(control)}`);
          }
        }
      }
    }
    // Only what says that it is Generation 1 breaks the rules of Generation 1.
    const ofGeneration1 = RULES.filter(rule => rule.generation === 1);
    assert.ok(ofGeneration1.length > 5);
    for (const rule of ofGeneration1) {
      assert.equal(effectiveSeverity(rule, 2, { rules: { '*': 'error' } }), undefined);
      assert.equal(effectiveSeverity(rule, 1, { rules: { '*': 'off' } }), 'off');
    }
  });

  it('is layered choice by choice and rule by rule', () => {
    const below: Choices = { host: '2016', generation1: 'off', rules: { 'nic/legacy': 'error', 'com/ports': 'off' } };
    assert.deepEqual(layered(below, { generation1: 'summary', rules: { 'com/ports': 'error' } }), {
      host: '2016',
      generation1: 'summary',
      rules: { 'nic/legacy': 'error', 'com/ports': 'error' },
    });
  });

  it('is layered whichever name means a rule: no exact name below outlasts a group above', () => {
    const rulesOf = (below: Choices['rules'] & object, above: Choices['rules'] & object) =>
      layered({ rules: below }, { rules: above }).rules;
    assert.deepEqual(rulesOf({ 'nic/legacy': 'error', 'com/ports': 'off' }, { 'nic/*': 'off' }), {
      'com/ports': 'off',
      'nic/*': 'off',
    });
    assert.deepEqual(rulesOf({ 'nic/*': 'off' }, { 'nic/legacy': 'error' }), { 'nic/*': 'off', 'nic/legacy': 'error' });
    assert.deepEqual(rulesOf({ 'nic/*': 'off', 'com/ports': 'error', '*': 'off' }, { '*': 'warning' }), {
      '*': 'warning',
    });
  });

  it('comes from outside as anything', () => {
    const rules = { 'nic/legacy': 'error', 'com/*': 'off', 'com/ports': 'loud', 'no/rule': 'off', 'no/*': 'off' };
    assert.deepEqual(
      choicesIn({ host: '2016', generation1: 'off', azureSecurity: 'standard', rules, format: 'get-vm' }),
      {
        host: '2016',
        generation1: 'off',
        azureSecurity: 'standard',
        rules: { 'nic/legacy': 'error', 'com/*': 'off' },
        format: 'get-vm',
      },
    );
    for (const value of [undefined, null, 'x', 1, []]) {
      assert.deepEqual(
        choicesIn({ host: value, generation1: value, azureSecurity: value, rules: value, format: value }),
        { rules: {} },
      );
    }
  });
});
