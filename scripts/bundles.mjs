// What the bundles of the extension and of the command line are. Each module is in one of them: the others take it from there.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

const ADVISOR = 'src/vscode/advisor.ts';
/** What is loaded for some files only, each a bundle of its own. */
const PARTS = { hcl: 'src/vscode/hcl.ts', azure: 'src/core/azure.ts' };

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
      const api = readFileSync(join(root, 'node_modules', '@types', 'vscode', 'index.d.ts'), 'utf8');
      // All others are types.
      const values = new Set(
        [...api.matchAll(/^\texport (?:class|const|enum|function|namespace) (\w+)/gm)].map(([, name]) => name),
      );
      const folder = join(root, 'src', 'vscode');
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
      const sources = entries
        .filter(entry => entry.isFile())
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
      const used = sources.flatMap(source => [...source.matchAll(/\bvscode\.(\w+)/g)].map(([, name]) => name));
      const members = [...new Set(used)].filter(name => values.has(name)).sort();
      return {
        contents: `export const { ${members.join(', ')} } = require('vscode');`,
        watchDirs: [folder, ...entries.filter(entry => entry.isDirectory()).map(({ name }) => join(folder, name))],
      };
    });
  },
};

/** The manifest of jsonc-parser does not say that its modules only define things; of this one nothing is used, and it makes 1,220 texts. */
const withoutInterned = {
  name: 'without-interned',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/string-intern$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, `${path}.js`),
      sideEffects: false,
    }));
  },
};

/** Of tables, what is for the tests and for what is made of them: how the schema and the export say settings, examples of names of guests. */
const NOT_SHIPPED = [
  [/[\\/]machine[\\/]settings[\\/]\w+\.ts$/, /^ +(?:description:\s+(?:'[^'\n]*'|"[^"\n]*")|(?:schema|usual): .*),\n/gm],
  [/[\\/]guests[\\/](?:windows|unix)-names\.ts$/, /\bexample: '[^'\n]*',?/g],
];

const onlyShipped = {
  name: 'only-shipped',
  setup({ onLoad }) {
    for (const [filter, texts] of NOT_SHIPPED) {
      // In another bundle's place stands what takes it from there.
      onLoad({ filter, namespace: 'file' }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(texts, ''),
        loader: 'ts',
        watchFiles: [path],
      }));
    }
  },
};

