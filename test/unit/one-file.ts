/** Texts that have no files beside them. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../src/core/analysis';
import type { ConversionPart } from '../../src/core/convert/parts';
import { documentsOf } from '../../src/core/languages/documents';
import { parseDocument } from '../../src/core/languages/json/parse';
import type { Documents } from '../../src/core/languages/language';
import { NO_FILES } from '../../src/core/text/files';
import { type FileEdits, fileIdOf, type TextEdit } from '../../src/core/text/place';

export function documentsIn(text: string, fileName?: string): Documents {
  return documentsOf(parseDocument(text, fileIdOf(fileName)), fileName, NO_FILES);
}

/** Edits of the text that was analysed, which are all that there are. */
export function ownEdits({ documents }: Analysis, edits: FileEdits): readonly TextEdit[] {
  const { file } = documents.main;
  assert.deepEqual([...edits.keys()], edits.size === 0 ? [] : [file]);
  return edits.get(file) ?? [];
}

/** The one edit of a part. */
export function ownEdit({ documents }: Analysis, { edits }: ConversionPart): TextEdit {
  const edit = edits.get(documents.main.file);
  assert.ok(edit !== undefined && edits.size === 1);
  return edit;
}
