/** How a boot command and other scripts are rewritten. */
import type { Edit, Value } from '../../languages/edit';
import { bodyOf, nodeOf } from '../../languages/ref';
import { type List, type Node, type Text, textNodesIn } from '../../languages/tree';

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
  const node = nodeOf(script.node);
  const isList = node.kind === 'list' && isTexts(node.elements);
  return { edits: isList ? rewriteList(node, node.elements, lines) : [{ kind: 'replace', node, value: lines }] };
}

function isTexts(elements: readonly Node[]): elements is readonly Text[] {
  return elements.every(element => element.kind === 'text');
}

/** Makes a list of texts another one; a text that is in both, behind the one before it, stays untouched. */
function rewriteList(array: List, elements: readonly Text[], lines: readonly string[]): Edit[] {
  const parts: Edit[][] = [];
  const placeOf = placesIn(lines);
  let changed: Text[] = [];
  let before: Text | undefined;
  let next = 0;
  for (const element of [...elements, undefined]) {
    const place = element === undefined ? lines.length : placeOf(element.value, next);
    if (place === undefined) {
      changed.push(element as Text);
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
  array: List,
  elements: readonly Text[],
  lines: readonly string[],
  before: Text | undefined,
  after: Text | undefined,
): Edit[] {
  const both = Math.min(elements.length, lines.length);
  const more = lines.slice(both);
  const anchor = elements[both - 1] ?? before;
  return [
    ...elements.slice(0, both).map((node, index): Edit => ({ kind: 'replace', node, value: lines[index] ?? '' })),
    ...elements.slice(both).map((member): Edit => ({ kind: 'remove', item: member })),
    ...(more.length === 0 ? [] : insert(array, more, anchor, after)),
  ];
}

/** Puts lines behind an element, or before the first one. */
function insert(array: List, lines: readonly string[], behind: Text | undefined, before: Text | undefined): Edit[] {
  const [first, ...others] = lines;
  if (behind !== undefined || before === undefined || first === undefined) {
    return [{ kind: 'append', list: array, values: lines, ...(behind && { after: behind }) }];
  }
  return [
    { kind: 'replace', node: before, value: first },
    { kind: 'append', list: array, values: [...others, before.value], after: before },
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
  const edits = Array.from(textNodesIn(nodeOf(script.node))).flatMap((node): Edit[] => {
    const value = onDrive(node.value, letter);
    return value === node.value ? [] : [{ kind: 'replace', node, value }];
  });
  return edits.length === 0 ? { cannot: 'the path stands in a variable' } : { edits };
}

export function pressKeysAtStart(
  machine: VirtualMachine,
  { keys, wait }: ChangeOf<'press-keys-at-start'>,
): ChangeEdits {
  const node = bodyOf(machine.node);
  const properties = propertiesOf(node);
  const first = ['boot_command', 'boot_wait', 'iso_url', 'iso_urls', 'type'].find(name => properties.has(name)) ?? '';
  const set = (key: string, value: Value): Edit => {
    const property = properties.get(key);
    const after = properties.get(first);
    return property === undefined
      ? { kind: 'add', body: node, path: [key], value, ...(after && { after }) }
      : { kind: 'replace', node: property.value, value };
  };
  return { edits: [...(keys === undefined ? [] : [set('boot_command', keys)]), set('boot_wait', `${wait}s`)] };
}
