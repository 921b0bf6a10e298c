/** The file of accepted findings: reading and writing it, and what it leaves of a run. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { type BaselineEntry, entriesOf, withoutAccepted } from '../core/reports/baseline';
import { parseBaseline, printBaseline } from '../core/reports/baseline-file';
import type { BaselineResult, RunReport } from '../core/reports/report';
import { counted } from '../core/wording';
import { type FileToRead, readDefinition, slashes } from './files';
import type { Terminal } from './terminal';
import { notWritten, writeWhole } from './write-file';

export interface BaselineOptions {
  /** The baseline; without one, everything is reported. */
  readonly baseline: string | undefined;
  /** Writes it anew, so that it accepts what is found now. */
  readonly updateBaseline: boolean;
}

/**
 * Leaves of a run over files what the baseline doesn't accept. Undefined where the baseline can't be read or written,
 * which is said.
 */
export function applyBaseline(
  run: RunReport,
  files: readonly FileToRead[],
  { baseline, updateBaseline }: BaselineOptions,
  terminal: Terminal,
): RunReport | undefined {
  if (baseline === undefined) {
    return run;
  }
  const folder = dirname(resolve(baseline));
  const pathOf = (path: string): string => slashes(relative(folder, path));
  const known = updateBaseline && !existsSync(baseline) ? [] : readBaseline(baseline, terminal);
  if (known === undefined) {
    return undefined;
  }
  const isElsewhere = elsewhere(run, files, folder, pathOf);
  const entries = updateBaseline ? [...known.filter(isElsewhere), ...entriesOf(run, pathOf)] : known;
  if (updateBaseline && !writeBaseline(baseline, entries, terminal)) {
    return undefined;
  }
  const filtered = withoutAccepted(run, entries, pathOf);
  const stale = filtered.unmatched.reduce((sum, entry) => sum + (isElsewhere(entry) ? 0 : entry.count), 0);
  return { ...filtered.run, baseline: { accepted: filtered.accepted, stale } };
}

/** How much a baseline accepted, in one line. */
export function baselineText({ accepted, stale }: BaselineResult): string {
  const advice = stale === 0 ? '' : `; ${stale} of its entries are found no more (--update-baseline drops them)`;
  return `The baseline accepts ${counted(accepted, 'finding')}${advice}`;
}

/** Tells the entries of files that exist and that this run says nothing of. */
function elsewhere(
  { files: reports, skipped }: RunReport,
  files: readonly FileToRead[],
  folder: string,
  pathOf: (path: string) => string,
): (entry: BaselineEntry) => boolean {
  const unread = reports.filter(({ problems }) => problems.some(({ fatal }) => fatal));
  const unknown = new Set([...unread, ...skipped].map(({ path }) => path));
  const known = new Map(files.filter(({ path }) => !unknown.has(path)).map(({ path }) => [pathOf(path), false]));
  return ({ path }) => {
    const answer = known.get(path) ?? existsSync(resolve(folder, path));
    known.set(path, answer);
    return answer;
  };
}

function readBaseline(path: string, terminal: Terminal): readonly BaselineEntry[] | undefined {
  const content = readDefinition(path);
  if (!('text' in content)) {
    terminal.tell(`${path}: ${content.message}; --update-baseline writes a baseline`);
    return undefined;
  }
  const entries = parseBaseline(content.text);
  if (entries === undefined) {
    terminal.tell(`${path}: this is no baseline of version 1`);
  }
  return entries;
}

function writeBaseline(path: string, entries: readonly BaselineEntry[], terminal: Terminal): boolean {
  try {
    writeWhole(path, printBaseline(entries));
    return true;
  } catch (error) {
    terminal.tell(`${path}: not written: ${notWritten(error)}`);
    return false;
  }
}
