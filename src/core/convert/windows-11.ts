/** What Windows 11 asks of its machine (W11, PLAN25). */
import { sentence } from '../l10n';
import { bootDisk } from '../machine/devices';
import { type Field, known } from '../machine/field';
import { compareHosts, firstHostWith, type HostId } from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';
import type { Fix } from '../rules/rule';
import { secureBootChange, secureBootMismatch, secureBootNeed } from './secure-boot';

/** Whether the machine is one of Windows 11 without a TPM, for a host that can give it one. */
export function lacksTpm({ guest, security }: VirtualMachine, host: HostId): boolean {
  return (
    guest?.recognised.system?.id === 'windows-11' &&
    (security.tpm === undefined || known(security.tpm) === false) &&
    compareHosts(host, firstHostWith('virtual-tpm')) >= 0
  );
}

/**
 * The TPM and Secure Boot, where the machine lacks them; Secure Boot that somebody turned off stays off. A TPM binds the
 * machine to its host: another one starts it only with the certificates of its key protector (SEC2).
 */
export function windows11Fix(machine: VirtualMachine, host: HostId): Fix {
  const need = secureBootNeed(machine, host);
  const isUnset = secureBootMismatch(machine, need) === 'not-set';
  const secureBoot = need !== undefined && isUnset ? [secureBootChange(need)] : [];
  return lacksTpm(machine, host)
    ? { class: 'lossy', changes: [{ kind: 'set-tpm', enabled: true }, ...secureBoot], alone: false, lost: FREEDOM }
    : { class: 'safe', changes: secureBoot, alone: false };
}

const FREEDOM = {
  what: sentence('the freedom to start on any host'),
  toDo: sentence('take the certificates of its key protector along'),
};

export interface Shortage {
  readonly of: 'processors' | 'memory' | 'disk';
  readonly field: Field<number>;
}

/** A gigabyte as disks are sold: what is short of it is short by any count. */
const GB = 1e9;

/** What the machine has less of than Windows 11 needs. */
export function windows11Shortages(machine: VirtualMachine): Shortage[] {
  const needs: readonly (readonly [of: Shortage['of'], least: number, field: Field<number> | undefined])[] = [
    ['processors', 2, machine.processorCount],
    ['memory', 4 * GB, machine.memoryStartup],
    ['disk', 64 * GB, bootDisk(machine)?.size],
  ];
  return needs.flatMap(([of, least, field]) =>
    field !== undefined && (known(field) ?? least) < least ? [{ of, field }] : [],
  );
}
