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

/** Some modules as those of another bundle, `dist/<host>.js`, which is there before. */
const fromBundle = (host, shared) => ({
  name: `from-${host}`,
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^\./ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === 'resolving') {
        return undefined;
      }
      const resolved = await resolve(path, { resolveDir, kind, pluginData: 'resolving' });
      const name = relative(root, resolved.path).replaceAll('\\', '/');
      return shared.includes(name) ? { path: name, namespace: host } : undefined;
    });
    onResolve({ filter: new RegExp(`^\\./${host}$`), namespace: host }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: host }, ({ path }) => ({
      contents: `module.exports = require('./${host}').engine[${JSON.stringify(path)}];`,
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
async function modulesOf(entry, options) {
  const { metafile } = await build({
    ...options,
    entryPoints: [entry],
    metafile: true,
    write: false,
    outdir: 'dist',
  });
  return new Map(
    Object.entries(metafile.inputs).map(([path, { imports }]) => [path, imports.map(({ path: at }) => at)]),
  );
}

/** Those of a bundle's modules that other bundles import. */
async function sharedModules(host, others, options) {
  const [own, ...parts] = await Promise.all([host, ...others].map(entry => modulesOf(entry, options)));
  const imported = parts.flatMap(part => [...part].flatMap(([path, imports]) => (own.has(path) ? [] : imports)));
  return [...new Set(imported)].filter(path => own.has(path)).sort();
}

/** The module that a bundle is made of which lets others have some of its modules. */
function sharing(entry, modules, ...more) {
  return {
    stdin: {
      contents: [
        `export * from './${entry}';`,
        ...modules.map((path, index) => `import * as shared${index} from './${path}';`),
        `export const engine = { ${modules.map((path, index) => `'${path}': shared${index}`).join(', ')} };`,
        ...more,
      ].join('\n'),
      resolveDir: root,
      sourcefile: 'with-engine.ts',
      loader: 'ts',
    },
  };
}

/** Options for esbuild, by the name of the file in dist. */
export async function extensionBundles() {
  const plugins = [editorApi, partsApart];
  const modules = await sharedModules(ADVISOR, PARTS.map(partEntry), { ...shared, plugins });
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
      plugins,
      ...sharing(ADVISOR, modules, `import { provideEngine } from './src/vscode/parts';`, 'provideEngine(engine);'),
    },
    ...Object.fromEntries(
      PARTS.map(name => [
        name,
        { ...shared, plugins: [fromBundle('advisor', modules)], entryPoints: [partEntry(name)] },
      ]),
    ),
    // Loaded to run a program, by the extension host of node alone.
    programs: { ...shared, platform: 'node', entryPoints: ['src/vscode/programs.ts'] },
  };
}

/** Commands of the command line in files of their own, which take the engine from `dist/cli.js`: that loads them. */
const LAZY = ['lsp', 'mcp'];

/** The same for the command line. `options`: what its bundles have in common. */
export async function commandLineBundles(options) {
  const entry = 'src/cli/main.ts';
  // What one command needs and all others would load in vain; with a bundle's require, as for the extension.
  const main = { ...options, external: LAZY.map(name => `./${name}`), supported: { 'dynamic-import': false } };
  const commands = LAZY.map(name => `src/cli/${name}.ts`);
  const modules = await sharedModules(entry, commands, { ...main, absWorkingDir: root });
  return {
    cli: { ...main, ...sharing(entry, modules) },
    ...Object.fromEntries(
      LAZY.map((name, index) => [
        name,
        { ...options, plugins: [fromBundle('cli', modules)], entryPoints: [commands[index]] },
      ]),
    ),
  };
}
