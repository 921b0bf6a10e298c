import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import manifest from '../../../package.json';
import { repositoryRoot } from '../../vscode/install';
import { outputOf, shell, succeed, tarball } from '../npm-kit';

const TWO = '{ "Name": "web", "Generation": 2, "FloppyDrive": { "Path": "a.vfd" } }\n';
const RIGHT = '{ "Name": "web", "Generation": 2 }\n';

const fromRepository = async (path: string) => parse(await readFile(join(repositoryRoot, path), 'utf8'));

/** A folder for each test, with definitions and files that are none. */
function folderOfMachines(): { readonly path: string } {
  let path = '';
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'gen2-ci-'));
    await writeFile(join(path, 'web.vm.json'), TWO);
    await writeFile(join(path, 'app.vm.json'), RIGHT);
    await writeFile(join(path, 'package.json'), '{ "name": "site" }\n');
    await writeFile(join(path, 'chart.json'), '{{ if .Values.on }}\n');
  });
  afterEach(() => rm(path, { recursive: true }));
  return {
    get path() {
      return path;
    },
  };
}

describe('the action for GitHub', function () {
  this.timeout(240_000);
  const folder = folderOfMachines();

  interface Step {
    readonly run: string;
    readonly shell: string;
    readonly env: Readonly<Record<string, string>>;
  }

  /** Runs the steps as a runner does, and gives what they leave. */
  async function runAction(given: Readonly<Record<string, string>>) {
    const { inputs, runs } = await fromRepository('action.yml');
    const chosen = (expression: string) => {
      const [, name = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? assert.fail(expression);
      return given[name] ?? inputs[name].default;
    };
    const temporary = join(folder.path, 'runner');
    await mkdir(temporary);
    const runner = {
      ...process.env,
      RUNNER_TEMP: temporary,
      GITHUB_ACTION_PATH: repositoryRoot,
      GITHUB_OUTPUT: join(temporary, 'output'),
      GITHUB_STEP_SUMMARY: join(temporary, 'summary.md'),
    };
    const results = [];
    for (const { run, shell: program, env } of runs.steps as readonly Step[]) {
      assert.equal(program, 'bash');
      const values = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, chosen(value)]));
      // As GitHub runs `shell: bash`.
      const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
      results.push(await outputOf('bash', args, { cwd: folder.path, env: { ...runner, ...values } }));
    }
    const [installed, checked] = results;
    assert.equal(installed?.code, 0, installed?.stderr);
    return {
      ...(checked ?? assert.fail()),
      output: await readFile(runner.GITHUB_OUTPUT, 'utf8'),
      summary: await readFile(runner.GITHUB_STEP_SUMMARY, 'utf8').catch(() => undefined),
    };
  }

  before(function () {
    if (shell) {
      this.skip();
    }
  });

  it('annotates, summarizes, writes reports, and fails for what fails', async () => {
    const version = `file:${await tarball()}`;
    const { code, stdout, output, summary } = await runAction({
      version,
      paths: 'web.vm.json\n*.vm.json\n',
      reports: 'out/page.html\nout/gen2.sarif\n',
      options: '--host=2019\n',
    });
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=web\.vm\.json,line=1,.*\(floppy\/media\)$/m);
    assert.equal(output, 'exit-code=1\n');
    assert.match(summary ?? '', /\| web /);
    assert.match(await readFile(join(folder.path, 'out', 'page.html'), 'utf8'), /^<!doctype html>/i);
    assert.equal(JSON.parse(await readFile(join(folder.path, 'out', 'gen2.sarif'), 'utf8')).version, '2.1.0');
  });

  it('fails where a report was not written', async () => {
    const version = `file:${await tarball()}`;
    const reports = 'app.vm.json/page.html\nout/gen2.sarif\n';
    const { code, output } = await runAction({ version, paths: 'app.vm.json', reports });
    assert.deepEqual([code, output], [2, 'exit-code=2\n']);
    assert.ok(existsSync(join(folder.path, 'out', 'gen2.sarif')));
  });

  it('takes what a baseline accepts, names with blanks, and no word of an input for a command', async () => {
    const version = `file:${await tarball()}`;
    const named = join(folder.path, 'a $(touch pwned) b');
    await mkdir(named);
    await cp(join(folder.path, 'web.vm.json'), join(named, 'web.vm.json'));
    const paths = 'a $(touch pwned) b/web.vm.json';
    await succeed(
      process.execPath,
      [join(repositoryRoot, 'dist/cli.js'), 'check', '--baseline=b.json', '--update-baseline', '--', paths],
      { cwd: folder.path },
    );
    const { code, summary, output } = await runAction({ version, paths, baseline: 'b.json', summary: 'false' });
    assert.deepEqual([code, summary, output], [0, undefined, 'exit-code=0\n']);
    assert.equal(existsSync(join(folder.path, 'pwned')), false);
  });
});

