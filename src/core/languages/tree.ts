/**
 * The tree that every language gives, so that a format is read in the same way whichever language it is written in.
 * Every node says where it stands. A tree is read-only: changes are planned as edits of the text, never made in the tree.
 */
import type { Place } from '../text/place';
import { groupBy } from '../wording';

export type Node = Body | List | Scalar | Expression;
export type Scalar = Text | Numeral | Truth | Null;

/** What stands between two separators: a member of a body, or an element of a list. */
export type Item = Member | Node;

interface NodeBase extends Place {
  /** The member or list this is the value or an element of; undefined for the root. */
  readonly parent: Member | List | undefined;
}

/** An object, the content of a block, or a whole file of blocks. */
export interface Body extends NodeBase {
  readonly kind: 'body';
  /** In the order of the text; a key that is written twice stands here as often as in the text. */
  readonly members: readonly Member[];
}

export interface List extends NodeBase {
  readonly kind: 'list';
  readonly elements: readonly Node[];
}

/** A text without anything in it that only its tool can put in: what it says is known. */
export interface Text extends NodeBase {
  readonly kind: 'text';
  /** Decoded: without quotes, escapes, and the marks and indentation of a heredoc. */
  readonly value: string;
}

export interface Numeral extends NodeBase {
  readonly kind: 'number';
  readonly value: number;
}

export interface Truth extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface Null extends NodeBase {
  readonly kind: 'null';
  readonly value: null;
}

/** What a tool works out: a reference, a call, a template with something to put in. JSON has none. */
export interface Expression extends NodeBase {
  readonly kind: 'expression';
  /** What it refers to, as far as names and dots go: 'var.generation', 'local.disks', 'each.value'. */
  readonly refersTo: readonly string[];
}

/** A property, an attribute or a block: from its key to the end of its value. */
export interface Member extends Place {
  readonly kind: 'member';
  readonly parent: Body;
  /** Decoded; where an expression in brackets stands for the key, the text of that. */
  readonly key: string;
  /** End of the key as it is written, with its quotes; it starts at `offset`. */
  readonly keyEnd: number;
  /** Of a block: one for each label, which may be none. Undefined for what is set with `=` or `:`. */
  readonly labels?: readonly Label[];
  /** Set where the key is an expression: what it comes to isn't known. */
  readonly isComputed?: true;
  readonly value: Node;
}

export interface Label extends Place {
  /** Decoded. */
  readonly text: string;
}

/** Whether a node is a value that is written out, and holds no others. */
export function isScalar(node: Node): node is Scalar {
  return node.kind !== 'body' && node.kind !== 'list' && node.kind !== 'expression';
}

/** The key of a member as it is written, with its quotes. */
export function keyPlace({ file, offset, keyEnd }: Member): Place {
  return { file, offset, end: keyEnd };
}

/** The members of a body under exactly that key, in the order of the text. */
export function membersNamed({ members }: Body, key: string): readonly Member[] {
  return members.filter(member => member.key === key && member.isComputed === undefined);
}

/** A body with the labels that lead to it. */
export interface Block {
  readonly labels: readonly Label[];
  readonly body: Body;
  /** What goes where the block goes. */
  readonly item: Item;
}

/**
 * The blocks under a key with so many labels. Where a language has blocks, those are it; in JSON each label is an
 * object more (`{"source": {"hyperv-iso": {"x": {…}}}}`), and where an object belongs a list of them may stand.
 */
export function blocksNamed(body: Body, key: string, labels: number): Block[] {
  return membersNamed(body, key).flatMap(member =>
    member.labels === undefined
      ? nestedBlocks(member.value, member, [], labels)
      : member.labels.length === labels && member.value.kind === 'body'
        ? [{ labels: member.labels, body: member.value, item: member }]
        : [],
  );
}

