/** The formats of reports. A new one is a new file and a line here. */
import { withHashes, withoutLogCommands } from '../text/log-commands';
import { lookUp } from '../text/look-up';
import { csvReport } from './csv';
import { githubReport } from './github';
import { gitlabReport } from './gitlab';
import { htmlReport } from './html';
import { jsonReport } from './json';
import { junitReport } from './junit';
import { markdownReport } from './markdown';
import type { ReportContext, RunReport } from './report';
import { sarifReport } from './sarif';
import { textReport } from './text';

/** Prints a report. Pure: the same run and context give the same text. */
export type ReportPrinter = (run: RunReport, context: ReportContext) => string;

export const REPORTS = {
  text: (run, context) => withoutLogCommands(textReport(run, context)),
  json: written(jsonReport, '#\\u0023'),
  markdown: written(markdownReport, '#\\#'),
  html: written(htmlReport, '#&#35;'),
  csv: written(csvReport, '## '),
  sarif: written(sarifReport, '#\\u0023'),
  github: written(githubReport, '## '),
  gitlab: written(gitlabReport, '#\\u0023'),
  junit: written(junitReport, '#&#35;'),
} as const satisfies Record<string, ReportPrinter>;

/** A report that is often printed into a log of a build: `hashes` is how its language writes `##` otherwise. */
function written(print: ReportPrinter, hashes: string): ReportPrinter {
  return (run, context) => withHashes(print(run, context), hashes);
}

export type ReportFormat = keyof typeof REPORTS;

export const REPORT_FORMATS = Object.keys(REPORTS) as ReportFormat[];

/** By the ending of a report's file, in lower case; `.txt` and all others are text. */
const ENDINGS: Readonly<Record<string, ReportFormat>> = {
  json: 'json',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  csv: 'csv',
  sarif: 'sarif',
  xml: 'junit',
};

/** The format that a report's file has by its name, where nobody names one. */
export function reportFormatOf(fileName: string): ReportFormat {
  return lookUp(ENDINGS, /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase()) ?? 'text';
}
