/** A simulated Hyper-V host in a process of PowerShell, on which scripts run one after another. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildHost } from './build';
import type { HostVersion } from './cmdlet-classes';

export interface Scenario {
  /** The host that there is before the run; the one of the last run without it. */
  readonly state?: HostState;
  /** The path of the script. */
  readonly script: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** What is answered to all questions, or to one after another; the last goes on. */
  readonly answers?: boolean | readonly boolean[];
  /** Parts of questions that are answered with a no. */
  readonly declined?: readonly string[];
  /** With the ConvertTo-Json of Windows PowerShell 5.1. */
  readonly windowsPowerShell?: boolean;
  /** Functions that are there, by name. */
  readonly functions?: Readonly<Record<string, string>>;
  /** At the n-th call of a cmdlet (1-based): it fails, fails half way where it can, or Ctrl+C is pressed. */
  readonly fault?: { readonly atCall: number; readonly kind: 'fail' | 'half' | 'break' };
}

/** As simulation/StateOf.cs reads it. */
export interface HostState {
  readonly isClient?: boolean;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Of the drives that the host has. */
  readonly letters?: readonly string[];
  readonly folders?: readonly string[];
  readonly switches?: readonly string[];
  readonly sans?: readonly string[];
  readonly dismountedDevices?: readonly string[];
  readonly physicalDisks?: readonly { readonly id: string; readonly number: number; readonly isOffline?: boolean }[];
  readonly files?: readonly (Readonly<Record<string, unknown>> & { readonly path: string })[];
  readonly machines?: readonly Readonly<Record<string, unknown>>[];
}

export interface SavedDrive extends Readonly<Record<string, unknown>> {
  readonly place: string;
  readonly path?: string | null;
  readonly physical?: string;
  readonly dvd?: string | null;
  readonly shared?: boolean;
}

export interface SavedMachine extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly generation: number;
  readonly state: string;
  /** 'starts', or why its guest does not come up. */
  readonly guest: string;
  readonly drives: readonly SavedDrive[];
  readonly adapters: readonly (Readonly<Record<string, unknown>> & { readonly mac: string })[];
  readonly firmware?: {
    readonly secureBoot: string;
    readonly template?: string;
    readonly bootOrder: readonly string[];
  };
  readonly path: string;
  readonly automaticStartAction: string;
  readonly automaticStartDelay: number;
  readonly replication: Readonly<Record<string, unknown>> | null;
}

export interface Outcome {
  /** What ended the script; null where it came to its end. */
  readonly error: string | null;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly output: string;
  readonly results: readonly string[];
  readonly questions: readonly string[];
  /** Every change, in order. */
  readonly journal: readonly Readonly<Record<string, string>>[];
  /** The cmdlets that were called, in order. */
  readonly calls: readonly string[];
  readonly state: {
    readonly machines: readonly SavedMachine[];
    readonly files: readonly string[];
    readonly mounted: readonly string[];
    readonly roles: readonly string[];
  };
}

export interface SimulatedHost {
  /** `answer`: to each line that a function of the scenario asks with. */
  run(scenario: Scenario, answer?: (asked: unknown) => unknown): Promise<Outcome>;
  /** Deletes a file or folder of the host, by its path there. */
  delete(path: string): void;
  close(): void;
}

const LOOP = `
$ErrorActionPreference = 'Stop'
Add-Type -Path $env:GEN2_HOST_DLL
while ($null -ne ($line = [Console]::In.ReadLine())) {
  try { [Console]::Out.WriteLine([Simulation.Runner]::Run($line)) } catch { [Console]::Out.WriteLine((@{ failed = "$_ $($_.ScriptStackTrace)" } | ConvertTo-Json -Compress)) }
}`;

/** Starts a host of a version of Windows Server. */
export function startHost(pwsh: string, version: HostVersion): SimulatedHost {
  const folder = buildHost(pwsh, version);
  const drives = mkdtempSync(join(tmpdir(), 'simulated-host-'));
  let root = drives;
  const child = spawnShell(pwsh, folder, drives);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr?.on('data', chunk => {
    errors += chunk;
  });
  return {
    async run(scenario, answer) {
      if (scenario.state !== undefined) {
        root = join(drives, 'root');
        rmSync(root, { recursive: true, force: true });
      }
      const state = scenario.state === undefined ? undefined : { version, ...scenario.state };
      child.stdin?.write(`${JSON.stringify({ ...scenario, state, root })}\n`);
      for (;;) {
        const { value, done } = await lines.next();
        if (done === true) {
          throw new Error(`PowerShell ended: ${errors}`);
        }
        const outcome = JSON.parse(value) as Outcome | { readonly failed: string } | { readonly asked: unknown };
        if ('asked' in outcome) {
          child.stdin?.write(`${JSON.stringify(answer?.(outcome.asked) ?? null)}\n`);
          continue;
        }
        if ('failed' in outcome) {
          throw new Error(outcome.failed);
        }
        return outcome;
      }
    },
    delete(path) {
      rmSync(join(root, ...path.replace(':', '').split(/[\\/]/)), { recursive: true, force: true });
    },
    close() {
      child.stdin?.end();
      child.kill();
      rmSync(drives, { recursive: true, force: true });
    },
  };
}

function spawnShell(pwsh: string, folder: string, drives: string): ChildProcess {
  const { PATH: path = '' } = process.env;
  return spawn(pwsh, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', LOOP], {
    env: {
      ...process.env,
      GEN2_HOST_DLL: join(folder, 'SimulatedHost.dll'),
      GEN2_HOST_ROOT: join(drives, 'root'),
      PSModulePath: join(folder, 'Modules'),
      PATH: `${join(folder, 'bin')}${delimiter}${path}`,
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      NO_COLOR: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
