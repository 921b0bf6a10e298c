/** The commands of a script of diskpart, from MBR to GPT: by the same layout as an answer file's own (disk.ts). */
import { inFrontOf, inPlaceOf, type Renumbering, type Target } from './numbers';
import {
  EFI_LABEL,
  EFI_SIZE,
  GPT_RECOVERY,
  LARGEST_SYSTEM,
  LONGEST_FAT_LABEL,
  MBR_BASIC,
  MBR_RECOVERY,
  MSR_SIZE,
  NAME_OF_RECOVERY,
  NAME_OF_SYSTEM,
  type Reason,
  SMALLEST_EFI,
} from './written';

/** For each command those that stand in its place, of which there may be none. */
export type ScriptForUefi =
  | { readonly commands: readonly (readonly string[])[]; readonly numbering: Renumbering }
  | { readonly cannot: Reason };

/** Every command can be cut down to three letters. */
const SELECT_DISK = /^sel\w*\s+dis\w*(?:[\s=]{1,9}(\d{1,4}))?/i;
const SELECT_OTHER = /^sel\w*\s+(?:par|vol)\w*/i;
const CLEAN = /^cle\w*/i;
const CONVERT = /^con\w*\s+(?:mbr|gpt)\b/i;
const CREATE = /^cre\w*\s+par\w*\s+(\w+)/i;
const FORMAT = /^for\w*\b/i;
const ACTIVE = /^act\w*/i;
/** Behind what makes a partition: its type, and what the command for an EFI system partition does not take. */
const CREATED_ID = /\s{1,9}id[\s=]{1,9}["']?([\w-]{1,60})["']?/i;
const ALIGNED = /\s{1,9}align[\s=]{1,9}\d{1,9}/i;
/** What FAT32 does not have, or not on a disk of any size. */
const OF_NTFS = /\s{1,9}(?:compress\b|unit[\s=]{1,9}\w{1,9})/gi;
const SET_ID = /^set\s{1,9}id[\s=]{1,9}["']?([\w-]{1,60})/i;
/** What is done to the partition that was made last. */
const OF_PARTITION = /^(?:for|ass|act|set|gpt|att|shr|hel|rem(?!\b)|ext)\w*/i;

interface Partition {
  /** Of the commands: that which makes it, and the last one about it. */
  readonly created: number;
  last: number;
  readonly size: number | undefined;
  label: string;
  isActive: boolean;
  isRecovery: boolean;
}

/** Whether a line can be one of a script of diskpart at all. */
export function isCommand(text: string): boolean {
  return [SELECT_DISK, SELECT_OTHER, CLEAN, CONVERT, CREATE, OF_PARTITION].some(command => command.test(text));
}

export function scriptForUefi(commands: readonly string[], target: Target): ScriptForUefi {
  const texts = commands.map(command => command.trim());
  if (texts.some(text => SELECT_OTHER.test(text))) {
    return { cannot: 'selects-partition' };
  }
  const [start, end] = stretchOf(texts, target.disk);
  if (start === end) {
    return { cannot: 'no-room' };
  }
  const written = stretchForUefi(texts.slice(start, end), target.partition);
  const asTheyAre = (others: readonly string[]): string[][] => others.map(text => [text]);
  return 'cannot' in written
    ? written
    : {
        ...written,
        commands: [...asTheyAre(texts.slice(0, start)), ...written.commands, ...asTheyAre(texts.slice(end))],
      };
}

/** The commands for the disk that Windows is installed to, else for the first that gets partitions: up to another disk. */
function stretchOf(texts: readonly string[], disk: number | undefined): readonly [start: number, end: number] {
  let start = 0;
  let selected: string | undefined;
  for (let index = 0; index <= texts.length; index += 1) {
    const id = index === texts.length ? '' : SELECT_DISK.exec(texts[index] ?? '')?.[1];
    if (id !== undefined && id !== selected) {
      const isWanted = disk === undefined || selected === undefined || Number(selected) === disk;
      if (isWanted && texts.slice(start, index).some(text => CREATE.test(text))) {
        return [start, index];
      }
      start = index;
      selected = id;
    }
  }
  return [0, 0];
}

/** `target`: the partition to which Windows is installed, where something says it. */
function stretchForUefi(texts: readonly string[], target: number | undefined): ScriptForUefi {
  const types = texts.flatMap(text => CREATE.exec(text)?.[1]?.slice(0, 3).toLowerCase() ?? []);
  if (types.some(type => type !== 'pri')) {
    return { cannot: types.some(type => type === 'ext' || type === 'log') ? 'logical' : 'type-unclear' };
  }
  const partitions = partitionsOf(texts);
  const windows = target ?? onlyTarget(partitions);
  if (windows === undefined || windows < 1 || windows > partitions.length) {
    return { cannot: windows === undefined ? 'target-unclear' : 'no-room' };
  }
  const system = systemPartition(partitions, windows);
  if (system !== undefined && partitions[system - 1]?.size === undefined) {
    return { cannot: 'system-unclear' };
  }
  const first = partitions.findIndex(({ isRecovery }, index) => index + 1 === windows || !isRecovery) + 1;
  const numbering = system === undefined ? inFrontOf(first) : inPlaceOf(system);
  const rewritten = rewrite(texts, partitions, numbering);
  return rewritten === undefined ? { cannot: 'partition-type' } : { commands: rewritten, numbering };
}

/** Up to where the disk is wiped again. */
function partitionsOf(texts: readonly string[]): Partition[] {
  const partitions: Partition[] = [];
  for (const [index, text] of texts.entries()) {
    const open = partitions.at(-1);
    if (open !== undefined && (SELECT_DISK.test(text) || CLEAN.test(text))) {
      return partitions;
    }
    if (CREATE.test(text)) {
      const size = /\bsize[\s=]{1,9}(\d{1,9})/i.exec(text)?.[1];
      const own = {
        size: size === undefined ? undefined : Number(size),
        label: '',
        isActive: false,
        isRecovery: MBR_RECOVERY.test(CREATED_ID.exec(text)?.[1] ?? ''),
      };
      partitions.push({ created: index, last: index, ...own });
    } else if (open !== undefined && OF_PARTITION.test(text)) {
      open.last = index;
      open.label = labelIn(text) ?? open.label;
      open.isActive ||= ACTIVE.test(text);
      open.isRecovery ||= NAME_OF_RECOVERY.test(open.label) || MBR_RECOVERY.test(SET_ID.exec(text)?.[1] ?? '');
    }
  }
  return partitions;
}

function labelIn(text: string): string | undefined {
  const [, quoted, bare] = /\blabel[\s=]{1,9}(?:"([^"]{0,99})"|([^\s"]{1,99}))/i.exec(text) ?? [];
  return quoted ?? bare;
}

