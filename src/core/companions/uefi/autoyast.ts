/**
 * A profile of AutoYaST for UEFI: grub2-efi in place of grub2, which wants GPT and an EFI system partition (YASTBOOT).
 * Where the partitions are named one by one, that is one of them: in place of the one for GRUB on GPT disks with a BIOS,
 * else in front of the others. What is written of kinds of values (`config:type`, or `t` in short) is as in its neighbours.
 */
import type { Edit, Value } from '../../languages/edit';
import type { Document } from '../../languages/language';
import { type Body, type Member, membersNamed } from '../../languages/tree';
import { OWN_TEXT } from '../../languages/xml/print';
import type { XmlMember } from '../../languages/xml/syntax';
import { bodiesIn, elementsIn, hasEntities, isTrueIn, numberIn, textIn } from './elements';
import type { Reason, Written } from './written';

const EFI_PARTITION = 259;
const BIOS_BOOT_PARTITION = 263;
const SIZE = '512M';

/** Lists, which a profile says to be some. */
const HOLDERS = new Set(['partitioning', 'partitions']);

export function autoYastForUefi(document: Document): Written {
  const { root } = document;
  if (root?.kind !== 'body') {
    return { cannot: 'no-layout' };
  }
  const elements = elementsIn(root);
  if (hasEntities(document, elements)) {
    return { cannot: 'entities' };
  }
  const loaders = elements.flatMap(({ key, value }): Edit[] =>
    key === 'loader_type' && value.kind === 'text' && /^grub2?$/.test(value.value)
      ? [{ kind: 'replace', node: value, value: 'grub2-efi' }]
      : [],
  );
  const layout = layoutForUefi(elements);
  if ('cannot' in layout) {
    return layout;
  }
  const edits = [...loaders, ...layout.edits];
  return edits.length === 0 ? { cannot: 'no-layout' } : { edits };
}

interface Partition {
  readonly member: Member;
  readonly body: Body;
}

function layoutForUefi(
  elements: readonly XmlMember[],
): { readonly edits: readonly Edit[] } | { readonly cannot: Reason } {
  const drives = elements.flatMap(({ key, value }) => (key === 'drive' && value.kind === 'body' ? [value] : []));
  const disks = drives
    .filter(drive => /^(?:ct_disk)?$/i.test(textIn(drive, 'type')?.value ?? ''))
    .map(drive => ({ drive, partitions: bodiesIn(drive, 'partitions', 'partition') }))
    .filter(({ partitions }) => partitions.length > 0);
  const all = disks.flatMap(({ partitions }) => partitions);
  if (all.length === 0 || all.some(isEfi)) {
    return { edits: [] };
  }
  const starting = disks.filter(({ partitions }) => partitions.some(isOfTheSystem));
  const [disk = disks[0]] = starting;
  if (disk === undefined || starting.length > 1) {
    return { cannot: 'several-disks' };
  }
  const { drive, partitions } = disk;
  if (partitions.some(({ body }) => textIn(body, 'create')?.value.toLowerCase() === 'false')) {
    return { cannot: 'existing-partitions' };
  }
  if (partitions.some(({ body }) => /^(?:extended|logical)$/i.test(textIn(body, 'partition_type')?.value ?? ''))) {
    return { cannot: 'logical' };
  }
  const label = textIn(drive, 'disklabel');
  const gpt: Edit[] = label?.value === 'msdos' ? [{ kind: 'replace', node: label, value: 'gpt' }] : [];
  const boot = partitions.find(({ body }) => numberIn(body, 'partition_id') === BIOS_BOOT_PARTITION);
  const [first] = partitions;
  const list = first?.member.parent;
  if (first === undefined || list?.kind !== 'body') {
    return { cannot: 'no-layout' };
  }
  const numbered = partitions.flatMap(({ body }) => textIn(body, 'partition_nr') ?? []);
  if (numbered.some(({ value }) => !/^\d{1,4}$/.test(value))) {
    return { cannot: 'order-unclear' };
  }
  const number = textIn((boot ?? first).body, 'partition_nr')?.value;
  const members = efiPartition(partitions, number, elements);
  return {
    edits: [
      ...gpt,
      { kind: 'add-block', body: list, key: first.member.key, members, before: (boot ?? first).member },
      ...(boot === undefined
        ? numbered.map((node): Edit => ({ kind: 'replace', node, value: String(Number(node.value) + 1) }))
        : [{ kind: 'remove', item: boot.member } as const]),
    ],
  };
}

function isEfi({ body }: Partition): boolean {
  return textIn(body, 'mount')?.value === '/boot/efi' || numberIn(body, 'partition_id') === EFI_PARTITION;
}

/** The one that the system starts from, or the volume group that holds it. */
function isOfTheSystem({ body }: Partition): boolean {
  const mount = textIn(body, 'mount')?.value;
  return mount === '/' || mount === '/boot' || membersNamed(body, 'lvm_group').length > 0;
}

/** `elements`: all of the profile, whose kinds of values are written alike. */
function efiPartition(
  partitions: readonly Partition[],
  number: string | undefined,
  elements: readonly XmlMember[],
): Record<string, Value> {
  const members = partitions.flatMap(({ body }) => body.members as readonly XmlMember[]);
  const [attribute] = [...members, ...elements.filter(({ key }) => HOLDERS.has(key))].flatMap(({ attributes }) =>
    Object.keys(attributes).filter(name => /^(?:t|type|config:type)$/.test(name)),
  );
  const of = (kind: string, value: string): Value =>
    attribute === undefined ? value : { [`@${attribute}`]: kind, [OWN_TEXT]: value };
  const isCreated = partitions.some(({ body }) => isTrueIn(body, 'create'));
  return {
    ...(isCreated && { create: of('boolean', 'true') }),
    filesystem: of('symbol', 'vfat'),
    format: of('boolean', 'true'),
    mount: '/boot/efi',
    partition_id: of('integer', String(EFI_PARTITION)),
    ...(number !== undefined && { partition_nr: of('integer', number) }),
    size: SIZE,
  };
}
