import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { resolveHost, VSCODE_VERSION } from './host';
import { cacheFolder, repositoryRoot } from './install';
import { RESULTS_VARIABLE, readResults } from './results';
import { exitOnSignals } from './signals';
import { bundleSuite, makeWorkspace, suiteOutput } from './suite-files';

async function main() {
  exitOnSignals();
  // Another extension can be tested with the same suite runner, which is how the runner itself is tried out.
  const { EXTENSION_PATH = repositoryRoot } = process.env;
  const host = await resolveHost();
  console.log(`VS Code for these tests: ${host.description}`);
  await bundleSuite(process.argv.slice(2));
  const scratch = await mkdtemp(join(tmpdir(), 'vscode-suite-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const workspace = join(scratch, 'examples');
  await makeWorkspace(workspace);
  const resultsFile = join(scratch, 'results.json');
  const passed = await runTests({
    version: VSCODE_VERSION,
    cachePath: cacheFolder,
    ...(host.executable === undefined ? {} : { vscodeExecutablePath: host.executable }),
    extensionDevelopmentPath: resolve(EXTENSION_PATH),
    extensionTestsPath: join(suiteOutput, 'index.js'),
    extensionTestsEnv: { [RESULTS_VARIABLE]: resultsFile },
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

main().then(
  passed => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
