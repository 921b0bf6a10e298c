/** Runbooks of definitions, ready to be run on the host that the definition describes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Analysis, AssessedVirtualMachine } from '../../src/core/analysis';
import { analyze } from '../../src/core/analyze';
import { bootDisk } from '../../src/core/machine/devices';
import { runbookFor } from '../../src/core/runbook';
import { runbookForMachines, unmovedMachines } from '../../src/core/runbook/many';
import { virtualMachines } from '../unit/virtual-machines';
import type { HostVersion } from './cmdlet-classes';
import { BACKUP, diskArguments, diskPath, hostOfDefinition, RESCUE_IMAGE } from './definition-host';
import { type HostState, type Outcome, type SavedMachine, type Scenario, type SimulatedHost, startHost } from './host';
import { needsPowerShell } from './powershell';

export interface Prepared {
  readonly host: HostVersion;
  readonly text: string;
  readonly state: HostState;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** `options`: of the simulated host, besides the work that a person does who is asked. */
export function prepare(
  definition: string,
  host: HostVersion,
  options: Readonly<Record<string, unknown>> = {},
): Prepared {
  return prepareMachine(analyze(definition, { fileName: 'a.vm.json', host }), 0, host, options);
}

/** The same of a machine of an analysis. */
export function prepareMachine(
  analysis: Analysis,
  index: number,
  host: HostVersion,
  options: Readonly<Record<string, unknown>> = {},
): Prepared {
  const runbook = runbookFor(analysis, index);
  assert.ok('text' in runbook, 'because' in runbook ? runbook.because : '');
  const assessed = analysis.machines[index] as AssessedVirtualMachine;
  const { text } = runbook;
  return {
    host,
    text,
    state: hostOfDefinition(assessed, { person: personFor(assessed), mergeCalls: 2, ...options }),
    arguments: {
      BackupPath: BACKUP,
      MergePause: 0,
      ...Object.fromEntries(
        Object.entries(diskArguments(assessed.machine)).filter(([name]) => text.includes(`$${name}`)),
      ),
      ...(text.includes('$RescueImagePath') && { RescueImagePath: RESCUE_IMAGE }),
      ...(text.includes('$SecureBootTemplate') && { SecureBootTemplate: 'Off' }),
    },
  };
}

