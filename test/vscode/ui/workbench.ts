import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../install';
import { openPage } from '../page';
import { type Server, startServer } from '../server';
import { exitOnSignals } from '../signals';
import { loadIntoWorker } from '../webExtension';

exitOnSignals();

export interface Workbench {
  page: Page;
  server: Server;
  /** The files of the extension that the browser has asked for: only where it runs in a worker. */
  asked: readonly string[];
  close(): Promise<void>;
}

/** How the extension comes into a workbench. */
export type Extension =
  /** Into the extension host of the server, from where it was built. */
  | 'development'
  /** Into the web worker of the browser, as on vscode.dev, from where it was built. */
  | 'worker'
  /** Installed from a package. */
  | { vsix: string };

/**
 * Opens a folder in a real VS Code with the extension loaded, and waits until the workbench has drawn itself. Every
 * workbench has a server, a user profile and a browser of its own.
 */
export async function openWorkbench(options: {
  /** Or a file that lists several, `*.code-workspace`. */
  folder: string;
  extension?: Extension;
  settings?: Record<string, unknown>;
  /** In restricted mode, as every folder is until somebody trusts it. */
  restricted?: boolean;
  /** What the workbench tells extensions that it speaks; its own texts stay English, as no language pack is there. */
  language?: string;
}): Promise<Workbench> {
  const { folder, extension = 'development', settings = {}, restricted = false, language } = options;
  const server = await startServer({ settings, restricted, ...(typeof extension === 'object' && extension) });
  try {
    const { page, closeBrowser } = await openPage();
    const close = async () => {
      await closeBrowser();
      await server.stop();
    };
    try {
      if (language !== undefined) {
        // As the texts of a language pack do, which are a script of the page.
        await page.addInitScript(name => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
      }
      const asked = extension === 'worker' ? await loadIntoWorker(page, repositoryRoot) : [];
      await open(page, server.url({ folder, ...(extension === 'development' && { extensionPath: repositoryRoot }) }));
      return { page, server, asked, close };
    } catch (error) {
      await screenshot(page, 'workbench-did-not-open');
      await closeBrowser();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Waits for the list of the folders. VS Code may have read the settings and the list of folders before it can read files
 * of the server, and has neither then, for as long as the page is open.
 */
async function open(page: Page, url: string) {
  const folders = page.locator('.monaco-workbench .explorer-folders-view .monaco-list');
  const isThere = async (timeout: number) => {
    await page.goto(url);
    return folders.waitFor({ timeout }).then(
      () => true,
      () => false,
    );
  };
  if (!((await isThere(15_000)) || (await isThere(30_000)))) {
    await page.goto(url);
    await folders.waitFor({ timeout: 60_000 });
  }
}

/** Writes `out/screenshots/<name>.png` and returns its path. */
export async function screenshot(page: Page, name: string) {
  const folder = join(repositoryRoot, 'out', 'screenshots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}
