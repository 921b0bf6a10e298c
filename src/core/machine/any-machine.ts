/** What machines of every kind have. */
import type { NodeRef } from '../languages/ref';
import type { Place } from '../text/place';
import type { Field } from './field';
import type { GuestEvidence } from './guests/evidence';
import type { RecognisedGuest } from './guests/recognise';

export type Generation = 1 | 2;

export interface AnyMachine {
  /** As the file names it; what its format falls back to where it has no name. Not unique. */
  readonly name: string;
  /** The whole definition. */
  readonly node: NodeRef;
  /** What stands elsewhere and belongs to it as well. */
  readonly addition?: NodeRef;
  /** What a finding about the machine as a whole underlines: never more than a line. */
  readonly at: Place;
  readonly generation: Field<Generation>;
  /** What a conversion changes, where something else says the generation: the image of a machine of Trusted Launch. */
  readonly changed?: Field<unknown> | undefined;
  /** Set where the variable that gives the generation also gives something that is no generation of a machine. */
  readonly generationVariableIsReadElsewhere?: true;
  /** Set where the text of the definition makes machines of another generation as well. */
  readonly definitionIsShared?: true;
  readonly guest: Guest | undefined;
  /**
   * The definitions, with its own, of the machines that have to be of one generation: they change together or not at all.
   * One list for all of them.
   */
  readonly together?: readonly NodeRef[];
  /** The host as the file names it. */
  readonly host?: Field<string> | undefined;
}

/** What a conversion changes to make a machine Generation 2. */
export function changedIn({ changed, generation }: AnyMachine): Field<unknown> {
  return changed ?? generation;
}

/** The guest operating system and what in the file it is known from. */
export interface Guest {
  readonly recognised: RecognisedGuest<PlacedEvidence>;
  /** 'literal' where the definition states it in a field made for it. */
  readonly origin: 'literal' | 'inferred';
  readonly at: Place;
}

/** Evidence of the guest with its place in the file; undefined where the place is the file's own name. */
export interface PlacedEvidence extends GuestEvidence {
  readonly at: Place | undefined;
}
