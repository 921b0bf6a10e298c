import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { RULES } from '../../src/core/rules';

describe('the bundle of the extension', () => {
  it('carries the rules without their examples, and nothing of node', async () => {
    // Where no platform is named, importing a module of node is an error.
    const { outputFiles } = await build({
      entryPoints: [join(__dirname, '..', '..', 'src', 'vscode', 'extension.ts')],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      external: ['vscode'],
      charset: 'utf8',
      logLevel: 'silent',
    });
    const text = outputFiles[0]?.text ?? '';
    for (const { id } of RULES) {
      assert.ok(text.includes(`"${id}"`), id);
    }
    assert.deepEqual(
      new Set([...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(match => match[1])),
      new Set(['vscode']),
    );
    // Every failing example has a mark, and nothing else has one.
    assert.doesNotMatch(text, /[‹›]/);
  });
});
