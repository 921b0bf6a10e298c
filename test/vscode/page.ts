import { chromium, type Page } from 'playwright-core';
import { findBrowser } from './browser-install';

/** A new browser with one page, 1280 by 800 unless told. */
export async function openPage(size = { width: 1280, height: 800 }) {
  const { executable, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath: executable,
    env: { ...definedOnly(process.env), ...env },
    args: ['--no-first-run', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    // Whoever opens the page ends the browser; Playwright's own handlers would end the whole process first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await browser.newContext({ viewport: size });
  const page: Page = await context.newPage();
  return { page, closeBrowser: () => browser.close() };
}

function definedOnly(env: NodeJS.ProcessEnv) {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
