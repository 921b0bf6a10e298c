/** `--compare`: what changed between an earlier report and this run. */
import { compareReports } from '../core/reports/comparison';
import { parseReport } from '../core/reports/earlier-report';
import { REPORT_VERSION, type RunReport } from '../core/reports/report';
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
  if ('version' in earlier) {
    terminal.tell(
      `${path}: this is a report of version ${earlier.version}, and only those of version ${REPORT_VERSION} can be compared here: check its files anew with this gen2-advisor`,
    );
    return undefined;
  }
  return { ...run, comparison: compareReports(earlier, run, path) };
}
