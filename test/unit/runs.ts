const { GEN2_ALL_RUNS } = process.env;

/** What is tried every day is one of so many; all of it where GEN2_ALL_RUNS is set, as in `npm test -- --all`. */
const ONE_OF = GEN2_ALL_RUNS === undefined ? 4 : 1;

/** Whether that is all of it. */
export const ALL_RUNS = ONE_OF === 1;

/** How many of something alike there are. */
export function part(all: number): number {
  return Math.ceil(all / ONE_OF);
}

/** How often a property is tried. */
export function runs(all: number): { readonly numRuns: number } {
  return { numRuns: part(all) };
}

/** Which of many alike are tried. Who tries them in several ways gives each of those a number: then each is tried in one of them. */
export function some<T>(all: readonly T[], way = 0, ways = ONE_OF): T[] {
  const oneOf = ALL_RUNS ? 1 : ways;
  return all.filter((_, index) => index % oneOf === way % oneOf);
}
