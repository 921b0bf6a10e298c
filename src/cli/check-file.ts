/** Checks one file: from its path to what a report says of it. */
import type { Analysis } from '../core/analysis';
import { analyze, definesNothing } from '../core/analyze';
import type { Choices } from '../core/control/control';
import { createKeeper } from '../core/reports/keep';
import { type FileReport, reportFile, reportUnreadable, type SkippedFile } from '../core/reports/report';
import { completed } from '../core/steps';
import { type FileToRead, readDefinition } from './files';
import { filesBeside, type Run } from './files-beside';
import { noMachinesOf } from './no-machines';
import { loadAllParts, loadPartsFor } from './parts';

export interface FileOptions {
  /** Of values for the variables of definitions. */
  readonly valueFiles: readonly string[];
  readonly choices: Choices;
  /** In bytes; a larger file is not read. */
  readonly maximumSize: number;
  readonly run?: Run;
  /** With the edits of each finding's own fix. */
  readonly fixes: boolean;
}

/** `other`: a file that defines no machine and wasn't named. */
export type FileOutcome = { readonly report: FileReport } | { readonly skipped: SkippedFile } | 'other';

/** Checks a file. Never throws: a file that can't be read is reported as such. */
export function checkFile(file: FileToRead, options: FileOptions): FileOutcome {
  const { path, named } = file;
  const content = readDefinition(path, options.maximumSize);
  if ('text' in content) {
    return checkText(file, content.text, options);
  }
  const { code, message } = content;
  return code === 'too-large' && !named
    ? { skipped: { path, code, message } }
    : { report: reportUnreadable(path, code, message) };
}

/** Checks a text that stands for a file; what its machines name is looked for beside that. */
export function checkText(
  { path, named }: FileToRead,
  text: string,
  { choices, fixes, valueFiles, run }: FileOptions,
): FileOutcome {
  if (choices.format === undefined && valueFiles.length === 0) {
    loadPartsFor(path, text);
  } else {
    loadAllParts();
  }
  const files = filesBeside(path, valueFiles, run);
  const analysis = analyze(text, { fileName: path, ...choices, files, isNamed: named });
  if (!definesNothing(analysis)) {
    return { report: kept(reportFile(path, analysis, { fixes })) };
  }
  return named ? { report: kept(reportNone(path, analysis)) } : 'other';
}

function reportNone(path: string, analysis: Analysis): FileReport {
  const none = noMachinesOf(analysis, path);
  switch (none.kind) {
    case 'broken':
      return reportFile(path, { ...analysis, problems: [none.fatal] });
    case 'none':
      return { ...reportFile(path, analysis), ...(none.foreign !== undefined && { foreign: none.foreign }) };
  }
}

const keep = createKeeper();

/**
 * The same report in strings of its own. Names and messages that were cut out of a text otherwise keep the whole text
 * in memory, for as long as the report of one of its machines is.
 */
function kept(report: FileReport): FileReport {
  return completed(keep(report));
}
