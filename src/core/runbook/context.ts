/** What the steps of a runbook are made from. */
import type { AssessedVirtualMachine } from '../analysis';
import type { ConversionPlan } from '../convert/plan';
import { bootDisk } from '../machine/devices';
import { type Field, known } from '../machine/field';
import type { GuestSystem } from '../machine/guests/catalogue';
import type { HostId } from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';
import { type BootDiskMethod, bootDiskMethod } from './boot-disk';
import { type NewDrive, newDrives } from './drives';
import { bytesLiteral, powerShellLiteral } from './quote';
import { createParameters, type Parameter, type Parameters } from './step';

export interface RunbookContext {
  readonly machine: VirtualMachine;
  readonly plan: ConversionPlan;
  /** The oldest host that has to run the machine. */
  readonly host: HostId;
  readonly system: GuestSystem | undefined;
  /** In the order in which they are attached to the new machine. */
  readonly drives: readonly NewDrive[];
  readonly boot: NewDrive | undefined;
  readonly method: BootDiskMethod;
  readonly parameters: Parameters;
  /** The variable with the path of the copy that the old machine gets of a disk that changes; undefined for the others. */
  readonly keptVariable: (drive: NewDrive) => string | undefined;
}

export function createContext({ machine, plan, host }: AssessedVirtualMachine): RunbookContext {
  const parameters = createParameters();
  const system = machine.guest?.recognised.system;
  const drives = newDrives(machine, plan, parameters);
  const first = bootDisk(machine);
  const boot = drives.find(({ drive }) => drive === first);
  const method = bootDiskMethod(system, boot);
  const keptVariable = ({ source }: NewDrive): string | undefined =>
    source.kind === 'file' && !source.convert && source === boot?.source && method !== 'none'
      ? `$keptDisk${source.index}`
      : undefined;
  return { machine, plan, host, system, drives, boot, method, parameters, keptVariable };
}

/** The value of a field as an expression; the parameter of the script that has it where it isn't known. */
export function expressionOf<T>(
  { add }: Parameters,
  field: Field<T>,
  write: (value: T) => string | undefined,
  parameter: Parameter,
): string {
  const value = known(field);
  return (value === undefined ? undefined : write(value)) ?? add(parameter);
}

export const writeText = powerShellLiteral;

/** Undefined for what Hyper-V can't take: then a person has to say what was meant. */
export function writeCount(value: number): string | undefined {
  return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
}

/** As writeCount, of what there is at least one. */
export function writeProcessors(value: number): string | undefined {
  return value > 0 ? writeCount(value) : undefined;
}

export function writeBytes(value: number): string | undefined {
  return Number.isSafeInteger(value) && value > 0 ? bytesLiteral(value) : undefined;
}

export function writeFlag(value: boolean): string {
  return value ? '$true' : '$false';
}
