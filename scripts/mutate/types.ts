/** Whether the compiler refuses a change, which no test has to see then. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyRepository, ROOT } from './copy';
import type { Mutant } from './instrument';

let plain: string | undefined;

export function isRefused({ path, start, end, text, as }: Mutant): boolean {
  plain ??= copyRepository('plain');
  const original = readFileSync(join(ROOT, path), 'utf8');
  // A comma is left where an element is dropped: then it is one of nothing.
  const changed = original.slice(0, start) + (as === 'element' ? '...[]' : text) + original.slice(end);
  writeFileSync(join(plain, path), changed);
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'src/core'], {
    cwd: plain,
  });
  writeFileSync(join(plain, path), original);
  return status !== 0;
}
