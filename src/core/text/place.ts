/** Stretches of texts, where they stand, and changes of them: what any language of files has. */

/** A stretch of a text: 0-based UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly offset: number;
  readonly end: number;
}

/** A change of a text: what stands between `offset` and `end` becomes `text`. */
export interface TextEdit extends Span {
  readonly text: string;
  /** Of a file that isn't there yet and gets its whole text: the one that it is a copy of, whose encoding it has. */
  readonly copyOf?: FileId;
}

/**
 * A file of an analysis: its path from the folder of the file that is looked at, with `/` between folders. That file
 * itself is its name alone; a text without a name is ''.
 */
export type FileId = string;

/** The id of the file that is looked at, by its name or path. */
export function fileIdOf(path: string | undefined): FileId {
  return path === undefined ? '' : path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The path of a file of an analysis, by the path of the one that is looked at. */
export function pathBeside(path: string, file: FileId): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) + file;
}

/** A stretch of one of the files of an analysis. */
export interface Place extends Span {
  readonly file: FileId;
}

/** The first character of a place: enough to underline of what may be many lines. */
export function beginningOf({ file, offset }: Place): Place {
  return { file, offset, end: offset + 1 };
}

/** Edits of several files, of each in the order of its text: all of them are made, or none. */
export type FileEdits = ReadonlyMap<FileId, readonly TextEdit[]>;

export const NO_EDITS: FileEdits = new Map();

/** The edits of one of the files. */
export function editsOf(edits: FileEdits, file: FileId): readonly TextEdit[] {
  return edits.get(file) ?? [];
}

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
