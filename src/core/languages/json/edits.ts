/**
 * Edits of JSON and the one planner that turns a set of them, all made from one parse, into edits of the text. The
 * planner owns commas and trivia: every comment survives beside its neighbour, and no byte outside the members that
 * are touched changes.
 */
import { lastAtOrBefore } from '../../text/lines';
import type { Span, TextEdit } from '../../text/place';
import type { ContainerChanges, Insertion } from './changes';
import { commentsBefore, planContainer } from './container';
import type { JsonDocument } from './parse';
import { type JsonValue, memberStyleOf, printValue } from './style';
import { type JsonArray, type JsonMember, type JsonNode, type JsonObject, type JsonProperty, keySpan } from './tree';

export type JsonEdit =
  /** Another value in the same place. Use edits of the members to change a part of a container. */
  | { readonly kind: 'replace'; readonly node: JsonNode; readonly value: JsonValue }
  | { readonly kind: 'rename'; readonly property: JsonProperty; readonly key: string }
  /** A property or an array element goes, its comma with it. */
  | { readonly kind: 'remove'; readonly member: JsonMember }
  /**
   * A property that isn't there yet. The path may go through objects that aren't there either: several edits that
   * share such an object make it once. `after`: the property of `object` to stand behind; at the end without it.
   */
  | {
      readonly kind: 'add';
      readonly object: JsonObject;
      readonly path: readonly [string, ...string[]];
      readonly value: JsonValue;
      readonly after?: JsonProperty;
    }
  /** Elements of an array: behind one of those that are there, at the end without it. */
  | {
      readonly kind: 'append';
      readonly array: JsonArray;
      readonly values: readonly JsonValue[];
      readonly after?: JsonNode;
    };

interface OpenChanges extends ContainerChanges {
  readonly removed: Set<JsonMember>;
  readonly insertions: Insertion[];
  /** Those of an object. */
  readonly byKey: Map<string, Insertion>;
}

export interface EditPlan {
  /** In the order of the text; no two touch. */
  readonly edits: readonly TextEdit[];
  /** Edits that were left out because an earlier one wants something else of the same place. */
  readonly conflicts: readonly JsonEdit[];
}

/**
 * Plans edits of JSON as edits of the text they were read from. The same edit twice counts once; one inside something
 * that is removed is dropped; of two that contradict each other the first is made and the second is a conflict.
 */
export function planEdits(document: JsonDocument, edits: readonly JsonEdit[]): EditPlan {
  const goes = within(edits.flatMap(edit => (edit.kind === 'remove' ? [edit.member] : [])));
  const containers = new Map<JsonObject | JsonArray, OpenChanges>();
  const changesOf = (container: JsonObject | JsonArray): OpenChanges => {
    const changes = containers.get(container) ?? { removed: new Set(), insertions: [], byKey: new Map() };
    containers.set(container, changes);
    return changes;
  };
  const values = new Map<JsonNode, JsonValue>();
  const keys = new Map<JsonProperty, string>();
  const appended = new Map<JsonArray, Set<string>>();
  const conflicts: JsonEdit[] = [];
  const settle = <K>(settled: Map<K, JsonValue>, key: K, value: JsonValue, edit: JsonEdit): void => {
    const before = settled.get(key);
    if (before === undefined) {
      settled.set(key, value);
    } else if (!sameValue(before, value)) {
      conflicts.push(edit);
    }
  };

  for (const edit of edits) {
    switch (edit.kind) {
      case 'remove': {
        const container = containerOf(edit.member);
        if (container !== undefined && !goes(container)) {
          changesOf(container).removed.add(edit.member);
        }
        break;
      }
      case 'replace':
        if (!goes(edit.node)) {
          settle(values, edit.node, edit.value, edit);
        }
        break;
      case 'rename':
        if (!goes(edit.property)) {
          settle(keys as Map<JsonProperty, JsonValue>, edit.property, edit.key, edit);
        }
        break;
      case 'append':
        if (!goes(edit.array)) {
          const key = JSON.stringify([edit.values, edit.after?.offset]);
          const before = appended.get(edit.array) ?? new Set();
          if (!before.has(key)) {
            appended.set(edit.array, before.add(key));
            const { insertions } = changesOf(edit.array);
            for (const value of edit.values) {
              insertions.push({ after: edit.after, key: undefined, value });
            }
          }
        }
        break;
      case 'add':
        if (!goes(edit.object) && !addTo(changesOf(edit.object), edit)) {
          conflicts.push(edit);
        }
        break;
    }
  }

  const planned = [...containers].flatMap(([container, changes]) =>
    planContainer(document, memberStyleOf(document, container), container, changes),
  );
  for (const [property, key] of keys) {
    planned.push({ ...keySpan(property), text: JSON.stringify(key) });
  }
  for (const [node, value] of values) {
    planned.push(replacement(document, node, value));
  }
  return { edits: joinTouching(planned), conflicts };
}

