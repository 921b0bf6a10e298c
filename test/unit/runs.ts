const { GEN2_ALL_RUNS } = process.env;

/** How often a property is tried: a quarter of the times every day, all of them where GEN2_ALL_RUNS is set, as in `npm test -- --all`. */
export function runs(all: number): { readonly numRuns: number } {
  return { numRuns: GEN2_ALL_RUNS === undefined ? Math.ceil(all / 4) : all };
}
