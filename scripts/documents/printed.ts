/**
 * Runbooks and reports of a few definitions, whole: what a change of the engine does to any line of them shows in the
 * difference of a file, and a test fails for it.
 */
import type { Log } from 'sarif';
import { analyze } from '../../src/core/analyze';
import { REPORT_FORMATS, type ReportFormat } from '../../src/core/reports/format-names';
import { REPORTS } from '../../src/core/reports/formats';
import { type Runbook, runbookFor } from '../../src/core/runbook';
import { runbookForMachines } from '../../src/core/runbook/many';
import { CONTEXT, printedRun } from '../../test/unit/reports/printed-run';
import { RUNBOOKS, SEVERAL } from '../../test/unit/runbook/definitions';
import { type Document, json, whole } from './document';

export const RUNBOOKS_FOLDER = 'test/unit/runbook/written';
export const REPORTS_FOLDER = 'test/unit/reports/printed';

/** The one that is kept with its functions, which many runbooks share. */
const WITH_FUNCTIONS = 'full';

export function writtenRunbooks(): Document[] {
  const ofOne = Object.entries(RUNBOOKS).map(([name, { definition, host }]) => {
    const options = { fileName: 'a.vm.json', ...(host !== undefined && { host }) };
    return kept(name, runbookFor(analyze(JSON.stringify(definition), options), 0));
  });
  const analysis = analyze(JSON.stringify(SEVERAL), { fileName: 'a.vm.json' });
  const machines = SEVERAL.map((_, index) => index);
  return [...ofOne, kept('several', runbookForMachines([{ analysis, machines }]).runbook)];
}

function kept(name: string, runbook: Runbook): Document {
  const text = 'text' in runbook ? runbook.text : `none: ${runbook.because}\n`;
  return whole(`${RUNBOOKS_FOLDER}/${name}.txt`, name === WITH_FUNCTIONS ? text : withoutFunctions(text));
}

/** With the names of its functions in their place; one that moves a machine is a runbook itself. */
function withoutFunctions(text: string): string {
  return text.replace(/^function (?!Move-Machine1\b)(\S+)[^\n]*\n(?:[^}\n][^\n]*\n|\n)*}$/gm, 'function $1 { ... }');
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
