/** The edits of several documents as edits of their texts, each planned by its language. */
import { applyEdits, type FileEdits, type FileId, type TextEdit } from '../text/place';
import { groupBy } from '../wording';
import { languageCalled } from './documents';
import type { Copy, Edit, FileEdit } from './edit';
import type { Documents } from './language';

/** Whether the languages of the files can write some edits, and all of those files were read; what they can't is no fix. */
export function canWrite(documents: Documents, edits: readonly FileEdit[]): boolean {
  return edits.every(edit => {
    if (edit.kind === 'copy') {
      return canWrite(documents, edit.edits);
    }
    const document = documents.open(fileOf(edit));
    return document?.skipped.length === 0 && languageCalled(document.language).canWrite(edit);
  });
}

export function planEdits(documents: Documents, edits: readonly FileEdit[]): FileEdits {
  const planned = new Map<FileId, readonly TextEdit[]>();
  const own = edits.filter(edit => edit.kind !== 'copy');
  for (const [file, each] of groupBy(own, fileOf)) {
    const texts = plannedIn(documents, file, each);
    if (texts.length > 0) {
      planned.set(file, texts);
    }
  }
  const copies = edits.filter(edit => edit.kind === 'copy');
  for (const [to, each] of groupBy(copies, copy => copy.to)) {
    const from = (each[0] as Copy).from;
    const text = documents.read(from);
    if (text !== undefined && documents.read(to) === undefined) {
      const texts = plannedIn(
        documents,
        from,
        each.flatMap(copy => copy.edits),
      );
      planned.set(to, [{ offset: 0, end: 0, text: applyEdits(text, texts), copyOf: from }]);
    }
  }
  return planned;
}

function plannedIn(documents: Documents, file: FileId, edits: readonly Edit[]): readonly TextEdit[] {
  const document = documents.open(file);
  return document === undefined ? [] : languageCalled(document.language).plan(document, edits).edits;
}

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
