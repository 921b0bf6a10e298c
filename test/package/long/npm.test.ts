import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import manifest from '../../../package.json';
import { outputOf, succeed, tarball } from '../npm-kit';

const { name, version } = manifest;

/** One bundle of them has the engine, which the others take from it; the protocol of agents brings 600 KB of checks of schemas. */
const MAXIMUM_SIZE = 2_400_000;

/** The path of a bundle that is loaded when it is needed. */
const part = (bundle: string): string => `dist/cli/${bundle}.js`;

describe('the package of the command line', function () {
  this.timeout(120_000);
  let folder: string;
  let installed: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gen2-npm-'));
    installed = join(folder, 'node_modules', name);
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    const file = await tarball();
    await succeed('npm', ['install', '--offline', '--no-audit', '--no-fund', file], { cwd: folder });
  });
  after(() => rm(folder, { recursive: true }));

  const npx = (...args: string[]) => outputOf('npx', ['--no-install', 'gen2-advisor', ...args], { cwd: folder });

  const files = async () => {
    const entries = await readdir(installed, { recursive: true, withFileTypes: true });
    const found = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
    return found.map(file => file.slice(installed.length + 1).replaceAll(sep, '/')).sort();
  };

  it('holds these files and no other, and brings no package with it', async () => {
    assert.deepEqual(await files(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli-third-party-notices.txt',
      'dist/cli.js',
      ...['azure', 'convert', 'export', 'hcl', 'lsp', 'main', 'mcp', 'reports', 'rule', 'runbook', 'search'].map(part),
      part('write-runbooks'),
      'package.json',
      'resources/Export-VMDefinition.ps1',
      'resources/Read-HyperVHost.ps1',
      'resources/rule-examples.json',
      'schemas/gen2-advisor.schema.json',
      'schemas/vm-definition.schema.json',
    ]);
    assert.deepEqual(
      (await readdir(join(folder, 'node_modules'))).filter(entry => !entry.startsWith('.')),
      [name],
    );
  });

  it('has a manifest of the command line alone', async () => {
    const own = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    assert.deepEqual(Object.keys(own), [
      ...['name', 'version', 'description', 'keywords', 'license', 'bin', 'files', 'engines', 'type'],
    ]);
    assert.match(own.description, /^Checks the files that define Hyper-V virtual machines .* with the reason\.$/);
  });

  it('is small, and has no map of its sources', async () => {
    const texts = await Promise.all((await files()).map(file => readFile(join(installed, file), 'utf8')));
    const size = texts.reduce((sum, text) => sum + text.length, 0);
    assert.ok(size <= MAXIMUM_SIZE, `${size} characters`);
    assert.ok(texts.every(text => !text.includes('sourceMappingURL=')));
  });

  it('has a README that leads to nothing that the package has not, and names every command', async () => {
    const readme = await readFile(join(installed, 'README.md'), 'utf8');
    assert.doesNotMatch(readme, /\]\((?!https:)/);
    const { stdout } = await npx('--help');
    const commands = [...stdout.matchAll(/^ {2}(?!gen2-advisor)([a-z][a-z-]+)/gm)].map(([, command = '']) => command);
    assert.ok(commands.includes('check'));
    assert.deepEqual(
      commands.filter(command => !readme.includes(`gen2-advisor ${command}`)),
      [],
    );
  });

  it('runs by npx', async () => {
    assert.equal((await npx('--version')).stdout, `${version}\n`);
    await writeFile(
      join(folder, 'web.vm.json'),
      '{ "Name": "web", "Generation": 2, "FloppyDrive": { "Path": "a.vfd" } }\n',
    );
    const found = await npx('check', 'web.vm.json');
    assert.match(found.stdout, /^web\.vm\.json:1:\d+ +error .* floppy\/media$/m);
    assert.equal(found.code, 1);
  });
});
