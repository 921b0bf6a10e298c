/** `gen2-advisor convert` */
import type { Analysis } from '../core/analysis';
import { analyze } from '../core/analyze';
import { type Conversion, convert as convertText } from '../core/convert/convert';
import type { Finding } from '../core/findings';
import { isFatal, problemMessage } from '../core/problems';
import { planReport } from '../core/reports/plan';
import { isAtLeast } from '../core/rules/severity';
import { unifiedDiff } from '../core/text/diff';
import { lineStarts, positionAt } from '../core/text/lines';
import { withoutLogCommands } from '../core/text/log-commands';

import { companionsOf } from './companions';
import { outcomeLines, remainingLines } from './convert-notes';
import { type Decision, type DecisionOptions, decisionsOf } from './decisions';
import { encode } from './encoding';
import { ExitCode } from './exit-code';
import { type FileToRead, filesToRead, readDefinition } from './files';
import { noMachinesOf, noMachinesText } from './no-machines';
import type { Terminal } from './terminal';
import { notWritten, wholly, writeWhole } from './write-file';

export interface ConvertOptions extends DecisionOptions {
  readonly paths: readonly string[];
  /** What becomes of the converted text. */
  readonly output: 'diff' | 'plan' | 'stdout' | 'write';
  readonly lossy: boolean;
}

/** Converts files; what was left, and why, goes to standard error. */
export async function convert(options: ConvertOptions, terminal: Terminal): Promise<ExitCode> {
  const decisions = decisionsOf(options, terminal);
  const found = await filesToRead(options.paths);
  const files = found.filter(({ path, named }) => named || decisions.of(path).excludedBy === undefined);
  if (options.output === 'stdout' && files.length !== 1) {
    terminal.tell('gen2-advisor: --stdout prints one converted text: name one file');
    return ExitCode.unusable;
  }
  let worst: ExitCode = ExitCode.nothing;
  for (const file of files) {
    const code = await convertFile(file, decisions.of(file.path), options, terminal);
    worst = Math.max(worst, code) as ExitCode;
  }
  return decisions.broken ? ExitCode.unusable : worst;
}

async function convertFile(
  { path, named }: FileToRead,
  { choices, excludedBy }: Decision,
  options: ConvertOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (excludedBy !== undefined) {
    terminal.tell(`${path}: not converted: ${excludedBy} excludes it`);
    return ExitCode.nothing;
  }
  const content = readDefinition(path);
  if (!('text' in content)) {
    terminal.tell(`${path}: ${content.message}`);
    return ExitCode.unusable;
  }
  const about = { fileName: path, ...choices, files: companionsOf(path), isNamed: named };
  const conversion = convertText(content.text, { ...about, lossy: options.lossy });
  const { analysis } = conversion;
  const none = analysis.format === undefined && named ? noMachinesOf(analysis, path) : undefined;
  const fatal = none?.kind === 'broken' ? none.fatal : analysis.problems.find(isFatal);
  if (fatal !== undefined) {
    const { line, character } = positionAt(lineStarts(content.text), fatal.offset);
    terminal.tell(`${path}:${line + 1}:${character + 1}: ${problemMessage(fatal)}; nothing was converted`);
    return ExitCode.unusable;
  }
  if (analysis.format === undefined) {
    if (none !== undefined && none.kind !== 'broken') {
      terminal.tell(`${path}: ${noMachinesText(none)}`);
    }
    return none?.kind === 'unread' ? ExitCode.unusable : ExitCode.nothing;
  }
  const left = conversion.machines.some(({ outcome }) => outcome === 'left');
  const after = analyze(conversion.text, about);
  const remaining = remainingFindings(conversion, after);
  for (const line of [...outcomeLines(conversion), ...remainingLines(after, remaining)]) {
    terminal.tell(`${path}: ${line}`);
  }
  switch (options.output) {
    case 'stdout':
      terminal.print(conversion.text);
      break;
    case 'plan':
      terminal.print(withoutLogCommands(planReport(path, analysis)));
      break;
    case 'diff':
      if (conversion.edits.length > 0) {
        terminal.print(withoutLogCommands(unifiedDiff(path, content.text, conversion.edits)));
      }
      break;
    case 'write':
      if (conversion.edits.length > 0) {
        if (content.encoding === undefined) {
          terminal.tell(`${path}: not written: not all of its bytes are text in the encoding that it begins with`);
          return ExitCode.unusable;
        }
        try {
          const bytes = encode(conversion.text, content.encoding);
          await wholly(() => writeWhole(path, bytes));
        } catch (error) {
          terminal.tell(`${path}: not written: ${notWritten(error)}`);
          return ExitCode.unusable;
        }
      }
      break;
  }
  return left || remaining.length > 0 ? ExitCode.found : ExitCode.nothing;
}

/** What a person still has to do for the machines that were converted. */
function remainingFindings({ analysis, machines }: Conversion, after: Analysis): Finding[] {
  const converted = new Set(machines.filter(({ outcome }) => outcome !== 'left').map(({ machine }) => machine));
  const manual = [...converted].flatMap(machine => analysis.machines[machine]?.plan.manual ?? []);
  const told = new Set(manual.map(({ machine, rule }) => `${machine} ${rule}`));
  const left = after.findings.filter(
    ({ machine, rule, severity }) =>
      converted.has(machine) && isAtLeast(severity, 'warning') && !told.has(`${machine} ${rule}`),
  );
  return [...manual, ...left];
}
