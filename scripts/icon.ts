// `npm run icon`: draws images/icon.svg as the PNG that the Marketplace takes, in the browser of the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../test/vscode/install';
import { openPage } from '../test/vscode/page';

async function main() {
  const images = join(repositoryRoot, 'images');
  const { page, closeBrowser } = await openPage({ width: 256, height: 256 });
  await page.setContent(`<body style="margin: 0">${readFileSync(join(images, 'icon.svg'), 'utf8')}</body>`);
  await page.screenshot({ path: join(images, 'icon.png'), omitBackground: true });
  await closeBrowser();
}

main();
