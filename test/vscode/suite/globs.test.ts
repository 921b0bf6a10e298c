/** What docs/configuration.md says of VS Code's globs beside ours, by VS Code itself. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GLOB_CASES } from '../../glob-cases';

const FOLDER = vscode.Uri.file('/somewhere/definitions');

/** A selector of documents takes the pattern of a folder, and nothing but the address of a document counts. */
function fits(glob: string, path: string): boolean {
  const document = { uri: vscode.Uri.joinPath(FOLDER, path), languageId: 'json' } as vscode.TextDocument;
  return vscode.languages.match({ pattern: new vscode.RelativePattern(FOLDER, glob) }, document) > 0;
}

describe('globs of VS Code', () => {
  it('fit what the table of cases says', () => {
    const read = GLOB_CASES.map(({ glob, path }) => `${glob} ${path}: ${fits(glob, path)}`);
    const said = GLOB_CASES.map(({ glob, path, fits }) => `${glob} ${path}: ${fits.includes('vscode')}`);
    assert.deepEqual(read, said);
  });
});
