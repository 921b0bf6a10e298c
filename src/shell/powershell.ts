/** Where the system's PowerShell is. */
import { posix, win32 } from 'node:path';
import { statsOf } from './stats';

export interface PowerShell {
  /** Absolute: a name alone would be looked for in the folder of a workspace as well. */
  readonly path: string;
  readonly isWindowsPowerShell: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Windows PowerShell, which every Windows has; else PowerShell 7, where it is installed for all or on PATH. */
export function findPowerShell(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = isFile,
): PowerShell | undefined {
  const { SystemRoot, ProgramFiles, PATH = '' } = environment;
  const { join, delimiter, isAbsolute } = platform === 'win32' ? win32 : posix;
  const folders = PATH.split(delimiter).filter(folder => isAbsolute(folder));
  const own =
    SystemRoot === undefined ? [] : [join(SystemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')];
  const installed = ProgramFiles === undefined ? [] : [join(ProgramFiles, 'PowerShell', '7', 'pwsh.exe')];
  const candidates =
    platform === 'win32'
      ? [...own, ...installed, ...folders.map(folder => join(folder, 'pwsh.exe'))]
      : folders.map(folder => join(folder, 'pwsh'));
  const path = candidates.find(exists);
  return path === undefined ? undefined : { path, isWindowsPowerShell: own.includes(path) };
}

function isFile(path: string): boolean {
  return statsOf(path)?.isFile() === true;
}
