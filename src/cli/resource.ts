/** Files that are shipped beside the bundles' folder, and lie as deep beside that of the sources. */
import { join } from 'node:path';

export function resourcesFolder(): string {
  return join(__dirname, '..', '..', 'resources');
}
