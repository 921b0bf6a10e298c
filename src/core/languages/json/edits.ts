/**
 * The planner of JSON, which turns a set of edits, all made from one parse, into edits of the text. It owns commas and
 * trivia: every comment survives beside its neighbour, and no byte outside the members that are touched changes.
 */
import type { TextEdit } from '../../text/place';
import type { Edit, EditPlan, Refusal, Value } from '../edit';
import type { Document } from '../language';
import { smallestEdit } from '../smallest';
import { joinTouching } from '../touching';
import { type Body, findMember, type Item, isScalar, keyPlace, type List, type Member, type Node } from '../tree';
import { fingerprint, mergedValue } from '../values';
import { within } from '../within';
import type { ContainerChanges, Insertion } from './changes';
import { commentsBefore, planContainer } from './container';
import { memberStyleOf, printValue } from './style';

interface OpenChanges extends ContainerChanges {
  readonly removed: Set<Item>;
  readonly insertions: Insertion[];
  /** Those of an object. */
  readonly byKey: Map<string, Insertion>;
}

/** Plans edits of JSON as edits of the text they were read from: see `Language.plan`. */
export function planEdits(document: Document, edits: readonly Edit[]): EditPlan {
  const goes = within(edits.flatMap(edit => (edit.kind === 'remove' ? [edit.item] : [])));
  const containers = new Map<Body | List, OpenChanges>();
  const changesOf = (container: Body | List): OpenChanges => {
    const changes = containers.get(container) ?? { removed: new Set(), insertions: [], byKey: new Map() };
    containers.set(container, changes);
    return changes;
  };
  const values = new Map<Node, Value>();
  const keys = new Map<Member, string>();
  const appended = new Map<List, Set<string>>();
  const refused: Refusal[] = [];
  const settle = <K>(settled: Map<K, Value>, key: K, value: Value, edit: Edit): void => {
    const before = settled.get(key);
    if (before === undefined) {
      settled.set(key, value);
    } else if (fingerprint(before) !== fingerprint(value)) {
      refused.push({ edit, because: 'conflict' });
    }
  };

  for (const edit of edits) {
    switch (edit.kind) {
      case 'remove': {
        const container = containerOf(edit.item);
        if (container !== undefined && !goes(container)) {
          changesOf(container).removed.add(edit.item);
        }
        break;
      }
      case 'replace':
        if (!goes(edit.node)) {
          settle(values, edit.node, edit.value, edit);
        }
        break;
      case 'rename':
        if (!goes(edit.member)) {
          settle(keys as Map<Member, Value>, edit.member, edit.key, edit);
        }
        break;
      case 'append':
        if (!goes(edit.list)) {
          const key = `${fingerprint(edit.values)} ${edit.after?.offset}`;
          const before = appended.get(edit.list) ?? new Set();
          if (!before.has(key)) {
            appended.set(edit.list, before.add(key));
            const { insertions } = changesOf(edit.list);
            for (const value of edit.values) {
              insertions.push({ after: edit.after, key: undefined, value });
            }
          }
        }
        break;
      case 'add':
        if (!goes(edit.body) && !addTo(changesOf(edit.body), edit)) {
          refused.push({ edit, because: 'conflict' });
        }
        break;
      case 'add-block':
        if (!canWrite(edit)) {
          refused.push({ edit, because: 'language' });
        } else if (!goes(edit.body)) {
          addBlock(changesOf, edit);
        }
        break;
    }
  }

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

/** One object more of a key is an element more, where a list of them stands there; in place of one that stands alone it can't be put. */
export function canWrite(edit: Edit): boolean {
  return (
    edit.kind !== 'add-block' || (edit.before === undefined && findMember(edit.body, edit.key)?.value.kind !== 'body')
  );
}

/** A block as the object that its labels lead to; several of a key that isn't there yet are a list. */
function addBlock(
  changesOf: (container: Body | List) => OpenChanges,
  { body, key, labels = [], members, after }: Edit & { kind: 'add-block' },
): void {
  const value = labels.reduceRight<Value>((inner, label) => ({ [label]: inner }), members);
  const there = findMember(body, key)?.value;
  if (there?.kind === 'list') {
    changesOf(there).insertions.push({ after: undefined, key: undefined, value });
    return;
  }
  const changes = changesOf(body);
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
