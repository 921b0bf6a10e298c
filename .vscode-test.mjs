// For VS Code's own tools, `npx @vscode/test-cli` and the Extension Test Runner: the suite of test/vscode in a desktop
// VS Code that they download. Build first. `npm run test:vscode` runs the same suite, also where nothing is downloaded.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/cjs/api';

register();
const require = createRequire(import.meta.url);
const { VSCODE_VERSION } = require('./test/vscode/host.ts');
const { bundleSuite, makeWorkspace } = require('./test/vscode/suite-files.ts');

const workspaceFolder = fileURLToPath(new URL('out/vscode-workspace', import.meta.url));
rmSync(workspaceFolder, { recursive: true, force: true });
await makeWorkspace(workspaceFolder);
await bundleSuite('all');

const { VSCODE_EXECUTABLE } = process.env;

export default {
  files: 'out/vscode-suite/*.test.js',
  version: VSCODE_VERSION,
  workspaceFolder,
  mocha: { ui: 'bdd', timeout: 60_000 },
  ...(VSCODE_EXECUTABLE && { useInstallation: { fromPath: VSCODE_EXECUTABLE } }),
};
