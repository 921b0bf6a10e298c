/** What an answer file of Windows Setup says of disks (learn.microsoft.com, Microsoft-Windows-Setup component). */
import { sentence } from '../l10n';
import { floppyPathsIn } from '../machine/floppy-names';
import type { Span } from '../text/place';
import { type AnswerDisk, type AnswerDisks, bootDiskOf, hasPartition, readDiskpart } from './diskpart';
import type { Kind } from './kind';
import { ANSWERS } from './names';
import { PUT_IN } from './put-in';
import { answerFileForUefi } from './uefi/answer-file';
import { answerFileOnDrive } from './uefi/drive';
import { attributeOf, elementsOf, numberIn, rootOf, spanOf, textIn, textOf, textSpansOf, XmlElement } from './xml';

export interface AnswerFile extends AnswerDisks {
  /** Where Windows is installed to. */
  readonly installTo: readonly InstallTarget[];
  /** The first component, where all are for 32-bit Windows: Setup of another leaves them out. */
  readonly for32Bit: Span | undefined;
  /** Paths on drive A:. */
  readonly floppyPaths: readonly Span[];
}

export interface InstallTarget extends Span {
  readonly disk: number | undefined;
  readonly partition: number | undefined;
}

export const kind: Kind<AnswerFile> = {
  name: sentence('answer file'),
  fileName: ANSWERS['answer-file'],
  usual: ['Autounattend.xml', 'autounattend.xml', 'AutoUnattend.xml'],
  read: readAnswerFile,
  writer: { language: 'xml', isForUefi, forUefi: answerFileForUefi, onDrive: answerFileOnDrive },
};

function isForUefi(text: string): boolean {
  const read = readAnswerFile(text);
  const disk = read && bootDiskOf(read);
  return disk !== undefined && hasPartition(disk, 'efi');
}

/** Setup looks for drivers in it, and goes on where there is no such drive. */
const FOLDER_OF_DRIVERS = 'PathAndCredentials';

/** Commands that lay out a disk. */
const LAYOUT = /\b(?:diskpart|initialize-disk|new-partition)\b/i;
/** `diskpart /s X:\layout.txt`: what it does stands in that file. */
const DISKPART_SCRIPT = /\bdiskpart(?:\.exe)?["']?[ \t]{1,9}\/s\b(?:[ \t]{1,9}["']?([^\s"'<&|]{1,260}))?/i;

/** Reads an answer file; undefined where it is none, or where its elements have prefixes. */
export function readAnswerFile(text: string): AnswerFile | undefined {
  const root = rootOf(text);
  if (root?.name !== 'unattend') {
    return undefined;
  }
  const all = elementsOf(root);
  const elements = ofGeneration2(root, all);
  const named = (name: string): XmlElement[] => elements.filter(element => element.name === name);
  const commands = commandsBeforeSetup(root, text);
  const script = readDiskpart(text, commands);
  const disks = [...named('Disk').flatMap(diskOf), ...script.disks];
  const installTo = named('InstallTo')
    .filter(({ parent }) => !(parent instanceof XmlElement && parent.name === 'DataImage'))
    .map(target => ({
      ...spanOf(target),
      disk: numberIn(target, 'DiskID'),
      partition: numberIn(target, 'PartitionID'),
    }));
  return {
    disks,
    active: [
      ...named('Active')
        .filter(element => textOf(element).toLowerCase() === 'true')
        .map(spanOf),
      ...script.active,
    ],
    installTo,
    for32Bit: for32BitAlone(all),
    floppyPaths: elements
      .filter(({ parent }) => !(parent instanceof XmlElement && parent.name === FOLDER_OF_DRIVERS))
      .flatMap(textSpansOf)
      .sort((a, b) => a.offset - b.offset)
      .flatMap(span =>
        floppyPathsIn(text.slice(span.offset, span.end)).map(({ offset, end }) => ({
          offset: span.offset + offset,
          end: span.offset + end,
        })),
      ),
    runs: commands.flatMap(({ offset, end }) => {
      const [, path] = DISKPART_SCRIPT.exec(text.slice(offset, end)) ?? [];
      return path === undefined
        ? []
        : [path.slice(Math.max(...['\\', '/', ':'].map(each => path.lastIndexOf(each))) + 1)];
    }),
    elsewhere:
      putInto(elements, text) ??
      (bootDiskOf({ disks, installTo, active: [] }) !== undefined
        ? undefined
        : (commands.find(({ offset, end }) => LAYOUT.test(text.slice(offset, end))) ??
          // A partition that the file does not make is made by something else.
          installTo.find(({ partition }) => partition !== undefined || disks.length > 0))),
  };
}

/** What holds the layout of a disk, or may: in a template something can be put in, or left out, between its elements. */
const HOLDERS = new Set([
  ...['unattend', 'settings', 'component', 'DiskConfiguration', 'Disk', 'CreatePartitions', 'CreatePartition'],
  ...['ModifyPartitions', 'ModifyPartition', 'ImageInstall', 'OSImage', 'InstallTo'],
]);

function putInto(elements: readonly XmlElement[], text: string): Span | undefined {
  return elements
    .filter(element => HOLDERS.has(element.name) && !isOfOthers(element))
    .flatMap(textSpansOf)
    .find(({ offset, end }) => PUT_IN.test(text.slice(offset, end)));
}

/** Whether a component, or a pass, has nothing to do with disks. */
function isOfOthers(element: XmlElement): boolean {
  const [name, pass] = [attributeOf(element, 'name'), attributeOf(element, 'pass').toLowerCase()];
  return element.name === 'component'
    ? name !== '' && name !== 'Microsoft-Windows-Setup'
    : element.name === 'settings' && pass !== 'windowspe';
}

/** Without the components for 32-bit Windows, which has no Generation 2, where there are others. */
function ofGeneration2(root: XmlElement, all: XmlElement[]): XmlElement[] {
  const hasOthers = all.some(element => ['amd64', 'arm64'].includes(architectureOf(element)));
  return hasOthers ? elementsOf(root, element => architectureOf(element) === 'x86') : all;
}

function for32BitAlone(all: readonly XmlElement[]): Span | undefined {
  const components = all.filter(({ name }) => name === 'component');
  const [first] = components;
  return first !== undefined && components.every(element => architectureOf(element) === 'x86')
    ? spanOf(first)
    : undefined;
}

function architectureOf(element: XmlElement): string {
  return element.name === 'component' ? attributeOf(element, 'processorArchitecture').toLowerCase() : '';
}

function diskOf(disk: XmlElement): AnswerDisk[] {
  const partitions = elementsOf(disk, element => element !== disk && element.name === 'Disk')
    .filter(({ name }) => name === 'CreatePartition')
    .map(partition => ({
      ...spanOf(partition),
      order: numberIn(partition, 'Order'),
      type: textIn(partition, 'Type').toLowerCase(),
    }));
  return partitions.length === 0 ? [] : [{ ...spanOf(disk), id: numberIn(disk, 'DiskID'), partitions }];
}

/** What runs before Windows is on the disk, and lays one out: later, the disk to start from has its layout. */
function commandsBeforeSetup(root: XmlElement, text: string): Span[] {
  const isLater = (element: XmlElement): boolean =>
    element.name === 'settings' && attributeOf(element, 'pass').toLowerCase() !== 'windowspe';
  const commands = elementsOf(root, isLater)
    .filter(({ name }) => name === 'Path' || name === 'CommandLine')
    .flatMap(textSpansOf);
  return commands.some(({ offset, end }) => LAYOUT.test(text.slice(offset, end))) ? commands : [];
}
