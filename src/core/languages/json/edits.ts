/**
 * The planner of JSON, which turns a set of edits, all made from one parse, into edits of the text. It owns commas and
 * trivia: every comment survives beside its neighbour, and no byte outside the members that are touched changes.
 */
import type { TextEdit } from '../../text/place';
import type { Edit, EditPlan, Value } from '../edit';
import type { Document } from '../language';
import { settle, settled } from '../settle';
import { smallestEdit } from '../smallest';
import { joinTouching } from '../touching';
import { type Body, findMember, type Item, isScalar, keyPlace, type List, type Member, type Node } from '../tree';
import { fingerprint, mergedValue } from '../values';
import type { ContainerChanges, Insertion } from './changes';
import { commentsBefore, planContainer } from './container';
import { memberStyleOf, printValue } from './style';

interface OpenChanges extends ContainerChanges {
  readonly removed: Set<Item>;
  readonly insertions: Insertion[];
  /** Those of an object. */
  readonly byKey: Map<string, Insertion>;
}

/** What edits come to, before anything is written. */
interface Draft {
  readonly containers: Map<Body | List, OpenChanges>;
  readonly values: Map<Node, Value>;
  readonly keys: Map<Member, string>;
  /** What was appended to each list, so that the same twice counts once. */
  readonly appended: Map<List, Set<string>>;
}

/** Plans edits of JSON as edits of the text they were read from: see `Language.plan`. */
export function planEdits(document: Document, edits: readonly Edit[]): EditPlan {
  const draft: Draft = { containers: new Map(), values: new Map(), keys: new Map(), appended: new Map() };
  const refused = settle(edits, { canWrite, make: edit => make(edit, draft) });
  const { containers, keys, values } = draft;
  const planned = [...containers].flatMap(([container, changes]) =>
    planContainer(document, memberStyleOf(document, container), container, changes),
  );
  for (const [property, key] of keys) {
    planned.push({ ...keyPlace(property), text: JSON.stringify(key) });
  }
  for (const [node, value] of values) {
    planned.push(replacement(document, node, value));
  }
  return { edits: joinTouching(planned), refused };
}

/** False where an earlier edit wants something else of the same place. */
function make(edit: Edit, draft: Draft): boolean {
  switch (edit.kind) {
    case 'remove': {
      const container = containerOf(edit.item);
      if (container !== undefined) {
        changesOf(draft, container).removed.add(edit.item);
      }
      return true;
    }
    case 'replace':
      return settled(draft.values, edit.node, edit.value);
    case 'rename':
      return settled(draft.keys, edit.member, edit.key);
    case 'append':
      append(edit, draft);
      return true;
    case 'add':
      return addTo(changesOf(draft, edit.body), edit);
    case 'add-block':
      addBlock(draft, edit);
      return true;
  }
}

function changesOf({ containers }: Draft, container: Body | List): OpenChanges {
  const changes = containers.get(container) ?? { removed: new Set(), insertions: [], byKey: new Map() };
  containers.set(container, changes);
  return changes;
}

function append({ list, values, after }: Edit & { kind: 'append' }, draft: Draft): void {
  const key = `${fingerprint(values)} ${after?.offset}`;
  const before = draft.appended.get(list) ?? new Set();
  if (!before.has(key)) {
    draft.appended.set(list, before.add(key));
    changesOf(draft, list).insertions.push(...values.map(value => ({ after, key: undefined, value })));
  }
}

/** One object more of a key is an element more, where a list of them stands there; in place of one that stands alone it can't be put. */
export function canWrite(edit: Edit): boolean {
  return (
    edit.kind !== 'add-block' || (edit.before === undefined && findMember(edit.body, edit.key)?.value.kind !== 'body')
  );
}

/** A block as the object that its labels lead to; several of a key that isn't there yet are a list. */
function addBlock(draft: Draft, { body, key, labels = [], members, after }: Edit & { kind: 'add-block' }): void {
  const value = labels.reduceRight<Value>((inner, label) => ({ [label]: inner }), members);
  const there = findMember(body, key)?.value;
  if (there?.kind === 'list') {
    changesOf(draft, there).insertions.push({ after: undefined, key: undefined, value });
    return;
  }
  const changes = changesOf(draft, body);
  const planned = changes.byKey.get(key);
  if (planned === undefined) {
    const insertion = { after, key, value };
    changes.byKey.set(key, insertion);
    changes.insertions.push(insertion);
  } else {
    planned.value = Array.isArray(planned.value) ? [...planned.value, value] : [planned.value, value];
  }
}

function containerOf(member: Item): Body | List | undefined {
  return member.parent?.kind === 'member' ? undefined : member.parent;
}

/** Adds a property to what is planned for an object; false where something else is planned under that name. */
function addTo(changes: OpenChanges, edit: Edit & { kind: 'add' }): boolean {
  const [key, ...rest] = edit.path;
  const value = rest.reduceRight<Value>((inner, name) => ({ [name]: inner }), edit.value);
  const planned = changes.byKey.get(key);
  if (planned === undefined) {
    const insertion = { after: edit.after, key, value };
    changes.byKey.set(key, insertion);
    changes.insertions.push(insertion);
    return true;
  }
  const merged = mergedValue(planned.value, value);
  if (merged === undefined) {
    return false;
  }
  planned.value = merged;
  return true;
}

/** The smallest edit that gives a node another value: of a string that changes in part, only that part. */
function replacement(document: Document, node: Node, value: Value): TextEdit {
  if (isScalar(node) && (value === null || typeof value !== 'object')) {
    const printed = JSON.stringify(value);
    return node.kind === 'text' && typeof value === 'string'
      ? smallestEdit(node.offset, document.text.slice(node.offset, node.end), printed)
      : { offset: node.offset, end: node.end, text: printed };
  }
  const property = node.parent?.kind === 'member' ? node.parent : undefined;
  const container = property?.parent ?? (node.parent as List | undefined);
  if (container === undefined) {
    return { offset: node.offset, end: node.end, text: JSON.stringify(value) };
  }
  const style = memberStyleOf(document, container);
  const text = commentsBefore(document.text, node, style) + printValue(value, style);
  return { offset: node.offset, end: node.end, text };
}
