import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { RULES } from '../../src/core/rules';

describe('a bundle', () => {
  it('carries the rules without their examples', async () => {
    const { outputFiles } = await build({
      entryPoints: [join(__dirname, '..', '..', 'src', 'vscode', 'extension.ts')],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      external: ['vscode'],
      charset: 'utf8',
      logLevel: 'silent',
    });
    const text = outputFiles[0]?.text ?? '';
    for (const { id } of RULES) {
      assert.ok(text.includes(`"${id}"`), id);
    }
    // Every failing example has a mark, and nothing else has one.
    assert.doesNotMatch(text, /[‹›]/);
  });
});
