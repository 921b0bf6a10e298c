/** The user's settings; package.json documents them. */
import * as vscode from 'vscode';
import { DEFAULT_HOST } from '../core/analyze';
import { HOSTS, type HostId } from '../core/machine/hosts';

export const SECTION = 'hyperv-gen2';

export interface Settings {
  readonly enabled: boolean;
  /** The oldest host that the machines have to run on. */
  readonly host: HostId;
  /** Globs of files that are not checked. */
  readonly exclude: readonly string[];
  /** In characters. */
  readonly maximumFileSize: number;
  /** In how many machines of a file a rule's problems are listed one by one. */
  readonly maximumProblemsPerRule: number;
}

export const CHARACTERS_PER_MEGABYTE = 1_000_000;

/** The settings that hold for a file. A value of the wrong type counts as not set. */
export function settingsOf(uri: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration(SECTION, uri);
  const { host, exclude, maximumFileSize, maximumProblemsPerRule } = {
    host: configuration.get<unknown>('host'),
    exclude: configuration.get<unknown>('exclude'),
    maximumFileSize: configuration.get<unknown>('maximumFileSize'),
    maximumProblemsPerRule: configuration.get<unknown>('maximumProblemsPerRule'),
  };
  return {
    enabled: configuration.get<unknown>('enable') !== false,
    host: HOSTS.find(({ id }) => id === host)?.id ?? DEFAULT_HOST,
    exclude: Array.isArray(exclude) ? exclude.filter(glob => typeof glob === 'string') : [],
    maximumFileSize: positive(maximumFileSize, 5) * CHARACTERS_PER_MEGABYTE,
    maximumProblemsPerRule: Math.max(1, Math.floor(positive(maximumProblemsPerRule, 5))),
  };
}

function positive(value: unknown, fallback: number): number {
  return typeof value === 'number' && value > 0 ? value : fallback;
}