/** The only one, or the only one that takes all that is left. */
function onlyTarget(partitions: readonly Partition[]): number | undefined {
  const [only, ...others] = partitions.filter(({ size, isRecovery }) => size === undefined && !isRecovery);
  if (partitions.length === 1) {
    return 1;
  }
  return only === undefined || others.length > 0 ? undefined : partitions.indexOf(only) + 1;
}

function systemPartition(partitions: readonly Partition[], windows: number): number | undefined {
  const isWindowsActive = partitions[windows - 1]?.isActive === true;
  const active =
    partitions.findIndex(
      ({ isActive, isRecovery, size = 0 }, index) =>
        isActive && size <= LARGEST_SYSTEM && index + 1 !== windows && !(isWindowsActive && isRecovery),
    ) + 1;
  const named = partitions.findIndex(
    ({ label, size = Number.POSITIVE_INFINITY }, index) =>
      index + 1 < windows && NAME_OF_SYSTEM.test(label) && size <= LARGEST_SYSTEM,
  );
  return active > 0 ? active : isWindowsActive || named < 0 ? undefined : named + 1;
}

/** Says words in the letters of a script. */
type Sayer = (text: string) => string;

/** What the commands of a script are written for. */
interface Rewriting {
  readonly partitions: readonly Partition[];
  /** The partition that becomes the EFI system partition; undefined where one is made. */
  readonly system: Partition | undefined;
  /** The partition that the new ones stand in front of, or that they are. */
  readonly place: Partition;
  readonly say: Sayer;
}

