import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from './install';
import { type InstalledServer, installServer } from './server-install';

export type Payload = [key: string, value: string][];

export interface Server {
  /**
   * The workbench's address; opening it in a browser with an extension's path starts an Extension Development Host.
   * `folder`: or a file that lists several, `*.code-workspace`.
   */
  url(options: { folder: string; extensionPath?: string; payload?: Payload }): string;
  /** Where the installed extensions are, each in a folder of its own. */
  extensionsFolder: string;
  /** Settles when the server's process ends, for whatever reason. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** On top of those that every workbench starts with. */
  settings?: Record<string, unknown>;
  /** A package to install before the start. */
  vsix?: string;
  /** The folder of an extension that is installed as it lies there, without a package. */
  linked?: string;
  /** For a suite that runs inside of the extension host. The newest versions show no notification then. */
  testDriver?: boolean;
  /** In restricted mode, as every folder is until somebody trusts it. */
  restricted?: boolean;
}

const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 5_000;

/** What every workbench starts with: nothing in the way of the file that is open. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'window.autoDetectColorScheme': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  // An editor that is still being opened takes the focus, and would close what was opened by a key meanwhile.
  'workbench.quickOpen.closeOnFocusLost': false,
  // Newer versions open a side bar for a chat, and add its fixes to those of a problem.
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** As on a desktop. In a browser VS Code saves by itself after a second, which is over sooner or later than a test of a suite is. */
const UNSAVED = { 'files.autoSave': 'off' };

const TRUSTED = { 'security.workspace.trust.enabled': false };

const RESTRICTED = { 'security.workspace.trust.startupPrompt': 'never' };

/**
 * Starts a VS Code server on a free port of the loopback address, with a new user profile of its own.
 *
 * The server leads a process group, so that ending it also ends its extension hosts and file watchers. It asks for a
 * token, because whoever reaches it can run programs as the user who started it.
 */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { settings = {}, vsix, linked, testDriver = false, restricted = false } = options;
  const installed = await installServer();
  const data = await mkdtemp(join(tmpdir(), 'vscode-server-'));
  const user = join(data, 'data', 'User');
  await mkdir(user, { recursive: true });
  const all = { ...SETTINGS, ...(testDriver && UNSAVED), ...(restricted ? RESTRICTED : TRUSTED), ...settings };
  await writeFile(join(user, 'settings.json'), JSON.stringify(all, undefined, 2));
  if (vsix !== undefined) {
    await installExtension(installed, data, vsix);
  }
  if (linked !== undefined) {
    await mkdir(join(data, 'extensions'));
    await symlink(linked, join(data, 'extensions', basename(linked)), 'dir');
  }
  const token = randomBytes(16).toString('hex');
  const child = spawn(
    installed.node,
    [
      join(installed.folder, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'],
      ...['--telemetry-level', 'off'],
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
      ...(restricted ? [] : ['--disable-workspace-trust']),
      ...['--server-data-dir', data],
    ],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Where Linux keeps the sockets that the extension hosts make, and leave behind.
      env: { ...process.env, XDG_RUNTIME_DIR: data },
    },
  );
  const ended = new Promise<number | null>(resolve => {
    child.once('close', resolve);
    child.once('error', () => resolve(null));
  });
  const endAtOnce = () => {
    signalGroup(child, 'SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', endAtOnce);

  const stop = async () => {
    signalGroup(child, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_TIMEOUT);
    await ended;
    clearTimeout(timer);
    process.off('exit', endAtOnce);
    endAtOnce();
  };

  try {
    const port = await listeningPort(child, ended);
    return {
      url: options => workbenchUrl(port, token, options),
      extensionsFolder: join(data, 'extensions'),
      ended,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function installExtension({ folder, node }: InstalledServer, data: string, vsix: string) {
  const args = ['--install-extension', vsix, '--server-data-dir', data, '--accept-server-license-terms'];
  const { code, output } = await run(node, [join(folder, 'out', 'server-main.js'), ...args]);
  if (code !== 0) {
    throw new Error(`${vsix} could not be installed (exit code ${code}):\n${output.trim()}`);
  }
}

function workbenchUrl(port: number, token: string, options: Parameters<Server['url']>[0]) {
  const authority = `127.0.0.1:${port}`;
  const { folder, extensionPath } = options;
  const payload = [
    ...(extensionPath === undefined ? [] : [['extensionDevelopmentPath', remoteUri(authority, extensionPath)]]),
    ['skipWelcome', 'true'],
    ...(options.payload ?? []).map(([key, value]) => [
      key,
      value.startsWith('/') ? remoteUri(authority, value) : value,
    ]),
  ];
  const opened = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ tkn: token, [opened]: folder, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

function remoteUri(authority: string, path: string) {
  return `vscode-remote://${authority}${encodeURI(path)}`;
}

/** The server chooses a free port itself and says which in the line that it prints when it is ready. */
function listeningPort(child: ChildProcess, ended: Promise<number | null>) {
  return new Promise<number>((resolve, reject) => {
    let output = '';
    const fail = (what: string) => reject(new Error(`The VS Code server ${what}. It printed:\n${output.trim()}`));
    const timer = setTimeout(() => fail(`was not ready within ${START_TIMEOUT / 1000} s`), START_TIMEOUT);
    for (const stream of [child.stdout, child.stderr]) {
      // Read to the end, also after the port is known: a full pipe would stop the server.
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-20_000);
        const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
        if (port !== undefined) {
          clearTimeout(timer);
          resolve(Number(port));
        }
      });
    }
    void ended.then(code => {
      clearTimeout(timer);
      fail(`ended at once (exit code ${code})`);
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