/** The path of a bundle's file from that of another, both by their names. */
function fromTo(from, to) {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

/**
 * For the bundle of a name: what starts another bundle and is loaded where it is needed, by `import()` or `require`, is that
 * file, and what another bundle has is taken from there. `owners`: the bundle of each module; `given`: of each module that
 * others take something of, the names of what they take; all, where that is not known yet.
 */
const apart = (name, entries, owners, given) => ({
  name: 'apart',
  setup({ onResolve, onLoad, resolve }) {
    const starts = new Map(Object.entries(entries).map(([bundle, entry]) => [entry, bundle]));
    const others = new Set(Object.keys(entries).map(bundle => fromTo(name, bundle)));
    onResolve({ filter: /./ }, async ({ path, resolveDir, kind, namespace, pluginData }) => {
      if (namespace === 'of-another') {
        return others.has(path) ? { path, external: true } : { errors: [{ text: `${path} is the file of no bundle` }] };
      }
      if (kind === 'entry-point' || pluginData === 'resolving') {
        return undefined;
      }
      const resolved = await resolve(path, { resolveDir, kind, pluginData: 'resolving' });
      const module = relative(root, resolved.path).replaceAll('\\', '/');
      const bundle = kind === 'dynamic-import' || kind === 'require-call' ? starts.get(module) : undefined;
      if (bundle !== undefined) {
        return { path: fromTo(name, bundle), external: true };
      }
      const owner = owners.get(module) ?? name;
      return owner === name ? undefined : { path: module, namespace: 'of-another', pluginData: owner };
    });
    onLoad({ filter: /./, namespace: 'of-another' }, async ({ path, pluginData: owner }) => {
      const members = given.get(path) ?? (await exportsOf(path));
      return { contents: `export const { ${members.join(', ')} } = require('${fromTo(name, owner)}').engine;` };
    });
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

/** Of the paths of what another bundle has, as esbuild tells them. */
const OF_ANOTHER = 'of-another:';

/** The modules of a bundle. */
async function modulesOf(entry, options) {
  const { metafile } = await build({
    ...options,
    entryPoints: [entry],
    metafile: true,
    write: false,
    outdir: 'dist',
  });
  return Object.keys(metafile.inputs);
}

/** The names that a module exports. */
async function exportsOf(path) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    metafile: true,
    write: false,
    outdir: 'dist',
  });
  return Object.values(metafile.outputs).flatMap(output => output.exports);
}

/** Of what a bundle takes of others, the names of each module that stand somewhere in its own: it may need those. */
async function takenBy(modules) {
  const own = modules.filter(path => /^(?:src|node_modules)\//.test(path));
  const words = new Set(own.flatMap(path => readFileSync(join(root, path), 'utf8').match(/[\w$]+/g) ?? []));
  const others = modules.flatMap(path => path.split(OF_ANOTHER).slice(1));
  return Promise.all(others.map(async path => [path, (await exportsOf(path)).filter(name => words.has(name))]));
}

/**
 * Bundles that are loaded one after the other, by their names: a module is in the first of those that need it, and the
 * others take it from there. `entries`: the module that each starts with; `givers`: those of which others may take, all
 * without it; `more`: lines behind those of some.
 */
async function inTurn(entries, options, { givers = Object.keys(entries), more = {} } = {}) {
  const { plugins = [] } = options;
  const names = Object.keys(entries);
  const owners = new Map();
  const given = new Map();
  const optionsOf = name => ({
    ...options,
    plugins: [...plugins, withoutInterned, onlyShipped, apart(name, entries, owners, given)],
  });
  const taken = [];
  for (const name of names) {
    const modules = await modulesOf(entries[name], optionsOf(name));
    taken.push(...(await takenBy(modules)));
    // Of JSON each takes the members that it needs.
    const own = modules.filter(path => !path.startsWith(OF_ANOTHER) && !path.endsWith('.json'));
    for (const path of givers.includes(name) ? own : []) {
      owners.set(path, name);
    }
  }
  for (const [path, members] of taken) {
    given.set(path, [...new Set([...(given.get(path) ?? []), ...members])].sort());
  }
  const bundle = name => {
    const modules = [...given].filter(([path]) => owners.get(path) === name).sort();
    const start = modules.length === 0 ? { entryPoints: [entries[name]] } : sharing(entries[name], modules, more[name]);
    return { ...optionsOf(name), ...start };
  };
  return Object.fromEntries(names.map(name => [name, bundle(name)]));
}

/** The module that a bundle is made of which lets others have some members of its modules. Two of one name do not build. */
function sharing(entry, modules, more = []) {
  return {
    stdin: {
      contents: [
        `export * from './${entry}';`,
        ...modules.map(([path, members]) => `import { ${members.join(', ')} } from './${path}';`),
        `export const engine = { ${modules.flatMap(([, members]) => members).join(', ')} };`,
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
  const entries = { advisor: ADVISOR, ...PARTS };
  // In a browser a part is no module that could load another: it takes from the advisor alone, which gives it the engine.
  const inBrowser = {
    givers: ['advisor'],
    more: { advisor: [`import { provideEngine } from './src/vscode/parts';`, 'provideEngine(engine);'] },
  };
  return {
    // What the extension host of node loads first.
    extension: {
      ...shared,
      plugins: [editorApi],
      entryPoints: ['src/vscode/extension.ts'],
      external: ['./advisor', './programs'],
    },
    // All but the parts, for the extension host of node and the web worker of a browser: it can have nothing of either.
    ...(await inTurn(entries, { ...shared, plugins: [editorApi] }, inBrowser)),
    // Loaded to run a program, by the extension host of node alone.
    programs: { ...shared, platform: 'node', entryPoints: ['src/vscode/programs.ts'] },
  };
}

/**
 * The bundles of the command line, in the order in which a module belongs to the first of them that needs it: what every
 * command needs, then what few do, each loaded where it is needed, by `require`.
 */
const COMMAND_LINE = {
  cli: 'src/cli/program.ts',
  'cli/main': 'src/cli/main.ts',
  'cli/search': 'src/cli/search.ts',
  'cli/hcl': 'src/core/hcl.ts',
  'cli/azure': 'src/core/azure.ts',
  'cli/reports': 'src/core/reports/formats.ts',
  'cli/rule': 'src/cli/rule.ts',
  'cli/export': 'src/cli/export.ts',
  'cli/convert': 'src/cli/convert.ts',
  'cli/runbook': 'src/cli/runbook.ts',
  'cli/write-runbooks': 'src/cli/write-runbooks.ts',
  'cli/lsp': 'src/cli/lsp.ts',
  'cli/mcp': 'src/cli/mcp.ts',
};

/** The same for the command line. `options`: what its bundles have in common. */
export async function commandLineBundles(options) {
  // With a bundle's require, as for the extension.
  const own = { ...options, absWorkingDir: root, supported: { 'dynamic-import': false } };
  const { cli, ...others } = await inTurn(COMMAND_LINE, own);
  return { cli: { ...cli, banner: { js: '#!/usr/bin/env node' } }, ...others };
}
