/** Looks up the properties of an object by Hyper-V's names, whatever their spelling in the file. */
import { byKeys } from '../../languages/by-keys';
import type { Body, Member } from '../../languages/tree';
import { once } from '../../once';
import { remembering } from '../../text/remember';
import { ALIASES, OTHER_TOOLS, type PropertyName, type Scope } from './aliases';
import { NO_PROPERTIES, type Places, Properties } from './properties';
import { isTruncated } from './values';
import { innermost } from './wrapped';

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
    const others: Readonly<Record<string, readonly string[]>> = OTHER_TOOLS[scope as Scope] ?? {};
    const spellings = once(() => tableOf(table, others));
    const read = (plain: string): Spelling | undefined => spellings().get(plain);
    return [
      scope,
      remembering(key => {
        const plain = plainKey(key);
        return read(plain) ?? (scope === 'machine' ? read(plain.replace(WHOSE, '')) : undefined);
      }),
    ];
  }),
) as Readonly<Record<Scope, (key: string) => Spelling | undefined>>;

function tableOf(
  table: Readonly<Record<string, readonly string[]>>,
  others: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, Spelling> {
  return new Map(
    Object.entries(table).flatMap(([name, aliases]) =>
      [name, ...aliases, ...(others[name] ?? [])].map(
        (spelling, rank) => [plainKey(spelling), { name, rank }] as const,
      ),
    ),
  );
}

/** Nearly all keys: the pattern for letters of all alphabets takes milliseconds to be made. */
const ASCII = /^[\u0020-\u007e]*$/;

/** A key or a word without what spellings differ in: `ide-controller` and `IDE controller` are `idecontroller`. */
export function plainKey(key: string): string {
  const lower = key.toLowerCase();
  return ASCII.test(lower) ? lower.replace(/[^a-z0-9$]/g, '') : lower.replace(/[^\p{L}\p{N}$]/gu, '');
}

/** The same, remembered for the keys of files. */
export const plainKeyOfText = remembering(plainKey);

/** The same for a key of a file. */
export function plainKeyOf({ key }: Member): string {
  return plainKeyOfText(key);
}

/** Whether a key is one of Hyper-V's in an object of that kind. */
export function isKeyOf(scope: Scope, member: Pick<Member, 'key'>): boolean {
  return propertyNameOf(scope, member) !== undefined;
}

/** Which of Hyper-V's properties of such an object a key is. */
export function propertyNameOf<S extends Scope>(scope: S, { key }: Pick<Member, 'key'>): PropertyName<S> | undefined {
  return SPELLINGS[scope](key)?.name as PropertyName<S> | undefined;
}

/** Whether a key is a spelling of that very property. */
export function isSpellingOf<S extends Scope>(scope: S, name: PropertyName<S>, member: Member): boolean {
  return propertyNameOf(scope, member) === name;
}

/** The properties of an object; of one that is written twice the last, as JSON.parse reads it. */
export function propertiesOf<S extends Scope>(object: Body, scope: S): Properties<S> {
  const found = ownPropertiesOf(object, scope);
  const general = scope === 'machine' ? generalOf(object, found as Properties<'machine'>) : undefined;
  if (general === undefined) {
    return found;
  }
  return found.with(
    ownPropertiesOf(general, scope)
      .entries()
      .filter(([name]) => !found.has(name)),
  );
}

/** What stands beside the devices of a machine and says in general what it is. */
const GENERAL =
  /^(?:(?:hyperv|get)?(?:vm|virtualmachine|machine)(?:settings|config|properties|info|object)?|general|basics?|main|settings|config|configuration|properties|info|summary)$/;
const LISTS = ['HardDrives', 'DVDDrives', 'NetworkAdapters'] as const;
const BESIDE_GENERAL = [...LISTS, 'FloppyDrive', 'Bios', 'Firmware', 'Security', 'Processor'] as const;

/**
 * The object that says the generation of a machine whose devices or settings stand around it, as scripts put together what
 * several cmdlets give: `{ "VM": { "Name": "web", "Generation": 1 }, "HardDiskDrives": [...] }`. Its properties are the
 * machine's. Undefined where devices stand in both: the outer ones are then those of something else.
 */
export function generalOf(
  object: Body,
  found: Properties<'machine'> = ownPropertiesOf(object, 'machine'),
): Body | undefined {
  if (found.has('Generation') || !BESIDE_GENERAL.some(name => found.has(name))) {
    return undefined;
  }
  const [general, ...others] = object.members.flatMap(member => {
    const value = GENERAL.test(plainKeyOf(member)) ? innermost(member.value) : undefined;
    return value?.kind === 'body' ? [value] : [];
  });
  const inner = general && ownPropertiesOf(general, 'machine');
  const isOne = others.length === 0 && inner?.has('Generation') === true;
  return isOne && !(LISTS.some(name => found.has(name)) && LISTS.some(name => isRead(inner.get(name))))
    ? general
    : undefined;
}

/** Whether a list of devices is there and not cut off: the names of their types stand for those that are. */
function isRead(list: Member | undefined): boolean {
  const value = list && innermost(list.value);
  const first = value?.kind === 'list' ? value.elements[0] : value;
  return first !== undefined && first.kind !== 'null' && !isTruncated(first);
}

/** Where among the members of an object its properties stand, by its keys. */
const PLACES = Object.fromEntries(
  Object.keys(ALIASES).map(scope => [scope, byKeys(keys => readKeys(keys, SPELLINGS[scope as Scope]))]),
) as Readonly<Record<Scope, (object: Body) => Places>>;

function ownPropertiesOf<S extends Scope>(object: Body, scope: S): Properties<S> {
  const { members } = object;
  if (members.length === 0) {
    return NO_PROPERTIES;
  }
  return new Properties(PLACES[scope](object), members);
}

function readKeys(keys: readonly string[], spellingOf: (key: string) => Spelling | undefined): Places {
  const places = new Map<string, number>();
  let also: Map<string, readonly number[]> | undefined;
  for (const [place, key] of keys.entries()) {
    const spelling = spellingOf(key);
    if (spelling !== undefined) {
      const other = places.get(spelling.name);
      const rank = other === undefined ? undefined : (spellingOf(keys[other] as string)?.rank ?? 0);
      if (other !== undefined && rank !== spelling.rank) {
        const counts = rank !== undefined && rank < spelling.rank;
        also ??= new Map();
        also.set(spelling.name, withSpelling(also.get(spelling.name) ?? [], counts ? place : other, keys));
      }
      if (rank === undefined || spelling.rank <= rank) {
        places.set(spelling.name, place);
      }
    }
  }
  return { places, also };
}

/** Whether an object has more keys than these properties: of nearly all machines none is left, and nobody looks further. */
export function hasOthers(object: Body, { size }: { readonly size: number }): boolean {
  return object.members.length > size;
}

function withSpelling(others: readonly number[], place: number, keys: readonly string[]): readonly number[] {
  const plainKeyAt = (at: number) => plainKeyOfText(keys[at] as string);
  return [...others.filter(other => plainKeyAt(other) !== plainKeyAt(place)), place];
}
