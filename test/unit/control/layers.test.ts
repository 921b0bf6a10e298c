import assert from 'node:assert/strict';
import { layersFor, parseConfiguration } from '../../../src/core/control/configuration';
import { type Choices, layered } from '../../../src/core/control/control';
import { holdingOf, type Layer } from '../../../src/core/control/layers';

const LAYERS: readonly Layer[] = [
  { from: 'file', choices: { host: '2016', rules: { 'nic/legacy': 'error', 'nic/*': 'off', 'com/ports': 'off' } } },
  { from: 'override', choices: { generation1: 'off', rules: { 'com/*': 'warning' } } },
  { from: 'line', choices: { host: '2022', rules: { 'nic/pxe': 'information' } } },
];

describe('what holds, and from where', () => {
  it('is the choice of the strongest place that makes one', () => {
    const { host, generation1, format } = holdingOf(LAYERS);
    assert.deepEqual(host, { value: '2022', from: 'line' });
    assert.deepEqual(generation1, { value: 'off', from: 'override' });
    assert.equal(format, undefined);
    assert.deepEqual(holdingOf([]), { rules: {} });
  });

  it('has each name of a rule of which no stronger place says anything', () => {
    assert.deepEqual(holdingOf(LAYERS).rules, {
      'nic/legacy': { value: 'error', from: 'file' },
      'nic/*': { value: 'off', from: 'file' },
      'com/*': { value: 'warning', from: 'override' },
      'nic/pxe': { value: 'information', from: 'line' },
    });
  });

  it('is what the layers come to', () => {
    const choices = LAYERS.reduce<Choices>((all, own) => layered(all, own.choices), {});
    const { rules, ...single } = holdingOf(LAYERS);
    const values = Object.entries(rules).map(([name, { value }]) => [name, value]);
    assert.deepEqual(Object.fromEntries(values), choices.rules);
    assert.deepEqual([single.host?.value, single.generation1?.value], [choices.host, choices.generation1]);
  });

  it('names the overrides of a configuration by their numbers', () => {
    const overrides = [{ files: ['a/**'] }, { files: ['b/**'] }, { files: ['**/c.json'] }];
    const { configuration } = parseConfiguration(JSON.stringify({ overrides }));
    const names = (path: string) => layersFor(configuration, 'team.json', path).map(({ from }) => from);
    assert.deepEqual(names('b/c.json'), ['team.json', 'team.json, overrides[1]', 'team.json, overrides[2]']);
    assert.deepEqual(names('c'), ['team.json']);
  });
});
