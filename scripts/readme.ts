/**
 * The README as the extension's page in VS Code shows it. Nothing there comes from the network, links lead to addresses of
 * the web only, and nobody who reads it has the repository.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../test/vscode/install';

/** Beside what is of the repository, the settings, which VS Code lists itself, and the rules, which are names without their links. */
const LEFT_OUT = /<!-- (repository|settings|rules) -->\n[\s\S]*?<!-- \/\1 -->\n+/g;
const PICTURE = /(!\[[^\]]*\])\(([\w/-]+\.png)\)/g;
const RELATIVE_LINK = /(?<!!)\[([^\]]+)\]\((?!https:)[^)]+\)/g;

const read = (path: string): Buffer => readFileSync(join(repositoryRoot, path));

export function shippedReadme(): string {
  return read('README.md')
    .toString()
    .replace(LEFT_OUT, '')
    .replace(RELATIVE_LINK, '$1')
    .replace(
      PICTURE,
      (_, alt: string, path: string) => `${alt}(data:image/png;base64,${read(path).toString('base64')})`,
    );
}
