import type { NodeRef } from '../languages/ref';
import type { Place } from '../text/place';

/** Something a machine has. */
export interface Part {
  /** What a finding about it underlines. */
  readonly at: Place;
  readonly node: NodeRef;
}
