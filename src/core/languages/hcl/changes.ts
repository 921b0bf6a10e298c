/** Edits of the tree, settled: what happens to each body, list, value and key. */
import { append } from '../../append';
import type { Span } from '../../text/place';
import type { Edit, Refusal, Value } from '../edit';
import { settled, settle as settleEdits } from '../settle';
import type { Item, List, Member, Node } from '../tree';
import { fingerprint, mergedValue } from '../values';
import { type Added, isName, isWritable } from './print';
import type { HclBody } from './syntax';

/** Something new, behind an item or at the end. */
export interface Insertion<T> {
  readonly after: Item | undefined;
  readonly added: T;
  /** A block that is made whatever else is under its key. */
  readonly isOneMore?: true;
}

export interface ContainerChanges<T> {
  readonly removed: Set<Item>;
  readonly insertions: Insertion<T>[];
}

export interface Changes {
  readonly bodies: Map<HclBody, ContainerChanges<Added>>;
  readonly lists: Map<List, ContainerChanges<Value>>;
  readonly values: Map<Node, Value>;
  readonly keys: Map<Member, string>;
  readonly refused: readonly Refusal[];
}

/** What edits come to: see `settle` of all languages. The same edit twice counts once. */
export function settle(edits: readonly Edit[]): Changes {
  const bodies: Changes['bodies'] = new Map();
  const lists: Changes['lists'] = new Map();
  const values: Changes['values'] = new Map();
  const keys: Changes['keys'] = new Map();
  const seen = new Set<string>();
  const seenAt = (place: Span, what: string): boolean => {
    const key = `${place.offset} ${place.end} ${what}`;
    const known = seen.has(key);
    seen.add(key);
    return known;
  };
  const refused = settleEdits(edits, { canWrite, make: edit => make(edit, { bodies, lists, values, keys, seenAt }) });
  return { bodies, lists, values, keys, refused };
}

type Making = Pick<Changes, 'bodies' | 'lists' | 'values' | 'keys'> & {
  readonly seenAt: (place: Span, what: string) => boolean;
};

/** Whether HCL can write an edit at all. */
export function canWrite(edit: Edit): boolean {
  switch (edit.kind) {
    case 'remove':
      return true;
    case 'replace':
      return isWritable(edit.value) && !isContentOfBlocks(edit.node);
    case 'rename':
      return edit.member.isComputed === undefined && (isObject(edit.member.parent) || isName(edit.key));
    case 'append':
      return edit.values.every(isWritable);
    case 'add':
      return (
        isWritable(edit.value) &&
        (edit.as === 'blocks'
          ? !isObject(edit.body) && edit.path.every(isName)
          : isObject(edit.body) || isName(edit.path[0]))
      );
    case 'add-block':
      return (
        edit.before === undefined &&
        !isObject(edit.body) &&
        isName(edit.key) &&
        Object.entries(edit.members).every(([key, value]) => isName(key) && isWritable(value))
      );
  }
}

/** A body that only goes with its block, or with the file. */
function isContentOfBlocks(node: Node): boolean {
  return node.kind === 'body' && !isObject(node);
}

function isObject(body: Node): boolean {
  return body.kind === 'body' && (body as HclBody).style === 'object';
}

function changesOf<K, T>(all: Map<K, ContainerChanges<T>>, container: K): ContainerChanges<T> {
  const changes = all.get(container) ?? { removed: new Set(), insertions: [] };
  all.set(container, changes);
  return changes;
}

/** False where an earlier edit wants something else of the same place. */
function make(edit: Edit, { bodies, lists, values, keys, seenAt }: Making): boolean {
  switch (edit.kind) {
    case 'remove': {
      const { item } = edit;
      if (item.parent?.kind === 'body') {
        changesOf(bodies, item.parent as HclBody).removed.add(item);
      } else if (item.parent?.kind === 'list') {
        changesOf(lists, item.parent).removed.add(item);
      }
      return true;
    }
    case 'replace':
      return settled(values, edit.node, edit.value);
    case 'rename':
      return settled(keys, edit.member, edit.key);
    case 'append':
      if (!seenAt(edit.list, `${edit.after?.offset} ${fingerprint(edit.values)}`)) {
        const { insertions } = changesOf(lists, edit.list);
        append(
          insertions,
          edit.values.map(added => ({ after: edit.after, added })),
        );
      }
      return true;
    case 'add': {
      const added = addedBy(edit);
      const { insertions } = changesOf(bodies, edit.body as HclBody);
      const planned = insertions.find(
        insertion => insertion.added.key === added.key && insertion.isOneMore === undefined,
      );
      if (planned !== undefined) {
        return merge(planned.added, added);
      }
      insertions.push({ after: edit.after, added });
      return true;
    }
    case 'add-block': {
      const labels = edit.labels ?? [];
      const what = `${edit.after?.offset} ${edit.key} ${JSON.stringify(labels)} ${fingerprint(edit.members)}`;
      if (!seenAt(edit.body, what)) {
        const items = Object.entries(edit.members).map(([key, value]): Added => ({ kind: 'argument', key, value }));
        const added: Added = { kind: 'block', key: edit.key, labels, items };
        changesOf(bodies, edit.body as HclBody).insertions.push({ after: edit.after, added, isOneMore: true });
      }
      return true;
    }
  }
}

/** A member with the bodies on the way to it. */
function addedBy({ path, value, as }: Edit & { kind: 'add' }): Added {
  const [first, ...rest] = path;
  if (as !== 'blocks') {
    const whole = rest.reduceRight<Value>((inner, key) => ({ [key]: inner }), value);
    return { kind: 'argument', key: first, value: whole };
  }
  const keys = [first, ...rest];
  const argument: Added = { kind: 'argument', key: keys.pop() as string, value };
  return keys.reduceRight<Added>((inner, key) => ({ kind: 'block', key, labels: [], items: [inner] }), argument);
}

/** Puts what is added into what is planned under the same key; false where they contradict each other. */
function merge(planned: Added, added: Added): boolean {
  if (planned.kind === 'block' && added.kind === 'block') {
    return added.items.every(item => {
      const same = planned.items.find(({ key }) => key === item.key);
      if (same === undefined) {
        planned.items.push(item);
      }
      return same === undefined || merge(same, item);
    });
  }
  if (planned.kind === 'block' || added.kind === 'block') {
    return false;
  }
  const value = mergedValue(planned.value, added.value);
  planned.value = value ?? planned.value;
  return value !== undefined;
}
