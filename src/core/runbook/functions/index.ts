/** The functions that a runbook's steps call. */
import type { Step } from '../step';
import * as disks from './disks';
import * as machines from './machines';
import * as settings from './settings';

type ScriptFunction = readonly [name: string, lines: readonly string[]];

/** Each after those that call it: what a function needs is found by its name in the lines that were taken before. */
const FUNCTIONS: readonly ScriptFunction[] = [
  ['Format-DiskPath', disks.FORMAT_DISK_PATH],
  ['Get-OldMachine', machines.GET_OLD_MACHINE],
  ['Get-NewMachine', machines.GET_NEW_MACHINE],
  ['Find-NewMachine', machines.FIND_NEW_MACHINE],
  ['Test-Whole', machines.TEST_WHOLE],
  ['Get-Record', machines.GET_RECORD],
  ['Assert-Backup', machines.ASSERT_BACKUP],
  ['Assert-Off', machines.ASSERT_OFF],
  ['Confirm-Done', machines.CONFIRM_DONE],
  ['Test-Start', machines.TEST_START],
  ['Test-Stated', machines.TEST_STATED],
  ['Test-Free', machines.TEST_FREE],
  ['Test-There', machines.TEST_THERE],
  ['Test-Room', disks.TEST_ROOM],
  ['Test-Names', disks.TEST_NAMES],
  ['Get-DiskChain', disks.GET_DISK_CHAIN],
  ['Get-ChainEnd', disks.GET_CHAIN_END],
  ['Test-Drives', machines.TEST_DRIVES],
  ['Get-OldAdapter', machines.GET_OLD_ADAPTER],
  ['Test-Adapter', machines.TEST_ADAPTER],
  ['Wait-Merge', disks.WAIT_MERGE],
  ['Copy-Disk', disks.COPY_DISK],
  ['Assert-Unused', disks.ASSERT_UNUSED],
  ['Start-Machine', disks.START_MACHINE],
  ['Use-Disk', disks.USE_DISK],
  ['Assert-Dismounted', disks.ASSERT_DISMOUNTED],
  ['Get-PartitionStyle', disks.GET_PARTITION_STYLE],
  ['Assert-Gpt', disks.ASSERT_GPT],
  ['Invoke-Mbr2Gpt', disks.INVOKE_MBR2GPT],
  ['Select-Parameter', settings.SELECT_PARAMETER],
  ['Copy-Settings', settings.COPY_SETTINGS],
  ['Copy-Adapter', settings.COPY_ADAPTER],
];

/** The functions that some lines use, themselves or through each other, in an order in which each is there when called. */
export function functionsFor(steps: readonly Step[]): (readonly string[])[] {
  const texts = steps.flatMap(({ checks = [], commands }) => [...checks, ...commands]);
  const used = new Set<string>();
  const all = new Map(FUNCTIONS);
  for (let index = 0; index < texts.length; index += 1) {
    for (const [name, lines] of all) {
      if (!used.has(name) && texts[index]?.includes(name) === true) {
        used.add(name);
        texts.push(...lines);
      }
    }
  }
  return FUNCTIONS.flatMap(([name, lines]) => (used.has(name) ? [lines] : []));
}
