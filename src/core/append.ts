/**
 * Adds many items to a list. What stands in a file has no limit, and as arguments of one `push` engines take some 120,000 items,
 * or fewer where little of the stack is left.
 */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) {
    list.push(item);
  }
}
