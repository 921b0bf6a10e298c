/** The files beside a text: the engine asks for their texts, and reads no file by itself. */
import type { FileId } from './place';

export interface Files {
  /** The text of a file; undefined where there is none, or where nobody may look. Never throws. */
  read(file: FileId): string | undefined;
  /**
   * The files whose names end so in the folder of the text, or in another one by its path from there; without it no
   * folder is known.
   */
  list?(ending: string, folder?: string): readonly FileId[];
  /** Whether a file lies in what is worked in, so that it may be written; all do without it. */
  isOurs?(file: FileId): boolean;
  /** Other definitions of what is worked in, as far as it is known which there are; they may be those of `list` as well. */
  others?(): readonly Other[];
  /** A file that others need as it is changes all the same; without it a copy does. */
  readonly inPlace?: boolean;
  /** Those of values for variables that whoever builds names, the weakest first. */
  readonly values?: readonly FileId[];
}

/** What a definition says of the files beside it: kept for each one of a workspace, so it has to be small. */
export interface Mentions {
  /** What in it may name a file for an installation, as it is written but for the slashes. */
  readonly names: readonly string[];
  /** The folders that it serves. */
  readonly served: readonly string[];
  /** Whether all of its machines are those of Generation 2. */
  readonly isForGeneration2: boolean;
}

/** Another definition, as one sees it. */
export interface Other extends Mentions {
  readonly file: FileId;
  /** The way from its folder to that of the text; '' where it is the same one. */
  readonly back: string;
}

/** For a text that has no files beside it. */
export const NO_FILES: Files = { read: () => undefined };

/** The same files, some with another text. */
export function withTexts(files: Files, texts: ReadonlyMap<FileId, string>): Files {
  return { ...files, read: file => texts.get(file) ?? files.read(file) };
}
