import { accessSync, constants } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installOnce, npmInstall, run } from './install';
import { installSystemPackages } from './system-packages';

export interface Browser {
  executable: string;
  /** What the browser's process needs on top of the environment. */
  env: Record<string, string>;
}

/** The newest of these packages that still runs on Node 20. */
const CHROMIUM_VERSION = '143.0.4';
const FONTS_VERSION = '2.37.3';

const SYSTEM_PACKAGES = ['libnss3', 'libnspr4', 'libexpat1'];

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome', 'microsoft-edge'];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** An installed Chrome, Chromium or Edge (CHROME_PATH names one), else a headless Chromium from the npm registry. */
export async function findBrowser(): Promise<Browser> {
  const fonts = process.platform === 'linux' ? { FONTCONFIG_FILE: await installFonts() } : {};
  const { CHROME_PATH, PATH = '' } = process.env;
  if (CHROME_PATH) {
    if (!isExecutable(CHROME_PATH)) {
      throw new Error(`CHROME_PATH is "${CHROME_PATH}", which is not a program that can be run.`);
    }
    return { executable: CHROME_PATH, env: fonts };
  }
  const folders = PATH.split(delimiter);
  const candidates = [...NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...USUAL_PLACES];
  const installed = candidates.find(isExecutable);
  if (installed !== undefined) {
    return { executable: installed, env: fonts };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
  }
  const packaged = await packagedChromium();
  return { ...packaged, env: { ...packaged.env, ...fonts } };
}

function isExecutable(path: string) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function packagedChromium(): Promise<Browser> {
  const folder = await installOnce(
    `chromium-${CHROMIUM_VERSION}`,
    'a headless Chromium from the npm registry (about 300 MB)',
    async draft => {
      await npmInstall(draft, [`@sparticuz/chromium@${CHROMIUM_VERSION}`]);
      const unpacked = join(draft, 'unpacked');
      await mkdir(unpacked);
      // The package unpacks into the temp folder, and its libraries only where it believes to be on AWS Lambda.
      const result = await run(
        process.execPath,
        ['-e', "import('@sparticuz/chromium').then(chromium => chromium.default.executablePath())"],
        { cwd: draft, env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' } },
      );
      if (result.code !== 0 || !(await readdir(unpacked)).includes('chromium')) {
        throw new Error(`Chromium could not be unpacked:\n${result.output}`);
      }
    },
  );
  const executable = join(folder, 'unpacked', 'chromium');
  const system: Browser = { executable, env: {} };
  const bundled: Browser = { executable, env: { LD_LIBRARY_PATH: join(folder, 'unpacked', 'al2023', 'lib') } };
  const problem = await whyNotStarting(system);
  if (problem === undefined) {
    return system;
  }
  if ((await whyNotStarting(bundled)) === undefined) {
    console.log(`Chromium takes the libraries of its package, as the system's are missing (${problem}).`);
    return bundled;
  }
  if (await installSystemPackages(SYSTEM_PACKAGES)) {
    const stillWrong = await whyNotStarting(system);
    if (stillWrong === undefined) {
      return system;
    }
  }
  throw new Error(
    `Chromium does not start: ${problem}\n` +
      `On Debian or Ubuntu, run: apt-get install -y ${SYSTEM_PACKAGES.join(' ')}\n` +
      'Or install Chrome, Chromium or Edge, or set CHROME_PATH to one.',
  );
}

/** `--version` loads every library that the browser is linked with, and starts nothing. */
async function whyNotStarting(browser: Browser) {
  const result = await run(browser.executable, ['--version'], { env: { ...process.env, ...browser.env } });
  return result.code === 0 ? undefined : result.output.trim() || `exit code ${result.code}`;
}

/**
 * Fonts for the pages, from the npm registry: a bare machine has none, and with the same fonts everywhere two
 * screenshots of the same thing look the same.
 */
async function installFonts() {
  const folder = await installOnce(`fonts-${FONTS_VERSION}`, 'fonts from the npm registry', async draft => {
    await npmInstall(draft, [`dejavu-fonts-ttf@${FONTS_VERSION}`]);
    await writeFile(join(draft, 'fonts.conf'), FONTS_CONF);
  });
  return join(folder, 'fonts.conf');
}

const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">node_modules/dejavu-fonts-ttf/ttf</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <selectfont><rejectfont>
    <glob>*/DejaVuMath*</glob>
    <glob>*/DejaVuSerif*</glob>
  </rejectfont></selectfont>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias binding="same"><family>system-ui</family><prefer><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
`;
