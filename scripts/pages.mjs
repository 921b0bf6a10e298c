// The documents that the extension shows, in one file: ten small ones take a fifth more.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The others are made by the extension, or for developers and for users of the command line. */
const NAMES = [
  ...['README', 'answer-files', 'boot-commands', 'configuration', 'devices'],
  ...['export', 'hosts', 'reports', 'runbook', 'workspace'],
];

/** What is of the command line, which is in another package. */
const OF_THE_REPOSITORY = /<!-- repository -->\n[\s\S]*?<!-- \/repository -->\n/g;

/** The text of each by its path, as JSON. */
export function documentsShown() {
  const pages = NAMES.map(name => {
    const path = `docs/${name}.md`;
    return [`/${path}`, readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n').replace(OF_THE_REPOSITORY, '')];
  });
  return JSON.stringify(Object.fromEntries(pages));
}
