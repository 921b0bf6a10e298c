/**
 * Files that a definition names for an unattended installation. What they say of the disk has to fit the firmware, so
 * the engine asks for their texts; it reads no file by itself.
 */
import { sentence } from '../l10n';
import type { Part } from '../machine/part';
import { type AnswerFile, readAnswerFile } from './answer-file';
import { type Kickstart, readKickstart } from './kickstart';
import { type Preseed, readPreseed } from './preseed';

/** Gives the texts of the files beside a definition. */
export interface CompanionFiles {
  /**
   * The text of a file, by its path relative to the folder of the definition, with forward slashes; undefined where
   * there is none, or where nobody looked. Never throws.
   */
  read(path: string): string | undefined;
}

/** For an analysis of a text that has no files beside it. */
export const NO_FILES: CompanionFiles = { read: () => undefined };

interface Named<K extends string, T> extends Part {
  readonly kind: K;
  /** Relative to the definition's folder, with forward slashes; as it is written where it is not opened. */
  readonly path: string;
  /** Set where nobody looks for it: the path is an expression, a pattern, or leads away from the definition. */
  readonly unopened?: true;
  readonly text: string | undefined;
  /** Undefined where there is no text, or where it can't be read. */
  readonly content: T | undefined;
}

export type CompanionFile =
  /** Windows Setup's. */
  | Named<'answer-file', AnswerFile>
  /** Anaconda's: the Red Hat family. */
  | Named<'kickstart', Kickstart>
  /** The Debian installer's: Debian and Ubuntu. */
  | Named<'preseed', Preseed>;

export type CompanionKind = CompanionFile['kind'];

/** What each kind is called in messages. */
export const COMPANION_NAMES: Readonly<Record<CompanionKind, string>> = {
  'answer-file': sentence('answer file'),
  kickstart: sentence('kickstart file'),
  preseed: sentence('preseed file'),
};

/** A companion file with what it says, where its text can be had. */
export function readCompanion(kind: CompanionKind, path: string, part: Part, files: CompanionFiles): CompanionFile {
  const text = files.read(path);
  const base = { ...part, path, text };
  switch (kind) {
    case 'answer-file':
      return { ...base, kind, content: text === undefined ? undefined : readAnswerFile(text) };
    case 'kickstart':
      return { ...base, kind, content: text === undefined ? undefined : readKickstart(text) };
    case 'preseed':
      return { ...base, kind, content: text === undefined ? undefined : readPreseed(text) };
  }
}
