// What the extension's bundles are. The engine is in the advisor's alone: the parts take from it what both need.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

const ADVISOR = 'src/vscode/advisor.ts';
/** What is loaded for some files only, each a bundle of its own. */
const PARTS = ['hcl', 'azure'];

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
      const folder = join(root, 'src', 'vscode');
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
      const sources = entries
        .filter(entry => entry.isFile())
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
      const used = sources.flatMap(source => [...source.matchAll(/\bvscode\.(\w+)/g)].map(([, name]) => name));
      return {
        contents: `export const { ${[...new Set(used)].sort().join(', ')} } = require('vscode');`,
        watchDirs: [folder, ...entries.filter(entry => entry.isDirectory()).map(({ name }) => join(folder, name))],
      };
    });
  },
};

/** They are files of their own, which are loaded by `require`. */
const partsApart = {
  name: 'parts-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\/core\/\w+$/ }, ({ path }) => {
      const name = path.slice('../core/'.length);
      return PARTS.includes(name) ? { path: `./${name}`, external: true } : undefined;
    });
  },
};

/** Some modules as those of the advisor's bundle, which is there before. */
const fromAdvisor = shared => ({
  name: 'from-advisor',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^\./ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === 'resolving') {
        return undefined;
      }
      const resolved = await resolve(path, { resolveDir, kind, pluginData: 'resolving' });
      const name = relative(root, resolved.path).replaceAll('\\', '/');
      return shared.includes(name) ? { path: name, namespace: 'advisor' } : undefined;
    });
    onResolve({ filter: /^\.\/advisor$/, namespace: 'advisor' }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'advisor' }, ({ path }) => ({
      contents: `module.exports = require('./advisor').engine[${JSON.stringify(path)}];`,
    }));
  },
});

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'neutral',
  target: 'es2023',
  // jsonc-parser's "main" is a UMD file that a bundler cannot shake; its ES module is the same code.
  mainFields: ['module', 'main'],
  // It has `require`, and import() would look for modules of another kind.
  supported: { 'dynamic-import': false },
  legalComments: 'none',
  logLevel: 'warning',
};

const partEntry = name => `src/core/${name}.ts`;

/** The modules of a bundle, each with those that it imports. */
async function modulesOf(entry) {
  const { metafile } = await build({
    ...shared,
    plugins: [editorApi, partsApart],
    entryPoints: [entry],
    metafile: true,
    write: false,
    outdir: 'dist',
  });
  return new Map(
    Object.entries(metafile.inputs).map(([path, { imports }]) => [path, imports.map(({ path: at }) => at)]),
  );
}

/** Those of the advisor's modules that the parts import. */
async function sharedModules() {
  const [advisor, ...parts] = await Promise.all([ADVISOR, ...PARTS.map(partEntry)].map(modulesOf));
  const imported = parts.flatMap(part => [...part].flatMap(([path, imports]) => (advisor.has(path) ? [] : imports)));
  return [...new Set(imported)].filter(path => advisor.has(path)).sort();
}

/** Options for esbuild, by the name of the file in dist. */
export async function extensionBundles() {
  const modules = await sharedModules();
  const entry = [
    `export * from './${ADVISOR}';`,
    `import { provideEngine } from './src/vscode/parts';`,
    ...modules.map((path, index) => `import * as shared${index} from './${path}';`),
    `export const engine = { ${modules.map((path, index) => `'${path}': shared${index}`).join(', ')} };`,
    'provideEngine(engine);',
  ].join('\n');
  return {
    // What the extension host of node loads first.
    extension: {
      ...shared,
      plugins: [editorApi],
      entryPoints: ['src/vscode/extension.ts'],
      external: ['./advisor', './programs'],
    },
    // All but the parts, for the extension host of node and the web worker of a browser: it can have nothing of either.
    advisor: {
      ...shared,
      plugins: [editorApi, partsApart],
      stdin: { contents: entry, resolveDir: root, sourcefile: 'advisor-and-engine.ts', loader: 'ts' },
    },
    ...Object.fromEntries(
      PARTS.map(name => [name, { ...shared, plugins: [fromAdvisor(modules)], entryPoints: [partEntry(name)] }]),
    ),
    // Loaded to run a program, by the extension host of node alone.
    programs: { ...shared, platform: 'node', entryPoints: ['src/vscode/programs.ts'] },
  };
}
