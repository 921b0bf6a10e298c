/** What the tests do in VS Code. Each waits for an event that shows its effect, never for a fixed time. */
import * as vscode from 'vscode';

const SOURCE = 'hyperv-gen2';
/** For what never comes: how long the rest takes depends on what else a machine does. In milliseconds. */
const PATIENCE = 50_000;

/** A document, or a file that is not open. */
type File = Pick<vscode.TextDocument, 'uri'>;

/** Writes a file into a folder of its own, and shows it. */
export async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await write(name, text));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** The same as a user does it: nothing holds the document when its editor is closed. */
export async function openFromDisk(name: string, text: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', await write(name, text), { preview: false });
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !document.fileName.endsWith(name)) {
    throw new Error(`${name} did not open.`);
  }
  return document;
}

/** Writes another file into the folder of a document. */
export async function writeBeside(
  document: Pick<vscode.TextDocument, 'uri'>,
  name: string,
  text: string,
): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(document.uri, '..', name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Makes a folder of its own with some files; gives it. */
export async function folderWith(files: Contents): Promise<vscode.Uri> {
  const folder = newFolder();
  await fill(folder, files);
  return folder;
}

/**
 * The same, for tests that change files on disk: VS Code tells of whatever becomes of these from now on. On Linux its
 * watcher looks into a new folder once it has heard of it: of what is there by then nothing is ever told, and a folder
 * that is there by then is never watched. So each folder is made once that around it is watched.
 */
export async function watchedFolderWith(files: Contents): Promise<vscode.Uri> {
  const folder = await watchedFolder();
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);
  for (const inner of foldersIn(Object.keys(files)).map(at)) {
    await whenTold([inner], () => vscode.workspace.fs.createDirectory(inner));
  }
  // VS Code tells nothing of a file that is made and deleted between two of its looks.
  await whenTold(Object.keys(files).map(at), () => fill(folder, files));
  return folder;
}

type Contents = Readonly<Record<string, string | Uint8Array>>;

const FOLDER = 'suite';

function newFolder(): vscode.Uri {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  if (workspace === undefined) {
    throw new Error('The tests need a workspace folder.');
  }
  return vscode.Uri.joinPath(workspace.uri, FOLDER, crypto.randomUUID());
}

async function fill(folder: vscode.Uri, files: Contents): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), bytes);
  }
}

/**
 * A new folder that VS Code has told of, and so watches. It begins to watch a workspace a while after it has opened it, and
 * never tells of a folder that was made before: so others are made until it tells of one of them.
 */
async function watchedFolder(): Promise<vscode.Uri> {
  const made = new Map<string, vscode.Uri>();
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  let timer: ReturnType<typeof setInterval> | undefined;
  const told = new Promise<vscode.Uri>((resolve, reject) => {
    watcher.onDidCreate(uri => made.has(uri.toString()) && resolve(uri));
    const make = (): void => {
      if (made.size === MOST_FOLDERS) {
        reject(new Error('VS Code tells of no folder that is made.'));
        return;
      }
      const folder = newFolder();
      made.set(folder.toString(), folder);
      vscode.workspace.fs.createDirectory(folder).then(undefined, reject);
    };
    timer = setInterval(make, PATIENCE / MOST_FOLDERS);
    make();
  });
  try {
    return await told;
  } finally {
    clearInterval(timer);
    watcher.dispose();
  }
}

const MOST_FOLDERS = 10;

/** The folders on the way to some files, those around others first. */
function foldersIn(paths: readonly string[]): readonly string[] {
  const all = paths.flatMap(path => {
    const names = path.split('/').slice(0, -1);
    return names.map((_, index) => names.slice(0, index + 1).join('/'));
  });
  return [...new Set(all)];
}

/** Does something, and waits until VS Code has told of each of the files and folders to which that is done. */
export async function whenTold(uris: readonly vscode.Uri[], act: () => PromiseLike<unknown>): Promise<void> {
  const waiting = new Set(uris.map(String));
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const told = new Promise<void>((resolve, reject) => {
    const note = (uri: vscode.Uri): void => {
      if (waiting.delete(uri.toString()) && waiting.size === 0) {
        resolve();
      }
    };
    watcher.onDidCreate(note);
    watcher.onDidChange(note);
    watcher.onDidDelete(note);
    const inVain = (): void => reject(new Error(`VS Code has not told of ${[...waiting].join(', ')}`));
    timer = setTimeout(inVain, PATIENCE);
  });
  try {
    await Promise.all([told, act()]);
  } finally {
    clearTimeout(timer);
    watcher.dispose();
  }
}

/** Opens a file of a folder in an editor that stays. */
export async function show(folder: vscode.Uri, name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Takes away all folders that tests have made, but not that around them: a whole workspace is assessed sooner without them. */
export async function cleanUp(): Promise<void> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  if (workspace !== undefined) {
    const around = vscode.Uri.joinPath(workspace.uri, FOLDER);
    for (const [name] of await vscode.workspace.fs.readDirectory(around)) {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(around, name), { recursive: true });
    }
  }
}

