/** What a script of diskpart does to disks (learn.microsoft.com, diskpart): as a file, or as lines that a command writes. */
import { sentence } from '../l10n';
import { lookUp } from '../text/look-up';
import type { Span } from '../text/place';
import type { Content, Kind } from './kind';
import { scriptFileForUefi } from './uefi/script-file';

/** The disks that are laid out, of a script or of Windows Setup's own configuration. */
export interface AnswerDisks extends Content {
  readonly disks: readonly AnswerDisk[];
  /** Where partitions are marked active, which only MBR disks know. */
  readonly active: readonly Span[];
}

export interface AnswerDisk extends Span {
  readonly id: number | undefined;
  readonly partitions: readonly AnswerPartition[];
}

export interface AnswerPartition extends Span {
  /** From 1; on a wiped disk it becomes the number of the partition. */
  readonly order: number | undefined;
  /** In lower case: primary, efi, msr, extended or logical. */
  readonly type: string;
}

export const kind: Kind<AnswerDisks> = {
  name: sentence('script of diskpart'),
  fileName: /\.(?:txt|script|diskpart)$(?<=(?:disk|partition)[^/]*)/,
  read: text => {
    const read = readDiskpart(text, [{ offset: 0, end: text.length }]);
    return read.disks.length === 0 ? undefined : read;
  },
  writer: { language: 'lines', isForUefi, forUefi: document => scriptFileForUefi(document, []) },
};

function isForUefi(text: string): boolean {
  const disk = bootDiskOf(readDiskpart(text, [{ offset: 0, end: text.length }]));
  return disk !== undefined && hasPartition(disk, 'efi');
}

/** Every command can be cut down to three letters. `echo` stands before those that a command writes into a script. */
const COMMANDS =
  /\bsel\w*[ \t]+dis\w*[ \t=]+(\d{1,4})|\bcre\w*[ \t]+par\w*[ \t]+(\w+)|(?:\becho[ \t]+|^[ \t]*)(?:(act)(?:ive)?|cle(?:an)?)\b/gim;

const TYPES: Readonly<Record<string, string>> = {
  efi: 'efi',
  msr: 'msr',
  pri: 'primary',
  ext: 'extended',
  log: 'logical',
};

interface OpenDisk extends AnswerDisk {
  readonly partitions: AnswerPartition[];
}

/** Reads the commands in some stretches of a text, as one script. */
export function readDiskpart(text: string, stretches: readonly Span[]): AnswerDisks {
  const disks = new Map<number | undefined, OpenDisk>();
  const active: Span[] = [];
  let id: number | undefined;
  for (const stretch of stretches) {
    for (const match of text.slice(stretch.offset, stretch.end).matchAll(COMMANDS)) {
      const [all, selected, created, marked] = match;
      const offset = stretch.offset + match.index;
      const span = { offset, end: offset + all.length };
      if (selected !== undefined) {
        id = Number(selected);
      } else if (created !== undefined) {
        const disk = disks.get(id) ?? { ...span, id, partitions: [] };
        const type = lookUp(TYPES, created.slice(0, 3).toLowerCase()) ?? created.toLowerCase();
        disk.partitions.push({ ...span, order: disk.partitions.length + 1, type });
        disks.set(id, disk);
      } else if (marked !== undefined) {
        active.push(span);
      } else {
        disks.delete(id);
      }
    }
  }
  return { disks: [...disks.values()], active: disks.size === 0 ? [] : active };
}

/** The disk that Windows is installed to: the one that is named for that, which may be none of these, else the one for UEFI or the first. */
export function bootDiskOf({
  disks,
  installTo = [],
}: AnswerDisks & { readonly installTo?: readonly { disk: number | undefined }[] }): AnswerDisk | undefined {
  const [target] = installTo;
  return target?.disk === undefined
    ? (disks.find(disk => hasPartition(disk, 'efi')) ?? disks[0])
    : (disks.find(({ id }) => id === target.disk) ?? disks.find(({ id }) => id === undefined));
}

/** Whether a disk gets a partition of a type, in lower case. */
export function hasPartition({ partitions }: AnswerDisk, wanted: string): boolean {
  return partitions.some(({ type }) => type === wanted);
}
