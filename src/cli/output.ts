/** Where a report goes: to standard output, or into a file. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReportFormat } from '../core/reports/format-names';
import type * as formats from '../core/reports/formats';
import { type ReportContext, type RunReport, summarize } from '../core/reports/report';
import { printedText, summaryText } from '../core/reports/text';
import type { Terminal } from './terminal';
import { notWritten, writeWhole } from './write-file';

export interface OutputOptions {
  readonly format: ReportFormat;
  /** The file to write; standard output without it. */
  readonly output: string | undefined;
  /** Without a word where nothing is found. */
  readonly quiet: boolean;
}

/** Without it Excel and Windows PowerShell take a CSV file for one in the system's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** Prints a report, or writes it all at once or not at all; false where it could not be written, which is said. */
export function deliver(run: RunReport, context: ReportContext, options: OutputOptions, terminal: Terminal): boolean {
  const { format, output, quiet } = options;
  const silent =
    quiet && format === 'text' && run.files.every(file => file.findings.length + file.problems.length === 0);
  if (output === undefined && silent) {
    return true;
  }
  const text = printed(run, output === undefined ? context : { ...context, paint: (_, plain) => plain }, format);
  if (text === undefined) {
    terminal.tell('gen2-advisor: the report would be longer than a text can be: check fewer files at once');
    return false;
  }
  if (output === undefined) {
    terminal.print(text);
    return true;
  }
  try {
    mkdirSync(dirname(output), { recursive: true });
    writeWhole(output, format === 'csv' ? BYTE_ORDER_MARK + text : text);
  } catch (error) {
    terminal.tell(`${output}: not written: ${notWritten(error)}`);
    return false;
  }
  if (!quiet) {
    terminal.tell(`${summaryText(summarize(run.files))}\nThe report is in ${output}`);
  }
  return true;
}

/** A report; undefined where it is longer than the engine's longest string, of half a gigabyte. */
function printed(run: RunReport, context: ReportContext, format: ReportFormat): string | undefined {
  try {
    return format === 'text' ? printedText(run, context) : reports()[format](run, context);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** Most runs print a text alone. */
function reports(): typeof formats.REPORTS {
  return (require('../core/reports/formats') as typeof formats).REPORTS;
}
