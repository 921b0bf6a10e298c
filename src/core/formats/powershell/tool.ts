/** Which tool listed a machine, where what is in the file depends on it. */
import type { Body } from '../../languages/tree';
import type { Unknown } from '../../machine/field';
import { plainKeyOf } from './keys';

export interface Origin {
  /** WMI's settings and Virtual Machine Manager name the settings of a BIOS for every machine; WMI's have no devices. */
  readonly tool: 'hyper-v' | 'wmi' | 'scvmm';
  /** The objects came over PowerShell remoting, which cuts them off before ConvertTo-Json sees them. */
  readonly isFlattened: boolean;
}

/** The name under which WMI states the generation (WMI). */
export const WMI_GENERATION = 'virtualsystemsubtype';

/** What only Get-SCVirtualMachine lists, in its own letters: people write words like these as well. */
export const OF_SCVMM: ReadonlySet<string> = new Set(['VirtualDiskDrives', 'VirtualDVDDrives', 'VirtualFloppyDrive']);

export function originOf(node: Body): Origin {
  let tool: Origin['tool'] = 'hyper-v';
  let isFlattened = false;
  for (const property of node.members) {
    const key = plainKeyOf(property);
    if (key === WMI_GENERATION) {
      tool = 'wmi';
    } else if (OF_SCVMM.has(property.key)) {
      tool = 'scvmm';
    } else if (key === 'runspaceid' || key === 'pscomputername') {
      isFlattened ||= property.value.kind === 'text' && property.value.value !== '';
    }
  }
  return { tool, isFlattened };
}

/** The same parts, with the reason why something is cut off that helps to get it whole. */
export function cutBy<T extends { readonly unreadable?: Unknown | undefined }>({ isFlattened }: Origin, parts: T): T {
  const { unreadable } = parts;
  return isFlattened && unreadable?.because === 'truncated'
    ? { ...parts, unreadable: { ...unreadable, because: 'flattened' } satisfies Unknown }
    : parts;
}
