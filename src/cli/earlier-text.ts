/** How somebody gets the runbook of a file that is converted already. */
import { relative } from 'node:path';
import { slashes } from './files';

/** A command for a shell; its file is a word of its own where its path is not plain enough to be typed. */
export function runbookOfEarlierText(path: string): string {
  const near = slashes(relative('.', path));
  const isPlain = /^[\w./-]+$/.test(near) && !near.startsWith('/') && !near.startsWith('-');
  const file = isPlain ? (near.startsWith('../') ? near : `./${near}`) : './FILE';
  return `git show HEAD:${file} | gen2-advisor runbook - --stdin-filename ${isPlain ? near : 'FILE'}`;
}
