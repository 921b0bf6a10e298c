/** Edits of the engine, which name files by their paths from the one that is looked at, as edits of the editor. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import type { ConversionPart } from '../../core/convert/parts';
import { lineStarts, positionAt } from '../../core/text/lines';
import { applyEdits, editsOf, type FileEdits, type FileId, type Span, type TextEdit } from '../../core/text/place';
import { groupBy } from '../../core/wording';
import { listed, nameOf, withLosses } from '../editor/text';
import { openDocument } from '../files/openDocuments';
import { companionText } from '../files/textsBeside';
import type { PreviewedFile } from './workspacePreview';

/** The address of a file of an analysis, by that of the one that is looked at. */
export function uriOfFile(uri: vscode.Uri, { documents }: Analysis, file: FileId): vscode.Uri {
  return file === documents.main.file ? uri : vscode.Uri.joinPath(uri, '..', file);
}

/** Ranges in the texts that were analysed, for files of which no document is open as well. */
export function rangesIn({ documents }: Analysis, file: FileId): (span: Span) => vscode.Range {
  const starts = lineStarts(documents.read(file) ?? '');
  const place = (offset: number): vscode.Position => {
    const { line, character } = positionAt(starts, offset);
    return new vscode.Position(line, character);
  };
  return ({ offset, end }) => new vscode.Range(place(offset), place(end));
}

/** Edits that were planned for one definition, and maybe for files beside it. */
export interface Planned {
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
  readonly edits: FileEdits;
}

interface Previewed {
  readonly uri: vscode.Uri;
  readonly before: string | undefined;
  readonly edits: Map<string, TextEdit>;
}

/** The files that edits of some definitions change, each once, with their texts after all of them. */
export function previewedFiles(planned: readonly Planned[]): PreviewedFile[] {
  const files = new Map<string, Previewed>();
  for (const { document, analysis, edits } of planned) {
    for (const [file, own] of edits) {
      const uri = uriOfFile(document.uri, analysis, file);
      const before = analysis.documents.read(file);
      const known = files.get(uri.toString()) ?? { uri, before, edits: new Map<string, TextEdit>() };
      files.set(uri.toString(), known);
      for (const edit of own) {
        known.edits.set(`${edit.offset} ${edit.end} ${edit.text}`, edit);
      }
    }
  }
  return [...files.values()].map(({ uri, before, edits }) => {
    const sorted = [...edits.values()].sort((a, b) => a.offset - b.offset);
    return { uri, isNew: before === undefined, after: applyEdits(before ?? '', sorted) };
  });
}

/** All edits as one, which is one step of undo in all files. */
export function workspaceEdit(
  { uri }: Pick<vscode.TextDocument, 'uri'>,
  analysis: Analysis,
  edits: FileEdits,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  addEdits(edit, uri, analysis, edits);
  return edit;
}

/** Adds edits to one of several definitions; what two of them change alike in a file that both read is changed once. */
export function addEdits(edit: vscode.WorkspaceEdit, uri: vscode.Uri, analysis: Analysis, edits: FileEdits): void {
  for (const file of newFilesFirst(edits.keys(), each => editsOf(edits, each)[0]?.copyOf !== undefined)) {
    const own = editsOf(edits, file);
    const target = uriOfFile(uri, analysis, file);
    if (own[0]?.copyOf !== undefined) {
      makeFile(edit, target, own[0].text);
      continue;
    }
    const rangeOf = rangesIn(analysis, file);
    const before = file === analysis.documents.main.file ? [] : edit.get(target);
    for (const { text, ...span } of own) {
      const range = rangeOf(span);
      if (!before.some(other => other.range.isEqual(range) && other.newText === text)) {
        edit.replace(target, range, text);
      }
    }
  }
}

/** VS Code makes edits in their order, and nothing may name a file that couldn't be made. */
function newFilesFirst(files: Iterable<FileId>, isNew: (file: FileId) => boolean): FileId[] {
  return [...files].sort((a, b) => Number(isNew(b)) - Number(isNew(a)));
}

/** A file that isn't there yet. An answer file that says so is one of UTF-16, as what it is a copy of. */
function makeFile(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  text: string,
  metadata?: vscode.WorkspaceEditEntryMetadata,
): void {
  const isUtf16 = /^<\?xml[^>]{0,99}encoding=["']utf-?16/i.test(text);
  const contents = isUtf16 ? utf16(`\ufeff${text}`) : new TextEncoder().encode(text);
  edit.createFile(uri, { ignoreIfExists: true, contents }, metadata);
}

function utf16(text: string): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    bytes.setUint16(index * 2, text.charCodeAt(index), true);
  }
  return new Uint8Array(bytes.buffer);
}

/** A conversion's parts as one edit, as `addParts` says. */
export function partsEdit(
  { uri }: vscode.TextDocument,
  analysis: Analysis,
  parts: readonly ConversionPart[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  addParts(edit, uri, analysis, parts);
  return edit;
}

/**
 * Adds the parts of the conversion of a file to an edit, which VS Code shows before it is made where one of its parts
 * loses something: an entry for each part, ticked where it is safe.
 */
export function addParts(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  analysis: Analysis,
  parts: readonly ConversionPart[],
): void {
  const all = parts.flatMap(part => [...part.edits].map(([file, own]) => ({ part, file, own })));
  const byFile = groupBy(all, ({ file }) => file);
  const isNew = (file: FileId): boolean => byFile.get(file)?.some(({ own }) => own.copyOf !== undefined) === true;
  for (const file of newFilesFirst(byFile.keys(), isNew)) {
    const rangeOf = rangesIn(analysis, file);
    const target = uriOfFile(uri, analysis, file);
    for (const { part, own } of byFile.get(file) ?? []) {
      const names = listed(part.machines.map(index => nameOf(analysis.machines[index])));
      const label = withLosses(vscode.l10n.t('{0} to Generation 2', names), part.lost);
      const metadata = { label, needsConfirmation: part.class === 'lossy' };
      if (own.copyOf === undefined) {
        edit.replace(target, rangeOf(own), own.text, metadata);
      } else {
        makeFile(edit, target, own.text, metadata);
      }
    }
  }
}

/** The first of the files beside the one that is looked at whose text is no longer the one that edits were planned for. */
export async function changedBeside(
  { uri }: vscode.TextDocument,
  analysis: Analysis,
  files: Iterable<FileId>,
): Promise<FileId | undefined> {
  const { main, read } = analysis.documents;
  for (const file of files) {
    if (file !== main.file) {
      const target = uriOfFile(uri, analysis, file);
      const text = openDocument(target)?.getText() ?? (await companionText(target));
      if (text !== read(file)) {
        return file;
      }
    }
  }
  return undefined;
}
