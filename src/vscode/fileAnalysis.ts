/** Reads and analyses a file of the workspace, whether or not an editor has it open. */
import * as vscode from 'vscode';
import type { Analysis } from '../core/analysis';
import { type AnalysisOptions, analyzeInSteps } from '../core/analyze';
import type { CompanionFiles } from '../core/companions/companion';
import { layered } from '../core/control/control';
import { fileNameOf, isExcluded } from './analyses';
import { companionText } from './companions';
import type { Configurations } from './configurations';
import { takeSteps } from './pace';
import { type Settings, settingsOf } from './settings';

export type FileAnalysis =
  | {
      readonly kind: 'analysed';
      readonly analysis: Analysis;
      readonly settings: Settings;
      /** The files that its machines name, whether or not there are such files. */
      readonly companions: readonly vscode.Uri[];
    }
  /** By a setting or a configuration file. */
  | { readonly kind: 'left-out' }
  /** `size`: in characters, as the limit. */
  | { readonly kind: 'too-large'; readonly size: number; readonly settings: Settings }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** The text of a file, or why there is none. */
type Content = { readonly kind: 'text'; readonly text: string } | Exclude<FileAnalysis, { kind: 'analysed' }>;

/** The most bytes that UTF-8 and UTF-16 need for a UTF-16 unit. */
const BYTES_PER_CHARACTER = 3;

/**
 * `document`: the file where it is open, whose text counts, saved or not. `pace` is waited for before each piece of work
 * that keeps others waiting.
 */
export async function analyzeFile(
  uri: vscode.Uri,
  document: vscode.TextDocument | undefined,
  configurations: Pick<Configurations, 'load' | 'of'>,
  pace: () => Promise<void>,
): Promise<FileAnalysis> {
  const settings = settingsOf(uri);
  if (!settings.enabled || isExcluded(uri, settings)) {
    return { kind: 'left-out' };
  }
  await configurations.load(uri);
  const configured = configurations.of(uri);
  if (configured?.excluded === true) {
    return { kind: 'left-out' };
  }
  const content = document === undefined ? await read(uri, settings) : withinLimit(document.getText(), settings);
  if (content.kind !== 'text') {
    return content;
  }
  const options = { fileName: fileNameOf(uri), ...layered(settings.choices, configured?.choices ?? {}) };
  return { kind: 'analysed', settings, ...(await analyzeWithCompanions(uri, content.text, options, pace)) };
}

/** The document of a file, where one is open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === key);
}

/** First without the files that it names, to know which those are; again with their texts where there are any. */
async function analyzeWithCompanions(
  uri: vscode.Uri,
  text: string,
  options: AnalysisOptions,
  pace: () => Promise<void>,
): Promise<{ analysis: Analysis; companions: readonly vscode.Uri[] }> {
  const named = new Map<string, vscode.Uri>();
  const take = (files: CompanionFiles): Promise<Analysis> =>
    takeSteps(analyzeInSteps(text, { ...options, files }), pace);
  const analysis = await take({
    read(path) {
      named.set(path, vscode.Uri.joinPath(uri, '..', path));
      return undefined;
    },
  });
  const companions = [...named.values()];
  if (companions.length === 0) {
    return { analysis, companions };
  }
  const texts = new Map<string, string | undefined>();
  for (const [path, companion] of named) {
    texts.set(path, await companionText(companion));
  }
  return { analysis: await take({ read: path => texts.get(path) }), companions };
}

async function read(uri: vscode.Uri, settings: Settings): Promise<Content> {
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
