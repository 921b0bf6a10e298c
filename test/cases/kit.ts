/**
 * Small definitions from practice, each with what has to come out of it. They stand outside of the repository: where they
 * are not at hand (GEN2_CASES names their folder), the tests are skipped, and say so.
 */
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, type Result } from '../unit/cli/cli-kit';

const { GEN2_CASES = join(__dirname, '..', '..', '..', 'shared', 'cases') } = process.env;

/** A finding as the JSON report has it. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly machine: number;
  readonly message: string;
  readonly messageId: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly fix: 'safe' | 'lossy' | null;
}

export interface ReportedMachine {
  readonly name: string;
  readonly generation: 1 | 2 | null;
  readonly guest: { readonly id: string; readonly name: string } | null;
  readonly status: string;
  readonly lost: readonly string[];
  readonly obstacle: string | null;
}

/** The report of one file; of a file without machines all lists are empty. */
export interface CheckedFile extends Result {
  readonly machines: readonly ReportedMachine[];
  readonly findings: readonly ReportedFinding[];
  /** The ids of the rules that speak, in the order of the findings. */
  readonly rules: readonly string[];
}

/** A suite over the cases; each of its tests is skipped where there are none. */
export function describeCases(title: string, suite: () => void): void {
  describe(title, () => {
    before(function () {
      if (!existsSync(GEN2_CASES)) {
        console.log(`      skipped: there is no folder ${GEN2_CASES} (set GEN2_CASES)`);
        this.skip();
      }
    });
    suite();
  });
}

/** The path of a case; `name` is relative to the folder of the cases. */
export const casePath = (name: string): string => join(GEN2_CASES, name);

/** `gen2-advisor check` of a case, with the report as data. */
export async function checkCase(name: string, ...options: readonly string[]): Promise<CheckedFile> {
  const result = await cli(['check', '--no-config', '--format', 'json', ...options, casePath(name)]);
  const report = JSON.parse(result.out) as { files: readonly Pick<CheckedFile, 'machines' | 'findings'>[] };
  const machines = report.files.flatMap(file => file.machines);
  const findings = report.files.flatMap(file => file.findings);
  return { ...result, machines, findings, rules: findings.map(({ rule }) => rule) };
}

/** Any other command on a case, such as `convert --plan`. */
export function runCase(name: string, command: string, ...options: readonly string[]): Promise<Result> {
  return cli([command, '--no-config', ...options, casePath(name)]);
}

/** Runs `use` on a copy of a case (a file or a folder) that may be written to. */
export async function withCopy<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gen2-advisor-case-'));
  try {
    const copy = join(folder, name.slice(name.lastIndexOf('/') + 1));
    await cp(casePath(name), copy, { recursive: true });
    await makeWritable(copy);
    return await use(copy);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The cases may be read-only, and so would be their copies. */
async function makeWritable(path: string): Promise<void> {
  const { mode } = await stat(path);
  await chmod(path, mode | 0o200);
  for (const name of (await stat(path)).isDirectory() ? await readdir(path) : []) {
    await makeWritable(join(path, name));
  }
}