function containerOf(member: JsonMember): JsonObject | JsonArray | undefined {
  return member.parent?.type === 'property' ? undefined : member.parent;
}

/** Tells what lies in one of some parts of a tree, or is one, in time that doesn't grow with its depth. */
function within(parts: readonly Span[]): (part: Span) => boolean {
  const outermost: Span[] = [];
  for (const part of parts.toSorted((a, b) => a.offset - b.offset)) {
    if (part.offset >= (outermost.at(-1)?.end ?? 0)) {
      outermost.push(part);
    }
  }
  const starts = outermost.map(({ offset }) => offset);
  return ({ offset }) => offset < (outermost[lastAtOrBefore(starts, offset)]?.end ?? 0);
}

/** Adds a property to what is planned for an object; false where something else is planned under that name. */
function addTo(changes: OpenChanges, edit: JsonEdit & { kind: 'add' }): boolean {
  const [key, ...rest] = edit.path;
  const value = rest.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), edit.value);
  const planned = changes.byKey.get(key);
  if (planned === undefined) {
    const insertion = { after: edit.after, key, value };
    changes.byKey.set(key, insertion);
    changes.insertions.push(insertion);
    return true;
  }
  const merged = merge(planned.value, value);
  if (merged === undefined) {
    return false;
  }
  planned.value = merged;
  return true;
}

/** Two planned values as one: objects member by member; undefined where they contradict each other. */
function merge(first: JsonValue, second: JsonValue): JsonValue | undefined {
  if (!isRecord(first) || !isRecord(second)) {
    return sameValue(first, second) ? first : undefined;
  }
  const merged: Record<string, JsonValue> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = merged[key];
    const both = before === undefined ? value : merge(before, value);
    if (both === undefined) {
      return undefined;
    }
    merged[key] = both;
  }
  return merged;
}

function isRecord(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameValue(first: JsonValue, second: JsonValue): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

/** The smallest edit that gives a node another value: of a string that changes in part, only that part. */
function replacement(document: JsonDocument, node: JsonNode, value: JsonValue): TextEdit {
  if (node.type !== 'string' || typeof value !== 'string') {
    const property = node.parent?.type === 'property' ? node.parent : undefined;
    const container = property?.parent ?? (node.parent as JsonArray | undefined);
    if (container === undefined) {
      return { offset: node.offset, end: node.end, text: JSON.stringify(value) };
    }
    const style = memberStyleOf(document, container);
    const text = commentsBefore(document.text, node, style) + printValue(value, style);
    return { offset: node.offset, end: node.end, text };
  }
  const before = document.text.slice(node.offset, node.end);
  const after = JSON.stringify(value);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  return { offset: node.offset + head, end: node.end - tail, text: after.slice(head, after.length - tail) };
}

/** Orders edits and makes one of those that touch or overlap (two deletions of the same blank, a comma and its line). */
function joinTouching(edits: readonly TextEdit[]): TextEdit[] {
  const joined: { offset: number; end: number; text: string }[] = [];
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset)) {
    const last = joined[joined.length - 1];
    if (last !== undefined && edit.offset <= last.end) {
      last.end = Math.max(last.end, edit.end);
      last.text += edit.text;
    } else if (edit.text !== '' || edit.end > edit.offset) {
      joined.push({ offset: edit.offset, end: edit.end, text: edit.text });
    }
  }
  return joined;
}
