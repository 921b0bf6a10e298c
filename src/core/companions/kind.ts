/** What a kind of companion file is: how it is known, and how it is read. One file beside this one for each kind. */
import type { Document, LanguageId } from '../languages/language';
import type { Span } from '../text/place';
import type { Written } from './uefi/written';

export interface Kind<T extends Content> {
  /** What it is called in messages: a sentence of the table of translations. */
  readonly name: string;
  /** Names (in lower case, without folders) by which a file of this kind is known wherever it is listed. */
  readonly fileName?: RegExp;
  /** Names that its installer looks for by itself, on every medium. */
  readonly usual?: readonly string[];
  /** Arguments of a kernel, up to their `=`, that give the installer such a file: the source of a pattern. */
  readonly argument?: string;
  /** The same where the argument gives a folder, or the beginning of a name, to which the installer adds a name. */
  readonly folder?: { readonly argument: string; readonly file: string };
  /** What in a boot command runs such a file after fetching it under any name. */
  readonly runBy?: RegExp;
  /** Undefined where a text is none of this kind, or can't be read. Never throws; its time grows with the text only. */
  readonly read: (text: string) => T | undefined;
  /** Set where nothing of this kind is read, whatever it says. */
  readonly isUnread?: true;
  /** How it is changed for Generation 2; without it a person does that. */
  readonly writer?: Writer;
}

export interface Writer {
  /** In which such a file is written, whatever its name ends in. */
  readonly language: LanguageId;
  /** Whether a file is laid out for UEFI already, so that one that is there can be used in place of a copy. */
  readonly isForUefi?: (text: string) => boolean;
  /** The layout of the disk for UEFI in place of BIOS. `isShared`: machines with a BIOS read the file as well. */
  readonly forUefi?: (document: Document, isShared: boolean) => Written;
  /** What it becomes fits BIOS as well where others read it: then no copy is made. */
  readonly fitsBoth?: true;
  /** Its paths on drive A: on another one; `letter` is a capital. */
  readonly onDrive?: (document: Document, letter: string) => Written;
}

/** What a file of any kind says. */
export interface Content {
  /** Where it takes the layout of the disk from a file or program that is not looked at. */
  readonly elsewhere?: Span | undefined;
  /** Names of scripts of diskpart that it runs, without the folders in front of them. */
  readonly runs?: readonly string[];
  /** Other files of its kind that it includes, relative to its own folder. */
  readonly includes?: readonly string[];
}

/** What a file says of the disk, as far as it matters to the firmware. */
export interface DiskLayout extends Content {
  /** Where it lays out the disk partition by partition; undefined where it leaves that to the installer. */
  readonly partitions: Span | undefined;
  /** Whether one of the partitions is an EFI system partition. */
  readonly efi: boolean;
}

/** The disk is laid out by the installer, which does so for the firmware that it runs on. */
export const BY_THE_INSTALLER: DiskLayout = { partitions: undefined, efi: false };
