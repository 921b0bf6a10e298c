/** What the task of an assessment prints: the report as text, which a terminal makes links of. */
import * as vscode from 'vscode';
import { ExitCode } from '../../core/reports/exit-code';
import { type ReportContext, verdictOf } from '../../core/reports/report';
import { textReport } from '../../core/reports/text';
import type { Assessment } from './assessment';
import type { CheckTask } from './checkTask';
import { contextOf, runOf } from './exportReport';

/** Of ECMA-48, by which terminals colour text. */
const COLOURS = { red: 31, yellow: 33, blue: 34, green: 32, dim: 2 } as const satisfies Record<Style, number>;

type Style = Parameters<ReportContext['paint']>[0];

export function createCheckTerminal(
  assessment: Pick<Assessment, 'run' | 'stop' | 'state' | 'found' | 'uriOf'>,
  version: string,
  { failOn = 'error' }: Pick<CheckTask, 'failOn'>,
): vscode.Pseudoterminal {
  const written = new vscode.EventEmitter<string>();
  const closed = new vscode.EventEmitter<number>();

  async function check(): Promise<void> {
    await assessment.run();
    const run = { ...runOf(assessment), failOn };
    const context: ReportContext = {
      ...contextOf(assessment, version),
      paint: (style, text) => `\u001b[${COLOURS[style]}m${text}\u001b[0m`,
    };
    written.fire(textReport(run, context).replaceAll('\n', '\r\n'));
    // What was stopped says nothing of the files that it did not get to.
    closed.fire(ExitCode[assessment.state === 'done' ? verdictOf(run) : 'unusable']);
  }

  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => void check(),
    close: assessment.stop,
  };
}
