/** Runbooks of definitions as objects. */
import assert from 'node:assert/strict';
import { type AnalysisOptions, analyze } from '../../../src/core/analyze';
import { runbookFor } from '../../../src/core/runbook';
import { type Command, parse, type Script } from './grammar';

export interface ParsedRunbook extends Script {
  readonly text: string;
}

/** The runbook of the one machine of a definition of our own, which has to have one. */
export function runbookOf(definition: object, options: AnalysisOptions = {}): ParsedRunbook {
  const runbook = runbookFor(analyze(JSON.stringify(definition), { fileName: 'a.vm.json', ...options }), 0);
  assert.ok('text' in runbook, 'because' in runbook ? runbook.because : '');
  return { text: runbook.text, ...parse(runbook.text) };
}

/** The commands of a name, as they stand there. */
export function commandsOf({ commands }: Script, ...names: readonly string[]): string[] {
  return commands.filter(({ name }) => names.includes(name)).map(({ name, text }) => `${name} ${text}`);
}

/** The commands of the steps, without those of the functions before them. */
export function stepCommands({ text, commands }: ParsedRunbook): Command[] {
  const start = text.indexOf('# ---- Step 1');
  return commands.filter(({ offset }) => offset >= start);
}

/** The parameters that have to be given, beside the one for the backup. */
export function askedFor({ text }: ParsedRunbook): string[] {
  const block = text.slice(text.indexOf('param('), text.indexOf('\n)'));
  const declarations = block.split('[Parameter(Mandatory)]').slice(1);
  return declarations
    .flatMap(declaration => /\] \$(\w+)/.exec(declaration)?.[1] ?? [])
    .filter(name => name !== 'BackupPath');
}

const disk = (path: string, type: string, location: number): object => ({
  Path: path,
  ControllerType: type,
  ControllerNumber: 0,
  ControllerLocation: location,
});

/** A machine with a disk, and nothing that needs a step of its own. */
export const PLAIN = {
  Name: 'web',
  Generation: 1,
  GuestOperatingSystem: { Name: 'Windows Server 2022', Architecture: 'x64' },
  ProcessorCount: 2,
  MemoryStartup: '4GB',
  HardDrives: [disk('D:\\web\\system.vhdx', 'IDE', 0)],
  NetworkAdapters: [{ Name: 'LAN', SwitchName: 'Office', MacAddress: '00-15-5D-01-2A-00' }],
};

/** A machine with all that a definition can have. */
export const FULL = {
  ...PLAIN,
  Path: 'D:\\VMs\\web',
  Notes: 'intranet',
  State: 'Running',
  ReplicationState: 'Replicating',
  IsClustered: true,
  ResourceMeteringEnabled: true,
  AutomaticStartAction: 'Start',
  AutomaticStartDelay: 30,
  AutomaticStopAction: 'ShutDown',
  CheckpointType: 'Production',
  DynamicMemoryEnabled: true,
  MemoryMinimum: '2GB',
  MemoryMaximum: '8GB',
  ExposeVirtualizationExtensions: true,
  Bios: { StartupOrder: ['LegacyNetworkAdapter', 'IDE', 'CD', 'Floppy'] },
  Security: { TpmEnabled: true },
  HardDrives: [
    disk('D:\\web\\system.vhd', 'IDE', 0),
    disk('D:\\web\\data.vhdx', 'SCSI', 0),
    { DiskNumber: 3, ControllerType: 'SCSI', ControllerNumber: 2, ControllerLocation: 5 },
  ],
  DVDDrives: [{ Path: 'D:\\tools.iso', ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 }],
  NetworkAdapters: [
    { Name: 'LAN', SwitchName: 'Office', MacAddress: '00155D012A00', VlanId: 12 },
    { Name: 'PXE', SwitchName: 'Deployment', IsLegacy: true },
  ],
  ComPort2: { Path: '\\\\.\\pipe\\web' },
  FibreChannelHostBusAdapters: [{ SanName: 'Production' }],
  AssignedDevices: [{ LocationPath: 'PCIROOT(0)' }],
};
