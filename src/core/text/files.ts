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
  /** Those of values for variables that whoever builds names, the weakest first. */
  readonly values?: readonly FileId[];
}

/** For a text that has no files beside it. */
export const NO_FILES: Files = { read: () => undefined };

/** The same files, some with another text. */
export function withTexts(files: Files, texts: ReadonlyMap<FileId, string>): Files {
  return { ...files, read: file => texts.get(file) ?? files.read(file) };
}
