/** `gen2-advisor convert` */
import '../core/azure';
import '../core/hcl';
import type { Analysis } from '../core/analysis';
import { convert as convertText, type Outcome } from '../core/convert/convert';
import { conversionDiff } from '../core/convert/diff';
import { movingMachines } from '../core/convert/moving';
import { mentionsIn } from '../core/formats/packer/mentions';
import { ExitCode } from '../core/reports/exit-code';
import { planReport } from '../core/reports/plan';
import { withoutLogCommands } from '../core/text/log-commands';
import { counted } from '../core/wording';
import { definitionsAmong } from './configurations';
import { type Converted, conversionOf } from './convert-file';
import { movingLines, nothingToDo, outcomeLines, remainingLines } from './convert-notes';
import { convertedFiles } from './converted-files';
import { type DecisionOptions, type Decisions, decisionsOf } from './decisions';
import type { DecodedFile } from './encoding';
import { type FileToRead, filesToRead, readDefinition } from './files';
import { filesBeside, type Run } from './files-beside';
import { otherDefinitions } from './other-definitions';
import { readInput } from './standard-input';
import type { Terminal } from './terminal';
import { notWritten, wholly, writeAll } from './write-file';

export interface ConvertOptions extends DecisionOptions {
  readonly paths: readonly string[];
  /** The name under which standard input is converted where `-` is the path. */
  readonly stdinFilename: string | undefined;
  /** What becomes of the converted text. */
  readonly output: 'diff' | 'plan' | 'stdout' | 'write';
  readonly lossy: boolean;
  /** A file beside a definition that others need as it is, and not a copy of it. */
  readonly inPlace: boolean;
  /** The folder for the runbooks of the machines that are there and move. */
  readonly runbooks: string | undefined;
}

interface OfOneRun extends ConvertOptions {
  /** The diffs that are printed already. */
  readonly shown: Set<string>;
}

interface OfOneFile extends OfOneRun {
  /** By its own name, so that a plan without a word would be a surprise. */
  readonly named: boolean;
}

/** What became of a file. */
interface FileOutcome {
  readonly code: ExitCode;
  /** How many of its machines are converted now. */
  readonly converted: number;
  readonly left: number;
}

/** Converts files; what was left, and why, goes to standard error. */
export async function convert(options: ConvertOptions, terminal: Terminal): Promise<ExitCode> {
  const decisions = decisionsOf(options, terminal);
  const given = await filesToRead(options.paths);
  const found = definitionsAmong(given);
  const files = found.filter(({ path, named }) => decisions.of(path).excludedBy === undefined || named);
  if (decisions.broken) {
    terminal.tell('gen2-advisor: nothing was converted: a configuration file may exclude what is to stay');
    return ExitCode.unusable;
  }
  if (options.output === 'stdout' && files.length !== 1) {
    terminal.tell('gen2-advisor: --stdout prints one converted text: name one file');
    return ExitCode.unusable;
  }
  if (options.output === 'write' && files.some(({ path }) => path === '-')) {
    terminal.tell('gen2-advisor: standard input is no file to write: --stdout prints its converted text');
    return ExitCode.unusable;
  }
  const outcomes: FileOutcome[] = [];
  const shown = new Set<string>();
  const run: Run = {
    othersOf: otherDefinitions(
      given,
      remembered(path => isMoving(path, decisions, options)),
    ),
    given: options.paths,
    inPlace: options.inPlace,
  };
  for (const file of files) {
    outcomes.push(await convertFile(file, decisions, run, { ...options, shown }, terminal));
  }
  if (options.output === 'write') {
    terminal.tell(outcomeOf(outcomes));
  }
  return decisions.broken ? ExitCode.unusable : (Math.max(...outcomes.map(({ code }) => code), 0) as ExitCode);
}

function outcomeOf(outcomes: readonly FileOutcome[]): string {
  const converted = outcomes.reduce((sum, outcome) => sum + outcome.converted, 0);
  const left = outcomes.reduce((sum, outcome) => sum + outcome.left, 0);
  const files = outcomes.filter(outcome => outcome.converted > 0).length;
  const done =
    converted === 0
      ? 'no machine was converted'
      : `${counted(converted, 'machine')} in ${counted(files, 'file')} converted`;
  return left === 0 ? done : `${done}, ${left} left`;
}

