/** Globs and paths for the three that read globs here: ours in files of configuration, tinyglobby of the command line, VS Code. */
export type GlobReader = 'configuration' | 'command line' | 'vscode';

const ALL: readonly GlobReader[] = ['configuration', 'command line', 'vscode'];

export interface GlobCase {
  readonly glob: string;
  /** Relative to the folder that the glob is of. */
  readonly path: string;
  /** Those to which the path fits. */
  readonly fits: readonly GlobReader[];
}

const both = (glob: string, fitting: readonly string[], others: readonly string[]): GlobCase[] => [
  ...fitting.map(path => ({ glob, path, fits: ALL })),
  ...others.map(path => ({ glob, path, fits: [] })),
];

/** What all three agree on. */
const ALIKE: readonly GlobCase[] = [
  ...both('*.json', ['a.json', 'a.vm.json'], ['a/b.json', 'a.jsonc']),
  ...both('**/*.json', ['a.json', 'a/b.json', 'a/b/c.json'], ['a.jsonc']),
  ...both('legacy/**', ['legacy/a.json', 'legacy/a/b.json'], ['old/legacy/a.json', 'legacy2/a.json']),
  ...both('**/lab/**/*-old.json', ['lab/a-old.json', 'x/lab/y/z/a-old.json'], ['lab/a.json', 'labs/a-old.json']),
  ...both('a/**/b.json', ['a/b.json', 'a/x/b.json', 'a/x/y/b.json'], ['ab.json']),
  ...both('{lab,test}/*.{vm.json,json}', ['lab/a.vm.json', 'test/b.json'], ['prod/a.json', 'lab/a.xml']),
  ...both('vm?.json', ['vm1.json'], ['vm.json', 'vm12.json']),
  ...both('vm[0-9a].json', ['vm0.json', 'vma.json'], ['vmb.json', 'vm10.json']),
  ...both('vm[!0-9].json', ['vma.json'], ['vm5.json', 'vm.json']),
  ...both('*a*b', ['ab', 'xaxb', 'aabb'], ['ba', 'abc']),
  ...both('vm[^0-9].json', ['vma.json'], ['vm5.json']),
  ...both('vm[a-].json', ['vm-.json', 'vma.json'], ['vmb.json']),
  ...both('**', ['a', 'a/b'], []),
  ...both('**.json', ['a.json'], ['a/b.json']),
  ...both('a**/b.json', ['ab/b.json'], ['ab/c/b.json']),
  ...both('A.json', ['A.json'], ['a.json']),
  ...both('*.JSON', [], ['a.json']),
];

const only = (glob: string, path: string, ...fits: GlobReader[]): GlobCase => ({ glob, path, fits });

/** Where they differ, as docs/configuration.md says. */
const DIFFERENT: readonly GlobCase[] = [
  // A name that begins with a point.
  only('*.json', '.a.json', 'configuration', 'vscode'),
  only('**/*.json', '.b/c.json', 'configuration', 'vscode'),
  only('**', '.a', 'configuration', 'vscode'),
  // A folder, with a slash and without.
  only('legacy/', 'legacy/a.json', 'configuration', 'command line'),
  only('legacy/', 'legacy/a/b.json', 'configuration', 'command line'),
  only('legacy', 'legacy/a.json', 'command line'),
  only('a/**/b.json', 'a/b.json/c', 'command line'),
  // Where it begins.
  only('./legacy/*', 'legacy/a.json', 'configuration', 'command line'),
  only('/a.json', 'a.json', 'configuration'),
  only('a//b.json', 'a/b.json', 'command line'),
  // Choices.
  only('{a,{b,c}d}.json', 'a.json', 'configuration', 'command line'),
  only('{a,{b,c}d}.json', 'cd.json', 'configuration', 'command line'),
  only('{a,{b,c}d}.json', 'ad.json', 'vscode'),
  only('{a,}b.json', 'b.json', 'configuration', 'command line'),
  only('vm{1..3}.json', 'vm2.json', 'command line'),
  only('!(a).json', 'b.json', 'command line'),
  only('@(a|b).json', 'b.json', 'command line'),
  only('vm[[:digit:]].json', 'vm5.json', 'command line'),
  // One character of two code units.
  only('vm?.json', 'vm😀.json', 'configuration'),
  // What stands for itself.
  only('a(1).json', 'a(1).json', 'configuration', 'vscode'),
  only('!a.json', '!a.json', 'configuration', 'vscode'),
  only('[a.json', '[a.json', 'configuration', 'command line'),
  only('{a.json', '{a.json', 'configuration'),
  only('a\\*.json', 'a*.json', 'command line'),
];

export const GLOB_CASES: readonly GlobCase[] = [...ALIKE, ...DIFFERENT];
