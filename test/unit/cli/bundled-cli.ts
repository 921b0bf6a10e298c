/** The command line as a program of one file, for tests that talk with it as another process. */

import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..', '..');

let made: Promise<string> | undefined;

/** Its path; made once. */
export function bundledCli(): Promise<string> {
  made ??= make();
  return made;
}

async function make(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gen2-cli-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, 'dist', 'cli.js');
  await build({
    entryPoints: [join(ROOT, 'src', 'cli', 'program.ts')],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': '__filename' },
    logLevel: 'warning',
  });
  return program;
}
