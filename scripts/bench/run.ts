// `npm run bench`: what the engine costs, as ratios to known libraries measured side by side in the same run. All of it
// is bundled first, ours and theirs, as it is when it is published.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

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
const { status } = spawnSync(process.execPath, ['--expose-gc', join(FOLDER, 'table.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
