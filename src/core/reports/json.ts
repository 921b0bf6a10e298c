/** The report for programs: its shape is a contract (docs/command-line.md), told apart by `version`. */
import { REPORT_VERSION, type RunReport, summarize } from './report';

export function jsonReport({ files, skipped, others, host, baseline, comparison }: RunReport): string {
  const report = {
    ...{ version: REPORT_VERSION, host, files, skipped, others },
    ...{ baseline: baseline ?? null, ...(comparison !== undefined && { comparison }), summary: summarize(files) },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
