/** The examples for people. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'examples');

export interface ExampleFile {
  readonly fileName: string;
  readonly text: string;
}

/** Those of its folders as well, under their names alone. */
export const EXAMPLE_FILES: readonly ExampleFile[] = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(({ name, parentPath }) => ({ fileName: name, text: readFileSync(join(parentPath, name), 'utf8') }));
