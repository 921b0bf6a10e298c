/** What one file becomes when it is converted, before anything of it is said or written. */
import type { Analysis } from '../core/analysis';
import { analyze } from '../core/analyze';
import { type Conversion, convert, convertedTexts } from '../core/convert/convert';
import type { Finding } from '../core/findings';
import { isNothingRead } from '../core/problems';
import { ExitCode } from '../core/reports/exit-code';
import { isAtLeast } from '../core/rules/severity';
import { withTexts } from '../core/text/files';
import { lineStarts, positionAt } from '../core/text/lines';
import type { DecisionOptions, Decisions } from './decisions';
import type { DecodedFile } from './encoding';
import type { readDefinition } from './files';
import { filesBeside, type Run } from './files-beside';
import { noMachinesOf, noMachinesText } from './no-machines';

export type Converted = Conversion & { readonly text: string };

interface HowToConvert extends DecisionOptions {
  readonly lossy: boolean;
}

/** What a file is as Generation 2. */
export type FileConversion =
  | {
      readonly kind: 'converted';
      readonly content: DecodedFile;
      readonly conversion: Converted;
      /** The analysis of what it becomes. */
      readonly after: Analysis;
      readonly remaining: readonly Finding[];
    }
  /** It has nothing to convert, or can't be read. `because`: to be said behind its path. */
  | { readonly kind: 'none'; readonly code: ExitCode; readonly because: string | undefined };

/** Nothing is said of it, and nothing written. */
export function conversionOf(
  path: string,
  content: ReturnType<typeof readDefinition>,
  isNamed: boolean,
  decisions: Decisions,
  run: Run,
  { lossy, valueFiles }: HowToConvert,
): FileConversion {
  const none = (code: ExitCode, because?: string): FileConversion => ({ kind: 'none', code, because });
  const { choices, excludedBy } = decisions.of(path);
  if (excludedBy !== undefined) {
    return none(ExitCode.nothing, `: not converted: ${excludedBy} excludes it`);
  }
  if (!('text' in content)) {
    return none(ExitCode.unusable, `: ${content.message}`);
  }
  const about = { fileName: path, ...choices, files: filesBeside(path, valueFiles, run), isNamed };
  const conversion = convert(content.text, { ...about, lossy });
  const { analysis } = conversion;
  const noMachines = analysis.format === undefined && isNamed ? noMachinesOf(analysis, path) : undefined;
  const fatal = noMachines?.kind === 'none' ? undefined : analysis.fatal;
  if (fatal !== undefined) {
    const { line, character } = positionAt(lineStarts(content.text), fatal.offset);
    return none(ExitCode.unusable, `:${line + 1}:${character + 1}: ${fatal.message}; nothing was converted`);
  }
  const unread = analysis.problems.find(isNothingRead);
  if (unread !== undefined) {
    return none(ExitCode.nothing, `: ${unread.message}`);
  }
  if (noMachines?.kind === 'none') {
    return none(ExitCode.nothing, `: ${noMachinesText(noMachines)}`);
  }
  if (analysis.format === undefined) {
    return none(ExitCode.nothing);
  }
  const texts = convertedTexts(conversion);
  const after = analyze(conversion.text, { ...about, files: withTexts(about.files, texts) });
  return { kind: 'converted', content, conversion, after, remaining: remainingFindings(conversion, after) };
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
