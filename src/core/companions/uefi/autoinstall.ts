/**
 * An autoinstall file of Ubuntu for UEFI. What stands under `storage: config` is what curtin makes: with UEFI it wants an
 * EFI system partition at /boot/efi, which GRUB goes to (CURTIN, SUBIQUITY). The partition that holds GRUB with a BIOS becomes it,
 * else one stands in front of the others. Sizes, names and all else stay; what is no plain list of items is left.
 */
import type { Edit } from '../../languages/edit';
import type { Document } from '../../languages/language';
import type { List, Text } from '../../languages/tree';
import { type Item, listedIn, withProperty } from './listed-items';
import type { Reason, Written } from './written';

/** As Ubuntu's installer had it before 22.04, which made it larger; in bytes and as a size. */
const SIZE = { text: '512M', bytes: String(512 * 1024 * 1024) } as const;

/** In a block, or between braces. */
const GRUB_DEVICES = /(?:^|[{,])[ \t]*["']?install_devices["']?[ \t]*:/;

export function autoinstallForUefi({ root }: Document): Written {
  if (root?.kind !== 'list') {
    return { cannot: 'no-layout' };
  }
  const nodes = root.elements.filter((element): element is Text => element.kind === 'text');
  const lines = nodes.map(({ value }) => value);
  if (lines.some(line => GRUB_DEVICES.test(line))) {
    return { cannot: 'grub-devices' };
  }
  const items = listedIn(lines, 'storage', 'config');
  if (items === undefined) {
    return { cannot: 'not-plain' };
  }
  const layout = layoutOf(items);
  return 'cannot' in layout ? layout : { edits: editsOf(root, nodes, changedLines(lines, layout)) };
}

/** What Ubuntu's installer is told to make of the one disk that is started from. */
interface Layout {
  readonly items: readonly Item[];
  readonly disk: Item;
  /** The partitions of the disk. */
  readonly own: readonly [Item, ...Item[]];
  /** The partition for GRUB with a BIOS. */
  readonly boot: Item | undefined;
}

function layoutOf(items: readonly Item[]): Layout | { readonly cannot: Reason } {
  const partitions = items.filter(({ type }) => type === 'partition');
  const boots = partitions.filter(({ value }) => value('flag') === 'bios_grub');
  const disks = items.filter(({ type, value }) => type === 'disk' && isOn(value('grub_device')));
  const [disk, ...more] = disks.length > 0 ? disks : items.filter(({ type }) => type === 'disk');
  if (partitions.some(({ value }) => isOn(value('preserve')))) {
    return { cannot: 'existing-partitions' };
  }
  if (partitions.some(({ value }) => /^(?:logical|extended)$/.test(value('flag') ?? ''))) {
    return { cannot: 'logical' };
  }
  if (disk === undefined || more.length > 0 || boots.length > 1) {
    return { cannot: 'several-disks' };
  }
  if (isOn(disk.value('preserve'))) {
    return { cannot: 'existing-partitions' };
  }
  if (partitions.some(({ value }) => value('offset') !== undefined)) {
    return { cannot: 'offsets' };
  }
  const [first, ...others] = partitions.filter(({ value }) => value('device') === disk.value('id'));
  const [boot] = boots;
  const isOfOther = boot !== undefined && boot !== first && !others.includes(boot);
  if (first === undefined || isOfOther || items.some(({ value }) => value('id') === undefined)) {
    return { cannot: 'not-plain' };
  }
  return { items, disk, own: [first, ...others], boot };
}

/** For each line those that stand in its place. */
function changedLines(lines: readonly string[], { items, disk, own, boot }: Layout): string[][] {
  const changed = lines.map(line => [line]);
  const set = (item: Item, name: string, value: string): void => withProperty(changed, item, name, value);
  if (disk.value('ptable') === 'msdos') {
    set(disk, 'ptable', 'gpt');
  }
  if (isOn(disk.value('grub_device'))) {
    set(disk, 'grub_device', 'false');
  }
  // On GPT disks the flag is that of an EFI system partition.
  for (const active of own.filter(({ value }) => value('flag') === 'boot')) {
    set(active, 'flag', 'linux');
  }
  const ids = new Set(items.map(({ value }) => value('id')));
  const id = boot?.value('id') ?? unusedIn(ids, 'efi-partition');
  const [first] = own;
  const size = /^\d+$/.test((boot ?? first).value('size') ?? '') ? SIZE.bytes : SIZE.text;
  if (boot === undefined) {
    const numbered = own.filter(({ value }) => value('number') !== undefined);
    for (const partition of numbered) {
      set(partition, 'number', String(Number(partition.value('number')) + 1));
    }
    changed[first.start]?.unshift(...first.like(systemPartition(id, size, disk, first.value('number'))));
  } else {
    set(boot, 'flag', 'boot');
    set(boot, 'size', size);
    set(boot, 'grub_device', 'true');
  }
  const last = items.at(-1) as Item;
  const format = unusedIn(ids, 'efi-format');
  changed[last.end - 1]?.push(
    ...last.like({ id: format, type: 'format', fstype: 'fat32', volume: id }),
    ...last.like({ id: unusedIn(ids, 'efi-mount'), type: 'mount', device: format, path: '/boot/efi' }),
  );
  return changed;
}

/** `number`: its number, where the partitions of the disk have some. */
function systemPartition(id: string, size: string, disk: Item, number: string | undefined): Record<string, string> {
  return {
    id,
    type: 'partition',
    device: disk.value('id') ?? '',
    ...(number !== undefined && { number }),
    size,
    flag: 'boot',
    wipe: 'superblock',
    grub_device: 'true',
  };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on)$/i.test(value);
}

function unusedIn(ids: ReadonlySet<string | undefined>, name: string): string {
  return ids.has(name) ? unusedIn(ids, `${name}-1`) : name;
}

function editsOf(root: List, nodes: readonly Text[], changed: readonly (readonly string[])[]): Edit[] {
  return nodes.flatMap((node, index): Edit[] => {
    const [first = '', ...rest] = changed[index] ?? [];
    return [
      ...(first === node.value ? [] : [{ kind: 'replace', node, value: first } as const]),
      ...(rest.length === 0 ? [] : [{ kind: 'append', list: root, values: rest, after: node } as const]),
    ];
  });
}
