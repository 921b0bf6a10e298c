/** Who reads the variables and locals of a configuration. */
import { type Body, bodiesIn, findMember, type Member } from '../../languages/tree';
import { type Configuration, namesReadIn, referencesIn } from './configuration';

const COUNTS = new WeakMap<Configuration, ReadonlyMap<string, number>>();

/** How often each variable or local is read in a configuration, by what is no declaration of a variable. */
export function readersOf(configuration: Configuration): (name: string) => number {
  return name => {
    const counts = COUNTS.get(configuration) ?? countReaders(configuration.bodies, configuration.definitions);
    COUNTS.set(configuration, counts);
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

/**
 * Whether one of some names, with their attributes, is read at more than one place, or what it is a part of. What blocks are
 * made for counts once: what they take of an element they read by the name of that.
 */
export function isReadTwice(
  names: ReadonlySet<string>,
  all: readonly { readonly configuration: Configuration }[],
): boolean {
  const reads = [...new Set(all.map(({ configuration }) => configuration))].flatMap(readsIn);
  const isOfOne = (one: string, other: string): boolean => one === other || one.startsWith(`${other}.`);
  return [...names].some(name => reads.filter(read => isOfOne(read, name) || isOfOne(name, read)).length > 1);
}

const READS = new WeakMap<Configuration, readonly string[]>();

function readsIn(configuration: Configuration): readonly string[] {
  const known = READS.get(configuration) ?? findReads(configuration);
  READS.set(configuration, known);
  return known;
}

function findReads({ bodies, definitions }: Configuration): readonly string[] {
  const members = bodies.flatMap(body => [...bodiesIn(body)].flatMap(each => each.members));
  const isLoop = ({ key, parent }: Member): boolean =>
    key === 'for_each' && findMember(parent, 'content') === undefined;
  const read = (some: readonly Member[]): string[] =>
    some.flatMap(({ value }) => (value.kind === 'body' ? [] : referencesIn(value, definitions)));
  return [...new Set(read(members.filter(isLoop))), ...read(members.filter(member => !isLoop(member)))];
}
