/** Stretches of texts, and where they stand: what any language of files has. */

/** A stretch of a text: 0-based UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly offset: number;
  readonly end: number;
}

/** A change of a text: what stands between `offset` and `end` becomes `text`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * A file of an analysis: its path from the folder of the file that is looked at, with `/` between folders. That file
 * itself is its name alone; a text without a name is ''.
 */
export type FileId = string;

/** A stretch of one of the files of an analysis. */
export interface Place extends Span {
  readonly file: FileId;
}

/** Edits of several files, of each in the order of its text: all of them are made, or none. */
export type FileEdits = ReadonlyMap<FileId, readonly TextEdit[]>;
