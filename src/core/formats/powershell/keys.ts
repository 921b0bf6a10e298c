/** Looks up the properties of an object by Hyper-V's names, whatever their spelling in the file. */
import type { JsonObject, JsonProperty } from '../../text/tree';
import { ALIASES, type PropertyName, type Scope } from './aliases';

/** The properties that an object has, by Hyper-V's names. */
export type Properties<S extends Scope> = ReadonlyMap<PropertyName<S>, JsonProperty>;

interface Spelling {
  readonly name: string;
  /** Place among the property's spellings: a lower one counts more. */
  readonly rank: number;
}

const SPELLINGS = Object.fromEntries(
  Object.entries(ALIASES).map(([scope, table]) => [scope, spellingsOf(table)]),
) as Readonly<Record<Scope, ReadonlyMap<string, Spelling>>>;

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

/** So many keys are remembered at most: no file of generated keys fills the memory. */
const REMEMBERED_KEYS = 5_000;

const plainKeys = new Map<string, string>();

/** The same for a key of a file, remembered: a list of machines repeats a few dozen keys thousands of times. */
export function plainKeyOf({ key }: JsonProperty): string {
  const remembered = plainKeys.get(key);
  if (remembered !== undefined) {
    return remembered;
  }
  const plain = plainKey(key);
  if (plainKeys.size >= REMEMBERED_KEYS) {
    plainKeys.clear();
  }
  plainKeys.set(key, plain);
  return plain;
}

/** The properties of an object; of one that is written twice the last, as JSON.parse reads it. */
export function propertiesOf<S extends Scope>(object: JsonObject, scope: S): Properties<S> {
  const spellings = SPELLINGS[scope];
  const found = new Map<string, JsonProperty>();
  for (const property of object.properties) {
    const spelling = spellings.get(plainKeyOf(property));
    if (spelling !== undefined) {
      const other = found.get(spelling.name);
      if (other === undefined || spelling.rank <= (spellings.get(plainKeyOf(other))?.rank ?? 0)) {
        found.set(spelling.name, property);
      }
    }
  }
  return found as Map<PropertyName<S>, JsonProperty>;
}
