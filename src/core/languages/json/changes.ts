/** What the edits of one object or array come to. */
import type { Value } from '../edit';
import type { Item } from '../tree';

/** What goes into a container: behind a member, or at its end. */
export interface Insertion {
  readonly after: Item | undefined;
  /** Undefined in an array. */
  readonly key: string | undefined;
  value: Value;
}

/** What happens to the members of one container. */
export interface ContainerChanges {
  readonly removed: ReadonlySet<Item>;
  readonly insertions: readonly Insertion[];
}
