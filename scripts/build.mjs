// Bundles the extension and the command line. `--production` minifies; `--watch` rebuilds on change.
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  legalComments: 'none',
  // jsonc-parser's "main" is a UMD file that a bundler cannot shake; its ES module is the same code.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

const bundles = [
  {
    ...shared,
    entryPoints: ['src/vscode/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    // One bundle for the extension host of node and the web worker of a browser: it can have nothing of either.
    platform: 'neutral',
    target: 'es2022',
  },
  {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    // tinyglobby's ES module asks import.meta.url for a require of its own; a CommonJS bundle has none.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "#!/usr/bin/env node\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  },
];

for (const bundle of bundles) {
  const build = await context(bundle);
  if (watch) {
    await build.watch();
  } else {
    await build.rebuild();
    await build.dispose();
  }
}
