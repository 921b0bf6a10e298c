/** Reads and analyses a file of the workspace, whether or not an editor has it open. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { type AnalysisOptions, analyzeInSteps } from '../../core/analyze';
import { layered } from '../../core/control/control';
import { languageIdOf as languageIdOfName } from '../../core/languages/files';
import type { Files, Other } from '../../core/text/files';
import type { FileId } from '../../core/text/place';
import { takeSteps } from '../editor/pace';
import { partsReady } from '../parts';
import type { Configurations } from '../settings/configurations';
import { type Settings, settingsOf } from '../settings/settings';
import { fileNameOf, isExcluded } from './analyses';
import { languageIdOf } from './documents';
import { isUnsaved } from './openDocuments';
import type { OtherDefinitions } from './otherDefinitions';
import { companionText, isOurs, namesIn } from './textsBeside';

export type FileAnalysis =
  | {
      readonly kind: 'analysed';
      readonly analysis: Analysis;
      readonly settings: Settings;
      /** The files that were asked for, whether or not there are such files, and the folder where its names were. */
      readonly companions: readonly vscode.Uri[];
    }
  /** By a setting or a configuration file. */
  | { readonly kind: 'left-out' }
  /** `size`: in characters, as the limit. */
  | { readonly kind: 'too-large'; readonly size: number; readonly settings: Settings }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** What holds for the files of the workspace, and what else is in it. */
export interface FileContext extends Pick<Configurations, 'load' | 'of'> {
  readonly others?: Pick<OtherDefinitions, 'of' | 'ready' | 'again'> | undefined;
}

/** The text of a file, or why there is none. */
type Content = { readonly kind: 'text'; readonly text: string } | Exclude<FileAnalysis, { kind: 'analysed' }>;

/** The most bytes that UTF-8 and UTF-16 need for a UTF-16 unit. */
const BYTES_PER_CHARACTER = 3;

/**
 * `document`: the file where it is open, whose text counts, saved or not. `pace` is waited for before each piece of work
 * that keeps others waiting. `asPart`: see AnalysisOptions.
 */
export async function analyzeFile(
  uri: vscode.Uri,
  document: vscode.TextDocument | undefined,
  context: FileContext,
  pace: () => Promise<void>,
  { asPart = false } = {},
): Promise<FileAnalysis> {
  const settings = settingsOf(uri);
  if (!settings.enabled || isExcluded(uri, settings)) {
    return { kind: 'left-out' };
  }
  await context.load(uri);
  const configured = context.of(uri);
  if (configured?.excluded === true) {
    return { kind: 'left-out' };
  }
  const content = document === undefined ? await read(uri, settings) : withinLimit(document.getText(), settings);
  if (content.kind !== 'text') {
    return content;
  }
  const language = document === undefined ? languageIdOfName(uri.path) : languageIdOf(document);
  await partsReady(uri.path, language ?? 'json', content.text);
  const options = {
    fileName: fileNameOf(uri),
    asPart,
    ...(language !== undefined && { language }),
    ...layered(settings.choices, configured?.choices ?? {}),
  };
  const { inPlace } = settings;
  const beside = { inPlace, others: context.others };
  return { kind: 'analysed', settings, ...(await analyzeWithCompanions(uri, content.text, options, beside, pace)) };
}

/** What is read names other files, and so on: so many times files are fetched that were asked for. */
const MOST_ROUNDS = 10;

/** First without the files that it asks for, to know which those are; again with their texts, as long as it asks for more. */
async function analyzeWithCompanions(
  uri: vscode.Uri,
  text: string,
  options: AnalysisOptions,
  { inPlace, others }: Pick<Settings, 'inPlace'> & Pick<FileContext, 'others'>,
  pace: () => Promise<void>,
): Promise<{ analysis: Analysis; companions: readonly vscode.Uri[] }> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const texts = new Map<FileId, string | undefined>();
  const folders = new Map<string, readonly string[]>();
  let known: readonly Other[] | undefined;
  for (let round = 1; ; round += 1) {
    const missing = new Set<FileId>();
    const unlisted = new Set<string>();
    let isAsked = known !== undefined;
    const files: Files = {
      inPlace,
      isOurs: file => isOurs(uri, file),
      others() {
        isAsked = true;
        return known ?? [];
      },
      read(file) {
        if (!texts.has(file)) {
          missing.add(file);
        }
        return texts.get(file);
      },
      list(ending, other = '') {
        const names = folders.get(other);
        if (names === undefined) {
          unlisted.add(other);
        }
        return (names ?? []).flatMap(name => (name.endsWith(ending) ? (other === '' ? name : `${other}/${name}`) : []));
      },
    };
    const analysis = await takeSteps(analyzeInSteps(text, { ...options, files }), pace);
    const isComplete = missing.size === 0 && unlisted.size === 0 && isAsked === (known !== undefined);
    if (isComplete || round === MOST_ROUNDS) {
      const read = [...texts.keys()].map(file => vscode.Uri.joinPath(folder, file));
      const listed = [...folders.keys()].map(name => vscode.Uri.joinPath(folder, name));
      return { analysis, companions: [...read, ...listed] };
    }
    for (const file of missing) {
      texts.set(file, await companionText(vscode.Uri.joinPath(folder, file)));
    }
    for (const name of unlisted) {
      folders.set(name, (await namesIn(vscode.Uri.joinPath(folder, name))) ?? []);
    }
    if (isAsked && known === undefined) {
      await others?.ready();
      known = others?.of(uri) ?? [];
    }
  }
}

async function read(uri: vscode.Uri, settings: Settings): Promise<Content> {
  if (isUnsaved(uri)) {
    return { kind: 'missing' };
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > settings.maximumFileSize * BYTES_PER_CHARACTER) {
      return { kind: 'too-large', size, settings };
    }
    return withinLimit(await decode(await vscode.workspace.fs.readFile(uri), uri), settings);
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
      ? { kind: 'missing' }
      : { kind: 'unreadable', message: error instanceof Error ? error.message : String(error) };
  }
}

function withinLimit(text: string, settings: Settings): Content {
  const size = text.length;
  return size > settings.maximumFileSize ? { kind: 'too-large', size, settings } : { kind: 'text', text };
}

/** As UTF-8 where the bytes are that, without asking VS Code for each file; else in the encoding that an editor would use. */
async function decode(bytes: Uint8Array, uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return vscode.workspace.decode(bytes, { uri });
  }
}
