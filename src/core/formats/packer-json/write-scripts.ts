/** How a boot command and other scripts are rewritten. */

import type { JsonEdit } from '../../languages/json/edits';
import type { JsonValue } from '../../languages/json/style';
import { type JsonArray, type JsonNode, type JsonString, stringsIn } from '../../languages/json/tree';

import type { Change, ChangeEdits, ChangeKind } from '../../machine/change';
import { onDrive } from '../../machine/floppy-names';
import type { VirtualMachine } from '../../machine/machine';
import { groupBy } from '../../wording';
import { propertiesOf } from './keys';

type ChangeOf<K extends ChangeKind> = Extract<Change, { kind: K }>;

export function rewriteBootCommand(
  _machine: VirtualMachine,
  { script, lines }: ChangeOf<'rewrite-boot-command'>,
): ChangeEdits {
  const { node } = script;
  const isList = node.type === 'array' && isTexts(node.elements);
  return { edits: isList ? rewriteList(node, node.elements, lines) : [{ kind: 'replace', node, value: lines }] };
}

function isTexts(elements: readonly JsonNode[]): elements is readonly JsonString[] {
  return elements.every(element => element.type === 'string');
}

/** Makes a list of texts another one; a text that is in both, behind the one before it, stays untouched. */
function rewriteList(array: JsonArray, elements: readonly JsonString[], lines: readonly string[]): JsonEdit[] {
  const parts: JsonEdit[][] = [];
  const placeOf = placesIn(lines);
  let changed: JsonString[] = [];
  let before: JsonString | undefined;
  let next = 0;
  for (const element of [...elements, undefined]) {
    const place = element === undefined ? lines.length : placeOf(element.value, next);
    if (place === undefined) {
      changed.push(element as JsonString);
      continue;
    }
    parts.push(rewritePart(array, changed, lines.slice(next, place), before, element));
    changed = [];
    before = element;
    next = place + 1;
  }
  return parts.flat();
}

/** Makes lines of some elements: between `before`, which stays, and `after`. */
function rewritePart(
  array: JsonArray,
  elements: readonly JsonString[],
  lines: readonly string[],
  before: JsonString | undefined,
  after: JsonString | undefined,
): JsonEdit[] {
  const both = Math.min(elements.length, lines.length);
  const more = lines.slice(both);
  const anchor = elements[both - 1] ?? before;
  return [
    ...elements.slice(0, both).map((node, index): JsonEdit => ({ kind: 'replace', node, value: lines[index] ?? '' })),
    ...elements.slice(both).map((member): JsonEdit => ({ kind: 'remove', member })),
    ...(more.length === 0 ? [] : insert(array, more, anchor, after)),
  ];
}

/** Puts lines behind an element, or before the first one. */
function insert(
  array: JsonArray,
  lines: readonly string[],
  behind: JsonString | undefined,
  before: JsonString | undefined,
): JsonEdit[] {
  const [first, ...others] = lines;
  if (behind !== undefined || before === undefined || first === undefined) {
    return [{ kind: 'append', array, values: lines, ...(behind && { after: behind }) }];
  }
  return [
    { kind: 'replace', node: before, value: first },
    { kind: 'append', array, values: [...others, before.value], after: before },
  ];
}

/** Where a line stands next, from an index on that never becomes smaller. */
function placesIn(lines: readonly string[]): (line: string, from: number) => number | undefined {
  const places = groupBy(lines.map((line, index) => ({ line, index })).reverse(), ({ line }) => line);
  return (line, from) => {
    const left = places.get(line) ?? [];
    while ((left.at(-1)?.index ?? from) < from) {
      left.pop();
    }
    return left.at(-1)?.index;
  };
}

/** Texts that stand in a variable stay: others may read it. */
export function changeDriveLetter(
  _machine: VirtualMachine,
  { script, letter }: ChangeOf<'change-drive-letter'>,
): ChangeEdits {
  const edits = Array.from(stringsIn(script.node)).flatMap((node): JsonEdit[] => {
    const value = onDrive(node.value, letter);
    return value === node.value ? [] : [{ kind: 'replace', node, value }];
  });
  return edits.length === 0 ? { cannot: 'the path stands in a variable' } : { edits };
}

export function pressKeysAtStart(
  { node }: VirtualMachine,
  { keys, wait }: ChangeOf<'press-keys-at-start'>,
): ChangeEdits {
  const properties = propertiesOf(node);
  const first = ['boot_command', 'boot_wait', 'iso_url', 'iso_urls', 'type'].find(name => properties.has(name)) ?? '';
  const set = (key: string, value: JsonValue): JsonEdit => {
    const property = properties.get(key);
    const after = properties.get(first);
    return property === undefined
      ? { kind: 'add', object: node, path: [key], value, ...(after && { after }) }
      : { kind: 'replace', node: property.value, value };
  };
  return { edits: [...(keys === undefined ? [] : [set('boot_command', keys)]), set('boot_wait', `${wait}s`)] };
}
