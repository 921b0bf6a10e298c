/** Nodes in the hands of those who don't look into them. */
import type { Place } from '../text/place';
import type { Body, Node } from './tree';

/** A node of the tree of a document. Its place is all that is seen of it outside of languages and formats. */
export interface NodeRef extends Place {
  readonly kind: string;
}

/** Opens a reference: for the format that made it, and for languages. */
export function nodeOf(ref: NodeRef): Node {
  return ref as Node;
}

/** The same where a format knows that it made the reference of a body: a machine as a whole. */
export function bodyOf(ref: NodeRef): Body {
  return ref as Body;
}
