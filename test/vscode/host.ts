import { join } from 'node:path';
import { chosenEdition } from './edition';
import { installServer } from './server-install';

export const VSCODE_VERSION = chosenEdition().vscode;

export interface Host {
  /** The program that `runTests` starts; undefined lets it download and start the desktop build. */
  executable: string | undefined;
  description: string;
}

const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_TIMEOUT = 5_000;

/**
 * Chooses the VS Code that the tests run in: the one that VSCODE_EXECUTABLE names, else Microsoft's desktop build where
 * it can be downloaded and shown, else the server build from the npm registry.
 */
export async function resolveHost(): Promise<Host> {
  const { VSCODE_EXECUTABLE } = process.env;
  if (VSCODE_EXECUTABLE) {
    return { executable: VSCODE_EXECUTABLE, description: `VSCODE_EXECUTABLE, ${VSCODE_EXECUTABLE}` };
  }
  const obstacle = (await noDisplay()) ?? (await noDownload());
  if (obstacle === undefined) {
    return { executable: undefined, description: `desktop build ${VSCODE_VERSION} from ${new URL(DOWNLOADS).host}` };
  }
  if (process.platform === 'win32') {
    throw new Error(`${obstacle}, and the server build does not run on Windows. Set VSCODE_EXECUTABLE to a Code.exe.`);
  }
  await installServer();
  return {
    executable: join(__dirname, 'launcher.mjs'),
    description: `server build ${VSCODE_VERSION} from the npm registry in a headless browser, as ${obstacle}`,
  };
}

/** The desktop build cannot start without a display, which a CI machine seldom has. */
async function noDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY ? 'there is no display' : undefined;
}

async function noDownload() {
  try {
    const response = await fetch(DOWNLOADS, { signal: AbortSignal.timeout(PROBE_TIMEOUT) });
    return response.ok ? undefined : `${DOWNLOADS} answers ${response.status}`;
  } catch {
    return `${DOWNLOADS} is not reachable`;
  }
}
