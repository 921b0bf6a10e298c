/**
 * A kickstart file for UEFI. Anaconda lays out what the firmware needs by itself only with `autopart` or `reqpart`: where
 * the partitions are named, the EFI system partition is one of them (RHEL_REQPART). The boot loader's place needs no
 * change: `--location=mbr` is what Anaconda takes anyway, and with UEFI that is the EFI system partition.
 */
import type { Edit } from '../../languages/edit';
import type { Document } from '../../languages/language';
import type { List, Text } from '../../languages/tree';
import type { Written } from './written';

interface Command {
  readonly node: Text;
  readonly index: number;
  readonly name: string;
  readonly rest: string;
}

const PARTITION = new Set(['part', 'partition']);
/** As Red Hat recommends it, in megabytes. */
const SIZE = 600;

/** `isShared`: machines with a BIOS read the file as well. */
export function kickstartForUefi({ root }: Document, isShared: boolean): Written {
  if (root?.kind !== 'list') {
    return { cannot: 'no-layout' };
  }
  const commands = commandsOf(root);
  const partitions = commands.filter(({ name }) => PARTITION.has(name));
  const [first] = partitions;
  if (first === undefined) {
    return { cannot: 'no-layout' };
  }
  if (partitions.some(({ rest }) => /--(?:onpart|usepart|noformat)\b/.test(rest))) {
    return { cannot: 'existing-partitions' };
  }
  const biosBoot = partitions.find(({ rest }) => /^biosboot\b/.test(rest));
  const labels = commands.flatMap(({ name, node }): Edit[] =>
    name === 'clearpart' && !isShared && /--disklabel[= ]msdos\b/.test(node.value)
      ? [{ kind: 'replace', node, value: node.value.replace(/(--disklabel[= ])msdos\b/, '$1gpt') }]
      : [],
  );
  if (isShared) {
    return { edits: inFrontOf(root, first, `${indentOf(first)}reqpart`) };
  }
  const on = (mount: RegExp): Command | undefined => partitions.find(({ rest }) => mount.test(rest));
  const like = biosBoot ?? on(/^["']?\/boot["']?(?!\S)/) ?? on(/^["']?\/["']?(?!\S)/) ?? first;
  const drive = biosBoot === undefined ? bootDrive(commands) : undefined;
  const disk = diskLike(like, drive);
  const line = `${indentOf(first)}${first.name} /boot/efi ${fileSystemLike(first)} ${sizeLike(first)}${disk}`;
  return {
    edits: [
      ...labels,
      ...(biosBoot === undefined
        ? inFrontOf(root, first, line)
        : [{ kind: 'replace', node: biosBoot.node, value: line } as const]),
    ],
  };
}

/** The commands outside of scripts and lists of packages. */
function commandsOf({ elements }: List): Command[] {
  const commands: Command[] = [];
  let section = '';
  for (const [index, node] of elements.entries()) {
    const [, command = '', rest = ''] =
      node.kind === 'text' ? (/^[ \t]*([%a-z]+)\b[ \t]*([^\r]*)/i.exec(node.value) ?? []) : [];
    const name = command.toLowerCase();
    if (name.startsWith('%') && name !== '%include' && name !== '%ksappend') {
      section = name === '%end' ? '' : name;
    } else if (section === '' && name !== '' && node.kind === 'text') {
      commands.push({ node, index, name, rest });
    }
  }
  return commands;
}

function inFrontOf(root: List, { node, index }: Command, line: string): Edit[] {
  const before = root.elements[index - 1];
  return before === undefined
    ? [
        { kind: 'replace', node, value: line },
        { kind: 'append', list: root, values: [node.value], after: node },
      ]
    : [{ kind: 'append', list: root, values: [line], after: before }];
}

function indentOf({ node }: Command): string {
  return /^[ \t]*/.exec(node.value)?.[0] ?? '';
}

/** In the spelling of a neighbour: `--fstype=efi`, `--fstype efi`, `--fstype="efi"`. */
function fileSystemLike({ rest }: Command): string {
  const [, gap = '=', quote = ''] = /--fstype([= ])(["']?)/.exec(rest) ?? [];
  return `--fstype${gap}${quote}efi${quote}`;
}

function sizeLike({ rest }: Command): string {
  const [, gap = '='] = /--size([= ])/.exec(rest) ?? [];
  return `--size${gap}${SIZE}`;
}

/** The disk that Anaconda is told to start from, on which it wants the EFI system partition. */
function bootDrive(commands: readonly Command[]): string | undefined {
  const loader = commands.find(({ name }) => name === 'bootloader');
  return /--boot-drive[= ]["']?([^\s"']{1,200})/.exec(loader?.rest ?? '')?.[1];
}

/** On the disk to start from, else that of the partition that it stands beside, where partitions have one. */
function diskLike({ rest }: Command, drive: string | undefined): string {
  const [, option = '', disk = ''] = /(--(?:ondisk|ondrive)[= ])(\S+)/.exec(rest) ?? [];
  return option === '' ? '' : ` ${option}${drive ?? disk}`;
}
