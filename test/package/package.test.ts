import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import manifest from '../../package.json';
import { isPreRelease } from '../../scripts/version';
import { convert } from '../../src/core/convert/convert';
import { repositoryRoot } from '../vscode/install';
import {
  clickLightBulb,
  goTo,
  openFile,
  openReadiness,
  pressButton,
  readinessSummary,
  runCommand,
  setColorTheme,
  THEMES,
  undo,
  waitForNotification,
  waitForProblem,
} from '../vscode/ui/actions';
import { screenshot, useWorkbench } from '../vscode/ui/workbench';

const { name, publisher, version } = manifest;
const vsix = join(repositoryRoot, 'out', `${name}-${version}.vsix`);

/**
 * In bytes, without the images. With HCL, answer files, Azure and its runbook, and what is offered while somebody writes, the
 * package is above the 400 KB that it should have: docs/performance.md says of what it is made. It does not grow unnoticed.
 */
const MAXIMUM_SIZE = 458_000;

/** Every day one kind of theme is looked at, and all of them with `npm test -- --all`. */
const { GEN2_ALL_RUNS } = process.env;

/** Pages that the extension makes, the picture that is a part of the README, and what developers and users of the command line read. */
const NOT_FOR_USERS =
  /^docs\/(?:(?:rules|images)\/|(?:azure|command-line|continuous-integration|coverage|editors|guests|performance|testing)\.md$)/;

/** Of a folder of the repository. */
function filesOf(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(repositoryRoot.length + 1));
}

