/** The formats of reports. A new one is a new file, a line here and its name in `format-names.ts`. */
import { withHashes } from '../text/log-commands';
import { csvReport } from './csv';
import type { ReportFormat } from './format-names';
import { githubReport } from './github';
import { gitlabReport } from './gitlab';
import { htmlReport } from './html';
import { jsonReport } from './json';
import { junitReport } from './junit';
import { markdownReport } from './markdown';
import type { ReportContext, RunReport } from './report';
import { sarifReport } from './sarif';
import { printedText } from './text';

/** Prints a report. Pure: the same run and context give the same text. */
export type ReportPrinter = (run: RunReport, context: ReportContext) => string;

export const REPORTS = {
  text: printedText,
  json: written(jsonReport, '#\\u0023'),
  markdown: written(markdownReport, '#\\#'),
  html: written(htmlReport, '#&#35;'),
  csv: written(csvReport, '## '),
  sarif: written(sarifReport, '#\\u0023'),
  github: written(githubReport, '## '),
  gitlab: written(gitlabReport, '#\\u0023'),
  junit: written(junitReport, '#&#35;'),
} as const satisfies Record<ReportFormat, ReportPrinter>;

/** A report that is often printed into a log of a build: `hashes` is how its language writes `##` otherwise. */
function written(print: ReportPrinter, hashes: string): ReportPrinter {
  return (run, context) => withHashes(print(run, context), hashes);
}
