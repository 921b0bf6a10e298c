/** `--compare`: what changed between an earlier report and this run. */
import { compareReports } from '../core/reports/comparison';
import { parseReport } from '../core/reports/earlier-report';
import type { RunReport } from '../core/reports/report';
import { readDefinition } from './files';
import type { Terminal } from './terminal';

/** Undefined where the earlier report can't be read, which is said. */
export function compared(run: RunReport, path: string | undefined, terminal: Terminal): RunReport | undefined {
  if (path === undefined) {
    return run;
  }
  const content = readDefinition(path);
  if (!('text' in content)) {
    terminal.tell(`${path}: ${content.message}`);
    return undefined;
  }
  const earlier = parseReport(content.text);
  if (earlier === undefined) {
    terminal.tell(`${path}: this is no report of check --format json`);
    return undefined;
  }
  return { ...run, comparison: compareReports(earlier, run, path) };
}
