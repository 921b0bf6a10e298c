/** What the tests are made of: their bundles, and a workspace to change. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from './install';

const suiteSource = join(__dirname, 'suite');
export const suiteOutput = join(repositoryRoot, 'out', 'vscode-suite');

/** The tests change files, so they get a copy of the examples. */
export async function makeWorkspace(folder: string) {
  const examples = join(repositoryRoot, 'examples');
  await mkdir(folder);
  if (existsSync(examples)) {
    await cp(examples, folder, { recursive: true });
  }
}

/** Which tests: those of every day, those that take longer (the folder `long`), both, or files by their names without `.test.ts`. */
export type Selection = 'daily' | 'long' | 'all' | readonly string[];

export async function bundleSuite(selection: Selection) {
  const tests = [...(await testsIn('.')), ...(await testsIn('long'))];
  const wanted = tests.filter(path => isWanted(path, selection));
  await rm(suiteOutput, { recursive: true, force: true });
  await build({
    entryPoints: Object.fromEntries(
      ['index.ts', ...wanted].map(path => [basename(path, '.ts'), join(suiteSource, path)]),
    ),
    outdir: suiteOutput,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

async function testsIn(folder: string): Promise<string[]> {
  const files = await readdir(join(suiteSource, folder));
  return files.filter(file => file.endsWith('.test.ts')).map(file => join(folder, file));
}

function isWanted(path: string, selection: Selection): boolean {
  const isLong = dirname(path) === 'long';
  switch (selection) {
    case 'all':
      return true;
    case 'daily':
      return !isLong;
    case 'long':
      return isLong;
    default:
      return selection.includes(basename(path, '.test.ts'));
  }
}