/** Undefined where a partition has a type that GPT disks don't know. */
function rewrite(
  texts: readonly string[],
  partitions: readonly Partition[],
  { efi, isThere }: Renumbering,
): string[][] | undefined {
  const place = partitions[efi - 1] as Partition;
  const say = sayerLike(texts[place.created] ?? '');
  const rewriting = { partitions, system: isThere ? place : undefined, place, say };
  const lines: string[][] = [];
  for (const [index, text] of texts.entries()) {
    const line = lineForUefi(text, index, rewriting);
    if (line === undefined) {
      return undefined;
    }
    lines.push([...line]);
  }
  const disk = texts.slice(0, partitions[0]?.created);
  const start = Math.max(
    disk.findLastIndex(text => CLEAN.test(text)),
    disk.findLastIndex(text => SELECT_DISK.test(text)),
  );
  const converts = disk.some(text => CONVERT.test(text));
  if (!converts && start >= 0) {
    lines[start]?.push(say('convert gpt'));
  } else if (!converts) {
    lines[partitions[0]?.created ?? 0]?.unshift(say('convert gpt'));
  }
  return lines;
}

/** What stands in the place of a command; undefined where it sets a type that GPT disks don't know. */
function lineForUefi(text: string, index: number, rewriting: Rewriting): readonly string[] | undefined {
  const { partitions, system, place, say } = rewriting;
  const msr = say(`create partition msr size=${MSR_SIZE}`);
  const own = partitions.find(({ created, last }) => created <= index && index <= last);
  const isSystem = own !== undefined && own === system;
  if (CONVERT.test(text) && index < place.created) {
    return [text.replace(/\bmbr\b/i, say('gpt'))];
  }
  if (isSystem) {
    const changed = systemForUefi(text, index === own.created, own.size, say);
    return index === own.last ? [...changed, msr] : changed;
  }
  if (ACTIVE.test(text) && own !== undefined) {
    return [];
  }
  if (SET_ID.test(text) && own !== undefined) {
    return typeForGpt(text, SET_ID, say);
  }
  const lines = index === own?.created ? typeForGpt(text, CREATED_ID, say) : [text];
  if (lines !== undefined && own === place && index === own.created) {
    const made = [`create partition efi size=${EFI_SIZE}`, `format quick fs=fat32 label="${EFI_LABEL}"`].map(say);
    return [...made, msr, ...lines];
  }
  return lines;
}

/** A partition of GPT is a basic one by itself, and has a GUID for its type, which a command of its own sets or its first. */
function typeForGpt(text: string, type: RegExp, say: Sayer): readonly string[] | undefined {
  const [all = '', id] = type.exec(text) ?? [];
  if (id === undefined || id.includes('-')) {
    return [text];
  }
  if (MBR_BASIC.test(id)) {
    const rest = text.replace(all, '');
    return CREATE.test(rest) ? [rest] : [];
  }
  return MBR_RECOVERY.test(id)
    ? [text.replace(all, all.replace(id, GPT_RECOVERY)), say('gpt attributes=0x8000000000000001')]
    : undefined;
}

/** A command of the partition that becomes the EFI system partition, whose type is all that is said of it. */
function systemForUefi(text: string, isFirst: boolean, size: number | undefined, say: Sayer): readonly string[] {
  if (ACTIVE.test(text) || SET_ID.test(text)) {
    return [];
  }
  return [isFirst ? systemCreated(text, size, say) : systemFormatted(text, say)];
}

function systemCreated(text: string, size: number | undefined, say: Sayer): string {
  const plain = text.replace(CREATED_ID, '').replace(ALIGNED, '');
  const typed = plain.replace(CREATE, (all, type: string) => all.slice(0, all.length - type.length) + say('efi'));
  return size !== undefined && size < SMALLEST_EFI
    ? typed.replace(/(\bsize[\s=]{1,9})\d{1,9}/i, (_, before: string) => `${before}${SMALLEST_EFI}`)
    : typed;
}

function systemFormatted(text: string, say: Sayer): string {
  if (!FORMAT.test(text)) {
    return text;
  }
  const formatted = /\bfs[\s=]{1,9}\w{1,9}/i.test(text)
    ? text.replace(/(\bfs[\s=]{1,9})\w{1,9}/i, (_, before: string) => before + say('fat32'))
    : `${text} ${say('fs=fat32')}`;
  const label = labelIn(formatted) ?? '';
  const labelled = label.length > LONGEST_FAT_LABEL ? formatted.replace(label, EFI_LABEL) : formatted;
  return labelled.replace(OF_NTFS, '');
}

/** In capitals where the script is; labels stay. */
function sayerLike(command: string): Sayer {
  const isUpper = /^[A-Z]{3}/.test(command);
  return text =>
    isUpper ? text.replace(/"[^"]*"|[^"]+/g, part => (part.startsWith('"') ? part : part.toUpperCase())) : text;
}
