/** All templates of the workspace by what they say of files beside them, for who asks which of them need one. */
import * as vscode from 'vscode';
import { isNamedBy, mentionsIn } from '../../core/formats/packer/mentions';
import type { Mentions, Other } from '../../core/text/files';
import { createPace, inLanes } from '../editor/pace';
import { candidateFiles, isCandidateFile } from './candidateFiles';
import { followChanges } from './fileChanges';
import { companionText } from './textsBeside';

/** How many files are read at a time. */
const LANES = 8;

/** Of a workspace with more files, the others are not looked at for this. */
const MOST_FILES = 5_000;

export interface OtherDefinitions extends vscode.Disposable {
  /** Those around a file, as far as they are known. */
  of(uri: vscode.Uri): readonly Other[];
  /** Resolves when they are known; they are looked for when this is called first. */
  ready(): Promise<void>;
  /** Looks at all of them anew: VS Code tells of a file only a while after it was written. Resolves when they are known. */
  again(): Promise<void>;
  /** Those that name a file. */
  naming(uri: vscode.Uri): Promise<readonly vscode.Uri[]>;
  /** They say something else now. */
  readonly onDidChange: vscode.Event<void>;
}

interface Template {
  readonly uri: vscode.Uri;
  readonly mentions: Mentions;
}

export function createOtherDefinitions(): OtherDefinitions {
  const didChange = new vscode.EventEmitter<void>();
  const source = new vscode.CancellationTokenSource();
  const pace = createPace();
  const templates = new Map<string, Template>();
  let found: Promise<void> | undefined;

  /** Whether it says something else than before. */
  async function look(uri: vscode.Uri): Promise<boolean> {
    await pace();
    const mentions = mentionsIn((await companionText(uri)) ?? '');
    const key = uri.toString();
    const before = templates.get(key);
    if (mentions === undefined) {
      return templates.delete(key);
    }
    templates.set(key, { uri, mentions });
    return JSON.stringify(before?.mentions) !== JSON.stringify(mentions);
  }

  async function lookAt(uris: readonly vscode.Uri[]): Promise<boolean> {
    let isNew = false;
    await inLanes(LANES, uris, async uri => {
      isNew = (await look(uri)) || isNew;
      return !source.token.isCancellationRequested;
    });
    return isNew;
  }

  async function find(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const uris = await candidateFiles(folders, source.token);
    if (await lookAt(uris.slice(0, MOST_FILES))) {
      didChange.fire();
    }
  }

  function ready(): Promise<void> {
    found ??= find();
    return found;
  }

  const changes = followChanges(async ({ changed, deleted, everything }) => {
    if (found === undefined) {
      return;
    }
    if (everything) {
      templates.clear();
      found = find();
      return found;
    }
    const gone = [...templates].filter(([, { uri }]) => deleted.some(each => `${uri}/`.startsWith(`${each}/`)));
    for (const [key] of gone) {
      templates.delete(key);
    }
    // Of a folder that comes with all that is in it, not each file is told.
    const folders = changed.filter(({ path }) => !path.slice(path.lastIndexOf('/')).includes('.'));
    const inside = await candidateFiles(folders, source.token);
    const isNew = await lookAt([...changed, ...inside].filter(isCandidateFile));
    if (isNew || gone.length > 0) {
      didChange.fire();
    }
  });

  return {
    of: uri =>
      [...templates.values()].flatMap(other => {
        const back = pathBetween(folderOf(other.uri), folderOf(uri));
        const file = pathBetween(folderOf(uri), other.uri);
        return back === undefined || file === undefined || other.uri.toString() === uri.toString()
          ? []
          : [{ ...other.mentions, file, back }];
      }),
    ready,
    again() {
      found = find();
      return found;
    },
    async naming(uri) {
      await ready();
      return [...templates.values()].flatMap(other => {
        const path = pathBetween(folderOf(other.uri), uri);
        const isNamed = path !== undefined && isNamedBy({ ...other.mentions, file: '', back: '' }, path);
        return isNamed ? [other.uri] : [];
      });
    },
    onDidChange: didChange.event,
    dispose() {
      source.cancel();
      vscode.Disposable.from(source, didChange, changes).dispose();
    },
  };
}

function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/** The way from a folder to a file or another folder; '' for itself, undefined from one file system to another. */
export function pathBetween(folder: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (folder.scheme !== uri.scheme || folder.authority !== uri.authority) {
    return undefined;
  }
  const [from, to] = [folder, uri].map(({ path }) => path.split('/').filter(Boolean)) as [string[], string[]];
  const differs = from.findIndex((name, index) => name !== to[index]);
  const common = differs < 0 ? from.length : differs;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
