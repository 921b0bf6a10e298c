/** The edits of several documents as edits of their texts, each planned by its language. */
import type { FileEdits, FileId, TextEdit } from '../text/place';
import { groupBy } from '../wording';
import { languageCalled } from './documents';
import type { Edit } from './edit';
import type { Documents } from './language';

/** Whether the languages of the files can write some edits, and all of those files were read; what they can't is no fix. */
export function canWrite(documents: Documents, edits: readonly Edit[]): boolean {
  return edits.every(edit => {
    const document = documents.open(fileOf(edit));
    return document?.skipped.length === 0 && languageCalled(document.language).canWrite(edit);
  });
}

export function planEdits(documents: Documents, edits: readonly Edit[]): FileEdits {
  const planned = new Map<FileId, readonly TextEdit[]>();
  for (const [file, own] of groupBy(edits, fileOf)) {
    const document = documents.open(file);
    const { edits: texts } = document === undefined ? NOTHING : languageCalled(document.language).plan(document, own);
    if (texts.length > 0) {
      planned.set(file, texts);
    }
  }
  return planned;
}

const NOTHING = { edits: [] };

/** The file that an edit is of. */
function fileOf(edit: Edit): FileId {
  switch (edit.kind) {
    case 'replace':
      return edit.node.file;
    case 'rename':
      return edit.member.file;
    case 'remove':
      return edit.item.file;
    case 'add':
    case 'add-block':
      return edit.body.file;
    case 'append':
      return edit.list.file;
  }
}
