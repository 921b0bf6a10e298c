import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../install';
import { openPage } from '../page';
import { type Payload, type Server, startServer } from '../server';
import { exitOnSignals } from '../signals';

exitOnSignals();

export interface Workbench {
  page: Page;
  server: Server;
  close(): Promise<void>;
}

/**
 * Opens a folder in a real VS Code with the extension loaded from its sources, or installed from a package, and waits until the workbench has drawn itself. Every
 * workbench has a server, a user profile and a browser of its own.
 */
export async function openWorkbench(options: {
  folder: string;
  extensionPath?: string;
  payload?: Payload;
  settings?: Record<string, unknown>;
  vsix?: string;
}): Promise<Workbench> {
  const { folder, extensionPath = repositoryRoot, payload = [], settings = {}, vsix } = options;
  const server = await startServer({ settings, ...(vsix !== undefined && { vsix }) });
  try {
    const { page, closeBrowser } = await openPage();
    const close = async () => {
      await closeBrowser();
      await server.stop();
    };
    try {
      await page.goto(server.url({ folder, payload, ...(vsix === undefined && { extensionPath }) }));
      await page.locator('.monaco-workbench .explorer-folders-view .monaco-list').waitFor({ timeout: 60_000 });
      return { page, server, close };
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

/** Writes `out/screenshots/<name>.png` and returns its path. */
export async function screenshot(page: Page, name: string) {
  const folder = join(repositoryRoot, 'out', 'screenshots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}
