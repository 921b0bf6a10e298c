import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the workbench believes the extension to be: like a gallery's, an address of its own. */
const HOST = 'extension.example';

const SETTINGS = /data-settings="([^"]*)"/;

/**
 * Makes the workbench that a page will open load an extension as vscode.dev does: into a web worker, from an address of
 * the network. Only the workbench's own configuration can name one, so it is written into the page on its way. Gives the
 * files that the browser has asked for, a list that grows.
 */
export async function loadIntoWorker(page: Page, extensionPath: string): Promise<readonly string[]> {
  const asked: string[] = [];
  await page.route(`https://${HOST}/**`, async route => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    const file = join(extensionPath, path);
    asked.push(path);
    const headers = { 'access-control-allow-origin': '*' };
    await (existsSync(file)
      ? route.fulfill({ body: readFileSync(file), headers })
      : route.fulfill({ status: 404, headers }));
  });
  await page.route(
    ({ pathname }) => pathname === '/',
    async route => {
      const response = await route.fetch();
      const html = (await response.text()).replace(SETTINGS, (_, settings: string) => {
        const configuration = JSON.parse(unescaped(settings));
        configuration.developmentOptions.extensions = [{ scheme: 'https', authority: HOST, path: '/' }];
        return `data-settings="${escaped(JSON.stringify(configuration))}"`;
      });
      await route.fulfill({ response, body: html });
    },
  );
  return asked;
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
