import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chosenEdition, type Edition } from './edition';
import { installOnce, npmInstall, runNpm } from './install';
import { installNode } from './node-install';

const RIPGREP_VERSION = '1.18.0';

export interface InstalledServer {
  /** The folder that holds `out/server-main.js`. */
  readonly folder: string;
  /** The program that runs it. */
  readonly node: string;
}

/**
 * Installs the server build of VS Code from the npm registry.
 *
 * The native addons stay unbuilt where the server does without: it logs that they are missing. They serve its log files,
 * its terminals and its watchdog, none of which a test of an extension needs.
 */
export async function installServer(): Promise<InstalledServer> {
  const edition = chosenEdition();
  const nodeFolder = edition.node === undefined ? undefined : await installNode(edition.node);
  const folder = await installOnce(
    `server-${edition.server}`,
    `the VS Code server ${edition.vscode} from the npm registry (about 400 MB)`,
    async draft => {
      await npmInstall(draft, [`code-server@${edition.server}`, `@vscode/ripgrep@${RIPGREP_VERSION}`]);
      const vscode = vscodeFolder(draft);
      await npmInstall(vscode, []);
      if (nodeFolder !== undefined) {
        await compileAddons(vscode, edition, nodeFolder);
      }
      // The builds look for their modules under the name of the archive that the desktop build packs them into.
      await symlink('node_modules', join(vscode, 'node_modules.asar'), 'dir');
      await placeRipgrep(draft, vscode);
    },
  );
  return {
    folder: vscodeFolder(folder),
    node: nodeFolder === undefined ? process.execPath : join(nodeFolder, 'bin', 'node'),
  };
}

/** Against the headers of the Node that will run them; it needs a C++ compiler, make and Python. */
async function compileAddons(vscode: string, { addons }: Edition, nodeFolder: string): Promise<void> {
  const { PATH = '' } = process.env;
  await runNpm(['rebuild', '--loglevel=error', ...addons], vscode, {
    npm_config_nodedir: nodeFolder,
    PATH: `${join(nodeFolder, 'bin')}${delimiter}${PATH}`,
  });
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