/** The script for all machines of a definition, and one host that has them; the values that its table leaves open given. */
export function prepareMachines(
  definition: string,
  host: HostVersion,
  options: Readonly<Record<string, unknown>> = {},
): Prepared {
  const analysis = analyze(definition, { fileName: 'a.vm.json', host });
  const { runbook } = runbookForMachines([{ analysis, machines: unmovedMachines(analysis) }]);
  assert.ok('text' in runbook, 'because' in runbook ? runbook.because : '');
  const states = virtualMachines(analysis).map(assessed => hostOfDefinition(assessed));
  const together = (key: ListOfState): readonly unknown[] => {
    const items = states.flatMap((state): readonly unknown[] => state[key] ?? []);
    return [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
  };
  const text = runbook.text
    .replaceAll('RescueImagePath = $null', `RescueImagePath = '${RESCUE_IMAGE}'`)
    .replaceAll('Values = @{}', 'Values = @{ MergePause = 0 }');
  return {
    host,
    text,
    state: {
      ...Object.fromEntries(LISTS_OF_STATE.map(key => [key, together(key)])),
      options: { person: virtualMachines(analysis).flatMap(personFor), mergeCalls: 2, ...options },
    },
    arguments: { BackupPath: BACKUP },
  };
}

const LISTS_OF_STATE = ['letters', 'folders', 'switches', 'sans', 'physicalDisks', 'files', 'machines'] as const;
type ListOfState = (typeof LISTS_OF_STATE)[number];

/** What a person does when asked: the boot disk gets its layout, and the rescue system is left. */
function personFor({ machine }: AssessedVirtualMachine): readonly object[] {
  const boot = bootDisk(machine);
  const path = boot === undefined ? '' : diskPath(machine, boot);
  const becomes = { style: 'GPT', partitions: ['efi', 'root'] };
  const questions = ['GPT layout', 'boot loader installed', 'has mbr2gpt.exe'];
  return [
    ...questions.map(asked => ({ asked, of: machine.name, path: path.replace(/\.vhd$/i, '.vhdx'), becomes })),
    { asked: 'boot loader installed', of: machine.name, shutsDown: machine.name },
  ];
}

export function newMachine({ state, error }: Outcome): SavedMachine {
  const found = state.machines.find(({ generation }) => generation === 2);
  assert.ok(found, `there is no new machine: ${error}`);
  return found;
}

export function oldMachine({ state }: Outcome): SavedMachine {
  const found = state.machines.find(({ generation }) => generation === 1);
  assert.ok(found, 'there is no old machine');
  return found;
}

/** The step that the script names, or that it said last. */
export function whereItStopped({ warnings, output }: Outcome): number {
  const named = warnings.flatMap(warning => /go on with -From (\d+)/.exec(warning)?.[1] ?? []);
  const begun = [...output.matchAll(/^Step (\d+):/gm)].map(match => match[1]);
  return Number(named.at(-1) ?? begun.at(-1) ?? 1);
}

/** What an error asks to delete before the script goes on. */
const TO_DELETE = [
  /^(?:- )?(\S.*?) is there\. If this step left it/m,
  /^(?:- )?(\S.*?) is a copy that this step did not finish/m,
  /^(?:- )?(\S.*?) is no whole copy/m,
  /^(?:- )?(\S.*?) exists\. If an earlier run of this script left it/m,
  /after its copy (\S.*?) was made/,
];

export interface Hosts {
  /** A new host of the prepared state; with `again` the one of the last run of this version. */
  run(prepared: Prepared, options?: RunOptions, more?: Readonly<Record<string, unknown>>): Promise<Outcome>;
  /** As a person does who reads the error: deletes, dismounts or shuts down what it names, and nothing else. */
  clearAway(version: HostVersion, outcome: Outcome): Promise<void>;
  /** Runs other lines on the host of the last run. */
  runLines(version: HostVersion, lines: string, args?: Readonly<Record<string, unknown>>): Promise<Outcome>;
}

interface RunOptions extends Pick<Scenario, 'answers' | 'declined' | 'fault' | 'windowsPowerShell'> {
  readonly again?: boolean;
}

/** Hosts for the tests of a suite, started when one is needed; skips the suite where there is no PowerShell. */
export function hostsForSuite(): Hosts {
  let pwsh: string;
  let folder: string;
  const hosts = new Map<HostVersion, SimulatedHost>();

  before(function () {
    pwsh = needsPowerShell(this);
    folder = mkdtempSync(join(tmpdir(), 'host-test-'));
  });

  after(() => {
    for (const host of hosts.values()) {
      host.close();
    }
    rmSync(folder ?? '', { recursive: true, force: true });
  });

  function on(version: HostVersion): SimulatedHost {
    const host = hosts.get(version) ?? startHost(pwsh, version);
    hosts.set(version, host);
    return host;
  }

  function scriptOf(text: string): string {
    const script = join(folder, 'script.ps1');
    writeFileSync(script, text);
    return script;
  }

  return {
    run({ host, text, state, arguments: given }, { again = false, ...rest } = {}, more = {}) {
      const script = scriptOf(text);
      return on(host).run({ script, arguments: { ...given, ...more }, ...(again ? {} : { state }), ...rest });
    },
    async clearAway(version, { error }) {
      for (const pattern of TO_DELETE) {
        const path = pattern.exec(error ?? '')?.[1];
        if (path !== undefined) {
          on(version).delete(path);
        }
      }
      const mounted = /^(\S.*?) is mounted on this host/m.exec(error ?? '')?.[1];
      if (mounted !== undefined) {
        await this.runLines(version, 'param($Path)\nDismount-VHD -Path $Path\n', { Path: mounted });
      }
      const running = /^(\S.*?) is not off \(Running\): shut its guest down/m.exec(error ?? '')?.[1];
      if (running !== undefined) {
        await this.runLines(version, 'param($Name)\nStop-VM -Name $Name -Force\n', { Name: running });
      }
      if (/Generation 2 machine .*: delete it \(its disks stay\)/.test(error ?? '')) {
        await this.runLines(version, 'Get-VM | Where-Object { $_.Generation -eq 2 } | Remove-VM -Force\n');
      }
    },
    runLines(version, lines, args = {}) {
      return on(version).run({ script: scriptOf(lines), arguments: args });
    },
  };
}
