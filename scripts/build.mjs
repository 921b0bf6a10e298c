// Bundles the extension and the command line. `--production` minifies; `--watch` rebuilds on change.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/**
 * The editor's API as a module with a name for each member that the extension uses. For `import * as vscode` of an
 * external module esbuild copies the whole API, member by member, in every module that imports it: a third of the time
 * that loading takes.
 */
const editorApi = {
  name: 'editor-api',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'require-call' ? { external: true } : { path: 'vscode', namespace: 'editor-api' },
    );
    onLoad({ filter: /^vscode$/, namespace: 'editor-api' }, () => {
      const sources = readdirSync('src/vscode').map(name => readFileSync(`src/vscode/${name}`, 'utf8'));
      const used = sources.flatMap(source => [...source.matchAll(/\bvscode\.(\w+)/g)].map(([, name]) => name));
      return {
        contents: `export const { ${[...new Set(used)].sort().join(', ')} } = require('vscode');`,
        watchDirs: ['src/vscode'],
      };
    });
  },
};

const editor = { ...shared, plugins: [editorApi], platform: 'neutral', target: 'es2023' };

/** What is shipped together, by the file with the notices that its licences ask for. */
const products = {
  'dist/third-party-notices.txt': [
    // All of the extension, for the extension host of node and the web worker of a browser: it can have nothing of either.
    { ...editor, entryPoints: ['src/vscode/advisor.ts'], outfile: 'dist/advisor.js' },
    // What the extension host of node loads first. It has `require`, and import() would look for modules of another kind.
    {
      ...editor,
      entryPoints: ['src/vscode/extension.ts'],
      outfile: 'dist/extension.js',
      external: ['./advisor'],
      supported: { 'dynamic-import': false },
    },
  ],
  'dist/cli-third-party-notices.txt': [
    {
      ...shared,
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/cli.js',
      // tinyglobby's ES module asks import.meta.url for a require of its own; a CommonJS bundle has none.
      define: { 'import.meta.url': 'bundleUrl' },
      banner: { js: "#!/usr/bin/env node\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    },
  ],
};

/** The folders of the packages of which a bundle holds code, such as 'node_modules/jsonc-parser'. */
function packagesIn({ inputs }) {
  return Object.keys(inputs).flatMap(path => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
}

/** Their licences ask that copyright and permission go with every copy. A package without a licence's text fails. */
function noticesOf(folders) {
  const notices = [...new Set(folders)].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    if (file === undefined) {
      throw new Error(`${folder} has no file with its licence`);
    }
    return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim()}\n`;
  });
  return `The bundles beside this file hold code of these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

for (const [noticesFile, bundles] of Object.entries(products)) {
  const packages = [];
  for (const bundle of bundles) {
    const build = await context({ ...bundle, metafile: true });
    if (watch) {
      await build.watch();
    } else {
      const { metafile } = await build.rebuild();
      packages.push(...Object.values(metafile.outputs).flatMap(packagesIn));
      await build.dispose();
    }
  }
  if (!watch) {
    writeFileSync(noticesFile, noticesOf(packages));
  }
}
