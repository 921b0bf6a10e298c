/**
 * The disk of an answer file from MBR to GPT. The system partition of BIOS becomes the EFI system partition, with an MSR
 * partition behind it; without one both are new, in front of Windows' partition and behind recovery tools that stand
 * there: the order of Windows Setup's own layout (UNATTEND_UEFI, UNATTEND_SAMPLE). All other partitions keep their order.
 */
import type { Edit, Value } from '../../languages/edit';
import type { Body, Member } from '../../languages/tree';
import { findMember, membersNamed } from '../../languages/tree';
import type { XmlMember } from '../../languages/xml/syntax';
import { bodiesIn, isTrueIn, numberIn, textIn } from './elements';
import { inFrontOf, inPlaceOf, type Renumbering } from './numbers';
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

interface Created {
  readonly member: Member;
  readonly body: Body;
  readonly order: number;
  readonly type: string;
}

interface Modified {
  readonly member: Member;
  readonly body: Body;
  readonly partition: number | undefined;
}

type Rewritten = { readonly edits: readonly Edit[]; readonly numbering: Renumbering } | { readonly cannot: Reason };

/** `target`: the partition to which Windows is installed, where the file says it. */
export function diskForUefi(disk: Body, target: number | undefined): Rewritten {
  const created = bodiesIn(disk, 'CreatePartitions', 'CreatePartition')
    .map(({ member, body }): Created => {
      const type = textIn(body, 'Type')?.value.toLowerCase() ?? '';
      return { member, body, order: numberIn(body, 'Order') ?? 0, type };
    })
    .sort((a, b) => a.order - b.order);
  const modified = bodiesIn(disk, 'ModifyPartitions', 'ModifyPartition').map(
    ({ member, body }): Modified => ({ member, body, partition: numberIn(body, 'PartitionID') }),
  );
  if (created.some(({ type }) => type === 'extended' || type === 'logical')) {
    return { cannot: 'logical' };
  }
  if (created.some(({ type }) => type !== 'primary')) {
    return { cannot: 'type-unclear' };
  }
  if (created.some(({ order }, index) => order !== index + 1)) {
    return { cannot: 'order-unclear' };
  }
  const windows = target ?? onlyTarget(created);
  if (windows === undefined || windows > created.length || windows < 1) {
    return { cannot: windows === undefined ? 'target-unclear' : 'no-room' };
  }
  const system = systemPartition(created, modified, windows);
  if (system !== undefined && (isTrueIn(system.body, 'Extend') || numberIn(system.body, 'Size') === undefined)) {
    return { cannot: 'system-unclear' };
  }
  const first = created.find(({ order }) => order === windows || !isRecovery(order, modified));
  const numbering = system === undefined ? inFrontOf(first?.order ?? 1) : inPlaceOf(system.order);
  const types = modified.map(each => typeEdits(each, each.partition === system?.order));
  if (types.includes(undefined)) {
    return { cannot: 'partition-type' };
  }
  return {
    numbering,
    edits: [
      ...createdEdits(created, numbering),
      ...types.flatMap(edits => edits ?? []),
      ...modified.flatMap(each => modifiedEdits(each, numbering)),
      ...modifiedOrders(modified, numbering),
    ],
  };
}

/** Of one partition, or of those of which one takes all that is left. */
function onlyTarget(created: readonly Created[]): number | undefined {
  const extended = created.filter(({ body }) => isTrueIn(body, 'Extend'));
  const [only] = created.length === 1 ? created : extended;
  return only !== undefined && (created.length === 1 || extended.length === 1) ? only.order : undefined;
}

/**
 * The active one where that isn't Windows' own; else a small one in front of it that is called so. Of two that are active
 * the one with recovery tools is none: Windows starts from its own then.
 */
function systemPartition(
  created: readonly Created[],
  modified: readonly Modified[],
  windows: number,
): Created | undefined {
  const sizeOf = (partition: number | undefined): number | undefined => {
    const body = created.find(({ order }) => order === partition)?.body;
    return body && numberIn(body, 'Size');
  };
  const isWindowsActive = modified.some(({ body, partition }) => isTrueIn(body, 'Active') && partition === windows);
  const active = modified.find(
    ({ body, partition }) =>
      isTrueIn(body, 'Active') &&
      partition !== windows &&
      (sizeOf(partition) ?? 0) <= LARGEST_SYSTEM &&
      !(isWindowsActive && partition !== undefined && isRecovery(partition, modified)),
  );
  const named = modified.find(
    ({ body, partition }) =>
      partition !== undefined &&
      partition < windows &&
      NAME_OF_SYSTEM.test(textIn(body, 'Label')?.value ?? '') &&
      (sizeOf(partition) ?? Number.POSITIVE_INFINITY) <= LARGEST_SYSTEM,
  );
  const found = active ?? (isWindowsActive ? undefined : named);
  return created.find(({ order }) => order === found?.partition);
}

function isRecovery(order: number, modified: readonly Modified[]): boolean {
  return modified.some(
    ({ body, partition }) =>
      partition === order &&
      (MBR_RECOVERY.test(textIn(body, 'TypeID')?.value ?? '') ||
        textIn(body, 'TypeID')?.value.toLowerCase() === GPT_RECOVERY ||
        NAME_OF_RECOVERY.test(textIn(body, 'Label')?.value ?? '')),
  );
}

