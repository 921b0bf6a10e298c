/** Small pieces of text that reports, messages and titles share. */
import { sentence, t, translated } from './l10n';

const MOST_LISTED = 3;

/** What is counted, by what one of it is called. */
const COUNTED = {
  machine: { one: sentence('1 machine'), many: sentence('{count} machines') },
  file: { one: sentence('1 file'), many: sentence('{count} files') },
  'other file': { one: sentence('1 other file'), many: sentence('{count} other files') },
  'file problem': { one: sentence('1 file problem'), many: sentence('{count} file problems') },
  finding: { one: sentence('1 finding'), many: sentence('{count} findings') },
  error: { one: sentence('1 error'), many: sentence('{count} errors') },
  warning: { one: sentence('1 warning'), many: sentence('{count} warnings') },
  information: { one: sentence('1 information'), many: sentence('{count} information') },
} as const;

/** '1 machine', '12 machines'. */
export function counted(count: number, thing: keyof typeof COUNTED): string {
  return translated(COUNTED[thing][count === 1 ? 'one' : 'many'], { count });
}

/** The first few, and how many more. */
export function listed(things: readonly string[], separator: ', ' | ' ' = ', ', most = MOST_LISTED): string {
  const shown = things.slice(0, most).join(separator);
  const count = things.length - most;
  if (count <= 0) {
    return shown;
  }
  return separator === ' '
    ? t('{things} and {count} more', { things: shown, count })
    : t('{things}, and {count} more', { things: shown, count });
}

/** Items by a key, both in the order in which they first come. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}
