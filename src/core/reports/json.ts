/** The report for machines: its shape is a contract (docs/command-line.md), told apart by `version`. */
import { type FileReport, summarize } from './report';

export function jsonReport(files: readonly FileReport[]): string {
  return `${JSON.stringify({ version: 1, files, summary: summarize(files) }, undefined, 2)}\n`;
}
