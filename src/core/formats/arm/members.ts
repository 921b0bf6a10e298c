/** Members by their keys as Azure reads them: without regard to case. */
import type { Body, Member, Node } from '../../languages/tree';

const BY_KEY = new WeakMap<Body, ReadonlyMap<string, Member>>();

/** The last one of a key; undefined also where it isn't asked of a body. */
export function memberOf(node: Node | undefined, key: string): Member | undefined {
  if (node?.kind !== 'body') {
    return undefined;
  }
  let byKey = BY_KEY.get(node);
  if (byKey === undefined) {
    byKey = new Map(node.members.map(member => [member.key.toLowerCase(), member]));
    BY_KEY.set(node, byKey);
  }
  return byKey.get(key.toLowerCase());
}

export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return memberOf(node, key)?.value;
}
