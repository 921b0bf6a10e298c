/** The formats of reports. A new one is a new file and a line here. */
import { jsonReport } from './json';
import type { ReportContext, RunReport } from './report';
import { textReport } from './text';

/** Prints a report. Pure: the same run and context give the same text. */
export type ReportPrinter = (run: RunReport, context: ReportContext) => string;

export const REPORTS = {
  text: textReport,
  json: jsonReport,
} as const satisfies Record<string, ReportPrinter>;

export type ReportFormat = keyof typeof REPORTS;

export const REPORT_FORMATS = Object.keys(REPORTS) as ReportFormat[];
