// `npm run generate`: writes the files that are made of what the code knows. `-- --check` only names those that differ, and
// fails if there are any.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { machineFields } from './machine-fields';
import { ruleList } from './rule-list';

const ROOT = join(__dirname, '..');
const check = process.argv.includes('--check');

function put(path: string, text: string | undefined): void {
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

/** All others are made by the rules, of machines that are read: what lists both comes first. */
function listParts(): void {
  for (const list of [ruleList(), machineFields()]) {
    const current = join(ROOT, list.path);
    const before = existsSync(current) ? readFileSync(current, 'utf8') : '';
    const after = list.text(before);
    if (after !== before) {
      put(list.path, after);
    }
  }
}

async function generate(): Promise<void> {
  // Where files are only compared, the lists are among them.
  if (!check) {
    listParts();
  }
  const { differences } = await import('./documents');
  for (const { path, text } of differences()) {
    put(path, text);
  }
}

void generate();
