import assert from 'node:assert/strict';
import { isCandidate } from '../../src/core/candidates';

describe('files that are looked at', () => {
  it('are JSON files outside of folders that tools keep for themselves', () => {
    const paths = [
      'web.json',
      'lab/web.vm.json',
      'lab/web.jsonc',
      'lab/node_modules/a/web.json',
      'packer_cache/web.json',
      '.terraform/web.json',
      'lab/.hidden/web.json',
      'lab/.gen2-advisor.json',
      'web.xml',
      'json',
    ];
    assert.deepEqual(paths.filter(isCandidate), ['web.json', 'lab/web.vm.json', 'lab/web.jsonc']);
  });
});
