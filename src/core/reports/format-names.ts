/** What the formats of reports are called, without what prints them. */
import { lookUp } from '../text/look-up';

export const REPORT_FORMATS = [
  ...(['text', 'json', 'markdown', 'html', 'csv'] as const),
  ...(['sarif', 'github', 'gitlab', 'junit'] as const),
] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

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
