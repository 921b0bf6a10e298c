/** The files beside a definition, read when a machine names them. */

import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from '../core/text/files';
import { readDefinition } from './files';

/** Answer files and their like have a few kilobytes; what is larger is something else. */
const MAXIMUM_SIZE = 1_000_000;

/** Those in and around the folder of a file. A path that is no plain file, or can't be read, has no text. */
export function companionsOf(path: string): Files {
  const folder = dirname(path);
  return {
    read(name) {
      const companion = join(folder, name);
      if (statSync(companion, { throwIfNoEntry: false })?.isFile() !== true) {
        return undefined;
      }
      const content = readDefinition(companion, MAXIMUM_SIZE);
      return 'text' in content ? content.text : undefined;
    },
  };
}