/** The files of the repository as a clone of them has, with the packages of its development. */
async function clone(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gen2-clone-'));
  const { stdout } = await succeed('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
  });
  for (const path of stdout.split('\0').filter(name => name !== '' && !name.startsWith('test/fixtures/'))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await cp(join(repositoryRoot, path), join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      // Deleted, and not committed yet.
      if (error.code !== 'ENOENT') {
        throw error;
      }
    });
  }
  await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

describe('a clone of the repository', function () {
  this.timeout(240_000);
  const folder = folderOfMachines();
  let cloned: string;

  before(async function () {
    if (shell) {
      this.skip();
    }
    cloned = await clone();
  });
  after(() => cloned && rm(cloned, { recursive: true }));

  it('is what pre-commit installs its hook from, which runs over the files that are staged', async () => {
    // What pre-commit does for `language: node`: it takes the name of the file that npm prints, and nothing else.
    const { stdout: printed } = await succeed('npm', ['pack'], { cwd: cloned });
    assert.equal(printed, `${manifest.name}-${manifest.version}.tgz\n`);
    const prefix = join(cloned, 'node_env');
    await succeed('npm', ['install', '--global', '--offline', '--prefix', prefix, join(cloned, printed.trim())]);

    const [hook] = await fromRepository('.pre-commit-hooks.yaml');
    const git = (...args: string[]) => succeed('git', args, { cwd: folder.path });
    const runHook = async () => {
      const { stdout } = await git('diff', '--cached', '--name-only', '-z', '--diff-filter=ACMRTUXB');
      const files = stdout.split('\0').filter(name => new RegExp(hook.files).test(name) && name !== '');
      const [program, ...args] = hook.entry.split(' ');
      return outputOf(join(prefix, 'bin', program), [...args, ...files], { cwd: folder.path });
    };
    await git('init', '--quiet');
    await writeFile(join(folder.path, 'notes.txt'), 'Generation 1\n');
    await git('add', '.');
    const found = await runHook();
    assert.equal(found.code, 1, found.stderr);
    assert.match(found.stdout, /^web\.vm\.json:1:\d+ +error .*floppy\/media\n\n/);
    assert.doesNotMatch(found.stdout + found.stderr, /package\.json|chart\.json|app\.vm\.json|notes/);

    await writeFile(join(folder.path, 'web.vm.json'), RIGHT);
    await git('add', '.');
    assert.deepEqual(await runHook(), { code: 0, stdout: '', stderr: '' });
  });

  it('is what the container is made of', async () => {
    const ignored = (await readFile(join(repositoryRoot, '.dockerignore'), 'utf8')).trim().split('\n');
    assert.ok(['node_modules', 'dist', 'out'].every(name => ignored.includes(name)));
    const instructions = (await readFile(join(repositoryRoot, 'Dockerfile'), 'utf8'))
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'));
    const all = (keyword: string) =>
      instructions.flatMap(line => (line.startsWith(`${keyword} `) ? [line.slice(keyword.length + 1)] : []));
    const [install, build, link, ...others] = all('RUN');
    assert.match(install ?? '', /^npm ci --ignore-scripts /);
    assert.deepEqual(others, []);
    assert.deepEqual(
      all('FROM').map(image => /^node:24-alpine(?: AS build)?$/.test(image)),
      [true, true],
    );

    // The packages are there already; the rest runs as it stands, below a folder in place of the root.
    await succeed('bash', ['-c', build ?? ''], { cwd: cloned });
    const root = join(cloned, 'root');
    const below = (path: string) => path.replace(/^\/source/, cloned).replace(/^\/(?=opt)/, `${root}/`);
    const [, from = '', to = ''] = /^--from=build (\S+) (\S+)$/.exec(all('COPY')[1] ?? '') ?? [];
    await mkdir(join(root, 'usr', 'local', 'bin'), { recursive: true });
    await cp(below(from), below(to), { recursive: true });
    await succeed('bash', ['-c', (link ?? '').replaceAll(/ \/(?=opt|usr)/g, ` ${root}/`)]);
    const program = join(root, 'usr', 'local', 'bin', JSON.parse(all('ENTRYPOINT')[0] ?? '')[0]);
    assert.match((await succeed(program, JSON.parse(all('CMD')[0] ?? ''))).stdout, /^Usage: gen2-advisor /);
    assert.equal((await outputOf(program, ['check', 'web.vm.json'], { cwd: folder.path })).code, 1);
  });
});
