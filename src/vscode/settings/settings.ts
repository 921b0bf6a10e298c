/** The user's settings; package.json documents them. */
import * as vscode from 'vscode';
import { type Choices, choicesIn } from '../../core/control/control';
import { matchesAny } from '../../core/control/globs';

export const SECTION = 'hyperv-gen2';

export interface Settings {
  readonly enabled: boolean;
  /** What was chosen of the host and of rules. */
  readonly choices: Choices;
  /** Globs of files that are not checked. */
  readonly exclude: readonly string[];
  /** In characters. */
  readonly maximumFileSize: number;
  /** In how many machines of a file a rule's problems are listed one by one. */
  readonly maximumProblemsPerRule: number;
  /** Whether a file that others need as it is changes itself, in place of a copy. */
  readonly inPlace: boolean;
  /** Whether machines have a line of code lenses above them. */
  readonly codeLens: boolean;
}

export const CHARACTERS_PER_MEGABYTE = 1_000_000;

/** The settings that hold for a file. A value of the wrong type counts as not set. */
export function settingsOf(uri: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration(SECTION, uri);
  const { exclude, maximumFileSize, maximumProblemsPerRule } = {
    exclude: configuration.get<unknown>('exclude'),
    maximumFileSize: configuration.get<unknown>('maximumFileSize'),
    maximumProblemsPerRule: configuration.get<unknown>('maximumProblemsPerRule'),
  };
  return {
    enabled: configuration.get<unknown>('enable') !== false,
    choices: choicesIn({
      host: configuration.get<unknown>('host'),
      generation1: configuration.get<unknown>('generation1'),
      azureSecurity: configuration.get<unknown>('azureSecurity'),
      rules: configuration.get<unknown>('rules'),
      format: formatOf(uri, configuration.get<unknown>('formats')),
    }),
    exclude: Array.isArray(exclude) ? exclude.filter(glob => typeof glob === 'string') : [],
    maximumFileSize: positive(maximumFileSize, 5) * CHARACTERS_PER_MEGABYTE,
    maximumProblemsPerRule: Math.max(1, Math.floor(positive(maximumProblemsPerRule, 5))),
    inPlace: configuration.get<unknown>('sharedFiles') === 'in-place',
    codeLens: configuration.get<unknown>('codeLens') !== false,
  };
}

export function onDidChangeSettings(changed: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration(SECTION)) {
      changed();
    }
  });
}

/** Of two globs that a file fits the later one counts, as in a configuration file. */
function formatOf(uri: vscode.Uri, formats: unknown): unknown {
  const entries = Object.entries(formats ?? {});
  if (entries.length === 0) {
    return undefined;
  }
  const path = pathForGlobs(uri);
  return entries.findLast(([glob]) => matchesAny([glob], path))?.[1];
}

/** Globs are of paths in the workspace folder; of a file outside of any, of its address. */
export function pathForGlobs(uri: vscode.Uri): string {
  const isOutside = vscode.workspace.getWorkspaceFolder(uri) === undefined;
  return isOutside ? uri.path.slice(1) : vscode.workspace.asRelativePath(uri, false);
}

function positive(value: unknown, fallback: number): number {
  return typeof value === 'number' && value > 0 ? value : fallback;
}
