// `npm run mutate -- convert --sample 40 --seed 1`: changes the engine in small ways, one at a time, and says for which of
// them no test of `npm run test:unit` fails. `--only src/core/convert/plan.ts:119` looks at one place.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { code } from '../code';
import { copyRepository } from './copy';
import { coverageOf, digestOf } from './coverage';
import { functionsOf, instrumented, type Mutant, mutantOf } from './instrument';
import { changesOf } from './mutants';
import { type Outcome, runner } from './run';
import { sampleOf } from './sample';
import { isRefused } from './types';

const FOLDERS = ['rules', 'convert', 'languages', 'formats', 'machine', 'companions', 'control', 'runbook', 'reports'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true, default: [] },
    tests: { type: 'string', default: 'test/unit/**/*.test.ts' },
    quick: { type: 'boolean', default: false },
  },
});

/** What the engine remembers of a text would be that of another change. */
const REMEMBERS = 'src/core/text/remember.ts';

async function main(): Promise<void> {
  const copy = copyRepository('copy');
  const files = code().files.filter(({ path }) => path.startsWith('src/core/'));
  const sources = files.map(({ path, source }) => {
    const bodies = functionsOf(source, path);
    return { path, source, bodies, changes: isWanted(path) ? changesOf(source, path) : [] };
  });
  const keys = sources.flatMap(({ bodies }) => bodies.map(({ key }) => key));
  const numbers = new Map(keys.map((key, index) => [key, index]));
  const all = sources.flatMap(({ path, source, bodies, changes }) =>
    changes.map(change => mutantOf(change, 0, path, source, bodies)),
  );
  const chosen = chosenOf(all).map((mutant, index) => ({ ...mutant, id: index + 1 }));
  for (const { path, source, bodies } of sources) {
    const own = chosen.filter(mutant => mutant.path === path);
    const text = instrumented(source.text, own, bodies, key => numbers.get(key) ?? -1);
    const unremembering =
      path === REMEMBERS
        ? text.replace('return text => {', 'return text => { if (globalThis.mutateOn !== 0) return make(text);')
        : text;
    writeFileSync(join(copy, path), unremembering);
  }
  const tests = globSync(values.tests, { cwd: copy }).sort();
  const coverage = await coverageOf(copy, digestOf(sources.map(({ source }) => source.text)), tests);
  for (const test of coverage.failing) {
    console.error(`left out, as it fails in the copy: ${test}`);
  }
  const near = ({ path }: Mutant): string[] => {
    const folder = folderOf(path);
    const places = [`test/unit/${folder}/`, `test/unit/long/${folder}/`, 'test/unit/rules/examples.test.ts'];
    return tests.filter(test => places.some(place => test.startsWith(place)));
  };
  const run = runner(copy, coverage, tests, near, values.quick);
  const outcomes = new Map<Mutant, Outcome>();
  for (const mutant of chosen) {
    const number = mutant.inside === undefined ? undefined : numbers.get(mutant.inside);
    const outcome = await run.outcomeOf(mutant, number, () => isRefused(mutant));
    outcomes.set(mutant, outcome);
    console.log(lineOf(mutant, outcome));
  }
  run.end();
  tell(outcomes);
}

function isWanted(path: string): boolean {
  if (values.only.length > 0) {
    return values.only.some(place => place.startsWith(`${path}:`) || place === path);
  }
  const folders = positionals.length === 0 ? FOLDERS : positionals;
  return folders.includes(folderOf(path)) || folders.some(folder => path === folder);
}

/** Of each folder as many as are asked for; all of what is named by its place. */
function chosenOf(all: readonly Mutant[]): Mutant[] {
  if (values.only.length > 0) {
    return all.filter(({ path, line }) => values.only.some(place => place === path || place === `${path}:${line}`));
  }
  const folders = [...new Set(all.map(({ path }) => folderOf(path)))];
  return folders.flatMap(folder =>
    sampleOf(
      all.filter(({ path }) => folderOf(path) === folder),
      Number(values.sample),
      Number(values.seed),
    ),
  );
}

function folderOf(path: string): string {
  return path.split('/')[2] ?? '';
}

function lineOf({ path, line, column, operator, before, text }: Mutant, outcome: Outcome): string {
  const short = (shown: string): string => shown.replace(/\s+/g, ' ').slice(0, 90);
  const change = `${operator}: ${short(before)} => ${short(text)}`;
  const by = 'by' in outcome ? ` by ${short(outcome.by)}` : 'tests' in outcome ? ` ${outcome.tests} tests` : '';
  return `${outcome.kind.padEnd(9)} ${path}:${line}:${column} ${change}${by}`;
}

function tell(outcomes: ReadonlyMap<Mutant, Outcome>): void {
  const left = [...outcomes].filter(([, { kind }]) => kind === 'survived' || kind === 'unreached');
  console.log(`\n${left.length} that no test saw:`);
  for (const [mutant, outcome] of left) {
    console.log(lineOf(mutant, outcome));
  }
  console.log('');
  for (const folder of new Set([...outcomes.keys()].map(({ path }) => folderOf(path)))) {
    const of = [...outcomes].filter(([{ path }]) => folderOf(path) === folder);
    const killed = of.length - left.filter(([{ path }]) => folderOf(path) === folder).length;
    console.log(`${folder}: ${killed} of ${of.length} killed (${Math.round((100 * killed) / of.length)} %)`);
  }
}

void main();
