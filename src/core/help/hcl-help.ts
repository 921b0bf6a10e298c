/** What helps to write HCL, which is loaded with the language. */
import type * as hcl from './hcl';
import type * as names from './hcl-names';

export type HclHelp = typeof hcl & typeof names;

let help: HclHelp | undefined;

export function provideHclHelp(given: HclHelp): void {
  help = given;
}

/** Undefined until HCL is loaded. */
export function hclHelp(): HclHelp | undefined {
  return help;
}