function readJson(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** A manifest with the texts that it names. VS Code adds when and from where it was installed. */
function translated(
  { __metadata, ...given }: object & { __metadata?: unknown },
  texts: Readonly<Record<string, string>>,
) {
  return JSON.parse(JSON.stringify(given).replace(/"%([^%"]+)%"/g, (_, name: string) => JSON.stringify(texts[name])));
}

/** Saves the active editor; gives what its file holds once that is what is expected, or after a while. */
async function savedText(page: Page, path: string, expected: string): Promise<string> {
  await runCommand(page, 'File: Save');
  for (let attempt = 1; attempt <= 100 && readFileSync(path, 'utf8') !== expected; attempt += 1) {
    await setTimeout(100);
  }
  return readFileSync(path, 'utf8');
}

describe('the package', () => {
  const workbench = useWorkbench({
    examples: true,
    extension: { vsix },
    // Sticky lines would lie above the light bulb of a line that scrolls under them.
    settings: { 'editor.stickyScroll.enabled': false },
  });
  let installed: string;
  let files: string[];
  /** The texts of the documents by their paths. */
  let pages: Readonly<Record<string, string>>;

  before(() => {
    installed = join(workbench.server.extensionsFolder, `${publisher}.${name}-${version}`);
    files = readdirSync(installed, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(installed.length + 1));
    pages = readJson(join(installed, 'dist', 'pages.json'));
  });

  it('holds these files and no other', () => {
    assert.deepEqual(
      files.sort(),
      [
        ...['dist/advisor.js', 'dist/azure.js', 'dist/extension.js', 'dist/hcl.js', 'dist/programs.js'],
        ...['dist/pages.json', 'dist/third-party-notices.txt', 'package.json'],
        ...['package.nls.json', 'package.nls.de.json', 'dist/l10n/bundle.l10n.de.json'],
        // As the packager names them.
        ...['.vsixmanifest', 'LICENSE.txt', 'changelog.md', 'readme.md'],
        'examples/print-server.vm.json',
        ...['images', 'resources', 'schemas', 'syntaxes'].flatMap(filesOf),
      ].sort(),
    );
  });

  it('holds the documents for its users in one file', () => {
    assert.deepEqual(
      Object.keys(pages).sort(),
      filesOf('docs')
        .filter(file => !NOT_FOR_USERS.test(file))
        .map(file => `/${file}`)
        .sort(),
    );
    for (const [path, text] of Object.entries(pages)) {
      assert.match(text, /^# /, path);
      assert.doesNotMatch(text, /<!-- \/?repository -->/, path);
    }
  });

  it('says in each language what the manifest says here, without what is for developers', () => {
    const { scripts: _scripts, devDependencies: _devDependencies, ...shipped } = manifest;
    for (const texts of ['package.nls.json', 'package.nls.de.json']) {
      assert.deepEqual(
        translated(readJson(join(installed, 'package.json')), readJson(join(installed, texts))),
        translated(shipped, readJson(join(repositoryRoot, texts))),
      );
    }
  });

  it('holds what the manifest names', () => {
    const { contributes, icon, main, browser } = manifest;
    const named = JSON.stringify([contributes, icon, main, browser]).matchAll(/"(?:\.\/)?([\w./-]+\.\w+)"/g);
    const paths = [...named].map(([, path = '']) => path).filter(path => path.includes('/'));
    assert.ok(paths.length > 5);
    assert.deepEqual(
      paths.filter(path => !files.includes(path)),
      [],
    );
  });

  it('says to both galleries what it is', () => {
    const text = readFileSync(join(installed, '.vsixmanifest'), 'utf8');
    const property = (id: string) => new RegExp(`<Property Id="${id}" Value="([^"]*)"`).exec(text)?.[1];
    assert.match(text, new RegExp(`<Identity [^>]*Id="${name}" Version="${version}" Publisher="${publisher}"`));
    assert.match(text, /<Tags>[^<]*\b__web_extension\b[^<]*<\/Tags>/);
    assert.match(text, /<License>extension\/LICENSE.txt<\/License>/);
    assert.match(text, /<Icon>extension\/images\/icon.png<\/Icon>/);
    assert.equal(property('Microsoft.VisualStudio.Code.Engine'), manifest.engines.vscode);
    assert.equal(property('Microsoft.VisualStudio.Code.PreRelease'), isPreRelease ? 'true' : undefined);
    assert.equal(property('Microsoft.VisualStudio.Services.Content.Pricing'), 'Free');
  });

  it('is small', () => {
    const images = [...filesOf('images'), ...filesOf('docs/images')].map(
      image => statSync(join(repositoryRoot, image)).size,
    );
    const size = images.reduce((rest, image) => rest - image, statSync(vsix).size);
    assert.ok(size <= MAXIMUM_SIZE, `${size} bytes`);
  });

  it('holds what its pages link to, but for those that it makes', () => {
    const names = new Set([...files, ...Object.keys(pages).map(path => path.slice(1))].map(file => file.toLowerCase()));
    const texts = files
      .filter(file => file.endsWith('.md'))
      .map(file => [file, readFileSync(join(installed, file), 'utf8')] as const);
    const broken = [...texts, ...Object.entries(pages)].flatMap(([page, text]) => {
      const links = text.matchAll(/\]\(([^)#]+)[^)]*\)/g);
      return [...links]
        .map(([, link = '']) => link)
        .filter(link => !/^(?:https?|data):/.test(link))
        .map(link =>
          normalize(join(dirname(page), link))
            .toLowerCase()
            .replace(/^\//, ''),
        )
        .filter(path => !/^docs\/(?:rules\/|(?:azure|guests)\.md$)/.test(path))
        .filter(path => !names.has(path) && ![...names].some(file => file.startsWith(`${path}/`)))
        .map(path => `${page}: ${path}`);
    });
    assert.deepEqual(broken, []);
  });

  it('has a README for those who have the package alone', () => {
    const readme = readFileSync(join(installed, 'readme.md'), 'utf8');
    assert.match(readme, /!\[.+\]\(data:image\/png;base64,/);
    // Nothing follows a link to a file from the page of an extension, and there is nothing to build.
    assert.doesNotMatch(readme, /\]\((?!https:|data:)|npm /);
  });

  for (const [theme, kind] of GEN2_ALL_RUNS === undefined ? THEMES.slice(0, 1) : THEMES) {
    it(`shows what is wrong and converts a machine in a theme that is ${kind}`, async () => {
      const { page } = workbench;
      // Wide enough for all that stands above the machine: Playwright would scroll to a link beside the window.
      await page.setViewportSize({ width: 1600, height: 900 });
      const path = join(workbench.folder, 'print-server.vm.json');
      const text = readFileSync(path, 'utf8');
      const picture = (name: string) => screenshot(page, `package-${name}-${kind.replace(' ', '-')}`);
      await openFile(page, 'print-server.vm.json');
      await waitForProblem(page, 'The boot disk is on IDE 0:0');
      await setColorTheme(page, theme, kind);
      await goTo(page, 1);
      const lens = page.locator('.codelens-decoration').filter({ hasText: 'Generation 1' });
      await lens.waitFor();
      await picture('problems');
      await lens.getByText('Preview', { exact: true }).click();
      await page.locator('.monaco-diff-editor .view-line').filter({ hasText: '"BootOrder"' }).first().waitFor();
      await waitForNotification(page, 'print-server as Generation 2');
      await picture('preview');
      await pressButton(page, 'print-server as Generation 2', 'Apply');
      await page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
      const expected = convert(text, { fileName: path, lossy: true }).text;
      assert.equal(await savedText(page, path, expected), expected);
      await picture('converted');
      await undo(page);
      assert.equal(await savedText(page, path, text), text);
      await goTo(page, 12, 75);
      await clickLightBulb(page);
      await picture('light-bulb');
      await page.keyboard.press('Escape');
    });
  }

  it('shows what becomes of a workspace, and reports it', async () => {
    const { page } = workbench;
    await openReadiness(page);
    const assess = page.locator('.welcome-view-content .monaco-button').filter({ hasText: 'Assess Workspace' });
    await inEachTheme('welcome', () => assess.waitFor());
    await assess.click();
    await inEachTheme('readiness', () => readinessSummary(page, /\d+ machines in \d+ files: /));
    await page.locator('.composite.title .action-label[aria-label^="Export Report"]').click();
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'HTML' }).click();
    await page.locator('.quick-input-widget').getByText('OK', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    const report = page.frameLocator('iframe.webview.ready').frameLocator('iframe');
    await inEachTheme('report', () => report.getByText('print-server').first().waitFor());
  });

  /** Takes a picture in each kind of theme, once there is what to see. */
  async function inEachTheme(name: string, ready: () => Promise<void>) {
    await ready();
    for (const [theme, kind] of THEMES) {
      await setColorTheme(workbench.page, theme, kind);
      await ready();
      await screenshot(workbench.page, `package-${name}-${kind.replace(' ', '-')}`);
    }
  }
});
