import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { applyPatch } from 'diff';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { convert } from '../../../src/core/convert/convert';
import { RULES } from '../../../src/core/rules';
import { repositoryRoot } from '../../vscode/install';
import { openPage } from '../../vscode/page';
import { succeed } from '../npm-kit';

const site = join(repositoryRoot, 'out', 'site');

const MACHINE = `{
  // the terminal server
  "Name": "terminal <b>1</b>",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2022",
  "HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Size": "60GB" }],
  "NetworkAdapters": [{ "Name": "LAN", "IsLegacy": true }]
}
`;

const text = (path: string): string => readFileSync(join(site, path), 'utf8');

describe('the site', function () {
  this.timeout(120_000);
  let pages: string[];

  before(async () => {
    await succeed('npm', ['run', '--silent', 'site'], { cwd: repositoryRoot });
    pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
      .map(path => path.replaceAll(sep, '/'))
      .filter(path => path.endsWith('.html'));
  });

  it('has a page for each rule, at an address made of its id', () => {
    for (const { id, title } of RULES) {
      assert.ok(text(`rules/${id}.html`).includes('<h1'), `${id}: ${title}`);
    }
    assert.deepEqual(
      ['index.html', 'rules/index.html', 'formats.html', 'documentation.html'].filter(path => !pages.includes(path)),
      [],
    );
  });

  it('leads to nothing that is not there', () => {
    const ids = new Map(
      pages.map(path => [path, new Set([...text(path).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
    );
    const broken = pages.flatMap(path => {
      const links = [...text(path).matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = '']) => link);
      return links
        .filter(link => !/^https:/.test(link))
        .filter(link => {
          const [target = '', hash] = link.split('#');
          const file = target === '' ? path : normalize(join(dirname(path), target)).replaceAll(sep, '/');
          return !existsSync(join(site, file)) || (hash !== undefined && ids.get(file)?.has(hash) === false);
        })
        .map(link => `${path}: ${link}`);
    });
    assert.deepEqual(broken, []);
  });

  it('is HTML that everybody can read', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:a11y'],
      // Headings of documents and their long tables are as they were written.
      rules: { 'heading-level': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off', 'void-style': 'off' },
    });
    for (const path of [
      'index.html',
      'rules/index.html',
      'rules/nic/legacy.html',
      'formats.html',
      'command-line.html',
    ]) {
      const { results } = await validator.validateString(text(path));
      assert.deepEqual(
        results.flatMap(({ messages }) => messages.map(({ message, line }) => `${path}:${line} ${message}`)),
        [],
      );
    }
  });

  describe('in a browser', () => {
    let page: Page;
    let close: () => Promise<void>;
    const requests: string[] = [];
    const errors: string[] = [];

    before(async () => {
      const opened = await openPage();
      page = opened.page;
      close = opened.closeBrowser;
      await page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'])
        .catch(() => undefined);
      page.on('request', request => requests.push(request.url()));
      page.on('pageerror', error => errors.push(String(error)));
      page.on('console', message => message.type() === 'error' && errors.push(message.text()));
    });
    after(() => close());
    beforeEach(async () => {
      await page.goto(pathToFileURL(join(site, 'index.html')).href);
      await page.locator('#status').filter({ hasText: 'machine' }).waitFor();
    });
    afterEach(() => assert.deepEqual(errors.splice(0), []));

    const paste = async (content: string, name = 'definition.vm.json') => {
      await page.locator('#definition').fill(content);
      await page.locator('#file-name').fill(name);
    };

    it('begins with an example, and shows the others', async () => {
      assert.ok((await page.locator('#findings h3').count()) > 0);
      const names = await page.locator('#example option').allTextContents();
      assert.ok(names.length > 5);
      for (const name of names.slice(1)) {
        await page.locator('#example').selectOption(name);
        await page
          .locator('#status')
          .filter({ hasText: /\d+ machines?, .* read as / })
          .waitFor();
        assert.equal(await page.locator('#file-name').inputValue(), name);
      }
    });

    it('shows what is wrong with a text that is pasted, as text, and where', async () => {
      await paste(MACHINE);
      const title = page.locator('#findings h3').filter({ hasText: 'terminal <b>1</b>' });
      await title.waitFor();
      const finding = page.locator('#findings li').filter({ hasText: 'nic/legacy' });
      await finding.getByRole('button', { name: 'line 7' }).click();
      const selected = await page.evaluate(
        'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
      );
      assert.equal(selected, 'true');
      await finding.getByRole('link').click();
      assert.equal(page.url(), pathToFileURL(join(site, 'rules', 'nic', 'legacy.html')).href);
      await page.locator('h1').waitFor();
    });

    it('converts, and copies a diff that fits', async () => {
      await paste(MACHINE);
      await page.locator('pre.diff').filter({ hasText: 'terminal <b>1</b>' }).waitFor();
      const diff = await page.locator('pre.diff').evaluate(pre => pre.textContent);
      const expected = convert(MACHINE, { fileName: 'definition.vm.json', lossy: false }).text;
      assert.equal(applyPatch(MACHINE, diff ?? ''), expected);
      await page.getByRole('button', { name: 'Copy the diff' }).click();
      await page.getByText('The diff is on the clipboard.').waitFor();
      assert.equal(await page.evaluate('navigator.clipboard.readText()'), diff);
      await page.getByRole('button', { name: 'Take it over' }).click();
      assert.equal(await page.locator('#definition').inputValue(), expected);
      await page.getByText('There is nothing to convert.').waitFor();
    });

    it('asks before something is lost, and says what', async () => {
      await paste(MACHINE.replace('"Generation": 1,', '"Generation": 1, "FloppyDrive": { "Path": "a.vfd" },'));
      await page.locator('#conversion li').filter({ hasText: 'stays as it is' }).waitFor();
      await page.getByLabel('Also what loses something').check();
      await page.locator('pre.diff').waitFor();
      await page.getByText('Lost, or left to a person:').waitFor();
    });

    it('reads HCL, and says of a text that is broken where', async () => {
      await paste(
        'source "hyperv-iso" "web" {\n  generation = 1\n  iso_url = "debian-12.5.0-amd64-netinst.iso"\n}\nbuild {\n  sources = ["source.hyperv-iso.web"]\n}\n',
        'web.pkr.hcl',
      );
      await page.locator('#findings h3').filter({ hasText: 'web' }).waitFor();
      await paste('{ "Generation": 1,, }');
      await page.locator('#findings li').filter({ hasText: 'line 1' }).waitFor();
      await paste('{ "name": "site" }');
      await page.locator('#status').filter({ hasText: 'Nothing in it is a virtual machine' }).waitFor();
    });

    it('takes a file that is dropped', async () => {
      const dropped = await page.evaluateHandle(`(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([${JSON.stringify(MACHINE)}], 'dropped.vm.json', { type: 'application/json' }));
        return transfer;
      })()`);
      await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
      await page.locator('#findings h3').filter({ hasText: 'terminal' }).waitFor();
      assert.equal(await page.locator('#file-name').inputValue(), 'dropped.vm.json');
    });

    it('works by the keyboard alone', async () => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.className'), 'skip');
      const tabTo = async (part: string): Promise<void> => {
        const passed: string[] = [];
        for (let press = 0; press < 60 && passed.at(-1) !== part; press += 1) {
          await page.keyboard.press('Tab');
          passed.push(String(await page.evaluate('document.activeElement.id || document.activeElement.textContent')));
        }
        assert.equal(passed.at(-1), part, passed.join(', '));
      };
      for (const part of ['Rules', 'example', 'file', 'file-name']) {
        await tabTo(part);
      }
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('typed.vm.json');
      await tabTo('definition');
      await page.keyboard.press('ControlOrMeta+A');
      const lossy = MACHINE.replace('"Generation": 1,', '"Generation": 1, "FloppyDrive": { "Path": "a.vfd" },');
      await page.keyboard.insertText(lossy);
      await page.locator('#conversion li').filter({ hasText: 'stays as it is' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Copy the diff' }).count(), 0);
      await tabTo('lossy');
      await page.keyboard.press('Space');
      assert.equal(await page.locator('#lossy').isChecked(), true);
      await page.locator('pre.diff').waitFor();
      await tabTo('Copy the diff');
      await page.keyboard.press('Enter');
      await page.getByText('The diff is on the clipboard.').waitFor();
      const expected = convert(lossy, { fileName: 'typed.vm.json', lossy: true }).text;
      assert.notEqual(expected, lossy);
      assert.equal(applyPatch(lossy, String(await page.evaluate('navigator.clipboard.readText()'))), expected);
      await tabTo('Take it over');
      await page.keyboard.press('Space');
      assert.equal(await page.locator('#definition').inputValue(), expected);
      assert.equal(await page.evaluate('document.activeElement.id'), 'definition');
    });

    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is readable in ${colorScheme} colours, on a narrow window too`, async () => {
        await page.emulateMedia({ colorScheme });
        const [ink = 0, paper = 0] = (await page.evaluate(`['color', 'backgroundColor'].map(name => {
          const [r, g, b] = getComputedStyle(document.body)[name].match(/\\d+/g).map(part => {
            const value = part / 255;
            return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        })`)) as number[];
        assert.equal(paper > ink, colorScheme === 'light');
        assert.ok((Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) > 7);
        await mkdir(join(repositoryRoot, 'out', 'screenshots'), { recursive: true });
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 900 });
          assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= width, `${width}`);
          await page.screenshot({
            path: join(repositoryRoot, 'out', 'screenshots', `site-${colorScheme}-${width}.png`),
          });
        }
        await page.setViewportSize({ width: 1280, height: 800 });
      });
    }

    it('asks for nothing but its own files', () => {
      assert.ok(requests.length > 5);
      assert.deepEqual(
        requests.filter(url => !url.startsWith('file:') || !fileURLToPath(url).startsWith(site)),
        [],
      );
    });
  });
});
