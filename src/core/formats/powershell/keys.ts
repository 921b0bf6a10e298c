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

interface Vocabulary {
  readonly spellings: ReadonlyMap<string, Spelling>;
  /** What a key means as it is written: files repeat a few dozen keys thousands of times. */
  readonly met: Map<string, Spelling | undefined>;
}

/** So many keys are remembered at most: no file of generated keys fills the memory. */
const REMEMBERED_KEYS = 5_000;

const VOCABULARIES = Object.fromEntries(
  Object.entries(ALIASES).map(([scope, table]) => [scope, { spellings: spellingsOf(table), met: new Map() }]),
) as unknown as Readonly<Record<Scope, Vocabulary>>;

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

/** The properties of an object; of one that is written twice the last, as JSON.parse reads it. */
export function propertiesOf<S extends Scope>(object: JsonObject, scope: S): Properties<S> {
  const vocabulary = VOCABULARIES[scope];
  const found = new Map<string, JsonProperty>();
  for (const property of object.properties) {
    const spelling = meaningOf(vocabulary, property.key);
    if (spelling !== undefined) {
      const other = found.get(spelling.name);
      if (other === undefined || spelling.rank <= (meaningOf(vocabulary, other.key)?.rank ?? 0)) {
        found.set(spelling.name, property);
      }
    }
  }
  return found as Map<PropertyName<S>, JsonProperty>;
}

function meaningOf({ spellings, met }: Vocabulary, key: string): Spelling | undefined {
  const remembered = met.get(key);
  if (remembered !== undefined || met.has(key)) {
    return remembered;
  }
  const spelling = spellings.get(plainKey(key));
  if (met.size >= REMEMBERED_KEYS) {
    met.clear();
  }
  met.set(key, spelling);
  return spelling;
}
