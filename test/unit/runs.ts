const { GEN2_ALL_RUNS } = process.env;

/** What is tried every day is one of so many; all of it where GEN2_ALL_RUNS is set, as in `npm test -- --all`. */
const ONE_OF = GEN2_ALL_RUNS === undefined ? 8 : 1;

/** Whether that is all of it. */
export const ALL_RUNS = ONE_OF === 1;

/** How long a text is whose growth is measured: a quarter, as of a shorter one slow work cannot be told. */
export function size(all: number): number {
  return ALL_RUNS ? all : Math.ceil(all / 4);
}

/** How often a property is tried. */
export function runs(all: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(all / ONE_OF) };
}

/** Which of many alike are tried. Who tries them in several ways gives each of those a number: then each is tried in one of them. */
export function some<T>(all: readonly T[], way = 0, ways = ONE_OF): T[] {
  const oneOf = ALL_RUNS ? 1 : ways;
  return all.filter((_, index) => index % oneOf === way % oneOf);
}
