// `npm run generate`: writes the documents that are made of what the code knows. `-- --check` only names those that
// differ, and fails if there are any.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differences, ROOT } from './documents';

const check = process.argv.includes('--check');

for (const { path, text } of differences()) {
  const file = join(ROOT, path);
  console.log(`${check ? 'differs' : text === undefined ? 'removed' : 'written'}: ${path}`);
  if (check) {
    process.exitCode = 1;
  } else if (text === undefined) {
    rmSync(file);
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
