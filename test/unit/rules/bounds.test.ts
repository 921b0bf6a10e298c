/** What is just within a limit, and just beyond it. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';

function reported(rule: string, definition: object): string[] {
  const { findings } = analyze(JSON.stringify(definition), { fileName: 'a.vm.json' });
  return findings.filter(finding => finding.rule === rule).map(({ message }) => message);
}

describe('a limit', () => {
  it('of the time that Windows media wait for a key is that time itself', () => {
    const pressed = (wait: string): string[] =>
      reported('boot-command/press-key', {
        builders: [{ type: 'hyperv-iso', iso_url: 'windows_server_2022.iso', boot_wait: wait, boot_command: ['<up>'] }],
      });
    assert.deepEqual(pressed('5s'), []);
    assert.deepEqual(pressed('6s'), ['late']);
  });

  it('of adapters is counted for each kind by itself', () => {
    const adapters = (synthetic: number, legacy: number): string[] =>
      reported('generation-1/limits', {
        Generation: 1,
        NetworkAdapters: [...Array(synthetic).fill({}), ...Array(legacy).fill({ IsLegacy: true })],
      });
    assert.deepEqual(adapters(8, 4), []);
    assert.deepEqual(adapters(9, 0), ['adapter']);
    assert.deepEqual(adapters(12, 0), ['adapter']);
    assert.deepEqual(adapters(0, 5), ['adapter']);
    assert.deepEqual(adapters(9, 5), ['adapter', 'adapter']);
  });
});
