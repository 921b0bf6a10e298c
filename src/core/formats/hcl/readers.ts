/** Who reads the variables and locals of a configuration. */
import { type Body, bodiesIn } from '../../languages/tree';
import { type Configuration, namesReadIn } from './configuration';

/** How often each variable or local is read in a configuration, by what is no declaration of a variable. */
export function readersOf({ bodies, definitions }: Configuration): (name: string) => number {
  let counts: ReadonlyMap<string, number> | undefined;
  return name => {
    counts ??= countReaders(bodies, definitions);
    return counts.get(name) ?? 0;
  };
}

function countReaders(bodies: readonly Body[], definitions: Configuration['definitions']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const reading = bodies.flatMap(({ members }) => members.filter(({ key }) => key !== 'variable'));
  for (const member of reading.flatMap(({ value }) => [...bodiesIn(value)].flatMap(({ members }) => members))) {
    if (member.value.kind !== 'body') {
      for (const name of new Set(namesReadIn(member.value, definitions))) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  return counts;
}
