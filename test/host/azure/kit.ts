/** Runbooks of machines of Azure, ready to be run on an az that knows them. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { runbookFor } from '../../../src/core/runbook';
import { type Outcome, type SimulatedHost, startHost } from '../host';
import { needsPowerShell } from '../powershell';
import { type AzureState, type FakeAz, type Fault, fakeAz, linuxMachine, MACHINE_ID, windowsMachine } from './fake-az';

/** What `az vm get-instance-view` says of a machine. */
function exportOf({ image, osType, size, vmId }: AzureState, more: object = {}): string {
  return JSON.stringify({
    id: MACHINE_ID,
    name: MACHINE_ID.replace(/^.*\//, ''),
    vmId,
    hardwareProfile: { vmSize: size },
    instanceView: { hyperVGeneration: 'V1' },
    storageProfile: { imageReference: image, osDisk: { osType, createOption: 'FromImage' } },
    ...more,
  });
}

function scriptFor(text: string): string {
  const runbook = runbookFor(analyze(text, { fileName: 'web-1.json' }), 0);
  assert.ok('text' in runbook, 'because' in runbook ? runbook.because : '');
  return runbook.text;
}

export const WINDOWS_SCRIPT = (): string => scriptFor(exportOf(windowsMachine()));
export const LINUX_SCRIPT = (): string => scriptFor(exportOf(linuxMachine()));

/** Asks the test, which is the other end of the process, and takes its answer for what az prints. */
const AZ = `
[Console]::Out.WriteLine((ConvertTo-Json -InputObject @{ asked = @($args) } -Compress))
$answer = ConvertFrom-Json ([Console]::In.ReadLine())
$global:LASTEXITCODE = $answer.code
if ($answer.out) { $answer.out -split "\`n" }
`;

export interface Upgrade extends Outcome {
  readonly az: FakeAz;
}

export interface UpgradeOptions {
  readonly arguments?: Readonly<Record<string, unknown>>;
  readonly fault?: Fault | undefined;
  readonly answers?: boolean;
  readonly declined?: readonly string[];
  /** Goes on where another run has left the folder of the record. */
  readonly again?: boolean;
}

export interface Shell {
  upgrade(script: string, state: AzureState, options?: UpgradeOptions): Promise<Upgrade>;
  /** Other lines, with functions that are there. */
  lines(lines: readonly string[], functions: Readonly<Record<string, string>>): Promise<Outcome>;
}

/** A PowerShell for the tests of a suite; skips the suite where there is none. */
export function shellForSuite(): Shell {
  let host: SimulatedHost;
  let folder: string;

  before(function () {
    host = startHost(needsPowerShell(this), '2025');
    folder = mkdtempSync(join(tmpdir(), 'upgrade-test-'));
  });

  after(() => {
    host?.close();
    rmSync(folder ?? '', { recursive: true, force: true });
  });

  function write(text: string): string {
    const path = join(folder, 'script.ps1');
    writeFileSync(path, text);
    return path;
  }

  return {
    async upgrade(script, state, { arguments: given = {}, fault, again = false, ...rest } = {}) {
      const az = fakeAz(state, fault);
      const outcome = await host.run(
        {
          script: write(script),
          arguments: { RecordPath: 'Z:\\Record', StartMinutes: '0.05', StartPause: 0, ...given },
          functions: { az: AZ },
          ...(!again && { state: { letters: ['Z'] } }),
          ...rest,
        },
        asked => az.call(asked as readonly string[]),
      );
      return { ...outcome, az };
    },
    lines: (lines, functions) =>
      host.run({ script: write(`${lines.join('\n')}\n`), functions, state: { letters: ['Z'] } }),
  };
}
