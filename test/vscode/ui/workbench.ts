import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** For what never comes: how long the rest takes depends on what else a machine does. In milliseconds. */
const PATIENCE = 100_000;

/** How the extension comes into a workbench. */
export type Extension =
  /** Into the extension host of the server, from where it was built. */
  | 'development'
  /** Into the web worker of the browser, as on vscode.dev, from where it was built. */
  | 'worker'
  /** Installed from a package. */
  | { vsix: string };

interface Options {
  extension?: Extension;
  settings?: Record<string, unknown>;
  /** In restricted mode, as every folder is until somebody trusts it. */
  restricted?: boolean;
  /** What the workbench tells extensions that it speaks; its own texts stay English, as no language pack is there. */
  language?: string;
}

/**
 * Opens a folder, or a file that lists several (`*.code-workspace`), in a real VS Code with the extension loaded, and
 * waits until the workbench has drawn itself. Every workbench has a server, a user profile and a browser of its own.
 */
export async function openWorkbench(options: Options & { folder: string }): Promise<Workbench> {
  const { folder, extension = 'development', settings = {}, restricted = false, language } = options;
  const server = await startServer({
    settings,
    restricted,
    ...(extension === 'development' && { linked: repositoryRoot }),
    ...(typeof extension === 'object' && extension),
  });
  try {
    const { page, closeBrowser } = await openPage();
    page.setDefaultTimeout(PATIENCE);
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
      await open(page, server.url({ folder }));
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

/** What is in the folder that a workbench shows. */
interface Content {
  /** The examples of the repository are: all, or those in JSON, for lists that have to fit into a window. */
  examples?: boolean | 'json';
  /** Texts by path, with `/` between folders. */
  files?: Readonly<Record<string, string>>;
  /** The one of the files that is opened in place of the folder. */
  workspace?: string;
}

/**
 * A workbench for the tests of a suite, on a folder of its own; both are gone after them. Of each test that fails there
 * is a screenshot, and the next one has a new workbench: each test leaves its workbench as it was, unless it fails.
 */
export function useWorkbench(options: Options & Content): Omit<Workbench, 'close'> & { readonly folder: string } {
  const { examples = false, files = {}, workspace = '' } = options;
  let folder: string;
  let workbench: Workbench;

  const start = async () => {
    folder = await mkdtemp(join(tmpdir(), 'workbench-'));
    if (examples) {
      await cp(join(repositoryRoot, 'examples'), folder, {
        recursive: true,
        filter: path => examples === true || path.endsWith('.json') || !/\.\w+$/.test(path),
      });
    }
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    workbench = await openWorkbench({ ...options, folder: join(folder, workspace) });
  };

  const end = async () => {
    await workbench?.close();
    await rm(folder, { recursive: true, force: true });
  };

  before(start);

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await screenshot(workbench.page, `failed-${this.currentTest.title.slice(0, 30).replaceAll(' ', '-')}`);
      await end();
      await start();
    }
  });

  after(end);

  return {
    get folder() {
      return folder;
    },
    get page() {
      return workbench.page;
    },
    get server() {
      return workbench.server;
    },
    get asked() {
      return workbench.asked;
    },
  };
}

/**
 * Waits for the list of the folders, and for the extension's view. VS Code may have read the settings and the list of folders before it can read files
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
  // What extensions contribute comes later, and a palette that is open by then doesn't show it: their view comes with the commands.
  await page.locator('.activitybar [class*="workbench-view-extension-"]').first().waitFor();
}

/** Writes `out/screenshots/<name>.png` and returns its path. */
export async function screenshot(page: Page, name: string) {
  const folder = join(repositoryRoot, 'out', 'screenshots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}
