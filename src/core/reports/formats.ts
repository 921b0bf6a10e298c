/** The formats of reports. A new one is a new file and a line here. */
import { csvReport } from './csv';
import { githubReport } from './github';
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
  text: textReport,
  json: jsonReport,
  markdown: markdownReport,
  html: htmlReport,
  csv: csvReport,
  sarif: sarifReport,
  github: githubReport,
  junit: junitReport,
} as const satisfies Record<string, ReportPrinter>;

export type ReportFormat = keyof typeof REPORTS;

export const REPORT_FORMATS = Object.keys(REPORTS) as ReportFormat[];
