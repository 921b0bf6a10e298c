import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

/** From the line that begins a function to its closing brace. Biome has a rule for this, which counts some lines only. */
const MOST = 60;

const ROOT = join(__dirname, '..', '..');

/** `function a(…`, `a(…) {` of an object, and `… => {`, each at the beginning of what the formatter closes at the same column. */
const BEGINNING =
  /^ *(?:export )?(?:async )?function\b|^ *(?!if\b|for\b|while\b|switch\b|\})(?:async |get |\*)?\w+\(.*\{$|=> \(?\{$/;

/** The number of lines of each function, by the line that it begins in. */
function functionsIn(text: string): Map<number, number> {
  const lines = text.split('\n');
  // Behind the ? or : of a choice.
  const column = (line: string): number => line.search(/[^\s?:]/);
  return new Map(
    lines.flatMap((line, at): [number, number][] => {
      const isEnd = (each: string): boolean => column(each) === column(line) && /^ *\}(?!.*\{$)/.test(each);
      const end = BEGINNING.test(line) ? lines.slice(at + 1).findIndex(isEnd) : -1;
      return end < 0 ? [] : [[at + 1, end + 2]];
    }),
  );
}

describe('functions', () => {
  it('are counted from their beginning to their end', () => {
    const text = `export function one(
  { a, b }: Two,
): void {
  const inner = (): void => {
    a();
  };
  return {
    async three(of) {
      await b(of);
    },
  };
}
`;
    assert.deepEqual(
      [...functionsIn(text)],
      [
        [1, 12],
        [4, 3],
        [8, 3],
      ],
    );
  });

  it(`have ${MOST} lines at most`, () => {
    const files = globSync('src/**/*.ts', { cwd: ROOT });
    const long = files.flatMap(file =>
      [...functionsIn(readFileSync(join(ROOT, file), 'utf8'))]
        .filter(([, lines]) => lines > MOST)
        .map(([line, lines]) => `${file}:${line}: ${lines} lines`),
    );
    assert.ok(files.length > 500);
    assert.deepEqual(long, []);
  });
});
