import { format, parseArgs } from 'node:util';
import { openPage } from './page';
import { startServer } from './server';
import { exitOnSignals } from './signals';

/** A suite that hangs must not hang its caller. */
const TIMEOUT = 10 * 60_000;

/**
 * Runs an extension's tests as the desktop build does when it gets the same arguments, but in the server build and a
 * headless browser, and exits with the test run's code.
 */
async function main() {
  // Desktop arguments that mean nothing to the server (such as --user-data-dir) are accepted and ignored.
  const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
  const { extensionDevelopmentPath: extensionPath, extensionTestsPath: testsPath } = values;
  const folder = positionals[0];
  if (typeof extensionPath !== 'string' || typeof testsPath !== 'string' || folder === undefined) {
    throw new Error('Usage: launcher.mjs --extensionDevelopmentPath=PATH --extensionTestsPath=PATH FOLDER');
  }
  exitOnSignals();
  // The caller keeps this program's input open; it closes when the caller is gone, however that came about.
  process.stdin.resume().on('close', () => process.exit(1));
  const server = await startServer({ testDriver: true });
  try {
    const { page, closeBrowser } = await openPage();
    const url = server.url({ folder, extensionPath, payload: [['extensionTestsPath', testsPath]] });
    process.exitCode = await new Promise<number>((resolve, reject) => {
      page.on('crash', () => reject(new Error('The browser page crashed.')));
      void server.ended.then(code => reject(new Error(`The VS Code server ended during the tests (${code}).`)));
      setTimeout(() => reject(new Error(`The tests did not end within ${TIMEOUT / 60_000} minutes.`)), TIMEOUT);
      const start = async () => {
        await page.exposeFunction('codeAutomationLog', printLog);
        await page.exposeFunction('codeAutomationExit', resolve);
        await page.goto(url);
      };
      start().catch(reject);
    });
    await closeBrowser();
  } finally {
    await server.stop();
  }
}

/** What the workbench itself logs in every run without a network, a display and compiled addons. */
const NOISE = [
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin extensions|ChatSessionStore)/,
  /^\[Service Worker\] registration/,
  /Could not locate the bindings file|build\/Release\/watchdog/,
  // What the tools of language models refuse on purpose.
  /^\[LanguageModelToolsService#invokeTool\] Error from tool/,
  /getaddrinfo \w+ open-vsx\.org/,
  // Only in the newest.
  /^\[(reconnection-grace-time|AgentHost:remote|AccountPolicyGate)\]/,
  /Timed out waiting for authentication provider/,
];

/** The extension host's console arrives mixed with the workbench's own log, and nothing tells them apart. */
function printLog(_level: string, args: unknown[]) {
  const text = format(...args);
  if (!NOISE.some(pattern => pattern.test(text))) {
    console.log(text);
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
