// `npm run icon`: draws icon.svg as the PNG that the Marketplace takes, in the browser of the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../test/vscode/install';
import { openPage } from '../test/vscode/page';

async function main() {
  const { page, closeBrowser } = await openPage({ width: 256, height: 256 });
  await page.setContent(`<body style="margin: 0">${readFileSync(join(__dirname, 'icon.svg'), 'utf8')}</body>`);
  await page.screenshot({ path: join(repositoryRoot, 'images', 'icon.png'), omitBackground: true });
  await closeBrowser();
}

main();
