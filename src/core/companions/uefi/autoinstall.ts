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

export function autoinstallForUefi({ root }: Document): Written {
  if (root?.kind !== 'list') {
    return { cannot: 'no-layout' };
  }
  const nodes = root.elements.filter((element): element is Text => element.kind === 'text');
  const lines = nodes.map(({ value }) => value);
  if (lines.some(line => /^[ \t]*install_devices[ \t]*:/.test(line))) {
    return { cannot: 'grub-devices' };
  }
  const items = listedIn(lines, 'storage', 'config');
  if (items === undefined) {
    return { cannot: 'not-plain' };
  }
  const changed = changedLines(lines, items);
  return 'cannot' in changed ? changed : { edits: editsOf(root, nodes, changed.lines) };
}

/** For each line those that stand in its place. */
type Changed = { readonly lines: readonly (readonly string[])[] } | { readonly cannot: Reason };

function changedLines(lines: readonly string[], items: readonly Item[]): Changed {
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
  if (partitions.some(({ value }) => value('offset') !== undefined)) {
    return { cannot: 'offsets' };
  }
  const own = partitions.filter(({ value }) => value('device') === disk.value('id'));
  const [first] = own;
  const [boot] = boots;
  const ids = new Set(items.map(({ value }) => value('id')));
  if (first === undefined || (boot !== undefined && !own.includes(boot)) || ids.has(undefined)) {
    return { cannot: 'not-plain' };
  }
  const result = lines.map(line => [line]);
  const set = (item: Item, name: string, value: string): void => withProperty(result, item, name, value);
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
  const id = boot?.value('id') ?? unusedIn(ids, 'efi-partition');
  const format = unusedIn(ids, 'efi-format');
  const isInBytes = /^\d+$/.test((boot ?? first).value('size') ?? '');
  if (boot === undefined) {
    for (const partition of own) {
      const number = partition.value('number');
      if (number !== undefined) {
        set(partition, 'number', String(Number(number) + 1));
      }
    }
    const number = first.value('number');
    result[first.start]?.unshift(
      ...first.like({
        id,
        type: 'partition',
        device: disk.value('id') ?? '',
        ...(number !== undefined && { number }),
        size: isInBytes ? SIZE.bytes : SIZE.text,
        flag: 'boot',
        wipe: 'superblock',
        grub_device: 'true',
      }),
    );
  } else {
    set(boot, 'flag', 'boot');
    set(boot, 'size', isInBytes ? SIZE.bytes : SIZE.text);
    set(boot, 'grub_device', 'true');
  }
  const last = items.at(-1) as Item;
  result[last.end - 1]?.push(
    ...last.like({ id: format, type: 'format', fstype: 'fat32', volume: id }),
    ...last.like({ id: unusedIn(ids, 'efi-mount'), type: 'mount', device: format, path: '/boot/efi' }),
  );
  return { lines: result };
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