function nestedBlocks(node: Node, item: Item, before: readonly Label[], left: number): Block[] {
  if (node.kind === 'list') {
    return node.elements.flatMap(element =>
      element.kind === 'body' ? nestedBlocks(element, element, before, left) : [],
    );
  }
  if (node.kind !== 'body') {
    return [];
  }
  return left === 0
    ? [{ labels: before, body: node, item }]
    : node.members.flatMap(member =>
        nestedBlocks(member.value, member, [...before, { ...keyPlace(member), text: member.key }], left - 1),
      );
}

/** The member under exactly that key; the last one where it is written twice, as JSON.parse has it. */
export function findMember({ members }: Body, key: string): Member | undefined {
  return members.findLast(member => member.key === key);
}

const BY_KEY = new WeakMap<Body, ReadonlyMap<string, readonly Member[]>>();

/** The members of a body by key, each as often as it is written; looked up once for each body. */
export function membersByKey(body: Body): ReadonlyMap<string, readonly Member[]> {
  const byKey = BY_KEY.get(body) ?? groupBy(body.members, ({ key }) => key);
  BY_KEY.set(body, byKey);
  return byKey;
}

/** What stands in a body or a list, in the order of the text. */
export function itemsOf(container: Body | List): readonly Item[] {
  return container.kind === 'body' ? container.members : container.elements;
}

/**
 * The members whose key stood before in the same body: the same text or, for formats that fold case, alike. Of all
 * bodies below and including a node, in the order of the text.
 */
export function duplicateMembers(root: Node | undefined, foldCase: boolean): Member[] {
  // Where each key was seen last. All bodies have the same few keys, of which those that are alike share a place.
  const places = new Map<string, { seenIn: Body | undefined }>();
  // Bodies of one kind have the same keys in the same order: by the last of them, keys of which none stands twice.
  const distinct = new Map<string | undefined, readonly string[]>();
  const duplicates: Member[] = [];
  for (const body of bodiesIn(root)) {
    const before = duplicates.length;
    const lastKey = body.members[body.members.length - 1]?.key;
    if (haveKeys(body.members, distinct.get(lastKey))) {
      continue;
    }
    for (const member of body.members) {
      let place = places.get(member.key);
      if (place === undefined) {
        const alike = foldCase ? member.key.toLowerCase() : member.key;
        place = places.get(alike) ?? { seenIn: undefined };
        places.set(member.key, place).set(alike, place);
      }
      if (place.seenIn === body) {
        duplicates.push(member);
      }
      place.seenIn = body;
    }
    if (duplicates.length === before) {
      distinct.set(
        lastKey,
        body.members.map(({ key }) => key),
      );
    }
  }
  return duplicates;
}

/** Whether members have just these keys, in this order. A loop, as it is asked of every object of a list. */
export function haveKeys(members: readonly Member[], keys: readonly string[] | undefined): boolean {
  if (members.length !== keys?.length) {
    return false;
  }
  for (let index = 0; index < keys.length; index += 1) {
    if (members[index]?.key !== keys[index]) {
      return false;
    }
  }
  return true;
}

/** Every body below and including a node, in the order of the text. Iterative: nesting has no limit. */
export function bodiesIn(root: Node | undefined): readonly Body[] {
  const bodies: Body[] = [];
  const pending: (Body | List)[] = [];
  const descend = (node: Node | undefined): void => {
    if (node?.kind === 'body' || node?.kind === 'list') {
      pending.push(node);
    }
  };
  descend(root);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'body') {
      bodies.push(node);
      for (let index = node.members.length - 1; index >= 0; index -= 1) {
        descend(node.members[index]?.value);
      }
    } else {
      for (let index = node.elements.length - 1; index >= 0; index -= 1) {
        descend(node.elements[index]);
      }
    }
  }
  return bodies;
}

/** Every text below and including a node, without keys, in the order of the file. Iterative: nesting has no limit. */
export function* textNodesIn(root: Node): Generator<Text> {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'text') {
      yield node;
    } else if (node.kind === 'list') {
      for (const element of node.elements.toReversed()) {
        pending.push(element);
      }
    } else if (node.kind === 'body') {
      for (const { value } of node.members.toReversed()) {
        pending.push(value);
      }
    }
  }
}
