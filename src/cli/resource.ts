/** Files that are shipped beside the bundle's folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The sources lie one folder deeper than the bundle. */
export function resourcesFolder(): string {
  const [bundled, source] = [join(__dirname, '..', 'resources'), join(__dirname, '..', '..', 'resources')];
  return existsSync(bundled) ? bundled : source;
}