/** Writes a file into a folder of its own, which no editor has looked into yet. */
export async function write(name: string, text: string): Promise<vscode.Uri> {
  return vscode.Uri.joinPath(await folderWith({ [name]: text }), name);
}

export function ours({ uri }: File): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

/** Accepts diagnostics without any of ours. */
export function none(diagnostics: readonly vscode.Diagnostic[]): boolean {
  return diagnostics.every(({ source }) => source !== SOURCE);
}

/** Waits until the file's diagnostics, of every source, are as asked; gives ours. */
export async function diagnosed(
  document: File,
  what: string,
  accept: (diagnostics: vscode.Diagnostic[]) => boolean = diagnostics => diagnostics.some(d => d.source === SOURCE),
): Promise<vscode.Diagnostic[]> {
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (accept(vscode.languages.getDiagnostics(document.uri))) {
        clearTimeout(timer);
        subscription.dispose();
        resolve();
      }
    };
    const timer = setTimeout(() => {
      subscription.dispose();
      const seen = vscode.languages
        .getDiagnostics(document.uri)
        .map(d => `${codeOf(d)}, ${vscode.DiagnosticSeverity[d.severity]}: ${d.message}`);
      reject(new Error(`Waited in vain for ${what}. There are:\n${seen.join('\n')}`));
    }, PATIENCE);
    const subscription = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
  return ours(document);
}

/** Waits until a problem of this rule is shown, and gives the first. */
export async function problem(document: File, rule: string): Promise<vscode.Diagnostic> {
  const isIt = (diagnostic: vscode.Diagnostic): boolean => codeOf(diagnostic) === rule;
  const found = (await diagnosed(document, rule, all => all.some(isIt))).find(isIt);
  return found as vscode.Diagnostic;
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function codes(diagnostics: readonly vscode.Diagnostic[]): string[] {
  return diagnostics.map(codeOf).sort();
}

/** The range of the first place where the document says this. */
export function place(document: vscode.TextDocument, text: string): vscode.Range {
  const offset = document.getText().indexOf(text);
  if (offset === -1) {
    throw new Error(`The document does not say ${text}`);
  }
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/** Our actions at a place that repair something, with their edits. */
export async function actions(document: vscode.TextDocument, range: vscode.Range, kind?: vscode.CodeActionKind) {
  const found = await allActions(document, range, kind);
  return found.filter(
    ({ title }) => /Generation 2|^Fix all|^Move|^Make|^Remove|^Set|^Turn|^Put/.test(title) && !isDecision.test(title),
  );
}

/** Our actions at a place by which somebody decides about a rule. */
export async function decisions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const found = await allActions(document, range, vscode.CodeActionKind.QuickFix);
  return found.filter(({ title }) => isDecision.test(title));
}

const isDecision =
  /^Disable |^Remove the suppression| in \.gen2-advisor\.json…$|^Show the page of |^Create the runbook of /;

function allActions(document: vscode.TextDocument, range: vscode.Range, kind?: vscode.CodeActionKind) {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind?.value,
    100,
  );
}

export function titled(found: readonly vscode.CodeAction[], title: RegExp): vscode.CodeAction {
  const action = found.find(candidate => title.test(candidate.title));
  if (action === undefined) {
    throw new Error(`No action is titled ${title}. There are:\n${found.map(({ title }) => title).join('\n')}`);
  }
  return action;
}

export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit === undefined || !(await vscode.workspace.applyEdit(action.edit))) {
    throw new Error(`"${action.title}" could not be applied.`);
  }
}

/** Replaces the first place where the document says something. */
export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, place(document, text), by);
  await vscode.workspace.applyEdit(edit);
}

/** Puts the cursor where the document says something. */
export function putCursor(document: vscode.TextDocument, text: string): void {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) {
    throw new Error('The document is not the active one.');
  }
  const { start } = place(document, text);
  editor.selection = new vscode.Selection(start, start);
}

/** Closes the active editor, which is that of a document, and takes back what was typed into it. */
export async function discard(document: vscode.TextDocument): Promise<void> {
  if (vscode.window.activeTextEditor?.document !== document) {
    throw new Error(`The active editor is that of ${vscode.window.activeTextEditor?.document.fileName}`);
  }
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  if (document.isDirty) {
    throw new Error(`What was typed into ${document.fileName} is still there.`);
  }
}

/** Undoes the last step in the active editor. */
export async function undo(): Promise<void> {
  await vscode.commands.executeCommand('undo');
}

/** Changes a setting of the workspace for the time of a test. */
export async function withSetting(
  name: string,
  value: unknown,
  test: () => Promise<void>,
  section = SOURCE,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section);
  await configuration.update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await test();
  } finally {
    await configuration.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}
