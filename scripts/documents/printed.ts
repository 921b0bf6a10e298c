/**
 * Runbooks and reports of a few definitions, whole: what a change of the engine does to any line of them shows in the
 * difference of a file, and a test fails for it.
 */
import type { Log } from 'sarif';
import { analyze } from '../../src/core/analyze';
import { REPORT_FORMATS, type ReportFormat } from '../../src/core/reports/format-names';
import { REPORTS } from '../../src/core/reports/formats';
import { runbookFor } from '../../src/core/runbook';
import { CONTEXT, printedRun } from '../../test/unit/reports/printed-run';
import { RUNBOOKS } from '../../test/unit/runbook/definitions';
import { type Document, json, whole } from './document';

export const RUNBOOKS_FOLDER = 'test/unit/runbook/written';
export const REPORTS_FOLDER = 'test/unit/reports/printed';

/** The one that is kept with its functions, which many runbooks share. */
const WITH_FUNCTIONS = 'full';

export function writtenRunbooks(): Document[] {
  return Object.entries(RUNBOOKS).map(([name, { definition, host }]) => {
    const options = { fileName: 'a.vm.json', ...(host !== undefined && { host }) };
    const runbook = runbookFor(analyze(JSON.stringify(definition), options), 0);
    const text = 'text' in runbook ? runbook.text : `none: ${runbook.because}\n`;
    return whole(`${RUNBOOKS_FOLDER}/${name}.txt`, name === WITH_FUNCTIONS ? text : withoutFunctions(text));
  });
}

/** With the names of its functions in their place. */
function withoutFunctions(text: string): string {
  return text.replace(/^function (\S+)[^\n]*\n(?:[^}\n][^\n]*\n|\n)*}$/gm, 'function $1 { ... }');
}

export function printedReports(): Document[] {
  return REPORT_FORMATS.map(format => whole(`${REPORTS_FOLDER}/${format}.txt`, printed(format)));
}

function printed(format: ReportFormat): string {
  // Git keeps one line end, CSV has the other.
  const text = REPORTS[format](printedRun(), CONTEXT).replaceAll('\r\n', '\n');
  return format === 'sarif' ? json(withoutRules(JSON.parse(text))) : text;
}

/** Its rules are all that there are, and their texts those of the pages. */
function withoutRules(log: Log): unknown {
  return {
    ...log,
    runs: log.runs.map(({ tool, ...run }) => {
      const { rules } = tool.driver;
      return { ...run, tool: { ...tool, driver: { ...tool.driver, rules: rules?.slice(0, 2) } } };
    }),
  };
}