function createdEdits(created: readonly Created[], { efi, isThere, numberOf }: Renumbering): Edit[] {
  const place = created.find(({ order }) => order === efi) as Created;
  const orders = created.flatMap(({ body, order }) => numbered(body, 'Order', numberOf(order)));
  const body = place.member.parent;
  const like = place;
  const made = (order: number, type: string, size: number): Record<string, Value> =>
    inOrderOf(like, { Order: order, Size: size, Type: type });
  const msr: Edit = {
    kind: 'add-block',
    body,
    key: place.member.key,
    members: made(efi + 1, 'MSR', MSR_SIZE),
    ...(isThere ? { after: place.member } : { before: place.member }),
  };
  if (!isThere) {
    const first: Edit = { ...msr, members: made(efi, 'EFI', EFI_SIZE) };
    return [first, msr, ...orders];
  }
  const size = numberIn(place.body, 'Size') ?? EFI_SIZE;
  return [
    ...replaced(place.body, 'Type', 'EFI'),
    ...(size < SMALLEST_EFI ? replaced(place.body, 'Size', SMALLEST_EFI) : []),
    msr,
    ...orders,
  ];
}

/** Settings in the order in which a neighbour has them, with its attributes. */
function inOrderOf(
  { member, body }: Pick<Created, 'member' | 'body'>,
  settings: Record<string, Value>,
): Record<string, Value> {
  const names = Object.keys(settings);
  const place = (name: string): number => {
    const index = body.members.findIndex(({ key }) => key === name);
    return index < 0 ? body.members.length : index;
  };
  const attributes = Object.entries((member as XmlMember).attributes).map(([name, value]) => [`@${name}`, value]);
  const ordered = names.sort((a, b) => place(a) - place(b)).map(name => [name, settings[name]]);
  return Object.fromEntries([...attributes, ...ordered]);
}

/** What only MBR disks know goes or becomes its counterpart; undefined where it has none. */
function typeEdits({ body }: Modified, isSystem: boolean): Edit[] | undefined {
  const active = membersNamed(body, 'Active').map((item): Edit => ({ kind: 'remove', item }));
  const type = findMember(body, 'TypeID');
  const id = type?.value.kind === 'text' ? type.value.value : '';
  if (type === undefined || (/^[\da-f]{8}-/i.test(id) && !isSystem)) {
    return active;
  }
  if (isSystem || MBR_BASIC.test(id)) {
    return [...active, { kind: 'remove', item: type }];
  }
  return MBR_RECOVERY.test(id) ? [...active, { kind: 'replace', node: type.value, value: GPT_RECOVERY }] : undefined;
}

function modifiedEdits({ body, partition }: Modified, { efi, isThere, numberOf }: Renumbering): Edit[] {
  if (!isThere || partition !== efi) {
    return partition === undefined ? [] : numbered(body, 'PartitionID', numberOf(partition));
  }
  const label = textIn(body, 'Label')?.value ?? '';
  const format = findMember(body, 'Format');
  const after = findMember(body, 'PartitionID') as Member;
  return [
    ...(format === undefined
      ? [{ kind: 'add', body, path: ['Format'], value: 'FAT32', after } as const]
      : replaced(body, 'Format', 'FAT32')),
    ...(label.length > LONGEST_FAT_LABEL ? replaced(body, 'Label', EFI_LABEL) : []),
  ];
}

/** The order in which partitions are modified, counted from 1, with the EFI system partition that is new among them. */
function modifiedOrders(modified: readonly Modified[], { efi, isThere, numberOf }: Renumbering): Edit[] {
  if (isThere || modified.length === 0) {
    return [];
  }
  const orders = modified.map(({ body }) => numberIn(body, 'Order'));
  const behind = modified.filter(({ partition }) => partition !== undefined && numberOf(partition) > efi);
  const next = behind.toSorted((a, b) => (a.partition ?? 0) - (b.partition ?? 0))[0];
  const own = (next && numberIn(next.body, 'Order')) ?? Math.max(0, ...orders.map(order => order ?? 0)) + 1;
  const neighbour = next ?? (modified.at(-1) as Modified);
  const settings = { Order: own, PartitionID: efi, Label: EFI_LABEL, Format: 'FAT32' };
  const added: Edit = {
    kind: 'add-block',
    body: neighbour.member.parent,
    key: neighbour.member.key,
    members: inOrderOf(neighbour, settings),
    ...(next === undefined ? { after: neighbour.member } : { before: neighbour.member }),
  };
  const moved = modified.flatMap(({ body }, index) => {
    const order = orders[index];
    return next === undefined || order === undefined || order < own ? [] : numbered(body, 'Order', order + 1);
  });
  return [added, ...moved];
}

function numbered(body: Body, name: string, value: number): Edit[] {
  return numberIn(body, name) === value ? [] : replaced(body, name, value);
}

function replaced(body: Body, name: string, value: Value): Edit[] {
  const node = textIn(body, name);
  return node === undefined || node.value === String(value) ? [] : [{ kind: 'replace', node, value }];
}
