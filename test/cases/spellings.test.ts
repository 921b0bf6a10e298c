/** The common spellings of a property are one thing. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

const added = (diff: string): string[] => diff.split('\n').filter(line => /^\+(?!\+)/.test(line));

describeCases('spellings', () => {
  it('gen-1: `gen` is the generation, and becomes 2', async () => {
    const { machines } = await checkCase('spellings/gen-1.json');
    assert.deepEqual(
      machines.map(({ name, generation }) => [name, generation]),
      [['web01', 1]],
    );
    const { out } = await runCase('spellings/gen-1.json', 'convert', '--lossy');
    assert.ok(added(out).some(line => /"gen": 2,/.test(line)));
    assert.ok(!added(out).some(line => /generation/i.test(line)));
  });

  it('gen-2: a legacy adapter in a Generation 2 machine is an error', async () => {
    const { machines, findings } = await checkCase('spellings/gen-2.json');
    assert.deepEqual(
      machines.map(({ generation }) => generation),
      [2],
    );
    assert.ok(findings.some(({ rule, severity }) => rule === 'nic/legacy' && severity === 'error'));
  });

  it('gen-beside-generation: no machine of the list vanishes', async () => {
    const { machines, findings } = await checkCase('spellings/gen-beside-generation.json');
    assert.deepEqual(
      machines.map(({ name, generation }) => [name, generation]),
      [
        ['app01', 2],
        ['app02', 2],
      ],
    );
    const warned = new Set(findings.filter(({ severity }) => severity !== 'information').map(({ machine }) => machine));
    assert.deepEqual([...warned].sort(), [0, 1]);
  });

  it('tpm-memory-processors: the TPM is on in each of its spellings', async () => {
    const { machines, rules } = await checkCase('spellings/tpm-memory-processors.json');
    assert.equal(machines.length, 3);
    assert.deepEqual(rules, []);
    assert.equal((await runCase('spellings/tpm-memory-processors.json', 'convert', '--lossy')).out, '');
  });

  it('generation-is-extension: both are told that there is no such generation', async () => {
    const { rules } = await checkCase('spellings/generation-is-extension.json');
    assert.equal(rules.filter(rule => rule === 'vm/no-such-generation').length, 2);
  });

  it('limit-processor-features: is the setting for a move between hosts, and stays', async () => {
    const { rules } = await checkCase('fidelity/limit-processor-features.vm.json');
    assert.ok(!rules.includes('cpu/older-os-compat'));
    const { out } = await runCase('fidelity/limit-processor-features.vm.json', 'convert', '--lossy');
    assert.ok(!added(out).some(line => /limitProcessorFeatures": false/.test(line)), out);
  });

  it('template-by-id: is read, and no second template is written beside it', async () => {
    const { findings, machines } = await checkCase('fidelity/template-by-id.vm.json');
    // A warning: that this template does not start Windows follows from its keys, and no source says it.
    assert.deepEqual(
      findings.map(({ rule, machine, severity }) => [rule, machine, severity]),
      [['firmware/secure-boot-template', 1, 'warning']],
    );
    assert.equal(machines[0]?.status, 'generation-2');
    const { out } = await runCase('fidelity/template-by-id.vm.json', 'convert', '--lossy');
    assert.equal(added(out).length, 1);
    assert.match(added(out)[0] ?? '', /win01.*"secureBootTemplateId": "1734c6e8-/);
    assert.doesNotMatch(added(out)[0] ?? '', /secureBootTemplate"/);
  });
});
