// Before `npm run package`: writes the README as the extension's page in VS Code shows it. Nothing there comes from the
// network, links lead to addresses of the web only, and nobody who reads it has the repository.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../test/vscode/install';

const OF_THE_REPOSITORY = /<!-- repository -->\n[\s\S]*?<!-- \/repository -->\n+/g;
const PICTURE = /(!\[[^\]]*\])\(([\w/-]+\.png)\)/g;
const RELATIVE_LINK = /(?<!!)\[([^\]]+)\]\((?!https:)[^)]+\)/g;

const read = (path: string): Buffer => readFileSync(join(repositoryRoot, path));

const text = read('README.md')
  .toString()
  .replace(OF_THE_REPOSITORY, '')
  .replace(RELATIVE_LINK, '$1')
  .replace(PICTURE, (_, alt: string, path: string) => `${alt}(data:image/png;base64,${read(path).toString('base64')})`);

mkdirSync(join(repositoryRoot, 'out'), { recursive: true });
writeFileSync(join(repositoryRoot, 'out', 'README.md'), text);
