import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce, npmInstall } from './install';

/** code-server 4.100.3 holds the server build of VS Code 1.100.3. */
export const SERVER_VERSION = '4.100.3';
const RIPGREP_VERSION = '1.18.0';

/**
 * Installs the server build of VS Code from the npm registry and returns the folder that holds `out/server-main.js`.
 *
 * The native addons stay unbuilt. The server logs that they are missing and does without: they serve its log files, its
 * terminals and its watchdog, none of which a test of an extension needs.
 */
export async function installServer() {
  const folder = await installOnce(
    `server-${SERVER_VERSION}`,
    'the VS Code server 1.100.3 from the npm registry (about 400 MB)',
    async draft => {
      await npmInstall(draft, [`code-server@${SERVER_VERSION}`, `@vscode/ripgrep@${RIPGREP_VERSION}`]);
      const vscode = vscodeFolder(draft);
      await npmInstall(vscode, []);
      // The builds look for their modules under the name of the archive that the desktop build packs them into.
      await symlink('node_modules', join(vscode, 'node_modules.asar'), 'dir');
      await placeRipgrep(draft, vscode);
    },
  );
  return vscodeFolder(folder);
}

function vscodeFolder(folder: string) {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** The server searches files with a binary that its own package downloads by script; newer packages carry it. */
async function placeRipgrep(folder: string, vscode: string) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const platformPackage = `ripgrep-${process.platform}-${process.arch}`;
  const source = join(folder, 'node_modules', '@vscode', platformPackage, 'bin', name);
  if (!existsSync(source)) {
    throw new Error(`The package @vscode/${platformPackage}@${RIPGREP_VERSION} brought no ${name} for this platform.`);
  }
  const bin = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  await mkdir(bin, { recursive: true });
  await copyFile(source, join(bin, name));
  await chmod(join(bin, name), 0o755);
}
