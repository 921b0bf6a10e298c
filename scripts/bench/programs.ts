/** What is measured as a program of its own: the command line, and loading the extension. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, median } from './measure';
import type { Row } from './rows';
import { definitions } from './texts';

const FOLDER = join('out', 'bench');

/** What is loaded for the first JSON file, and once a file may define machines. */
const GATE = join('dist', 'extension.js');
const ADVISOR = join('dist', 'advisor.js');

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
  return [
    { work, ours: `${ours.toFixed(0)} ms`, theirs: `${theirs.toFixed(0)} ms`, value: ratio, budget: 3 },
    await startRow(),
  ];
}

/** What everybody waits for who checks one file: beside a Node that does nothing. */
async function startRow(): Promise<Row> {
  const path = join(FOLDER, 'one.vm.json');
  writeFileSync(path, definitions(FILE_SIZE, 'server'));
  const { ours, theirs, ratio } = await compare(
    () => () => runNode([join('dist', 'cli.js'), 'check', path]),
    () => () => runNode(['-e', 'console.log()']),
    15,
  );
  const [own, empty] = [ours, theirs].map(time => `${time.toFixed(0)} ms`) as [string, string];
  return {
    work: 'check one small file by command line / an empty Node',
    ours: own,
    theirs: empty,
    value: ratio,
    budget: 1.6,
  };
}

/** The members of the editor's API, all of which a bundle takes into each of its modules. */
function editorMembers(): string[] {
  const declarations = readFileSync(join('node_modules', '@types', 'vscode', 'index.d.ts'), 'utf8');
  return [...declarations.matchAll(/^\texport (?:class|enum|namespace|const|function|let) (\w+)/gm)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** A program that loads files and prints how long that took. Whatever they take of the editor can be called or extended. */
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
process.argv.slice(1).forEach(path => require(path));
console.log(performance.now() - start);`;
}

/** The bundles as they are published. */
export function bundleRows(): Row[] {
  return [...loadRows('JSON files without machines', [GATE], 10, 10), ...loadRows('a definition', [GATE, ADVISOR])];
}

function loadRows(what: string, files: readonly string[], mostMilliseconds?: number, mostKilobytes?: number): Row[] {
  const program = loader();
  const paths = files.map(file => join(process.cwd(), file));
  const time = median(Array.from({ length: 15 }, () => Number(runNode(['-e', program, ...paths]))));
  const size = files.reduce((sum, file) => sum + statSync(file).size / 1000, 0);
  return [
    {
      work: `load the extension for ${what}, ms`,
      ours: `${time.toFixed(1)} ms`,
      theirs: '',
      value: time,
      ...(mostMilliseconds !== undefined && { budget: mostMilliseconds }),
    },
    {
      work: `what is loaded for ${what}, minified, KB`,
      ours: `${size.toFixed(0)} KB`,
      theirs: '',
      value: size,
      ...(mostKilobytes !== undefined && { budget: mostKilobytes }),
    },
  ];
}
