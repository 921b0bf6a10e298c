/**
 * Reads the machines of a host by the system's PowerShell: what the command line and the editor on a desktop share. It runs
 * our own two scripts and no other code, from the folder in which they lie.
 */
import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type HostRecord, hostRecord, type Refusal } from '../core/host-export/records';
import { findPowerShell } from './powershell';

export interface HostToRead {
  /** The folder of the scripts. */
  readonly resources: string;
  /** This computer without it. */
  readonly computer: string | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

type Ending = Extract<HostRecord, { readonly kind: 'end' | 'refused' }>;

/** Marks the lines that are records. */
const MARK = 'gen2:';

/** The end of what a process says on standard error is enough, in characters. */
const LONGEST_ERROR = 4000;

/** Of an error by an execution policy, in whatever language Windows speaks. */
const IS_POLICY = /UnauthorizedAccess|about_Execution_Policies/;

/** To be known before anybody is asked whether to run it. */
export function isPowerShellThere(): boolean {
  return findPowerShell() !== undefined;
}

export const thisComputer: () => string = hostname;

/** The computer that a name is of; undefined for this one, which needs no remoting. */
export function otherComputer(name: string): string | undefined {
  return ['', '.', 'localhost', hostname().toLowerCase()].includes(name.trim().toLowerCase()) ? undefined : name.trim();
}

/** Hands on what is read as it comes; gives why nothing more comes, undefined where all has come or it was cancelled. */
export async function readHost(
  { resources, computer, signal }: HostToRead,
  onRecord: (record: Exclude<HostRecord, Ending>) => void,
): Promise<Refusal | undefined> {
  const powerShell = findPowerShell();
  if (powerShell === undefined) {
    return { kind: 'refused', reason: 'no-powershell', detail: '' };
  }
  const child = spawn(powerShell.path, argumentsFor(resources, computer), {
    // Never a folder of a workspace, where Windows would look for programs.
    cwd: resources,
    env: environmentFor(powerShell.isWindowsPowerShell),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  // It only reads, so it can end anywhere.
  const end = (): boolean => child.kill('SIGKILL');
  signal?.addEventListener('abort', end, { once: true });
  let last: Ending | undefined;
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said = `${said}${chunk}`.slice(-LONGEST_ERROR);
  });
  createInterface({ input: child.stdout }).on('line', line => {
    const record = recordIn(line);
    if (record?.kind === 'end' || record?.kind === 'refused') {
      last = record;
    } else if (record !== undefined && signal?.aborted !== true) {
      onRecord(record);
    }
  });
  const failure = await new Promise<Error | undefined>(resolve => {
    child.once('error', resolve);
    child.once('close', () => resolve(undefined));
  });
  signal?.removeEventListener('abort', end);
  if (last?.kind === 'refused') {
    return last;
  }
  if (last?.kind === 'end' || signal?.aborted === true) {
    return undefined;
  }
  const detail = failure?.message ?? said.trim();
  return { kind: 'refused', reason: IS_POLICY.test(detail) ? 'policy' : 'failed', detail };
}

/** What the organisation has decided about scripts stays decided: a policy of it counts more than this one. */
function argumentsFor(resources: string, computer: string | undefined): string[] {
  const scripts = [
    '-File',
    join(resources, 'Read-HyperVHost.ps1'),
    '-Script',
    join(resources, 'Export-VMDefinition.ps1'),
  ];
  return [
    ...['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'RemoteSigned', ...scripts],
    ...(computer === undefined ? [] : ['-ComputerName', computer]),
  ];
}

/** Windows PowerShell that inherits the modules' path of PowerShell 7 takes its modules, and can't load them. */
function environmentFor(isWindowsPowerShell: boolean): NodeJS.ProcessEnv {
  const { PSModulePath: _, ...others } = process.env;
  const environment = isWindowsPowerShell ? others : process.env;
  return { ...environment, NO_COLOR: '1', POWERSHELL_TELEMETRY_OPTOUT: '1' };
}

function recordIn(line: string): HostRecord | undefined {
  return line.startsWith(MARK)
    ? hostRecord(Buffer.from(line.slice(MARK.length), 'base64').toString('utf8'))
    : undefined;
}
