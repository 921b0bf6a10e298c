/** Looks up the properties of an object by Hyper-V's names, whatever their spelling in the file. */
import type { Body, Member } from '../../languages/tree';
import { remembering } from '../../text/remember';
import { ALIASES, type PropertyName, type Scope } from './aliases';

/** The properties that an object has, by Hyper-V's names. */
export type Properties<S extends Scope> = ReadonlyMap<PropertyName<S>, Member>;

interface Spelling {
  readonly name: string;
  /** Place among the property's spellings: a lower one counts more. */
  readonly rank: number;
}

/** What people write before a property of a machine to say whose it is. */
const WHOSE = /^(?:hyperv|hv)?(?:vm)?/;

/** What each key says in each kind of object. A list of machines repeats a few dozen keys thousands of times. */
const SPELLINGS = Object.fromEntries(
  Object.entries(ALIASES).map(([scope, table]) => {
    const spellings = spellingsOf(table);
    const read = (plain: string): Spelling | undefined => spellings.get(plain);
    return [
      scope,
      remembering(key => {
        const plain = plainKey(key);
        return read(plain) ?? (scope === 'machine' ? read(plain.replace(WHOSE, '')) : undefined);
      }),
    ];
  }),
) as Readonly<Record<Scope, (key: string) => Spelling | undefined>>;

function spellingsOf(table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, Spelling> {
  return new Map(
    Object.entries(table).flatMap(([name, aliases]) =>
      [name, ...aliases].map((spelling, rank) => [plainKey(spelling), { name, rank }] as const),
    ),
  );
}

/** A key or a word without what spellings differ in: `ide-controller` and `IDE controller` are `idecontroller`. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}$]/gu, '');
}

const plainKeyOfText = remembering(plainKey);

/** The same for a key of a file. */
export function plainKeyOf({ key }: Member): string {
  return plainKeyOfText(key);
}

/** Whether a key is one of Hyper-V's in an object of that kind. */
export function isKeyOf(scope: Scope, { key }: Member): boolean {
  return SPELLINGS[scope](key) !== undefined;
}

/** Whether a key is a spelling of that very property. */
export function isSpellingOf<S extends Scope>(scope: S, name: PropertyName<S>, { key }: Member): boolean {
  return SPELLINGS[scope](key)?.name === name;
}

/** A property under each of the spellings that an object has it in; of one that is written twice the last. */
export function spellingsIn<S extends Scope>(object: Body, scope: S, name: PropertyName<S>): Member[] {
  const found = new Map<string, Member>();
  for (const property of object.members) {
    if (SPELLINGS[scope](property.key)?.name === name) {
      found.set(plainKeyOf(property), property);
    }
  }
  return [...found.values()];
}

/** The properties of an object; of one that is written twice the last, as JSON.parse reads it. */
export function propertiesOf<S extends Scope>(object: Body, scope: S): Properties<S> {
  const spellingOf = SPELLINGS[scope];
  const found = new Map<string, Member>();
  for (const property of object.members) {
    const spelling = spellingOf(property.key);
    if (spelling !== undefined) {
      const other = found.get(spelling.name);
      if (other === undefined || spelling.rank <= (spellingOf(other.key)?.rank ?? 0)) {
        found.set(spelling.name, property);
      }
    }
  }
  return found as Map<PropertyName<S>, Member>;
}
