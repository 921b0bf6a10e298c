/** `gen2-advisor runbook` */
import '../core/azure';
import '../core/hcl';
import type { Analysis } from '../core/analysis';
import { analyze, definesNothing } from '../core/analyze';
import { statedGeneration } from '../core/machine/devices';
import { isNothingRead } from '../core/problems';
import { ExitCode } from '../core/reports/exit-code';
import { runbookFor } from '../core/runbook';
import { runbookForMachines, unmovedMachines } from '../core/runbook/many';
import { lineStarts, positionAt } from '../core/text/lines';
import { oneLine } from '../core/text/one-line';
import { likelyDefinitions } from './configurations';
import { type DecisionOptions, type Decisions, decisionsOf } from './decisions';
import { runbookOfEarlierText } from './earlier-text';
import { type FileToRead, filesToRead, readDefinition } from './files';
import { filesBeside } from './files-beside';
import { noMachinesOf, noMachinesText } from './no-machines';
import { readInput } from './standard-input';
import type { Terminal } from './terminal';

export interface RunbookOptions extends DecisionOptions {
  /** `-`: standard input. */
  readonly path: string;
  /** Its name then. */
  readonly stdinFilename: string | undefined;
  /** The machine's name; the one machine of the file without it. */
  readonly machine: string | undefined;
}

interface Read {
  readonly path: string;
  readonly analysis: Analysis;
}

/** Prints the runbook of a machine; why there is none goes to standard error. */
export async function runbook(options: RunbookOptions, terminal: Terminal): Promise<ExitCode> {
  const { machine } = options;
  const file = await oneFile(options.path, terminal);
  const read = file && (await analysed(file, decisionsOf(options, terminal), options, terminal));
  if (read === undefined) {
    return ExitCode.unusable;
  }
  const { path, analysis } = read;
  const [index, ...others] = machinesCalled(analysis, machine);
  if (index === undefined || others.length > 0) {
    refuse(terminal, `${path}: ${whichMachine(analysis, machine, others.length + 1)}`);
    return ExitCode.unusable;
  }
  const written = runbookFor(analysis, index);
  if ('because' in written) {
    const assessed = analysis.machines[index];
    const name = quoted(assessed?.machine.name ?? '');
    const isConverted = assessed !== undefined && statedGeneration(assessed.machine) === 2;
    terminal.tell(
      `${path}: no runbook for ${name}: ${written.because}${isConverted ? `: ${runbookOfEarlierText(path)}` : ''}`,
    );
    return ExitCode.found;
  }
  terminal.print(written.text);
  return ExitCode.nothing;
}

/** Prints one script for all machines of some files and folders; those that have no runbook are told, and are in none. */
export async function runbookForAll(
  { paths, ...options }: Omit<RunbookOptions, 'path' | 'machine'> & { readonly paths: readonly string[] },
  terminal: Terminal,
): Promise<ExitCode> {
  const decisions = decisionsOf(options, terminal);
  const files = likelyDefinitions(await filesToRead(paths));
  if (files.length === 0) {
    terminal.tell(`${paths.join(', ')}: ${NO_DEFINITION}`);
    return ExitCode.unusable;
  }
  const all: Read[] = [];
  for (const file of files) {
    if (!file.named && decisions.of(file.path).excludedBy !== undefined) {
      continue;
    }
    const read = await analysed(file, decisions, options, terminal);
    // A script of only some of the machines would look as one of all.
    if (read === undefined) {
      return ExitCode.unusable;
    }
    if (file.named || !definesNothing(read.analysis)) {
      all.push(read);
    }
  }
  const { runbook: written, leftOut } = runbookForMachines(
    all.map(({ analysis }) => ({ analysis, machines: unmovedMachines(analysis) })),
  );
  for (const { assessed, because } of leftOut) {
    const path = all.find(({ analysis }) => analysis.machines.includes(assessed))?.path ?? '';
    terminal.tell(`${path}: no runbook for ${quoted(assessed.machine.name)}: ${because}`);
  }
  if ('because' in written) {
    terminal.tell(`no runbook: ${written.because}`);
    return ExitCode.found;
  }
  terminal.print(written.text);
  return leftOut.length === 0 ? ExitCode.nothing : ExitCode.found;
}

const NO_DEFINITION = 'no file there defines a machine';

/** The file that a path stands for, as if it had been named; undefined where it is none or several, which is told. */
async function oneFile(path: string, terminal: Terminal): Promise<FileToRead | undefined> {
  const [file, ...more] = likelyDefinitions(await filesToRead([path]));
  if (file === undefined) {
    return refuse(terminal, `${path}: ${NO_DEFINITION}`);
  }
  return more.length === 0
    ? { ...file, named: true }
    : refuse(
        terminal,
        `${path} has ${more.length + 1} definitions: name the file of one, or say --all for all of them`,
      );
}

/** Undefined where there is none to work with, which is told. */
async function analysed(
  file: FileToRead,
  decisions: Decisions,
  options: Pick<RunbookOptions, 'stdinFilename' | 'valueFiles'>,
  terminal: Terminal,
): Promise<Read | undefined> {
  const input = await readInput(file.path, options.stdinFilename, terminal);
  const { path, content } = input ?? { path: file.path, content: readDefinition(file.path) };
  const { choices } = decisions.of(path);
  if (decisions.broken || !('text' in content)) {
    return refuse(terminal, 'text' in content ? undefined : `${path}: ${content.message}`);
  }
  const analysis = analyze(content.text, {
    fileName: path,
    ...choices,
    files: filesBeside(path, options.valueFiles),
    isNamed: file.named,
  });
  if (!file.named && definesNothing(analysis)) {
    return { path, analysis };
  }
  const none = analysis.format === undefined ? noMachinesOf(analysis, path) : undefined;
  const fatal = none?.kind === 'none' ? undefined : analysis.fatal;
  if (fatal !== undefined) {
    const { line, character } = positionAt(lineStarts(content.text), fatal.offset);
    return refuse(terminal, `${path}:${line + 1}:${character + 1}: ${fatal.message}`);
  }
  const unread = analysis.problems.find(isNothingRead);
  if (unread !== undefined) {
    return refuse(terminal, `${path}: ${unread.message}`);
  }
  if (none?.kind === 'none') {
    return refuse(terminal, `${path}: ${noMachinesText(none)}`);
  }
  return { path, analysis };
}

function refuse(terminal: Terminal, message: string | undefined): undefined {
  if (message !== undefined) {
    terminal.tell(message);
  }
  return undefined;
}

/** Those of a name, which Hyper-V compares without case; all of them without a name. */
function machinesCalled({ machines }: Analysis, name: string | undefined): number[] {
  return machines.flatMap(({ machine }, index) =>
    name === undefined || machine.name.toLowerCase() === name.toLowerCase() ? [index] : [],
  );
}

const MOST_NAMES = 10;

function whichMachine({ machines }: Analysis, name: string | undefined, count: number): string {
  if (machines.length === 0) {
    return 'it defines no machine';
  }
  const names = machines.slice(0, MOST_NAMES).map(({ machine }) => quoted(machine.name));
  const some = machines.length > names.length ? [...names, '...'].join(', ') : names.join(', ');
  if (name === undefined) {
    return `it defines ${machines.length} machines; choose one with --machine: ${some}`;
  }
  return count > 1
    ? `${count} machines are called ${quoted(name)}`
    : `no machine is called ${quoted(name)}, but ${some}`;
}

/** A name for a person: on one line, of a bounded length, without what a terminal acts on. */
function quoted(name: string): string {
  return JSON.stringify(oneLine(name));
}
