// `npm run fuzz`: hostile inputs against the engine until the time is up. Prints its seed; every counterexample is made
// as small as possible and printed as a test case for test/unit/hostile/counterexamples.test.ts.
import { parseArgs } from 'node:util';
import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { assertHolds } from '../test/unit/hostile/hold';
import { type Input, LEVELS, type Level } from '../test/unit/hostile/inputs';
import { reduced } from '../test/unit/hostile/reduce';
import { loadGrammar } from '../test/unit/runbook/grammar';

/** Inputs of a level before the next one has its turn. */
const RUNS = 50;
/** In milliseconds: no input is so large that it may take longer. */
const LONGEST = 20_000;
/** Different failures; more are of no help at once. */
const MOST_FAILURES = 20;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    level: { type: 'string' },
  },
});
const levels = (Object.keys(LEVELS) as Level[]).filter(level => values.level === undefined || level === values.level);
if (levels.length === 0) {
  throw new Error(`There is no level "${values.level}": it is one of ${Object.keys(LEVELS).join(', ')}.`);
}

/** Runs an oracle, and ends it where it hangs. */
function within(input: Input): void {
  Object.assign(globalThis, { held: () => assertHolds(input) });
  runInThisContext('held()', { timeout: LONGEST });
}

/** The first lines of an error and where it was thrown: what tells one bug from another. */
function nameOf(error: unknown): string {
  const { message, stack = '' } = error as Error;
  const places = stack
    .split('\n')
    .filter(line => /\((?!node:).*:\d+:\d+\)/.test(line) && !line.includes('node_modules'));
  return [
    message
      .split('\n')[0]
      ?.replace(/".*"|\d+/g, '#')
      .slice(0, 160),
    ...places.slice(0, 3).map(place => place.replace(/.*\/(\w.*?:\d+):\d+\)/, '$1')),
  ].join(' | ');
}

/** Which bug an input shows, if any. */
function failureOf(input: Input): string | undefined {
  try {
    within(input);
    return undefined;
  } catch (error) {
    return nameOf(error);
  }
}

function testCase({ text, fileName, companion, bytes }: Input): string {
  const file = companion === undefined ? '' : `, companion: ${JSON.stringify(companion)}`;
  const raw = bytes === undefined ? '' : `, bytes: Buffer.from('${bytes.toString('base64')}', 'base64')`;
  return `['TITLE', { fileName: ${JSON.stringify(fileName)}, text: ${JSON.stringify(text)}${file}${raw} }],`;
}

async function main(): Promise<void> {
  await loadGrammar();
  const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
  const end = performance.now() + Number(values.seconds) * 1000;
  const failures = new Set<string>();
  const counts = { runs: 0, rounds: 0 };
  let slowest = { milliseconds: 0, input: '' };
  console.log(`seed ${first}: ${levels.join(', ')} for ${values.seconds} s`);
  for (let seed = first; performance.now() < end && failures.size < MOST_FAILURES; seed += 1) {
    counts.rounds += 1;
    for (const level of levels) {
      const property = fc.property(LEVELS[level], input => {
        const start = performance.now();
        within(input);
        const milliseconds = performance.now() - start;
        slowest =
          milliseconds > slowest.milliseconds
            ? { milliseconds, input: `${input.text.length} characters, seed ${seed}` }
            : slowest;
      });
      const result = fc.check(property, { seed, numRuns: RUNS, interruptAfterTimeLimit: 60_000, endOnFailure: false });
      counts.runs += result.numRuns;
      const [input] = result.counterexample ?? [];
      if (input !== undefined) {
        const name = nameOf(result.errorInstance);
        if (!failures.has(name)) {
          failures.add(name);
          const breaks = (text: string): boolean => failureOf({ ...input, text }) === name;
          const small =
            input.bytes === undefined && breaks(input.text) ? { ...input, text: reduced(input.text, breaks) } : input;
          console.log(
            `\nFAILED at ${level}, --seed ${seed} --level ${level} (shrunk ${result.numShrinks} times)\n${name}`,
          );
          console.log(String((result.errorInstance as Error).message).slice(0, 1500));
          console.log(testCase(small).slice(0, 4000));
        }
      }
    }
  }
  console.log(
    `\n${counts.runs} inputs in ${counts.rounds} rounds, ${failures.size} kinds of failures; the slowest took ${slowest.milliseconds.toFixed()} ms (${slowest.input})`,
  );
  process.exitCode = failures.size === 0 ? 0 : 1;
}

main();
