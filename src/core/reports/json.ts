/** The report for programs: its shape is a contract (docs/command-line.md), told apart by `version`. */
import { type RunReport, summarize } from './report';

export function jsonReport({ files, skipped, others, host }: RunReport): string {
  return `${JSON.stringify({ version: 1, host, files, skipped, others, summary: summarize(files) }, undefined, 2)}\n`;
}
