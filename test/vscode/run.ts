import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { makeComputer } from '../host/machine-host';
import { powerShell } from '../host/powershell';
import { COMPUTER_VARIABLE } from './computer';
import { resolveHost, VSCODE_VERSION } from './host';
import { cacheFolder, repositoryRoot } from './install';
import { RESULTS_VARIABLE, readResults } from './results';
import { exitOnSignals } from './signals';
import { bundleSuite, makeWorkspace, type Selection, suiteOutput } from './suite-files';

async function main() {
  exitOnSignals();
  // Another extension can be tested with the same suite runner, which is how the runner itself is tried out.
  const { EXTENSION_PATH = repositoryRoot } = process.env;
  const host = await resolveHost();
  console.log(`VS Code for these tests: ${host.description}`);
  await bundleSuite(selection(process.argv.slice(2)));
  const scratch = await mkdtemp(join(tmpdir(), 'vscode-suite-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const workspace = join(scratch, 'examples');
  await makeWorkspace(workspace);
  const computer = simulatedHost();
  const resultsFile = join(scratch, 'results.json');
  const passed = await runTests({
    version: VSCODE_VERSION,
    cachePath: cacheFolder,
    ...(host.executable === undefined ? {} : { vscodeExecutablePath: host.executable }),
    extensionDevelopmentPath: resolve(EXTENSION_PATH),
    extensionTestsPath: join(suiteOutput, 'index.js'),
    extensionTestsEnv: { [RESULTS_VARIABLE]: resultsFile, ...computer },
    launchArgs: [workspace],
  }).then(
    code => code === 0,
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return false;
    },
  );
  const results = await readResults(resultsFile);
  console.log(`VS Code suite: ${results === undefined ? 'did not finish' : JSON.stringify(results)}`);
  return passed && results !== undefined && results.failed === 0;
}

function selection(options: readonly string[]): Selection {
  if (options.includes('--long')) {
    return 'long';
  }
  return options.length === 0 ? 'daily' : options;
}

/** A Hyper-V host with two machines, which a PowerShell of the extension host finds. */
function simulatedHost(): Readonly<Record<string, string>> {
  const pwsh = powerShell();
  const { GEN2_NOTHING_SKIPPED } = process.env;
  if (pwsh === undefined && GEN2_NOTHING_SKIPPED !== undefined) {
    throw new Error('There is no pwsh on PATH, and no dotnet to install it with.');
  }
  if (pwsh === undefined) {
    return {};
  }
  const machines = ['web', 'db'].map(name => ({ name, generation: 1, state: 'Off', drives: [], adapters: [] }));
  const { environment, remove } = makeComputer(pwsh, '2025', { letters: ['D'], machines });
  process.once('exit', remove);
  return { [COMPUTER_VARIABLE]: JSON.stringify(environment) };
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
