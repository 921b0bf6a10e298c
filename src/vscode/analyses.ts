/** The analysis of each open document: made when it is first asked for, and once for each version of the text. */
import * as vscode from 'vscode';
import { type Analysis, analyze } from '../core/analyze';
import { layered } from '../core/control/control';
import { matchesAny } from '../core/control/globs';
import type { Companions } from './companions';
import type { Configurations, Configured } from './configurations';
import { type Settings, settingsOf } from './settings';

export const LANGUAGES = ['json', 'jsonc'] as const;

/** VS Code reads these files as JSON; we only add to what it does with them. */
export const SELECTOR: vscode.DocumentSelector = LANGUAGES.map(language => ({ language }));

export type WhyNotChecked =
  | 'language'
  | 'read-only'
  | 'disabled'
  | 'excluded'
  | 'excluded-by-configuration'
  | 'too-large';

export interface Checked {
  readonly version: number;
  /** A document can become one of another language without a new version of its text. */
  readonly languageId: string;
  readonly settings: Settings;
  readonly analysis: Analysis;
}

export interface NotChecked {
  readonly version: number;
  readonly languageId: string;
  readonly settings: Settings;
  readonly analysis: undefined;
  readonly because: WhyNotChecked;
  /** In characters. */
  readonly size: number;
}

export type Check = Checked | NotChecked;

export interface Analyses {
  /** The analysis of the document's current version. */
  of(document: vscode.TextDocument): Check;
  /** What is known no longer holds: settings, a configuration file or the files beside the documents changed. */
  forget(): void;
  /** A document was checked that had changed, or that had not been checked yet. */
  readonly onDidCheck: vscode.Event<vscode.TextDocument>;
}

const UNCONFIGURED: Pick<Configurations, 'of'> = { of: () => undefined };

export function createAnalyses(companions: Pick<Companions, 'of'>, configurations = UNCONFIGURED): Analyses {
  const checked = new vscode.EventEmitter<vscode.TextDocument>();
  let checks = new WeakMap<vscode.TextDocument, Check>();
  return {
    of(document) {
      const known = checks.get(document);
      if (known?.version === document.version && known.languageId === document.languageId) {
        return known;
      }
      const check = checkDocument(document, companions, configurations.of(document.uri));
      checks.set(document, check);
      checked.fire(document);
      return check;
    },
    forget() {
      checks = new WeakMap();
    },
    onDidCheck: checked.event,
  };
}

function checkDocument(
  document: vscode.TextDocument,
  companions: Pick<Companions, 'of'>,
  configured: Configured | undefined,
): Check {
  const { version, languageId, uri } = document;
  const settings = settingsOf(uri);
  const size = sizeOf(document);
  const because =
    whyNot(document, settings, size) ?? (configured?.excluded === true ? 'excluded-by-configuration' : undefined);
  if (because !== undefined) {
    return { version, languageId, settings, analysis: undefined, because, size };
  }
  const analysis = analyze(document.getText(), {
    fileName: fileNameOf(uri),
    ...layered(settings.choices, configured?.choices ?? {}),
    files: companions.of(document),
  });
  return { version, languageId, settings, analysis };
}

function whyNot(document: vscode.TextDocument, settings: Settings, size: number): WhyNotChecked | undefined {
  if (vscode.languages.match(SELECTOR, document) === 0) {
    return 'language';
  }
  const { uri } = document;
  if (!isEditable(uri)) {
    return 'read-only';
  }
  if (!settings.enabled) {
    return 'disabled';
  }
  if (isExcluded(uri, settings)) {
    return 'excluded';
  }
  return size > settings.maximumFileSize ? 'too-large' : undefined;
}

/** Not the other side of a comparison, the output of a command, or a page of documentation. */
function isEditable({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Whether the settings leave a file out. Globs are of the workspace folder; of a file outside of any, of its address. */
export function isExcluded(uri: vscode.Uri, { exclude }: Settings): boolean {
  const path = vscode.workspace.getWorkspaceFolder(uri) === undefined ? uri.path.slice(1) : fileNameOf(uri);
  return matchesAny(exclude, path);
}

/** The length of the text, without making the text. */
function sizeOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** As it stands in the workspace: names of folders above it, such as a home folder, say nothing of a machine. */
export function fileNameOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : vscode.workspace.asRelativePath(uri, false);
}
