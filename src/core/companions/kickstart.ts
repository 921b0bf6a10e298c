/** What a kickstart file of Anaconda says of partitions (docs.redhat.com, Kickstart commands). */
import { sentence } from '../l10n';
import type { Span } from '../text/place';
import type { Content, Kind } from './kind';
import { ANSWERS } from './names';
import { PUT_IN_LINE } from './put-in';
import { kickstartForUefi } from './uefi/kickstart';

export interface Kickstart extends Content {
  /** The partitions that it names one by one. */
  readonly partitions: readonly KickstartPartition[];
  /** `autopart` or `reqpart`: Anaconda makes what the firmware needs. */
  readonly automatic: boolean;
}

export interface KickstartPartition extends Span {
  /** A mount point, or a word such as swap or pv.01. */
  readonly mountPoint: string;
  readonly efi: boolean;
}

export const kind: Kind<Kickstart> = {
  name: sentence('kickstart file'),
  fileName: ANSWERS.kickstart,
  usual: ['ks.cfg'],
  argument: '(?:inst\\.)?ks',
  read: readKickstart,
  writer: { language: 'lines', fitsBoth: true, forUefi: kickstartForUefi },
};

/** A line of a script that writes commands for UEFI, or leaves the layout to Anaconda. */
const FITS_UEFI = /\/boot\/efi\b|--fstype[= ]["']?efi\b|\b(?:autopart|reqpart)\b/i;

/** Reads the commands of a kickstart file. */
export function readKickstart(text: string): Kickstart {
  const partitions: KickstartPartition[] = [];
  let automatic = false;
  let include: Span | undefined;
  let putIn: Span | undefined;
  /** Whether a script before the installation writes what fits UEFI, for a file that is included. */
  let makes = false;
  for (const { line, span, name, rest, section } of linesIn(text)) {
    if (section !== '') {
      makes ||= section === '%pre' && FITS_UEFI.test(line);
    } else if (PUT_IN_LINE.test(line)) {
      putIn ??= span;
    } else if (INCLUDES.has(name)) {
      include ??= span;
    } else if (name === 'part' || name === 'partition' || (name === 'raid' && isEfi(rest))) {
      partitions.push({ ...span, ...partitionOf(rest) });
    } else if (name === 'autopart' || name === 'reqpart') {
      automatic = true;
    }
  }
  const isComplete = automatic || makes || partitions.some(({ efi }) => efi);
  const isConditional = partitions.length > 0 || !automatic;
  return {
    partitions,
    automatic,
    elsewhere: (isConditional ? putIn : undefined) ?? (isComplete ? undefined : include),
  };
}

const INCLUDES: ReadonlySet<string> = new Set(['%include', '%ksappend']);

interface Line {
  readonly line: string;
  readonly span: Span;
  /** Of its command, in lower case, and what stands behind it. */
  readonly name: string;
  readonly rest: string;
  /** Such as %post; empty for commands. */
  readonly section: string;
}

/** Without those at which sections begin and end. */
function* linesIn(text: string): Generator<Line> {
  let section = '';
  for (const { 0: line, index } of text.matchAll(/^[^\n]+/gm)) {
    const [, command = '', rest = ''] = /^[ \t]*([%a-z]+)\b[ \t]*([^\r]*)/i.exec(line) ?? [];
    const name = command.toLowerCase();
    if (name.startsWith('%') && !INCLUDES.has(name)) {
      section = name === '%end' ? '' : name;
    } else {
      yield { line, span: { offset: index, end: index + line.trimEnd().length }, name, rest, section };
    }
  }
}

function partitionOf(rest: string): Pick<KickstartPartition, 'mountPoint' | 'efi'> {
  const [word = ''] = /^\S+/.exec(rest) ?? [];
  return { mountPoint: word.replace(/^(["'])(.*)\1$/, '$2'), efi: isEfi(rest) };
}

/** By its mount point or its file system; mirrored, it is a RAID. */
function isEfi(rest: string): boolean {
  return /^["']?\/boot\/efi["']?(?!\S)/.test(rest) || /--fstype[= ]["']?efi\b/i.test(rest);
}
