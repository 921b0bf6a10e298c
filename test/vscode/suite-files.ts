/** What the tests are made of: their bundles, and a workspace to change. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
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

/** `only`: the names of the tests to run, without `.test.ts`; all where none is named. */
export async function bundleSuite(only: readonly string[] = []) {
  const isWanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const files = (await readdir(suiteSource)).filter(
    file => file === 'index.ts' || (file.endsWith('.test.ts') && isWanted(file.slice(0, -'.test.ts'.length))),
  );
  await rm(suiteOutput, { recursive: true, force: true });
  await build({
    entryPoints: files.map(file => join(suiteSource, file)),
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
