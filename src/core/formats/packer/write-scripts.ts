/** How a boot command and other scripts are rewritten. */

import { append } from '../../append';
import type { Edit, Value } from '../../languages/edit';
import { nodeOf } from '../../languages/ref';
import type { List, Node } from '../../languages/tree';

import type { Change, ChangeEdits, ChangeKind } from '../../machine/change';
import { onDrive } from '../../machine/floppy-names';
import type { VirtualMachine } from '../../machine/machine';
import { groupBy } from '../../wording';
import { builderOf } from './read';
import { NOTHING_TO_DO, set } from './set';
import type { Values } from './values';

type ChangeOf<K extends ChangeKind> = Extract<Change, { kind: K }>;

export function rewriteBootCommand(
  machine: VirtualMachine,
  { script, lines }: ChangeOf<'rewrite-boot-command'>,
): ChangeEdits {
  const { values, properties } = builderOf(machine);
  const setting = properties.get('boot_command')?.value;
  const node = nodeOf(script.node);
  if (setting !== undefined && values.isShared(setting)) {
    return { cannot: 'the boot command is a variable that others read' };
  }
  const elements = node.kind === 'list' ? elementsOf(node, values) : undefined;
  if (node.kind === 'list' && elements !== undefined) {
    return { edits: rewriteList(node, elements, lines, values) };
  }
  return values.isWorkedOut(node)
    ? { cannot: 'the boot command is an expression' }
    : { edits: [{ kind: 'replace', node, value: lines.map(line => values.writable(line, node)) }] };
}

/** An element of a list of texts. */
interface Element {
  readonly node: Node;
  readonly written: string;
}

/** Undefined where one is no text. */
function elementsOf(list: List, values: Values): Element[] | undefined {
  const elements = list.elements.flatMap((node): Element[] => {
    const written = values.written(node);
    return written === undefined ? [] : [{ node, written }];
  });
  return elements.length === list.elements.length ? elements : undefined;
}

/** Makes a list of texts another one; a text that is in both, behind the one before it, stays untouched. */
function rewriteList(array: List, elements: readonly Element[], lines: readonly string[], values: Values): Edit[] {
  const parts: Edit[][] = [];
  const placeOf = placesIn(lines);
  let changed: Element[] = [];
  let before: Element | undefined;
  let next = 0;
  for (const element of [...elements, undefined]) {
    const place = element === undefined ? lines.length : placeOf(element.written, next);
    if (place === undefined) {
      changed.push(element as Element);
      continue;
    }
    parts.push(rewritePart(array, changed, lines.slice(next, place), { before, after: element, values }));
    changed = [];
    before = element;
    next = place + 1;
  }
  return parts.flat();
}

interface Beside {
  readonly before: Element | undefined;
  readonly after: Element | undefined;
  readonly values: Values;
}

/** Makes lines of some elements: between `before`, which stays, and `after`. */
function rewritePart(
  array: List,
  elements: readonly Element[],
  lines: readonly string[],
  { before, after, values }: Beside,
): Edit[] {
  const value = (line: string): Value => values.writable(line, array);
  const both = Math.min(elements.length, lines.length);
  const more = lines.slice(both);
  const anchor = elements[both - 1] ?? before;
  return [
    ...elements
      .slice(0, both)
      .map(({ node }, index): Edit => ({ kind: 'replace', node, value: value(lines[index] ?? '') })),
    ...elements.slice(both).map(({ node }): Edit => ({ kind: 'remove', item: node })),
    ...(more.length === 0
      ? []
      : insert(array, more.map(value), anchor?.node, after && { node: after.node, value: value(after.written) })),
  ];
}

/** Puts lines behind an element, or before the first one. */
function insert(
  array: List,
  lines: readonly Value[],
  behind: Node | undefined,
  before: { readonly node: Node; readonly value: Value } | undefined,
): Edit[] {
  const [first, ...others] = lines;
  if (behind !== undefined || before === undefined || first === undefined) {
    return [{ kind: 'append', list: array, values: lines, ...(behind && { after: behind }) }];
  }
  return [
    { kind: 'replace', node: before.node, value: first },
    { kind: 'append', list: array, values: [...others, before.value], after: before.node },
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
  machine: VirtualMachine,
  { script, letter }: ChangeOf<'change-drive-letter'>,
): ChangeEdits {
  const { values } = builderOf(machine);
  const edits = leavesOf(nodeOf(script.node)).flatMap((node): Edit[] => {
    const written = values.written(node) ?? '';
    const moved = onDrive(written, letter);
    return moved === written ? [] : [{ kind: 'replace', node, value: values.writable(moved, node) }];
  });
  return edits.length === 0 ? { cannot: 'the path stands in a variable' } : { edits };
}

export function pressKeysAtStart(
  machine: VirtualMachine,
  { keys, wait }: ChangeOf<'press-keys-at-start'>,
): ChangeEdits {
  const builder = builderOf(machine);
  const beside = ['boot_command', 'boot_wait', 'iso_url', 'iso_urls', 'type'];
  const pressed = keys === undefined ? NOTHING_TO_DO : set(builder, 'boot_command', keys, beside);
  if ('cannot' in pressed) {
    return pressed;
  }
  const waited = set(builder, 'boot_wait', `${wait}s`, beside);
  return 'cannot' in waited ? waited : { edits: [...pressed.edits, ...waited.edits] };
}

/** The values below a list or an object that are none of these. */
function leavesOf(node: Node): Node[] {
  const leaves: Node[] = [];
  const pending: Node[] = [node];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.kind === 'list') {
      append(pending, at.elements.toReversed());
    } else if (at.kind === 'body') {
      append(pending, at.members.map(({ value }) => value).reverse());
    } else {
      leaves.push(at);
    }
  }
  return leaves;
}
