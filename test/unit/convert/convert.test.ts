import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { type ConversionOptions, convert } from '../../../src/core/convert/convert';
import { planConversion } from '../../../src/core/convert/plan';
import type { Finding } from '../../../src/core/findings';
import { HYPER_V } from '../../../src/core/kinds/hyper-v';

const READS = '"generation": "{{user `gen`}}"';

/** A template of builders that have their generation from a variable, or as is said. */
const template = (...builders: readonly string[]): string => `{
  "variables": { "gen": "1" },
  "builders": [
${builders.map((own, index) => `    { "type": "hyperv-iso", "name": "${'abc'[index]}", ${own} }`).join(',\n')}
  ]
}`;

function converted(text: string, options: Partial<ConversionOptions> = {}) {
  const conversion = convert(text, { lossy: true, ...options });
  return {
    variable: /"gen": "(\d)"/.exec(conversion.text)?.[1],
    own: [...conversion.text.matchAll(/"generation": (\S+) \}/g)].map(match => match[1]),
    machines: conversion.machines.map(({ machine, outcome, notes }) => [machine, outcome, ...notes]),
  };
}

describe('the generation of machines that share a variable', () => {
  const [inA, inB] = [
    'written where the variable gen has its value, which sets a, b',
    'written in the machine: the variable gen also sets b',
  ];

  it('is written at the variable where all that read it move', () => {
    assert.deepEqual(converted(template(READS)), {
      variable: '2',
      own: [],
      machines: [[0, 'converted', 'written where the variable gen has its value']],
    });
    assert.deepEqual(converted(template(READS, READS)).machines, [
      [0, 'converted', inA],
      [1, 'converted', inA],
    ]);
    assert.equal(converted(template(READS, READS)).variable, '2');
  });

  it('is written in the machine where another one stays', () => {
    assert.deepEqual(converted(template(READS, READS), { machines: [0] }), {
      variable: '1',
      own: ['2'],
      machines: [[0, 'converted', inB]],
    });
  });

  it('is written in each where they are asked for apart', () => {
    const note = 'written in the machine: the variable gen also sets a, b';
    assert.deepEqual(converted(template(READS, READS), { apart: true }), {
      variable: '1',
      own: ['2', '2'],
      machines: [
        [0, 'converted', note],
        [1, 'converted', note],
      ],
    });
    // Nobody else reads it: there is nothing to say.
    assert.deepEqual(converted(template(READS, '"generation": 1'), { apart: true, machines: [0] }), {
      variable: '1',
      own: ['2', '1'],
      machines: [[0, 'converted']],
    });
    assert.equal(converted(template(READS), { apart: true }).variable, '2');
  });

  it('is written in the machine where the variable gives something else too', () => {
    const note = 'written in the machine: the variable gen also gives something else';
    assert.deepEqual(converted(template(`"vm_name": "x{{user \`gen\`}}", ${READS}`)), {
      variable: '1',
      own: ['2'],
      machines: [[0, 'converted', note]],
    });
    assert.deepEqual(converted(template(`"vm_name": "x{{user \`gen\`}}", ${READS}`, READS)).machines, [
      [0, 'converted', note],
      [1, 'converted', note],
    ]);
  });
});

describe('one change that several findings ask for', () => {
  const analysis = analyze('{"Generation": 1, "NetworkAdapters": [{"IsLegacy": true}]}', { fileName: 'a.vm.json' });
  const [assessed] = analysis.machines;
  const finding = analysis.findings.find(({ rule }) => rule === 'nic/legacy') as Finding;
  const steps = (...findings: readonly Finding[]) => {
    assert.ok(assessed !== undefined);
    const plan = planConversion(HYPER_V, assessed.machine, findings, {
      host: '2025',
      hasMistake: false,
      hasMisspelledKey: false,
    });
    return plan.steps
      .filter(({ change }) => change.kind === 'make-adapter-synthetic')
      .map(step => [step.class, step.lost.map(({ what }) => what)]);
  };
  const lossy = (what: string): Finding => {
    assert.ok(finding.fix !== undefined);
    return { ...finding, fix: { ...finding.fix, class: 'lossy', lost: { what } } };
  };

  it('is one step, as safe as the least safe of them', () => {
    assert.deepEqual(steps(finding), [['safe', []]]);
    assert.deepEqual(steps(finding, finding), [['safe', []]]);
    assert.deepEqual(steps(finding, lossy('a')), [['lossy', ['a']]]);
    assert.deepEqual(steps(lossy('a'), finding), [['lossy', ['a']]]);
  });

  it('says once what it loses', () => {
    assert.deepEqual(steps(lossy('a'), lossy('b'), lossy('a')), [['lossy', ['a', 'b']]]);
  });
});
