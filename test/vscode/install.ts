import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const repositoryRoot = dirname(dirname(__dirname));

/** Everything the tests fetch lies here: ignored by git, kept between runs, safe to delete. */
export const cacheFolder = join(repositoryRoot, '.vscode-test');

const MARKER = 'installed.json';

/**
 * Makes `.vscode-test/<name>` once and returns its path.
 *
 * The content is built in a folder beside the final one and renamed into place, so a run that is interrupted, or two
 * runs at once, never leave a half-made installation that a later run would trust.
 */
export async function installOnce(name: string, what: string, fill: (folder: string) => Promise<void>) {
  const target = join(cacheFolder, name);
  if (existsSync(join(target, MARKER))) {
    return target;
  }
  console.log(`Installing ${what} into .vscode-test/${name} (once) ...`);
  const started = Date.now();
  await mkdir(cacheFolder, { recursive: true });
  const draft = await mkdtemp(join(cacheFolder, `${name}.draft-`));
  try {
    await fill(draft);
    await writeFile(join(draft, MARKER), `${JSON.stringify({ name, what })}\n`);
    await moveIntoPlace(draft, target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Could not install ${what}.\n${reason}`, { cause: error });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  console.log(`Installed ${what} in ${Math.round((Date.now() - started) / 1000)} s.`);
  return target;
}

async function moveIntoPlace(draft: string, target: string) {
  try {
    await rename(draft, target);
  } catch (error) {
    if (existsSync(join(target, MARKER))) {
      return; // Another run finished first; its result is the same.
    }
    if (!existsSync(target)) {
      throw error;
    }
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  }
}

/**
 * Installs packages into a folder without running any script of theirs, so nothing is compiled and nothing is
 * downloaded from outside the registry.
 */
export async function npmInstall(folder: string, packages: string[]) {
  const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--no-engine-strict', '--loglevel=error'];
  if (packages.length > 0) {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  }
  await runNpm(['install', ...flags, '--prefix', folder, ...packages], folder);
}

/** Runs npm in a folder, with other variables on top of its own environment; throws with what it printed where it fails. */
export async function runNpm(args: string[], folder: string, environment: NodeJS.ProcessEnv = {}) {
  // The npm that runs this script, where there is one: the "npm" in PATH can be another version.
  const { npm_execpath: cli } = process.env;
  const options = { cwd: folder, env: { ...process.env, ...environment } };
  const result =
    cli?.endsWith('npm-cli.js') === true
      ? await run(process.execPath, [cli, ...args], options)
      : await run('npm', args, options);
  if (result.code !== 0) {
    throw new Error(
      `npm ${args.join(' ')} failed (exit code ${result.code}):\n${result.output.trim()}\n` +
        'It needs the npm registry (see `npm config get registry`) and about 800 MB of free disk. ' +
        'When that is put right, run the same command again.',
    );
  }
}

/** Runs a program to its end and gives its exit code and everything it printed. */
export function run(program: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  return new Promise<{ code: number; output: string }>(resolve => {
    let output = '';
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', error => resolve({ code: -1, output: `${output}${error.message}\n` }));
    child.on('close', code => resolve({ code: code ?? -1, output }));
  });
}
