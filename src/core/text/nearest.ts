/** The name that somebody may have meant. */

/** The only one that is alike but for case, `_` and `-`; else the only one that a slip or two make of it. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const plain = plainName(name);
  const [alike, slipped]: [string[], string[]] = [[], []];
  const slips = plain.length < SHORT ? 0 : plain.length < LONG ? 1 : 2;
  for (const each of names) {
    const other = plainName(each);
    if (other === plain) {
      alike.push(each);
    } else if (Math.abs(other.length - plain.length) <= slips && isWithin(plain, other, slips)) {
      slipped.push(each);
    }
  }
  const found = alike.length > 0 ? alike : slipped;
  return found.length === 1 ? found[0] : undefined;
}

/** With so few letters a slip makes another word. */
const SHORT = 5;
const LONG = 9;

function plainName(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** Whether so many letters left out, put in, replaced or exchanged make one of the other. */
function isWithin(one: string, other: string, slips: number): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) {
    at += 1;
  }
  if (at === one.length && at === other.length) {
    return true;
  }
  if (slips === 0) {
    return false;
  }
  const [a, b] = [one.slice(at), other.slice(at)];
  return (
    isWithin(a.slice(1), b.slice(1), slips - 1) ||
    isWithin(a.slice(1), b, slips - 1) ||
    isWithin(a, b.slice(1), slips - 1) ||
    (a[0] === b[1] && a[1] === b[0] && isWithin(a.slice(2), b.slice(2), slips - 1))
  );
}
