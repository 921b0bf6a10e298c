/** What a kickstart file of Anaconda says of partitions (docs.redhat.com, Kickstart commands). */
import type { Span } from '../text/place';

export interface Kickstart {
  /** The partitions that it names one by one. */
  readonly partitions: readonly KickstartPartition[];
  /** `autopart` or `reqpart`: Anaconda makes what the firmware needs. */
  readonly automatic: boolean;
  /** `%include` or `%pre`: partitions may be named elsewhere. */
  readonly dynamic: boolean;
}

export interface KickstartPartition extends Span {
  /** A mount point, or a word such as swap or pv.01. */
  readonly mountPoint: string;
  readonly efi: boolean;
}

/** Reads the commands of a kickstart file. */
export function readKickstart(text: string): Kickstart {
  const partitions: KickstartPartition[] = [];
  let automatic = false;
  let dynamic = false;
  for (const { 0: line, index } of text.matchAll(/^[^\n]+/gm)) {
    const [, command = '', rest = ''] = /^[ \t]*([%a-z]+)\b[ \t]*([^\r]*)/i.exec(line) ?? [];
    switch (command.toLowerCase()) {
      case 'part':
      case 'partition': {
        const [mountPoint = ''] = /^\S+/.exec(rest) ?? [];
        const efi = mountPoint === '/boot/efi' || /--fstype[= ]["']?efi\b/i.test(rest);
        partitions.push({ offset: index, end: index + line.trimEnd().length, mountPoint, efi });
        break;
      }
      case 'autopart':
      case 'reqpart':
        automatic = true;
        break;
      case '%include':
      case '%pre':
        dynamic = true;
        break;
    }
  }
  return { partitions, automatic, dynamic };
}
