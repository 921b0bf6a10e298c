import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { RULES } from '../../src/core/rules';

const root = join(__dirname, '..', '..');

/** The text of a bundle. Where no platform is named, importing a module of node is an error. */
async function bundleOf(name: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [join(root, 'src', 'vscode', name)],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'silent',
  });
  return outputFiles?.[0]?.text ?? '';
}

function requiredBy(text: string): Set<string | undefined> {
  return new Set([...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(match => match[1]));
}

describe('the bundles of the extension', () => {
  it('carry the rules without their examples, and nothing of node', async () => {
    const text = await bundleOf('advisor.ts', { external: ['vscode'] });
    for (const { id } of RULES) {
      assert.ok(text.includes(`"${id}"`), id);
    }
    assert.deepEqual(requiredBy(text), new Set(['vscode']));
    // Every failing example has a mark, and nothing else has one.
    assert.doesNotMatch(text, /[‹›]/);
  });

  it('carry few and small libraries', async () => {
    const { metafile } = await build({
      entryPoints: [join(root, 'src', 'vscode', 'advisor.ts')],
      absWorkingDir: root,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      external: ['vscode'],
      logLevel: 'silent',
    });
    const packages = Object.keys(metafile.inputs).flatMap(
      input => /(?<=^node_modules\/)(?:@[^/]+\/)?[^/]+/.exec(input) ?? [],
    );
    assert.deepEqual([...new Set(packages)].sort(), ['@rgrove/parse-xml', 'fastest-levenshtein', 'jsonc-parser']);
  });

  it('begin with one that is small, and loads the other', async () => {
    const text = await bundleOf('extension.ts', {
      external: ['vscode', './advisor'],
      supported: { 'dynamic-import': false },
      minify: true,
    });
    assert.deepEqual(requiredBy(text), new Set(['vscode', './advisor']));
    assert.ok(text.length < 8_000, `${text.length} characters`);
  });
});
