/** What pages of tables have in common. */
import { SOURCES, type SourceKey } from '../machine/sources';

/** The keys of sources, as links to {@link sourceLinks} at the end of the same document. */
export function cited(keys: readonly SourceKey[]): string {
  return keys.map(key => `[${key}]`).join(' ');
}

/** Where the links of {@link cited} lead. */
export function sourceLinks(keys: Iterable<SourceKey>): string {
  return [...new Set(keys)]
    .sort()
    .map(key => `[${key}]: <${SOURCES[key].url}> "${SOURCES[key].title.replace(/["\\]/g, '\\$&')}"`)
    .join('\n');
}

export const GENERATED = '<!-- Made by `npm run generate`; changes made here get lost. -->';
