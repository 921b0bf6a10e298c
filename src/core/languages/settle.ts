/** Which of a set of edits are made, in every language. */
import { type Edit, type Refusal, targetOf, type Value } from './edit';
import { type Body, type Item, isScalar, type Member, membersByKey } from './tree';
import { fingerprint } from './values';
import { within } from './within';

/** How a language takes edits. */
export interface Taker {
  /** Whether the language can write an edit at all. */
  readonly canWrite: (edit: Edit) => boolean;
  /** Takes an edit; false where an earlier one wants something else of the same place. */
  readonly make: (edit: Edit) => boolean;
}

/**
 * Takes edits, all made from one parse, in their order: one inside something that is removed is dropped; of two that
 * contradict each other, as a new value and an edit inside of the old one do, the first is made. Gives those that are
 * refused.
 */
export function settle(asked: readonly Edit[], { canWrite, make }: Taker): Refusal[] {
  const edits = asked.flatMap(inPlaceOfNull);
  const isRemoved = within(edits.flatMap(edit => (edit.kind === 'remove' ? [edit.item] : [])));
  // A file may begin and end with its only member.
  const goes = (part: Item): boolean => part.parent !== undefined && isRemoved(part);
  const nesting = edits.some(replacesParts) ? nestingOf() : undefined;
  const refused: Refusal[] = [];
  for (const edit of edits) {
    if (!canWrite(edit)) {
      refused.push({ edit, because: 'language' });
    } else if (edit.kind === 'remove' ? !goesWithParent(edit.item, goes) : !goes(targetOf(edit))) {
      if (nesting?.isContradicted(edit) || !make(edit)) {
        refused.push({ edit, because: 'conflict' });
      } else {
        nesting?.take(edit);
      }
    }
  }
  return refused;
}

/** Takes what becomes of a place, for `Taker.make`: false where an earlier edit made something else of it. */
export function settled<K, V extends Value>(all: Map<K, V>, place: K, value: V): boolean {
  const before = all.get(place);
  if (before === undefined) {
    all.set(place, value);
  }
  return before === undefined || fingerprint(before) === fingerprint(value);
}

/** A member that is null is there for none: one of its key that is to be there stands in its place, and not beside it. */
function inPlaceOfNull(edit: Edit): Edit[] {
  switch (edit.kind) {
    case 'add':
      return inPlaceOf(emptyIn(edit.body, edit.path[0]), edit);
    case 'add-block':
      return inPlaceOf(emptyIn(edit.body, edit.key), edit);
    case 'rename': {
      const empty = emptyIn(edit.member.parent, edit.key);
      return empty === undefined || empty === edit.member ? [edit] : [{ kind: 'remove', item: empty }, edit];
    }
    default:
      return [edit];
  }
}

function emptyIn(body: Body, key: string): Member | undefined {
  return membersByKey(body)
    .get(key)
    ?.find(({ value }) => value.kind === 'null');
}

function inPlaceOf(empty: Member | undefined, edit: Edit & { kind: 'add' | 'add-block' }): Edit[] {
  return empty === undefined
    ? [edit]
    : [
        { kind: 'remove', item: empty },
        { ...edit, after: edit.after ?? empty },
      ];
}

function replacesParts(edit: Edit): boolean {
  return edit.kind === 'replace' && !isScalar(edit.node);
}

/** Tells edits inside of what another one replaces, whichever came first. */
function nestingOf(): { isContradicted(edit: Edit): boolean; take(edit: Edit): void } {
  const replaced = new Set<Item>();
  const changedInside = new Set<Item>();
  return {
    isContradicted: edit =>
      partsAround(edit).some(part => replaced.has(part)) || (edit.kind === 'replace' && changedInside.has(edit.node)),
    take(edit) {
      partsAround(edit).forEach(part => void changedInside.add(part));
      if (edit.kind === 'replace') {
        replaced.add(edit.node);
      }
    },
  };
}

function goesWithParent({ parent }: Item, goes: (part: Item) => boolean): boolean {
  return parent === undefined || goes(parent);
}

/** What an edit changes a part of, innermost first. */
function partsAround(edit: Edit): readonly Item[] {
  const parts: Item[] = [];
  for (let part = startOf(edit); part !== undefined; part = part.parent) {
    parts.push(part);
  }
  return parts;
}

function startOf(edit: Edit): Item | undefined {
  switch (edit.kind) {
    case 'remove':
      return edit.item.parent;
    case 'replace':
    case 'rename':
      return targetOf(edit).parent;
    case 'append':
    case 'add':
    case 'add-block':
      return targetOf(edit);
  }
}
