/** All templates of the workspace by what they say of files beside them, for who asks which of them need one. */
import * as vscode from 'vscode';
import { isNamedBy, mentionsIn } from '../../core/formats/packer/mentions';
import type { Mentions, Other } from '../../core/text/files';
import { createPace, createTurns, inLanes } from '../editor/pace';
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

/** Those that were found, by address. */
type Templates = Map<string, Template>;

export function createOtherDefinitions(): OtherDefinitions {
  const didChange = new vscode.EventEmitter<void>();
  const source = new vscode.CancellationTokenSource();
  const pace = createPace();
  const templates: Templates = new Map();
  let found: Promise<void> | undefined;
  // Of two looks at a file at a time, the earlier could end last, and what it saw would be kept.
  const inTurn = createTurns();

  const lookAt = (uris: readonly vscode.Uri[]): Promise<boolean> => keepAll(templates, uris, pace, source.token);

  async function find(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const uris = await candidateFiles(folders, source.token);
    if (await lookAt(uris.slice(0, MOST_FILES))) {
      didChange.fire();
    }
  }

  function again(): Promise<void> {
    found = inTurn(find);
    return found;
  }

  const ready = (): Promise<void> => found ?? again();

  const changes = followChanges(async ({ changed, deleted, everything }) => {
    if (found === undefined) {
      return;
    }
    if (everything) {
      templates.clear();
      return again();
    }
    await inTurn(async () => {
      const isGone = forgetBelow(templates, deleted);
      const isNew = await lookAt(changed.filter(isCandidateFile));
      if (isNew || isGone) {
        didChange.fire();
      }
    });
  });

  return {
    of: uri => [...templates.values()].flatMap(template => otherFor(uri, template) ?? []),
    ready,
    again,
    async naming(uri) {
      await ready();
      return [...templates.values()].filter(template => names(template, uri)).map(template => template.uri);
    },
    onDidChange: didChange.event,
    dispose() {
      source.cancel();
      vscode.Disposable.from(source, didChange, changes).dispose();
    },
  };
}

/** Looks at files. Whether one of them says something else than before. */
async function keepAll(
  templates: Templates,
  uris: readonly vscode.Uri[],
  pace: () => Promise<void>,
  token: vscode.CancellationToken,
): Promise<boolean> {
  let isNew = false;
  await inLanes(LANES, uris, async uri => {
    await pace();
    const mentions = mentionsIn((await companionText(uri)) ?? '');
    isNew = keep(templates, uri, mentions) || isNew;
    return !token.isCancellationRequested;
  });
  return isNew;
}

/** Whether a file says something else than before. */
function keep(templates: Templates, uri: vscode.Uri, mentions: Mentions | undefined): boolean {
  const key = uri.toString();
  if (mentions === undefined) {
    return templates.delete(key);
  }
  const before = templates.get(key);
  templates.set(key, { uri, mentions });
  return JSON.stringify(before?.mentions) !== JSON.stringify(mentions);
}

/** Whether some of them are among files and folders that are gone. */
function forgetBelow(templates: Templates, deleted: readonly vscode.Uri[]): boolean {
  const gone = [...templates].filter(([, { uri }]) => deleted.some(each => `${uri}/`.startsWith(`${each}/`)));
  for (const [key] of gone) {
    templates.delete(key);
  }
  return gone.length > 0;
}

/** A template as one around a file; undefined where it is that file, or there is no way from one to the other. */
function otherFor(uri: vscode.Uri, template: Template): Other | undefined {
  const back = pathBetween(folderOf(template.uri), folderOf(uri));
  const file = pathBetween(folderOf(uri), template.uri);
  return back === undefined || file === undefined || template.uri.toString() === uri.toString()
    ? undefined
    : { ...template.mentions, file, back };
}

function names(template: Template, uri: vscode.Uri): boolean {
  const path = pathBetween(folderOf(template.uri), uri);
  return path !== undefined && isNamedBy({ ...template.mentions, file: '', back: '' }, path);
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
