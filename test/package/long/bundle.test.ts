import assert from 'node:assert/strict';
import { type BuildOptions, build } from 'esbuild';
import { RULES } from '../../../src/core/rules';

type Bundles = Readonly<Record<'extension' | 'advisor' | 'hcl' | 'azure' | 'programs', BuildOptions>>;

/** The text of a bundle as it is published, and the modules in it. */
async function bundleOf(
  options: BuildOptions,
): Promise<{ readonly text: string; readonly modules: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    ...options,
    write: false,
    metafile: true,
    charset: 'utf8',
    logLevel: 'silent',
    outdir: 'dist',
  });
  return { text: outputFiles?.[0]?.text ?? '', modules: Object.keys(metafile?.inputs ?? {}) };
}

/** The languages, formats and tables of the parts, and what helps to write HCL; what asks for a part may name it. */
const NOT_IN_IT =
  /languages\/hcl\/|formats\/[\w-]*hcl\/|formats\/terraform\/|help\/hcl(?:-names)?\.|formats\/(?:arm|azure)\/|azure\/.*-table/;

function requiredBy(text: string): Set<string | undefined> {
  return new Set([...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(match => match[1]));
}

describe('the bundles of the extension', () => {
  let bundles: Bundles;
  before(async () => {
    const path = '../../../scripts/bundles.mjs';
    bundles = await (await import(path)).extensionBundles();
  });

  it('carry the rules without their examples, and nothing of node or of the parts that few files need', async () => {
    const { text, modules } = await bundleOf(bundles.advisor);
    for (const { id } of RULES) {
      assert.ok(text.includes(`"${id}"`), id);
    }
    assert.deepEqual(requiredBy(text), new Set(['vscode', './azure', './hcl']));
    // Every failing example has a mark, and nothing else has one.
    assert.doesNotMatch(text, /[‹›]/);
    assert.deepEqual(
      modules.filter(path => NOT_IN_IT.test(path)),
      [],
    );
  });

  it('carry few and small libraries', async () => {
    const inputs = [
      ...(await bundleOf(bundles.advisor)).modules,
      ...(await bundleOf(bundles.hcl)).modules,
      ...(await bundleOf(bundles.azure)).modules,
    ];
    const packages = inputs.flatMap(input => /(?<=^node_modules\/)(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
    assert.deepEqual([...new Set(packages)].sort(), ['@rgrove/parse-xml', 'fastest-levenshtein', 'jsonc-parser']);
  });

  it('begin with one that is small, and loads the other', async () => {
    const { text } = await bundleOf({ ...bundles.extension, minify: true });
    assert.deepEqual(requiredBy(text), new Set(['vscode', './advisor', './programs']));
    // The budget for what VS Code loads for files that are not ours.
    assert.ok(text.length < 10_000, `${text.length} characters`);
  });

  it('have what runs programs in one of their own, small, with nothing of the editor', async () => {
    const { text } = await bundleOf({ ...bundles.programs, minify: true });
    const required = [...requiredBy(text)];
    assert.ok(required.includes('node:child_process'));
    assert.deepEqual(
      required.filter(name => name?.startsWith('node:') !== true),
      [],
    );
    assert.ok(text.length < 8_000, `${text.length} characters`);
  });

  it('have HCL, and Azure, each in one of their own, with nothing of the engine twice', async () => {
    const advisor = await bundleOf(bundles.advisor);
    for (const [name, module] of [
      ['hcl', 'src/core/languages/hcl/parse.ts'],
      ['azure', 'src/core/machine/azure/image-table.ts'],
    ] as const) {
      const { text, modules } = await bundleOf(bundles[name]);
      assert.deepEqual(requiredBy(text), new Set(['./advisor']), name);
      assert.ok(modules.includes(module));
      assert.deepEqual(
        modules.filter(path => advisor.modules.includes(path)),
        [],
        name,
      );
    }
  });
});

describe('the bundles of the command line', () => {
  let modules: ReadonlyMap<string, readonly string[]>;
  let required: ReadonlySet<string | undefined>;

  before(async () => {
    const path = '../../../scripts/bundles.mjs';
    const options: BuildOptions = { bundle: true, format: 'cjs', platform: 'node', mainFields: ['module', 'main'] };
    const bundles: Readonly<Record<string, BuildOptions>> = await (await import(path)).commandLineBundles(options);
    const built = await Promise.all(
      Object.entries(bundles).map(async ([name, own]) => [name, await bundleOf(own)] as const),
    );
    modules = new Map(built.map(([name, bundle]) => [name, bundle.modules]));
    required = requiredBy(built.find(([name]) => name === 'cli/main')?.[1].text ?? '');
  });

  it('load for a check of one file nothing that only others need', () => {
    const main = modules.get('cli/main') ?? [];
    assert.ok(main.includes('src/core/analyze.ts'));
    assert.deepEqual(
      main.filter(path => /hcl|formats\/azure|azure\/.*-table|runbook\/steps|reports\/html|tinyglobby|zod/.test(path)),
      [],
    );
    assert.deepEqual(
      ['node:child_process', 'node:readline', 'node:fs/promises'].filter(name => required.has(name)),
      [],
    );
  });

  it('have each module once', () => {
    const all = [...modules.values()].flat().filter(path => /^(?:src|node_modules)\//.test(path));
    assert.deepEqual(
      all.filter((path, index) => all.indexOf(path) !== index),
      [],
    );
  });
});
