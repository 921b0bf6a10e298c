// `npm run bench`: what the engine costs, as ratios to known libraries measured side by side in the same run. All of it
// is bundled first, ours and theirs, as it is when it is published.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { installOnce, npmInstall } from '../../test/vscode/install';

const FOLDER = join('out', 'bench');

buildSync({
  entryPoints: [join('scripts', 'bench', 'table.ts'), join('scripts', 'bench', 'ajv.ts')],
  outdir: FOLDER,
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  // It finds its own WebAssembly beside itself.
  external: ['@vscode/tree-sitter-wasm'],
  logLevel: 'warning',
});

/**
 * The grammar of HCL for tree-sitter, from the npm registry. Its package brings a parser that is compiled, which nothing
 * here needs: so it is fetched without its scripts, and is no dependency.
 */
async function hclGrammar(): Promise<Record<string, string>> {
  try {
    const folder = await installOnce('tree-sitter-hcl', "tree-sitter's grammar of HCL", draft =>
      npmInstall(draft, ['@tree-sitter-grammars/tree-sitter-hcl@1.2.0']),
    );
    return {
      HCL_GRAMMAR: join(folder, 'node_modules', '@tree-sitter-grammars', 'tree-sitter-hcl', 'tree-sitter-hcl.wasm'),
    };
  } catch (error) {
    console.log(`Without tree-sitter's row: ${error instanceof Error ? error.message : error}`);
    return {};
  }
}

hclGrammar().then(grammar => {
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(FOLDER, 'table.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...grammar },
  });
  process.exitCode = status ?? 1;
});
