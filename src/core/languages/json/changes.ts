/** What the edits of one object or array come to. */
import type { JsonValue } from './style';
import type { JsonMember } from './tree';

/** What goes into a container: behind a member, or at its end. */
export interface Insertion {
  readonly after: JsonMember | undefined;
  /** Undefined in an array. */
  readonly key: string | undefined;
  value: JsonValue;
}

/** What happens to the members of one container. */
export interface ContainerChanges {
  readonly removed: ReadonlySet<JsonMember>;
  readonly insertions: readonly Insertion[];
}
