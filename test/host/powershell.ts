/** A real PowerShell for the tests: the one on PATH, else installed once as a .NET tool, else none. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '7.6.9';
const ROOT = join(__dirname, '..', '..');
const TOOLS = join(ROOT, 'out', 'powershell', VERSION);

function runs(command: string): boolean {
  try {
    return (
      execFileSync(command, ['-NoLogo', '-NoProfile', '-Command', '1'], { stdio: 'pipe' }).toString().trim() === '1'
    );
  } catch {
    return false;
  }
}

let found: string | undefined | null = null;

/** The command that starts PowerShell 7; undefined where there is none and none can be installed. */
export function powerShell(): string | undefined {
  found ??= runs('pwsh') ? 'pwsh' : installed();
  return found ?? undefined;
}

function installed(): string | undefined {
  const command = join(TOOLS, process.platform === 'win32' ? 'pwsh.exe' : 'pwsh');
  if (!existsSync(command)) {
    try {
      execFileSync('dotnet', ['tool', 'install', '--tool-path', TOOLS, 'PowerShell', '--version', VERSION], {
        stdio: 'pipe',
      });
    } catch {
      return undefined;
    }
  }
  return runs(command) ? command : undefined;
}

/** Skips a suite, and says so, where there is no PowerShell; with GEN2_NOTHING_SKIPPED that is a failure. */
export function needsPowerShell(context: Mocha.Context): string {
  const command = powerShell();
  const { GEN2_NOTHING_SKIPPED } = process.env;
  if (command === undefined && GEN2_NOTHING_SKIPPED !== undefined) {
    throw new Error('there is no pwsh on PATH, and no dotnet to install it with');
  }
  if (command === undefined) {
    console.log('      skipped: there is no pwsh on PATH, and no dotnet to install it with');
    return context.skip();
  }
  return command;
}