/** Whether all machines of another file of the run are Generation 2 once it is over. */
function isMoving(path: string, decisions: Decisions, { paths: given, lossy, valueFiles }: ConvertOptions): boolean {
  const content = readDefinition(path);
  const { choices } = decisions.of(path);
  if (!('text' in content)) {
    return false;
  }
  const conversion = convertText(content.text, {
    fileName: path,
    ...choices,
    files: filesBeside(path, valueFiles, { given, inPlace: true }),
    lossy,
  });
  return mentionsIn(conversion.text)?.isForGeneration2 === true;
}

function remembered(ask: (path: string) => boolean): (path: string) => boolean {
  const answers = new Map<string, boolean>();
  return path => {
    const answer = answers.get(path) ?? ask(path);
    answers.set(path, answer);
    return answer;
  };
}

async function convertFile(
  file: FileToRead,
  decisions: Decisions,
  run: Run,
  options: OfOneRun,
  terminal: Terminal,
): Promise<FileOutcome> {
  const input = await readInput(file.path, options.stdinFilename, terminal);
  const { path, content } = input ?? { path: file.path, content: readDefinition(file.path) };
  const result = conversionOf(path, content, file.named, decisions, run, options);
  if (result.kind === 'none') {
    if (result.because !== undefined) {
      terminal.tell(`${path}${result.because}`);
    }
    return { code: result.code, converted: 0, left: 0 };
  }
  const { conversion, remaining } = result;
  for (const line of [...outcomeLines(conversion), ...remainingLines(result.after, remaining)]) {
    terminal.tell(`${path}: ${line}`);
  }
  if (!(await deliver(path, result.content, conversion, { ...options, named: file.named }, terminal))) {
    return { code: ExitCode.unusable, converted: 0, left: 0 };
  }
  const count = (outcome: Outcome): number => conversion.machines.filter(each => each.outcome === outcome).length;
  const left = count('left');
  const code = left + remaining.length > 0 ? ExitCode.found : ExitCode.nothing;
  return { code, converted: count('converted'), left };
}

/** The converted text to where it was asked for; false where it could not be written, which is said. */
async function deliver(
  path: string,
  content: DecodedFile,
  conversion: Converted,
  options: OfOneFile,
  terminal: Terminal,
): Promise<boolean> {
  switch (options.output) {
    case 'stdout': {
      const { main } = conversion.analysis.documents;
      const beside = [...conversion.edits.keys()].filter(file => file !== main.file);
      if (beside.length > 0) {
        terminal.tell(`${path}: --stdout prints one text, and the conversion changes ${beside.join(', ')} as well`);
        return false;
      }
      terminal.print(conversion.text);
      return true;
    }
    case 'plan': {
      const plan = planReport(path, conversion.analysis);
      terminal.print(withoutLogCommands(plan));
      if (plan === '' && options.named) {
        terminal.tell(`${path}: ${nothingToDo(conversion.analysis)}`);
      }
      return true;
    }
    case 'diff':
      terminal.print(paintedDiff(withoutLogCommands(conversionDiff(path, conversion, options.shown)), terminal));
      return true;
    case 'write':
      return conversion.edits.size === 0 || write(path, content, conversion, options, terminal);
  }
}

/** The lines of a diff in the colours of git, where there are any. */
function paintedDiff(diff: string, { paint }: Terminal): string {
  return paint === undefined
    ? diff
    : diff.replaceAll(/^(?:(@@.*)|(\+.*)|(-.*))$/gm, (line, place?: string, added?: string) =>
        paint(place !== undefined ? 'dim' : added !== undefined ? 'green' : 'red', line),
      );
}

/** The runbooks first: they are of the definition as it was. */
async function write(
  path: string,
  content: DecodedFile,
  conversion: Converted,
  { runbooks: folder }: ConvertOptions,
  terminal: Terminal,
): Promise<boolean> {
  const moving = movingMachines(conversion);
  try {
    const contents = convertedFiles(path, content, conversion);
    const runbooks = folder === undefined ? [] : runbooksIn(folder, conversion.analysis, moving);
    await wholly(() => writeAll(contents));
    for (const line of movingLines(conversion.analysis, moving, runbooks, path)) {
      terminal.tell(`${path}: ${line}`);
    }
    return true;
  } catch (error) {
    terminal.tell(`${path}: not written: ${notWritten(error)}`);
    return false;
  }
}

function runbooksIn(folder: string, analysis: Analysis, machines: readonly number[]): string[] {
  const { writeRunbooks } = require('./write-runbooks') as typeof import('./write-runbooks');
  return writeRunbooks(analysis, machines, folder);
}
