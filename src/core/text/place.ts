/** Stretches of texts, where they stand, and changes of them: what any language of files has. */

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

/** Applies edits to the text they were planned for. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.offset), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
