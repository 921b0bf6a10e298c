/** An answer file of Windows Setup for UEFI: the disk to start from as GPT, and Windows on the partition that it was on. */
import { append } from '../../append';
import type { Edit } from '../../languages/edit';
import type { Document } from '../../languages/language';
import type { Body, Member, Text } from '../../languages/tree';
import type { XmlMember } from '../../languages/xml/syntax';
import { commandsForUefi } from './commands';
import { diskForUefi } from './disk';
import { bodiesIn, elementsIn, elementsOfGeneration2, hasEntities, numberIn, textIn } from './elements';
import type { Renumbering, Target } from './numbers';
import type { Reason, Written } from './written';

/** A partition that a command, of diskpart or PowerShell, names by its number: afterwards that is another one. */
const BY_NUMBER = /\bsel\w*[ \t]{1,9}(?:par|vol)\w*[ \t=]{1,9}\d|-PartitionNumber[ \t:]{1,9}\d/i;

export function answerFileForUefi(document: Document): Written {
  const { root } = document;
  if (root?.kind !== 'body') {
    return { cannot: 'no-layout' };
  }
  const elements = elementsOfGeneration2(root);
  if (hasEntities(document, elements)) {
    return { cannot: 'entities' };
  }
  if (countsOnNumbers(document)) {
    return { cannot: 'selects-partition' };
  }
  const targets = targetsIn(elements);
  const target = windowsTarget(targets);
  if ('cannot' in target) {
    return target;
  }
  const disks = bodiesNamed(elements, 'Disk').filter(
    disk => bodiesIn(disk, 'CreatePartitions', 'CreatePartition').length > 0,
  );
  const id = target.disk ?? (disks[0] && numberIn(disks[0], 'DiskID'));
  const own = disks.filter(disk => numberIn(disk, 'DiskID') === id);
  const [first = disks.find(disk => numberIn(disk, 'DiskID') === undefined)] = own;
  if (first === undefined) {
    const written = commandsForUefi(commandsBeforeWindows(root), target);
    const isOnOther = disks.length > 0 && 'cannot' in written && written.cannot === 'no-layout';
    return isOnOther ? { cannot: 'no-room' } : withTargets(written, targets, id);
  }
  const edits: Edit[] = [];
  let numbering: Renumbering | undefined;
  for (const disk of own.length === 0 ? [first] : own) {
    const written = diskForUefi(disk, target.partition);
    if ('cannot' in written) {
      return written;
    }
    numbering = written.numbering;
    append(edits, written.edits);
  }
  return numbering === undefined ? { cannot: 'no-layout' } : withTargets({ edits, numbering }, targets, id);
}

function withTargets(
  written: { readonly edits: readonly Edit[]; readonly numbering: Renumbering } | { readonly cannot: Reason },
  targets: readonly InstallTarget[],
  disk: number | undefined,
): Written {
  return 'cannot' in written
    ? written
    : { edits: [...written.edits, ...targetsAfter(targets, disk, written.numbering)] };
}

interface InstallTarget extends Target {
  readonly body: Body;
  /** An image of data, which stands on a partition beside that of Windows. */
  readonly isData: boolean;
}

/** Whether one of its commands takes a partition by its number. */
export function countsOnNumbers({ root }: Document): boolean {
  const elements = root?.kind === 'body' ? elementsOfGeneration2(root) : [];
  return elements.some(
    ({ key, value }) =>
      (key === 'Path' || key === 'CommandLine') && value.kind === 'text' && BY_NUMBER.test(value.value),
  );
}

/** Where an answer file has images installed to. */
export function installTargets({ root }: Document): InstallTarget[] {
  return root?.kind !== 'body' ? [] : targetsIn(elementsOfGeneration2(root));
}

function targetsIn(elements: readonly XmlMember[]): InstallTarget[] {
  return elements.flatMap(({ key, value, parent: { parent } }) =>
    key !== 'InstallTo' || value.kind !== 'body'
      ? []
      : {
          body: value,
          disk: numberIn(value, 'DiskID'),
          partition: numberIn(value, 'PartitionID'),
          isData: (parent as Partial<Member> | undefined)?.key === 'DataImage',
        },
  );
}

/** Where Windows goes, of all targets. */
export function windowsTarget(targets: readonly InstallTarget[]): Target | { readonly cannot: Reason } {
  const ofWindows = targets.filter(({ isData }) => !isData);
  const partitions = new Set(ofWindows.flatMap(({ partition }) => partition ?? []));
  const [partition] = partitions;
  return partitions.size > 1 ? { cannot: 'target-unclear' } : { disk: ofWindows[0]?.disk, partition };
}

/** Those on the disk that is laid out, by the numbers that its partitions have now. */
export function targetsAfter(
  targets: readonly InstallTarget[],
  disk: number | undefined,
  numbering: Renumbering,
): Edit[] {
  return targets
    .filter(target => disk === undefined || target.disk === undefined || target.disk === disk)
    .flatMap(({ body }) => targetEdits(body, numbering));
}

/** What runs before Windows is on the disk. */
function commandsBeforeWindows(root: Body): Text[] {
  const isLater = ({ key, attributes: { pass = '' } }: XmlMember): boolean =>
    key === 'settings' && pass.toLowerCase() !== 'windowspe';
  return elementsIn(root, isLater).flatMap(({ key, value }) =>
    (key === 'Path' || key === 'CommandLine') && value.kind === 'text' ? [value] : [],
  );
}

function targetEdits(target: Body, numbering: Renumbering): Edit[] {
  const before = numberIn(target, 'PartitionID');
  const node = textIn(target, 'PartitionID');
  const after = before === undefined ? undefined : numbering.numberOf(before);
  return node === undefined || after === undefined || after === before ? [] : [{ kind: 'replace', node, value: after }];
}

function bodiesNamed(elements: readonly XmlMember[], name: string): Body[] {
  return elements.flatMap(({ key, value }) => (key === name && value.kind === 'body' ? [value] : []));
}
