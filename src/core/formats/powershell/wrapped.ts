/**
 * Values in the objects that PowerShell puts around them: Windows PowerShell writes an array that has properties of its
 * own as `{ "value": [...], "Count": 2 }` (PowerShell issue 3163), a value of an enumeration that came over remoting as
 * `{ "value": 0, "Value": "IDE" }`, and a text with notes as `{ "value": "…", "PSPath": "…" }`; people write
 * `{ "Value": "IDE" }`. What is in them is read and written as if it stood there by itself.
 */
import type { Body, List, Member, Node, Numeral } from '../../languages/tree';
import { remembering } from '../../text/remember';

/** What stands beside the value in such an object. */
const BESIDE = /^(?:length|longlength|readcount|runspaceid|ps[a-z]+)$/;

type KeyRole = 'value' | 'name' | 'count' | 'beside';

/** What a key is in a wrapper. Of every object its first key is asked. */
const roleOf = remembering((key): KeyRole | undefined => {
  const plain = key.toLowerCase();
  return plain === 'value' || plain === 'name' || plain === 'count' ? plain : BESIDE.test(plain) ? 'beside' : undefined;
});

/** Wrappers in wrappers that are opened. */
const DEEPEST = 4;

/**
 * The values that a wrapper holds, all of which mean one thing: the text first, as it says what a number only counts.
 * Undefined for what is no wrapper.
 */
function heldBy(node: Node): readonly [Node, ...Node[]] | undefined {
  if (node.kind !== 'body' || node.members.length === 0 || !node.members.every(isOfWrapper)) {
    return undefined;
  }
  const held: Node[] = [];
  const names: Node[] = [];
  let count: Numeral | undefined;
  for (const { key, value } of node.members) {
    const role = roleOf(key);
    if (role === 'value') {
      held.push(value);
    } else if (role === 'name' && value.kind === 'text') {
      names.push(value);
    } else if (role === 'count' && value.kind === 'number') {
      count = value;
    }
  }
  const [first, ...others] = [...held, ...(held.length > 0 ? names : [])].sort((a, b) => rank(a) - rank(b));
  const [list] = held;
  const isWhole = list?.kind !== 'list' || count === undefined || count.value === list.elements.length;
  const isOne = others.length === 0 || held.concat(names).every(each => each.kind === 'number' || each.kind === 'text');
  return first !== undefined && isWhole && isOne ? [first, ...others] : undefined;
}

/** Asked first: few objects are wrappers, and of most the first key tells. */
function isOfWrapper({ key, value }: Member): boolean {
  const role = roleOf(key);
  return role === 'name' ? value.kind === 'text' : role !== undefined;
}

function rank({ kind }: Node): number {
  return kind === 'text' ? 0 : 1;
}

/** A value, out of whatever is wrapped around it; in several forms where its wrapper has it in several. */
export function unwrapped(node: Node): readonly [Node, ...Node[]] {
  let values: readonly [Node, ...Node[]] = [node];
  for (let depth = 0; depth < DEEPEST && values.length === 1; depth += 1) {
    const held = heldBy(values[0]);
    if (held === undefined) {
      return values;
    }
    values = held;
  }
  return values;
}

/** The form of a value that says most, out of whatever is wrapped around it. */
export function innermost(node: Node): Node {
  return heldBy(node) === undefined ? node : unwrapped(node)[0];
}

/** The wrapper that a value stands in. Its key is looked at first: few have one. */
function wrapperOf({ parent }: Node): Body | undefined {
  return parent?.kind === 'member' && /^(?:value|name)$/i.test(parent.key) && heldBy(parent.parent) !== undefined
    ? parent.parent
    : undefined;
}

/** The node itself with the other forms of the same value: whoever writes one of them writes them all. */
export function formsOf(node: Node): readonly Node[] {
  const wrapper = wrapperOf(node);
  return wrapper === undefined ? [node] : (heldBy(wrapper) ?? [node]);
}

/** The outermost wrapper of a value; the value itself where it has none. */
export function outermost(node: Node): Node {
  let outer = node;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const wrapper = wrapperOf(outer);
    if (wrapper === undefined) {
      return outer;
    }
    outer = wrapper;
  }
  return outer;
}

/** Where the number of a list's elements is written beside it. */
export function countOf(list: List): Member | undefined {
  return wrapperOf(list)?.members.find(({ key, value }) => /^count$/i.test(key) && value.kind === 'number');
}
