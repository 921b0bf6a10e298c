/**
 * No code that nothing uses: the compiler says so of what a file keeps for itself, and this of what it exports, and of
 * packages. By the texts alone: a second for the whole repository, where knip takes twenty and needs to be told the same.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../../scripts/documents';

const FILES = ['src', 'scripts', 'test'].flatMap(folder =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.(?:ts|mjs)$/.test(path) && !path.endsWith('.d.ts'))
    .map(path => join(ROOT, folder, path)),
);

/** The names between braces, and the module that they are of: imported, given on, or required where they are needed. */
const NAMES_OF =
  /(?:import|export|const)(?: type)?(?: \w+,)? \{([^{}]*)\}(?: from| = (?:await )?(?:require|import)\() ?'(\.[^']+)'/g;
/** A module that is imported whole, by what it is called. */
const WHOLE = /import \* as (\w+) from '(\.[^']+)'/g;
/** What is exported and runs; types are part of what they describe, used elsewhere or not. */
const EXPORTED = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;

function moduleOf(from: string, path: string): string {
  const file = join(dirname(from), path);
  return [file, `${file}.ts`, join(file, 'index.ts')].find(each => /\.\w+$/.test(each) && existsSync(each)) ?? file;
}

/** Each name that a file takes of another one, as 'file name'. */
function takenBy(file: string, text: string): string[] {
  const named = [...text.matchAll(NAMES_OF)].flatMap(([, names = '', path = '']) =>
    names.split(',').map(name => `${moduleOf(file, path)} ${/^(?:type )?(\w*)/.exec(name.trim())?.[1]}`),
  );
  const whole = [...text.matchAll(WHOLE)].flatMap(([, name = '', path = '']) =>
    [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, member]) => `${moduleOf(file, path)} ${member}`),
  );
  return [...named, ...whole];
}

/** What something else takes than an import of a name. */
const TAKEN_OTHERWISE: readonly RegExp[] = [
  // The examples of each rule, by its file.
  /^src\/core\/rules\/[\w-]+\/[\w-]+\.ts examples$/,
  // What VS Code starts with, and what the bundles give each other.
  /^(?:src\/vscode\/(?:extension|advisor|parts)|test\/vscode\/suite\/index)\.ts \w+$/,
  // The bundle of programs gives all of it on.
  /^src\/shell\/read-host\.ts \w+$/,
];

describe('what a file exports', () => {
  it('is used by another one', () => {
    const texts = FILES.map(file => [file, readFileSync(file, 'utf8')] as const);
    const taken = new Set(texts.flatMap(([file, text]) => takenBy(file, text)));
    const exported = texts.flatMap(([file, text]) =>
      [...text.matchAll(EXPORTED)].map(([, name = '']) => ({ file, name })),
    );
    assert.ok(exported.length > 1000);
    const unused = exported
      .filter(({ file, name }) => !taken.has(`${file} ${name}`))
      .map(({ file, name }) => `${relative(ROOT, file).replaceAll('\\', '/')} ${name}`)
      .filter(each => TAKEN_OTHERWISE.every(pattern => !pattern.test(each)));
    assert.deepEqual(unused, [], 'take `export` away; what is not used in its own file either can go');
  });
});

describe('the packages of the manifest', () => {
  it('are all used', () => {
    const { devDependencies, scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const configurations = ['.mocharc.json', '.vscode-test.mjs', 'tsconfig.json', 'biome.json', '.ci/run'];
    const texts = [...FILES, ...configurations.map(name => join(ROOT, name))].map(file => readFileSync(file, 'utf8'));
    const all = [JSON.stringify(scripts), ...texts].join('\n');
    const unused = Object.keys(devDependencies).filter(name => {
      const types = /^@types\/(.*)/.exec(name)?.[1];
      return !(types === undefined ? all.includes(name) : types === 'node' || all.includes(types));
    });
    assert.deepEqual(unused, []);
  });
});
