/** The functions that a runbook's steps call. */
import type { Step } from '../step';
import * as disks from './disks';
import * as machines from './machines';
import * as settings from './settings';

/** `variables`: what it keeps between calls, of one machine. */
export type ScriptFunction = readonly [name: string, lines: readonly string[], variables?: readonly string[]];

/** Each after those that call it: what a function needs is found by its name in the lines that were taken before. */
const FUNCTIONS: readonly ScriptFunction[] = [
  ['Format-DiskPath', disks.FORMAT_DISK_PATH],
  ['Get-OldMachine', machines.GET_OLD_MACHINE],
  ['Get-NewMachine', machines.GET_NEW_MACHINE],
  ['Find-NewMachine', machines.FIND_NEW_MACHINE],
  ['Test-Whole', machines.TEST_WHOLE, machines.MADE_PATH],
  ['Get-FolderAbove', machines.GET_FOLDER_ABOVE],
  ['Get-Record', machines.GET_RECORD, machines.RECORD_PATH],
  ['Assert-Backup', machines.ASSERT_BACKUP],
  ['Assert-Off', machines.ASSERT_OFF],
  ['Confirm-Done', machines.CONFIRM_DONE],
  ['Test-Start', machines.TEST_START, machines.PROBLEMS],
  ['Test-Stated', machines.TEST_STATED],
  ['Test-Free', machines.TEST_FREE],
  ['Test-There', machines.TEST_THERE],
  ['Test-Room', disks.TEST_ROOM],
  ['Test-Names', disks.TEST_NAMES],
  ['Test-Sole', disks.TEST_SOLE],
  ['Get-DiskChain', disks.GET_DISK_CHAIN],
  ['Get-ChainEnd', disks.GET_CHAIN_END],
  ['Test-Drives', machines.TEST_DRIVES],
  ['Test-Boot', machines.TEST_BOOT],
  ['Get-OldAdapter', machines.GET_OLD_ADAPTER],
  ['Test-Adapter', machines.TEST_ADAPTER],
  ['Expand-Vlans', machines.EXPAND_VLANS],
  ['Wait-Merge', disks.WAIT_MERGE],
  ['Copy-Disk', disks.COPY_DISK],
  ['Test-Fresh', disks.TEST_FRESH],
  ['Assert-Unused', disks.ASSERT_UNUSED],
  ['Start-Machine', disks.START_MACHINE],
  ['Use-Disk', disks.USE_DISK],
  ['Assert-Dismounted', disks.ASSERT_DISMOUNTED],
  ['Get-PartitionStyle', disks.GET_PARTITION_STYLE],
  ['Assert-Gpt', disks.ASSERT_GPT],
  ['Invoke-Mbr2Gpt', disks.INVOKE_MBR2GPT],
  ['Select-Parameter', settings.SELECT_PARAMETER],
  ['Copy-Settings', settings.COPY_SETTINGS],
  ['Set-MachineService', settings.SET_SERVICE],
  ['Copy-Drive', settings.COPY_DRIVE],
  ['Copy-Adapter', settings.COPY_ADAPTER],
  ['Set-Vlan', settings.SET_VLAN],
  ['Show-Lost', settings.SHOW_LOST],
];

export interface Functions {
  readonly functions: readonly (readonly string[])[];
  /** Assignments of what they keep. */
  readonly variables: readonly string[];
}

/** The functions that some lines use, themselves or through each other, in an order in which each is there when called. */
export function functionsFor(
  steps: readonly Pick<Step, 'checks' | 'checksLater' | 'commands'>[],
  all: readonly ScriptFunction[] = FUNCTIONS,
): Functions {
  const texts = steps.flatMap(({ checks = [], checksLater = [], commands }) => [
    ...checks,
    ...checksLater,
    ...commands,
  ]);
  const used = new Set<string>();
  for (let index = 0; index < texts.length; index += 1) {
    for (const [name, lines] of all) {
      if (!used.has(name) && texts[index]?.includes(name) === true) {
        used.add(name);
        texts.push(...lines);
      }
    }
  }
  const taken = all.filter(([name]) => used.has(name));
  return {
    functions: taken.map(([, lines]) => lines),
    variables: taken.flatMap(([, , variables = []]) => variables),
  };
}
