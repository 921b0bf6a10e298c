/** The package of the command line, made once for all suites. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../package.json';
import { repositoryRoot } from '../vscode/install';

/** Programs of npm are scripts on Windows. */
export const shell = process.platform === 'win32';

export interface Output {
  /** The exit code. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever its exit code is. */
export async function outputOf(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Output> {
  try {
    return { code: 0, ...(await promisify(execFile)(program, args, { ...options, shell })) };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== 'number') {
      throw error;
    }
    return { code, stdout, stderr };
  }
}

/** Runs a program that has to end well. */
export async function succeed(...run: Parameters<typeof outputOf>): Promise<Output> {
  const output = await outputOf(...run);
  if (output.code !== 0) {
    throw new Error(`${run[0]} ${run[1].join(' ')}: exit code ${output.code}\n${output.stdout}${output.stderr}`);
  }
  return output;
}

let made: Promise<string> | undefined;

/** The path of the package's file. */
export function tarball(): Promise<string> {
  made ??= succeed('npm', ['run', 'package:npm'], { cwd: repositoryRoot }).then(() =>
    join(repositoryRoot, 'out', `${manifest.name}-${manifest.version}.tgz`),
  );
  return made;
}
