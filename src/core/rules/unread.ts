/** What of a machine's parts can't be read, and why: which of the messages of `vm/cut-off` says it. */
import { statedGeneration } from '../machine/devices';
import type { Unknown } from '../machine/field';
import { leavesOutAdapters, leavesOutDisks } from '../machine/left-out';
import type { VirtualMachine } from '../machine/machine';
import type { Place } from '../text/place';

export interface UnreadPart {
  readonly message:
    | 'default'
    | 'flattened'
    | 'expression'
    | 'unread'
    | 'shared'
    | 'in-common'
    | 'settings'
    | 'left-out'
    | 'adapters-left-out'
    | 'wmi-settings'
    | 'generation'
    | 'beside'
    | 'firmware';
  readonly at: Place;
  /** What can't be read either, for the same reason or another. */
  readonly also?: Place | undefined;
  /** It is written in a form that is not read: in a machine of Generation 2, too, it may be what Generation 2 has not. */
  readonly isForm?: boolean;
}

export function unreadParts(machine: VirtualMachine): UnreadPart[] {
  const { drives, networkAdapters, firmware, security, generation, generationFollows, listedBy, upkeep, at } = machine;
  const [first, second] = [drives.unreadable, networkAdapters.unreadable].filter(
    unreadable => unreadable !== undefined,
  );
  const setting = firmware.unreadable ?? security.unreadable;
  const parts: UnreadPart[] = [];
  // A configuration is no export: what stands in it is what its tool knows of, or wants to be written.
  const isConfigured = upkeep !== undefined;
  if (first !== undefined) {
    const message = messageOf(first);
    parts.push({ message, at: first.at, also: second?.at, isForm: message === 'unread' });
  } else if (leavesOutDisks(machine) && generationFollows === undefined && listedBy !== 'uefi-only') {
    // A clone has the drives of its source, and below its generation; what knows UEFI alone has SCSI alone.
    parts.push({ message: listedBy === 'wmi' ? 'wmi-settings' : 'left-out', at });
  } else if (drives.complete && leavesOutAdapters(machine) && generationFollows === undefined && !isConfigured) {
    parts.push({ message: 'adapters-left-out', at });
  }
  if (setting !== undefined) {
    parts.push({ message: 'settings', at: setting.at, isForm: messageOf(setting) === 'unread' });
  }
  const isMissing = !generation.known && generation.because === 'not-exported' && !isConfigured;
  if (isMissing && generationFollows === undefined) {
    parts.push({ message: messageOfMissing(listedBy), at });
  }
  // Where an export of Generation 2 is cut off, the host has refused what it can't have.
  return statedGeneration(machine) === 2 ? parts.filter(({ isForm }) => isForm) : parts;
}

function messageOfMissing(listedBy: VirtualMachine['listedBy']): UnreadPart['message'] {
  switch (listedBy) {
    case 'uefi-only':
      return 'firmware';
    case 'home-made':
      return 'beside';
    default:
      return 'generation';
  }
}

function messageOf({ because }: Unknown): UnreadPart['message'] {
  switch (because) {
    case 'truncated':
    case 'not-exported':
      return 'default';
    case 'flattened':
    case 'expression':
    case 'shared':
    case 'in-common':
      return because;
    case 'unread':
    case 'invalid':
      return 'unread';
  }
}
