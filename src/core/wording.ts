/** Small pieces of text that reports, messages and titles share. */

const MOST_LISTED = 3;

/** '1 machine', '12 machines'. */
export function counted(count: number, thing: string): string {
  return count === 1 ? `1 ${thing}` : `${count} ${thing}s`;
}

/** The first few, and how many more. */
export function listed(things: readonly string[], separator = ', '): string {
  const shown = things.slice(0, MOST_LISTED).join(separator);
  const more = things.length - MOST_LISTED;
  return more > 0 ? `${shown}${separator}and ${more} more` : shown;
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
