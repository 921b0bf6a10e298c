/** What is measured as a program of its own: the command line, and loading the extension. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, median } from './measure';
import type { Row } from './rows';
import { definitions } from './texts';

const FOLDER = join('out', 'bench');
const EXTENSION = join('dist', 'extension.js');

const FILES = 1_000;
const FILE_SIZE = 5_000;

/** Runs node; gives what it printed. */
function runNode(args: readonly string[]): string {
  const { error, stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  // A check that finds something ends with 1 as well.
  if (error !== undefined || status === null || status > 1 || stdout === '') {
    throw new Error(`node ${args.join(' ')}: ${error?.message ?? stderr}`);
  }
  return stdout;
}

/** The command line over many files; ajv parses and validates the same. */
export async function commandLineRows(): Promise<Row[]> {
  const folder = join(FOLDER, 'files');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < FILES; index += 1) {
    writeFileSync(join(folder, `machines-${index}.vm.json`), definitions(FILE_SIZE, `server${index}`));
  }
  const { ours, theirs, ratio } = await compare(
    () => () => runNode([join('dist', 'cli.js'), 'check', folder, '--format', 'json']),
    () => () => runNode([join(FOLDER, 'ajv.js'), folder]),
    5,
  );
  rmSync(folder, { recursive: true });
  const work = `check ${FILES} files of ${FILE_SIZE / 1000} KB by command line / ajv, parse and validate`;
  return [{ work, ours: `${ours.toFixed(0)} ms`, theirs: `${theirs.toFixed(0)} ms`, value: ratio }];
}

/** The members of the editor's API, all of which a bundle takes into each of its modules. */
function editorMembers(): string[] {
  const declarations = readFileSync(join('node_modules', '@types', 'vscode', 'index.d.ts'), 'utf8');
  return [...declarations.matchAll(/^\texport (?:class|enum|namespace|const|function|let) (\w+)/gm)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** A program that loads a file and prints how long that took. Whatever the file takes of the editor can be called or extended. */
function loader(): string {
  return `
const Module = require('node:module');
const part = new Proxy(function () {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '' : part),
  apply: () => part,
  construct: () => part,
});
const editor = Object.fromEntries(${JSON.stringify(editorMembers())}.map(name => [name, part]));
const load = Module._load;
Module._load = (name, ...others) => (name === 'vscode' ? editor : load(name, ...others));
const start = performance.now();
require(process.argv[1]);
console.log(performance.now() - start);`;
}

/** The bundle as it is published. */
export function bundleRows(): Row[] {
  const path = join(process.cwd(), EXTENSION);
  const program = loader();
  const times = Array.from({ length: 15 }, () => Number(runNode(['-e', program, path])));
  const size = statSync(path).size / 1000;
  return [
    {
      work: 'load the extension, ms',
      ours: `${median(times).toFixed(1)} ms`,
      theirs: '',
      value: median(times),
      budget: 10,
    },
    { work: 'the extension, minified, KB', ours: `${size.toFixed(0)} KB`, theirs: '', value: size, budget: 150 },
  ];
}
