/** What the writers of companion files answer: edits, or why a file can't be made to fit UEFI. */
import { sentence } from '../../l10n';
import type { Edit } from '../../languages/edit';

/** Why a file is left as it is, where it says so; docs/answer-files.md says more of each. */
export const REASONS = {
  inside: sentence('Left as it is: the text of the file stands in the template'),
  'no-writer': sentence('Left as it is: files of this kind are not rewritten'),
  'not-named': sentence('Left as it is: others need it, and an expression names it, so that no copy can be named'),
  served: sentence(
    'Left as it is: others need it, and the boot command fetches it: have it fetch a copy from a folder of its own',
  ),
  'no-name': sentence('Left as it is: others need it, and there are too many copies of it'),
  outside: sentence('Left as it is: the file lies outside of the folder that is worked in'),
  logical: sentence('Left as it is: there are extended or logical partitions'),
  'order-unclear': sentence('Left as it is: the partitions are not numbered 1, 2, 3 one by one'),
  'type-unclear': sentence('Left as it is: one of the partitions is of a type that is not known'),
  'target-unclear': sentence('Left as it is: to which of these partitions Windows is installed is not said'),
  'system-unclear': sentence('Left as it is: the system partition has no size of its own'),
  'no-room': sentence('Left as it is: Windows is installed to a partition that is not created here'),
  'partition-type': sentence('Left as it is: a type of MBR partitions has no counterpart on GPT disks'),
  'selects-partition': sentence('Left as it is: a command selects partitions or volumes by their numbers'),
  'script-elsewhere': sentence('Left as it is: the script of diskpart stands in another file'),
  'existing-partitions': sentence('Left as it is: it uses partitions that are there already'),
  'no-recipe': sentence('Left as it is: the recipe has no name in front of its partitions'),
  'raid-numbers': sentence('Left as it is: its RAID names partitions by their numbers'),
  'mbr-label': sentence('Left as it is: it makes MBR disks, as a machine with a BIOS needs that reads it as well'),
  'not-plain': sentence('Left as it is: the items of the layout are not written as a plain list with names'),
  entities: sentence('Left as it is: entities stand in it, whose text is not looked at'),
  'several-disks': sentence('Left as it is: it is not clear which one disk the system starts from'),
  offsets: sentence('Left as it is: its partitions have places on the disk, by which another one has no room'),
  'grub-devices': sentence('Left as it is: it names the devices that GRUB goes to'),
  'with-answers': sentence(
    'Left as it is: others need it, and the answer file that runs it would have to be another one, too',
  ),
  'no-path': sentence('Left as it is: no path here can be one on the disc'),
  'letter-taken': sentence('Left as it is: a partition has a letter that the disc would have'),
  'no-layout': sentence('Left as it is: no layout of a disk was recognised'),
} as const;

export type Reason = keyof typeof REASONS;

export type Written = { readonly edits: readonly Edit[] } | { readonly cannot: Reason };

/** An EFI system partition as Windows wants it now (UNATTEND_UEFI), in megabytes; earlier versions made one of 100. */
export const EFI_SIZE = 200;
export const SMALLEST_EFI = 100;
/** A Microsoft Reserved partition (UNATTEND_UEFI). */
export const MSR_SIZE = 16;
/** The type of a recovery partition on MBR disks, and on GPT disks (UNATTEND_UEFI). */
export const MBR_RECOVERY = /^(?:0x)?27$/i;
export const GPT_RECOVERY = 'de94bba4-06d1-4d40-a16a-bfd50179d6ac';
/** An ordinary partition of Windows on MBR disks: on GPT disks that needs no type. */
export const MBR_BASIC = /^(?:0x)?0?7$/i;
/** FAT32 takes no longer label. */
export const LONGEST_FAT_LABEL = 11;
export const EFI_LABEL = 'System';
/** A system partition is at most so large, in megabytes: what is larger holds something else. */
export const LARGEST_SYSTEM = 1024;
export const NAME_OF_SYSTEM = /^(?:system(?:[ _-]?reserved)?|boot|bios|bootloader)$/i;
export const NAME_OF_RECOVERY = /\b(?:recovery|winre|windows ?re)\b/i;
