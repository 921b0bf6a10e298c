/** The files that an agent names: those of the folders that its client works in, and no others. */
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { analyze, definesNothing } from '../../core/analyze';
import type { Conversion } from '../../core/convert/convert';
import { type FileReport, reportFile, type SkippedFile } from '../../core/reports/report';
import { conversionOf, unknownMachines } from '../../core/tools/conversion';
import { statsOf } from '../../shell/stats';
import { checkFile } from '../check-file';
import { definitionsAmong } from '../configurations';
import { convertedFiles } from '../converted-files';
import { type Decisions, decisionsOf } from '../decisions';
import type { DecodedFile } from '../encoding';
import { type FileToRead, filesToRead, readDefinition, slashes } from '../files';
import { filesBeside, type Run } from '../files-beside';
import { NotWritten, notWritten, wholly, writeAll } from '../write-file';

/** The folder that the server is started in: paths in it are told as they are asked for. */
export const HERE = '.';

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

/** A file, or those in a folder or of a glob; all of the folders that are worked in without a path. */
export async function assessed(path: string | undefined, folders: readonly string[]): Promise<Assessed> {
  const run: Run = { roots: folders, closed: true };
  const found = (await filesAt(path, folders)).filter(file => isWithin(file.path, folders));
  const files = definitionsAmong(found, run);
  if (files.length === 0) {
    throw new Refused(
      `No file is at ${JSON.stringify(path ?? '.')} in ${named(folders)}. Name a file, a folder or a glob such as "**/*.vm.json".`,
    );
  }
  const decisions = decisionsNow();
  const outcomes = files.map(file => {
    const { choices, excludedBy } = decisions.of(file.path);
    return excludedBy === undefined
      ? checkFile(file, { choices, maximumSize: LARGEST, valueFiles: [], fixes: false, run })
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

/** Nothing outside of the folders is looked for: to search a whole disk takes its time. */
async function filesAt(path: string | undefined, folders: readonly string[]): Promise<readonly FileToRead[]> {
  const located = path === undefined ? undefined : locate(path, folders);
  if (path === undefined || located === undefined || statsOf(located) !== undefined) {
    return filesToRead(located === undefined ? folders : isWithin(located, folders) ? [located] : []);
  }
  const fixed = slashes(path).slice(0, Math.max(0, path.search(/[*?[{(!+@]/)));
  const start = fixed.slice(0, fixed.lastIndexOf('/') + 1);
  const from = folders.filter(folder => isWithin(resolve(folder, start), folders));
  return (await Promise.all(from.map(folder => filesToRead([path], folder)))).flat();
}

/** A path from the first of the folders in which something is there. */
function locate(path: string, folders: readonly string[]): string {
  const places = folders.map(folder => (folder === HERE || isAbsolute(path) ? path : join(folder, path)));
  return places.find(place => statsOf(place) !== undefined) ?? places[0] ?? path;
}

function named(folders: readonly string[]): string {
  return folders.map(folder => resolve(folder)).join(' or ');
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
  /** Those that are worked in. */
  readonly folders: readonly string[];
}

/** The conversion of one file, as it is now. */
export async function planned(
  { path: asked, machines: names, allowLosses }: Asked,
  folders: readonly string[],
): Promise<Planned> {
  const run: Run = { roots: folders, closed: true };
  const located = locate(asked, folders);
  const [{ path } = { path: located }] = definitionsAmong([{ path: located, named: true }], run);
  if (!isWithin(path, folders)) {
    throw new Refused(`${JSON.stringify(asked)} is no file in ${named(folders)}. Name one file there.`);
  }
  const content = readDefinition(path, LARGEST);
  if (!('text' in content)) {
    throw new Refused(`${path}: ${content.message}.`);
  }
  const decisions = decisionsNow();
  const { choices, excludedBy } = decisions.of(path);
  if (decisions.broken) {
    throw new Refused(`${path}: ${decisions.configurationOf(path)} can't be read. Ask the user to mend it.`);
  }
  if (excludedBy !== undefined) {
    throw new Refused(`${path} is not checked: ${excludedBy} excludes it. Ask the user to change that.`);
  }
  const analysis = analyze(content.text, {
    fileName: path,
    ...choices,
    files: filesBeside(path, [], run),
    isNamed: true,
  });
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
  return { path, content, conversion, folders };
}

/** Writes all files of a conversion or none, unless one of them is another than it was planned for, or elsewhere. */
export async function made({ path, content, conversion, folders }: Planned): Promise<void> {
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
    const outside = [...contents.keys()].find(file => !isWithin(file, folders));
    if (outside !== undefined) {
      throw new NotWritten(`${outside} is no file in ${named(folders)}`);
    }
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
    const parent = dirname(resolve(path));
    return parent === resolve(path) ? parent : join(realPath(parent), basename(path));
  }
}
