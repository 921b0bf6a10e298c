/** What a profile of AutoYaST says of partitions and the boot loader (doc.opensuse.org, AutoYaST Guide). */
import { sentence } from '../l10n';
import type { Span } from '../text/place';
import type { DiskLayout, Kind } from './kind';
import { ANSWERS } from './names';
import { PUT_IN } from './put-in';
import { autoYastForUefi } from './uefi/autoyast';
import { elementsOf, numberIn, rootOf, spanOf, textIn, textOf } from './xml';

export interface AutoYast extends DiskLayout {
  /** The boot loader, where the profile chooses one that starts with BIOS only. */
  readonly biosLoader: Span | undefined;
}

export const kind: Kind<AutoYast> = {
  name: sentence('AutoYaST profile'),
  fileName: ANSWERS.autoyast,
  usual: ['autoinst.xml'],
  argument: 'autoyast2?',
  read: readAutoYast,
  writer: { language: 'xml', isForUefi, forUefi: autoYastForUefi },
};

function isForUefi(text: string): boolean {
  const read = readAutoYast(text);
  return read?.efi === true && read.biosLoader === undefined;
}

/** grub2-efi and systemd-boot are those of UEFI (yast-bootloader, SUPPORTED_SCENARIOS); `default` fits the firmware. */
const OF_BIOS: ReadonlySet<string> = new Set(['grub', 'grub2']);
/** The type of an EFI system partition, as YaST numbers it. */
const EFI_PARTITION = 259;

/** A script before the installation can put another profile there. */
const REPLACED = 'modified.xml';

/** Between their elements a template can put something in, or leave it out. */
const HOLDERS = new Set(['profile', 'partitioning', 'drive', 'partitions', 'partition']);

/** Reads a profile; undefined where it is none, such as a template of Ruby's, or where its elements have prefixes. */
export function readAutoYast(text: string): AutoYast | undefined {
  const root = rootOf(text);
  if (root?.name !== 'profile') {
    return undefined;
  }
  const elements = elementsOf(root);
  const partitions = elements.filter(({ name }) => name === 'partition');
  const loader = elements.find(element => element.name === 'loader_type' && OF_BIOS.has(textOf(element)));
  const elsewhere = elements.find(
    element => textOf(element).includes(REPLACED) || (HOLDERS.has(element.name) && PUT_IN.test(textOf(element))),
  );
  const [first] = partitions;
  return {
    ...(elsewhere && { elsewhere: spanOf(elsewhere) }),
    partitions: first && spanOf(first),
    efi: partitions.some(
      partition => textIn(partition, 'mount') === '/boot/efi' || numberIn(partition, 'partition_id') === EFI_PARTITION,
    ),
    biosLoader: loader && spanOf(loader),
  };
}
