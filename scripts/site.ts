// `npm run site`: a page to try the advisor without installing it, with the rules and documents, as files in out/site that
// any server of files can show, or a browser from the disk.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from '../test/vscode/install';
import { addressOf, page, playground, rendered } from './site/pages';

/** What only developers read. */
const NOT_FOR_USERS = /^(?:coverage|performance|testing)\.md$/;

const folder = join(repositoryRoot, 'out', 'site');

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

function write(address: string, text: string): void {
  mkdirSync(dirname(join(folder, address)), { recursive: true });
  writeFileSync(join(folder, address), text);
}

function documents(): readonly (readonly [address: string, text: string])[] {
  const paths = readdirSync(join(repositoryRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll(sep, '/'))
    .filter(path => path.endsWith('.md') && !NOT_FOR_USERS.test(path));
  return [...paths.map(path => [addressOf(path), read(`docs/${path}`)] as const), ['formats.html', formats()]];
}

/** The part of the README that says what is read; it stands one folder above the documents. */
function formats(): string {
  const [, part = ''] = /\n## What it reads\n([\s\S]*?)\n## /.exec(read('README.md')) ?? [];
  return `# What it reads\n${part.replaceAll('](docs/', '](')}`;
}

/** Shown first: there is something to see and to convert. */
const FIRST_EXAMPLE = 'print-server.vm.json';

/** Those that are one file. */
function examples(): ReadonlyMap<string, string> {
  const names = readdirSync(join(repositoryRoot, 'examples'), { withFileTypes: true }).filter(entry => entry.isFile());
  const ordered = [FIRST_EXAMPLE, ...names.map(({ name }) => name).filter(name => name !== FIRST_EXAMPLE)];
  return new Map(ordered.map(name => [name, read(`examples/${name}`)]));
}

async function main(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const [address, text] of documents()) {
    const title = /^# (.*)$/m.exec(text)?.[1] ?? address;
    write(address, page(address, title.replaceAll('`', ''), { markup: rendered(text) }));
  }
  write('index.html', playground(examples()));
  for (const [from, to] of [
    ['src/site/style.css', 'style.css'],
    ['images/icon.png', 'icon.png'],
    ['schemas/gen2-advisor.schema.json', 'schemas/gen2-advisor.schema.json'],
    ['schemas/vm-definition.schema.json', 'schemas/vm-definition.schema.json'],
  ] as const) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(join(repositoryRoot, from), join(folder, to));
  }
  await build({
    entryPoints: [join(repositoryRoot, 'src', 'site', 'playground.ts')],
    outfile: join(folder, 'playground.js'),
    bundle: true,
    // A script and no module: browsers load no modules from the disk.
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    mainFields: ['module', 'main'],
    minify: true,
    logLevel: 'warning',
  });
  console.log(
    `The site is in ${folder}: open ${join(folder, 'index.html')}, or let a server of files show the folder.`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
