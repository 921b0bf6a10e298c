/**
 * Files that a definition names for an unattended installation. What they say of the disk has to fit the firmware, so
 * the engine asks for their texts; it reads no file by itself.
 */
import type { Edit } from '../languages/edit';
import type { Document, Documents } from '../languages/language';
import type { Part } from '../machine/part';
import type { Files } from '../text/files';
import type { Place } from '../text/place';
import type { Content, Kind, Writer } from './kind';
import { type CompanionKind, type ContentOf, KINDS } from './kinds';
import type { Reason, Written } from './uefi/written';

export type { CompanionKind } from './kinds';

interface Named<K extends CompanionKind> extends Part {
  readonly kind: K;
  /** Relative to the definition's folder, with forward slashes; as it is written where it is not opened. */
  readonly path: string;
  /** Set where nobody looks for it: the path is an expression, a pattern, or leads away from the definition. */
  readonly unopened?: true;
  /** Set where it is a folder, a disc or an expression that may hold files of any kind. */
  readonly holder?: true;
  /** Undefined where there is none, or where nobody looked. */
  readonly source: CompanionSource | undefined;
  /** Undefined where there is no text, or where it can't be read. */
  readonly content: ContentOf<K> | undefined;
  /** What the file becomes for Generation 2, as edits of it, or why it can't. */
  readonly rewritten: Rewriting;
  /** Machines of other hypervisors, with a BIOS, that need the same file as it is; those that are named first. */
  readonly sharedWith?: readonly SharingMachine[];
}

/** The text of a companion file: one object for all places in it. */
export interface CompanionSource {
  readonly path: string;
  readonly text: string;
  /** Where the text stands in the definition, which then has no such file beside it. */
  readonly inside?: Place;
}

/** Each is worked out when somebody asks for it, and once. */
export interface Rewriting {
  /** `isShared`: machines with a BIOS read the file as well. */
  forUefi(isShared?: boolean): Written;
  onDrive(letter: string): Written;
  /** Whether what a file becomes for UEFI fits BIOS as well. */
  readonly fitsBoth: boolean;
  /** Who else needs the file as it is: builders of the definition, and other definitions beside it. */
  neededBy(): readonly string[];
  /** Whether the file itself changes all the same. */
  readonly inPlace: boolean;
  /** A copy of its own, or why there can't be one. */
  copy(): Copying | { readonly cannot: Reason };
}

/** A copy of a file, which the definition names in its place. */
export interface Copying {
  readonly to: string;
  /** What makes the definition name it. */
  readonly naming: readonly Edit[];
}

/** The folder of a copy, beside the file: Setup, and other installers, look for the name that the file has. */
const FOLDER_OF_COPIES = 'gen2';
const MOST_COPIES = 9;

/** Where a copy of a file belongs: a new name, or that of one that is there and for UEFI; undefined where all are taken. */
export function pathOfCopy(kind: CompanionKind, path: string, documents: Documents): string | undefined {
  const { writer }: Kind<Content> = KINDS[kind];
  const name = path.lastIndexOf('/') + 1;
  for (let number = 1; number <= MOST_COPIES; number += 1) {
    const folder = number === 1 ? FOLDER_OF_COPIES : `${FOLDER_OF_COPIES}-${number}`;
    const copy = `${path.slice(0, name)}${folder}/${path.slice(name)}`;
    const there = documents.read(copy);
    if (there === undefined || writer?.isForUefi?.(there)) {
      return copy;
    }
  }
  return undefined;
}

export interface SharingMachine {
  readonly name: string;
  readonly at: Place;
}

export type CompanionFile = { readonly [K in CompanionKind]: Named<K> }[CompanionKind];

/** What a companion file says, by its kind and path. */
export type ReadCompanion = {
  readonly [K in CompanionKind]: Pick<Named<K>, 'kind' | 'path' | 'source' | 'content' | 'rewritten'>;
}[CompanionKind];

/** A companion file with what it says, where its text can be had. `documents`: without it nothing is rewritten. */
export function readCompanion(
  kind: CompanionKind,
  path: string,
  files: Files,
  { inside, documents }: { readonly inside?: Place; readonly documents?: Documents } = {},
): ReadCompanion {
  const text = files.read(path);
  const { read, writer }: Kind<Content> = KINDS[kind];
  // The table holds the reader of each kind: what it gives is of that kind.
  return {
    kind,
    path,
    source: text === undefined ? undefined : { path, text, ...(inside && { inside }) },
    content: text === undefined ? undefined : read(text),
    rewritten: rewritingOf(path, writer, inside === undefined ? documents : undefined),
  } as ReadCompanion;
}

function rewritingOf(path: string, writer: Writer | undefined, documents: Documents | undefined): Rewriting {
  const known = new Map<string, Written>();
  const write = (how: ((document: Document) => Written) | undefined): Written => {
    if (documents === undefined || how === undefined || writer === undefined) {
      return { cannot: documents === undefined ? 'inside' : 'no-writer' };
    }
    if (!documents.isOurs(path)) {
      return { cannot: 'outside' };
    }
    const document = documents.open(path, writer.language);
    return document === undefined ? { cannot: 'no-layout' } : how(document);
  };
  const written = (key: string, how: ((document: Document) => Written) | undefined): Written => {
    const answer = known.get(key) ?? write(how);
    known.set(key, answer);
    return answer;
  };
  const { forUefi, onDrive } = writer ?? {};
  return {
    forUefi: (isShared = false) => written(String(isShared), forUefi && (document => forUefi(document, isShared))),
    fitsBoth: writer?.fitsBoth === true,
    onDrive: letter => written(letter, onDrive && (document => onDrive(document, letter))),
    neededBy: () => [],
    inPlace: false,
    copy: () => ({ cannot: 'not-named' }),
  };
}
