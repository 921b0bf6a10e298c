/** What an answer file of Windows Setup says of disks (learn.microsoft.com, Microsoft-Windows-Setup component). */
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { Span } from '../text/place';

export interface AnswerFile {
  /** The disks that Setup lays out, each with the partitions that it creates. */
  readonly disks: readonly AnswerDisk[];
  /** Where partitions are marked active, which only MBR disks know. */
  readonly active: readonly Span[];
  /** Where Windows is installed to. */
  readonly installTo: readonly InstallTarget[];
  /** Paths on drive A:. */
  readonly floppyPaths: readonly Span[];
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

export interface InstallTarget extends Span {
  readonly disk: number | undefined;
  readonly partition: number | undefined;
}

/** Reads an answer file; undefined where it is no XML. */
export function readAnswerFile(text: string): AnswerFile | undefined {
  const root = rootOf(text);
  if (root === undefined) {
    return undefined;
  }
  return {
    disks: below(root, 'Disk').flatMap(disk => {
      const partitions = below(disk, 'CreatePartition').map(partition => ({
        ...spanOf(partition),
        order: numberIn(partition, 'Order'),
        type: textIn(partition, 'Type').toLowerCase(),
      }));
      return partitions.length === 0 ? [] : [{ ...spanOf(disk), id: numberIn(disk, 'DiskID'), partitions }];
    }),
    active: below(root, 'Active').filter(isTrue).map(spanOf),
    installTo: below(root, 'InstallTo').map(target => ({
      ...spanOf(target),
      disk: numberIn(target, 'DiskID'),
      partition: numberIn(target, 'PartitionID'),
    })),
    floppyPaths: [...text.matchAll(/(?<![a-z0-9])a:[\\/][^\s<"']*/gi)].map(({ 0: path, index }) => ({
      offset: index,
      end: index + path.length,
    })),
  };
}

function rootOf(text: string): XmlElement | undefined {
  try {
    return parseXml(text, { includeOffsets: true, ignoreUndefinedEntities: true }).root ?? undefined;
  } catch {
    return undefined;
  }
}

/** Every element of a name, however deep, in the order of the text. Iterative: nesting has no limit. */
function below(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const pending: XmlElement[] = [root];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (element.name === name) {
      found.push(element);
    }
    for (const child of element.children.toReversed()) {
      if (child instanceof XmlElement) {
        pending.push(child);
      }
    }
  }
  return found;
}

function textIn(element: XmlElement, name: string): string {
  const child = element.children.find(node => node instanceof XmlElement && node.name === name);
  return child instanceof XmlElement ? child.text.trim() : '';
}

function numberIn(element: XmlElement, name: string): number | undefined {
  const text = textIn(element, name);
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function isTrue(element: XmlElement): boolean {
  return element.text.trim().toLowerCase() === 'true';
}

function spanOf({ start, end }: XmlElement): Span {
  return { offset: start, end };
}
