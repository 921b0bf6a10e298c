/** Which tests reach which function: found out once for a state of the sources, and again for test files that changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './copy';
import { startTests } from './process';
import type { Ran } from './worker';

export interface Covered {
  readonly test: string;
  readonly file: string;
  readonly milliseconds: number;
  readonly reached: ReadonlySet<number>;
}

export interface Coverage {
  /** The cheapest first. Without those that fail in the copy as it is. */
  readonly tests: readonly Covered[];
  /** What the loading of each test file reaches. */
  readonly loading: ReadonlyMap<string, ReadonlySet<number>>;
  readonly failing: readonly string[];
}

interface Kept {
  readonly digest: string;
  readonly ran: readonly Ran[];
}

/** Test files in groups: one process for all of them would hold all that they load. */
const IN_ONE_PROCESS = 12;
const PATIENCE = 30 * 60_000;

export async function coverageOf(copy: string, sources: string, files: readonly string[]): Promise<Coverage> {
  const store = join(CACHE, `coverage-${sources}.json`);
  const kept: Record<string, Kept> = existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : {};
  const digests = new Map(files.map(file => [file, digestOf([readFileSync(join(copy, file), 'utf8')])]));
  const stale = files.filter(file => kept[file]?.digest !== digests.get(file));
  for (let index = 0; index < stale.length; index += IN_ONE_PROCESS) {
    const group = stale.slice(index, index + IN_ONE_PROCESS);
    console.error(`what tests reach: ${index} of ${stale.length} files`);
    const ran = await ranOf(copy, group);
    for (const file of group) {
      kept[file] = { digest: digests.get(file) ?? '', ran: ran.filter(each => each.file === file) };
    }
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(store, JSON.stringify(kept));
  }
  const ran = files.flatMap(file => kept[file]?.ran ?? []);
  const tests = ran.filter(({ test, failed }) => test !== '' && !failed);
  return {
    tests: tests
      .map(({ reached, ...each }) => ({ ...each, reached: new Set(reached) }))
      .sort((a, b) => a.milliseconds - b.milliseconds),
    loading: new Map(ran.filter(({ test }) => test === '').map(({ file, reached }) => [file, new Set(reached)])),
    failing: ran.filter(({ failed }) => failed).map(({ test }) => test),
  };
}

async function ranOf(copy: string, files: readonly string[]): Promise<readonly Ran[]> {
  const { tests, loaded } = await startTests(copy, files, 0, PATIENCE);
  const ran = await tests.ask({ kind: 'run', on: 0, tests: [], bail: false }, PATIENCE);
  tests.end();
  if (loaded === undefined || ran === undefined) {
    throw new Error(`These tests don't end without a change: ${files.join(' ')}`);
  }
  return [...loaded, ...ran];
}

export function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha1');
  texts.forEach(text => void hash.update(text).update('\0'));
  return hash.digest('hex').slice(0, 12);
}
