/** The properties that an object has, by Hyper-V's names, whatever their spelling in the file. */
import type { Member } from '../../languages/tree';
import type { PropertyName, Scope } from './aliases';

const NONE: readonly never[] = [];

/** The same for tables of names, whose names the compiler doesn't know. */
export interface NamedProperties {
  get(name: string): Member | undefined;
  spellings(name: string): readonly Member[];
}

/** Where among the members of an object its properties stand. */
export interface Places {
  readonly places: ReadonlyMap<string, number>;
  /** The other members that a property is also written as, behind the one that counts. Few objects have any. */
  readonly also: ReadonlyMap<string, readonly number[]> | undefined;
}

/**
 * A class, as three of them are made for each device: objects with the same keys share the maps of where their properties
 * stand, which took a tenth of an analysis where each had a map of its own.
 */
export class Properties<S extends Scope> {
  private readonly places: ReadonlyMap<string, number>;
  private readonly also: Places['also'];
  private readonly members: readonly Member[];

  constructor({ places, also }: Places, members: readonly Member[]) {
    this.places = places;
    this.also = also;
    this.members = members;
  }

  get size(): number {
    return this.places.size;
  }

  has(name: PropertyName<S>): boolean {
    return this.places.has(name);
  }

  get(name: PropertyName<S>): Member | undefined {
    const place = this.places.get(name);
    return place === undefined ? undefined : this.members[place];
  }

  /** In the order of the text. */
  entries(): (readonly [PropertyName<S>, Member])[] {
    return [...this.places].map(([name, place]) => [name as PropertyName<S>, this.members[place] as Member]);
  }

  /** A property under each of the spellings that the object has it in, the one that counts first. */
  spellings(name: PropertyName<S>): readonly Member[] {
    const first = this.get(name);
    if (first === undefined) {
      return NONE;
    }
    const others = this.also?.get(name);
    return others === undefined ? [first] : [first, ...others.map(place => this.members[place] as Member)];
  }

  /** These and others, which stand in the place of those of the same names; with the other spellings that these have. */
  with(others: Iterable<readonly [PropertyName<S>, Member]>): Properties<S> {
    const places = new Map(this.places);
    const members = [...this.members];
    for (const [name, member] of others) {
      places.set(name, members.push(member) - 1);
    }
    return new Properties({ places, also: this.also }, members);
  }
}

/**
 * Those of an object without any. Without an object of the class that stays, the engine forgets with each collection what it
 * has compiled for it: an analysis then took twice as long.
 */
export const NO_PROPERTIES = new Properties<Scope>({ places: new Map(), also: undefined }, NONE);
