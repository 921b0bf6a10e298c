/** The files that an agent names: those of the folders that its client works in, and no others. */
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { analyze, definesNothing } from '../../core/analyze';
import type { Conversion } from '../../core/convert/convert';
import { type FileReport, reportFile, type SkippedFile } from '../../core/reports/report';
import { conversionOf, unknownMachines } from '../../core/tools/conversion';
import { checkFile } from '../check-file';
import { definitionsAmong } from '../configurations';
import { convertedFiles } from '../converted-files';
import { type Decisions, decisionsOf } from '../decisions';
import type { DecodedFile } from '../encoding';
import { filesToRead, readDefinition } from '../files';
import { filesBeside } from '../files-beside';
import { notWritten, wholly, writeAll } from '../write-file';

/** In bytes, as on the command line. */
const LARGEST = 50_000_000;

/** What the agent is told in place of an answer; it says what to do next. */
export class Refused extends Error {}

export interface Assessed {
  readonly reports: readonly FileReport[];
  readonly skipped: readonly SkippedFile[];
  /** How many files define no machine. */
  readonly others: number;
}

/** A file, or those in a folder or of a glob; all of the folder that is worked in without a path. */
export async function assessed(path: string | undefined, folders: readonly string[]): Promise<Assessed> {
  const found = await filesToRead([path ?? '.']);
  const files = definitionsAmong(found.filter(file => isWithin(file.path, folders)));
  if (files.length === 0) {
    throw new Refused(
      `No file is at ${JSON.stringify(path ?? '.')} in ${folders.join(' or ')}. Name a file, a folder or a glob such as "**/*.vm.json".`,
    );
  }
  const decisions = decisionsNow();
  const outcomes = files.map(file => {
    const { choices, excludedBy } = decisions.of(file.path);
    return excludedBy === undefined
      ? checkFile(file, { choices, maximumSize: LARGEST, valueFiles: [], fixes: false })
      : { skipped: { path: file.path, code: 'excluded' as const, message: `${excludedBy} excludes it` } };
  });
  const reports = outcomes.flatMap(outcome => (outcome !== 'other' && 'report' in outcome ? [outcome.report] : []));
  return {
    reports: reports.filter(({ machines, problems }) => machines.length + problems.length > 0),
    skipped: outcomes.flatMap(outcome => (outcome !== 'other' && 'skipped' in outcome ? [outcome.skipped] : [])),
    others: outcomes.filter(outcome => outcome === 'other' || isNone(outcome)).length,
  };
}

function isNone(outcome: { readonly report: FileReport } | { readonly skipped: SkippedFile }): boolean {
  return 'report' in outcome && outcome.report.machines.length + outcome.report.problems.length === 0;
}

export interface Asked {
  readonly path: string;
  readonly machines?: readonly string[] | undefined;
  readonly allowLosses: boolean;
}

export interface Planned {
  readonly path: string;
  readonly content: DecodedFile;
  readonly conversion: Conversion;
}

/** The conversion of one file, as it is now. */
export async function planned(
  { path: named, machines: names, allowLosses }: Asked,
  folders: readonly string[],
): Promise<Planned> {
  const [{ path } = { path: named }] = definitionsAmong([{ path: named, named: true }]);
  if (!isWithin(path, folders)) {
    throw new Refused(`${JSON.stringify(named)} is no file in ${folders.join(' or ')}. Name one file there.`);
  }
  const content = readDefinition(path, LARGEST);
  if (!('text' in content)) {
    throw new Refused(`${path}: ${content.message}.`);
  }
  const { choices, excludedBy } = decisionsNow().of(path);
  if (excludedBy !== undefined) {
    throw new Refused(`${path} is not checked: ${excludedBy} excludes it. Ask the user to change that.`);
  }
  const analysis = analyze(content.text, { fileName: path, ...choices, files: filesBeside(path), isNamed: true });
  if (definesNothing(analysis) || analysis.machines.length === 0) {
    const why = analysis.fatal?.message ?? reportFile(path, analysis).problems[0]?.message;
    throw new Refused(
      `${path} defines no machine that can be converted: ${why ?? 'nothing in it is one that we know'}. Call assess_hyperv_generation to find files that do.`,
    );
  }
  const unknown = unknownMachines(analysis, names);
  if (unknown !== undefined) {
    throw new Refused(`${path} has no machine ${unknown}`);
  }
  const conversion = conversionOf(analysis, { names, allowLosses });
  return { path, content, conversion };
}

/** Writes all files of a conversion or none, unless one of them is another than it was planned for. */
export async function made({ path, content, conversion }: Planned): Promise<void> {
  const { documents } = conversion.analysis;
  const now = readDefinition(path, LARGEST);
  const beside = filesBeside(path);
  const isSame = [...conversion.edits.keys()].every(
    file =>
      (file === documents.main.file ? 'text' in now && now.text : beside.read(file)) ===
      (file === documents.main.file ? content.text : documents.read(file)),
  );
  if (!isSame) {
    throw new Refused(
      `${path}, or a file beside it, has changed in the meantime: nothing was written. Assess it again.`,
    );
  }
  try {
    const contents = convertedFiles(path, content, conversion);
    await wholly(() => writeAll(contents));
  } catch (error) {
    throw new Refused(`${path} was not written: ${notWritten(error)}`);
  }
}

/** What a team has decided; it may be another thing at the next call. */
function decisionsNow(): Decisions {
  const tell = (line: string): void => console.error(line);
  return decisionsOf(
    { choices: {}, valueFiles: [], configuration: undefined },
    { print: tell, tell, readInput: async () => '' },
  );
}

/** Whether a file is in one of the folders, also where a link leads to it. */
function isWithin(path: string, folders: readonly string[]): boolean {
  const file = realPath(path);
  return folders.some(folder => {
    const inside = relative(realPath(folder), file);
    return inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside;
  });
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
