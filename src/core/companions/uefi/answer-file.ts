/** An answer file of Windows Setup for UEFI: the disk to start from as GPT, and Windows on the partition that it was on. */
import { append } from '../../append';
import type { Edit } from '../../languages/edit';
import type { Document } from '../../languages/language';
import type { Body, Text } from '../../languages/tree';
import type { XmlMember } from '../../languages/xml/syntax';
import { commandsForUefi } from './commands';
import { diskForUefi } from './disk';
import { bodiesIn, elementsIn, elementsOfGeneration2, hasEntities, numberIn, textIn } from './elements';
import type { Renumbering } from './numbers';
import type { Reason, Written } from './written';

export function answerFileForUefi(document: Document): Written {
  const { root } = document;
  if (root?.kind !== 'body') {
    return { cannot: 'no-layout' };
  }
  const elements = elementsOfGeneration2(root);
  if (hasEntities(document, elements)) {
    return { cannot: 'entities' };
  }
  const targets = bodiesNamed(elements, 'InstallTo');
  const disks = bodiesNamed(elements, 'Disk').filter(
    disk => bodiesIn(disk, 'CreatePartitions', 'CreatePartition').length > 0,
  );
  const id = (targets[0] && numberIn(targets[0], 'DiskID')) ?? (disks[0] && numberIn(disks[0], 'DiskID'));
  const own = disks.filter(disk => numberIn(disk, 'DiskID') === id);
  const [first = disks[0]] = own;
  const partitions = new Set(
    targets.map(target => numberIn(target, 'PartitionID')).filter(number => number !== undefined),
  );
  const [target] = partitions;
  if (partitions.size > 1) {
    return { cannot: 'target-unclear' };
  }
  if (first === undefined) {
    return withTargets(commandsForUefi(commandsBeforeWindows(root), target), targets);
  }
  const edits: Edit[] = [];
  let numbering: Renumbering | undefined;
  for (const disk of own.length === 0 ? [first] : own) {
    const written = diskForUefi(disk, target);
    if ('cannot' in written) {
      return written;
    }
    numbering = written.numbering;
    append(edits, written.edits);
  }
  return numbering === undefined ? { cannot: 'no-layout' } : withTargets({ edits, numbering }, targets);
}

function withTargets(
  written: { readonly edits: readonly Edit[]; readonly numbering: Renumbering } | { readonly cannot: Reason },
  targets: readonly Body[],
): Written {
  return 'cannot' in written
    ? written
    : { edits: [...written.edits, ...targets.flatMap(each => targetEdits(each, written.numbering))] };
}

interface InstallTarget {
  readonly body: Body;
  readonly partition: number | undefined;
}

/** Where an answer file has Windows installed to. */
export function installTargets({ root }: Document): InstallTarget[] {
  return root?.kind !== 'body'
    ? []
    : bodiesNamed(elementsOfGeneration2(root), 'InstallTo').map(body => ({
        body,
        partition: numberIn(body, 'PartitionID'),
      }));
}

/** The same by the numbers that partitions have now. */
export function targetsAfter(targets: readonly InstallTarget[], numbering: Renumbering): Edit[] {
  return targets.flatMap(({ body }) => targetEdits(body, numbering));
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
