/** Sorting the few things that a machine has of a kind, of which there are thousands of machines. */

/** More are left to the engine, which makes lists of its own to sort one. */
const FEW = 8;

/** Sorts a list in place; what is alike keeps its order. */
export function sortFew<T>(list: T[], compare: (one: T, other: T) => number): T[] {
  if (list.length > FEW) {
    return list.sort(compare);
  }
  for (let index = 1; index < list.length; index += 1) {
    const moving = list[index] as T;
    let place = index;
    while (place > 0 && compare(list[place - 1] as T, moving) > 0) {
      list[place] = list[place - 1] as T;
      place -= 1;
    }
    list[place] = moving;
  }
  return list;
}
