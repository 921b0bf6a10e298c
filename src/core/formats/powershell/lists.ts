/**
 * The parts of a machine that a property lists, in whatever shape. What stands there in a shape that isn't read is
 * unknown, never none.
 */
import { append } from '../../append';
import { type Body, type Member, membersByKey, type Node, type Text } from '../../languages/tree';
import type { Unknown } from '../../machine/field';
import type { PropertyName, Scope } from './aliases';
import type { ReadContext } from './context';
import type { Dialect } from './dialect';
import { isKeyOf, plainKeyOf } from './keys';
import type { Properties } from './properties';
import { isTruncated, isUnresolved, readFlag, saysNothing, unread, valueIn } from './values';
import { readBusText } from './words';
import { innermost } from './wrapped';

export type Entry = Body | Text;

export interface ListEntries {
  readonly entries: readonly Entry[];
  /** The first thing behind which some of them stand, or all: an expression, what is cut off, or what isn't read. */
  readonly hidden: Unknown | undefined;
}

export interface ListOptions {
  /** What `{}` is in the place of the list; a part without it. */
  readonly emptyObject?: Dialect['emptyObject'];
  /** What the parts are, if they are objects. */
  readonly scope: Scope;
  /** A text is the path of the one part, so a placeholder in it hides the path and not the list. */
  readonly path?: boolean;
  /** Whether an object can stand in a map under its name; any can without it. */
  readonly isNamed?: (part: Body) => boolean;
  /** Whether a text can be such a part; any can without it. */
  readonly isText?: (text: Text) => boolean;
}

/**
 * Whether a machine has such a list, also an empty one. In an export null under another name than Hyper-V's is none: it is
 * what Select-Object gives for a property that a machine hasn't, such as HardDiskDrives.
 */
export function isListed(
  { dialect }: ReadContext,
  machine: Properties<'machine'>,
  name: PropertyName<'machine'>,
): boolean {
  const isThere = (property: Member) => valueIn(property) !== undefined || plainKeyOf(property) === name.toLowerCase();
  return dialect.absent === 'default' || machine.spellings(name).some(isThere);
}

const NO_ENTRIES: ListEntries = { entries: [], hidden: undefined };

/** The parts in a value: a list, one alone, or a map of them; null, no, an empty text and an empty list are none. */
export function listEntries(value: Node | undefined, options: ListOptions): ListEntries {
  if (value === undefined) {
    return NO_ENTRIES;
  }
  if (value.kind !== 'list') {
    const node = innermost(value);
    const isNone = options.emptyObject === 'none' && node.kind === 'body' && node.members.length === 0;
    return isNone ? NO_ENTRIES : entriesIn(node, false, options);
  }
  const [only, ...others] = value.elements;
  if (only !== undefined && others.length === 0) {
    return entriesIn(innermost(only), true, options);
  }
  const entries: Entry[] = [];
  let hidden: Unknown | undefined;
  for (const element of value.elements) {
    const read = entriesIn(innermost(element), true, options);
    hidden ??= read.hidden;
    append(entries, read.entries);
  }
  return { entries, hidden };
}

/** What one value gives, which is an element of a list or stands in the place of one. */
function entriesIn(node: Node, isElement: boolean, options: ListOptions): ListEntries {
  switch (node.kind) {
    case 'list':
      // PowerShell makes one list of a list of lists, but for those that were kept apart on purpose.
      return node.elements.length === 0 ? NO_ENTRIES : hiddenIn(node);
    case 'body': {
      const parts = partsOf(node, isElement, options);
      return parts === undefined ? hiddenIn(node) : { entries: parts, hidden: undefined };
    }
    case 'text':
      return textEntries(node, isElement, options);
    case 'boolean':
      return node.value ? hiddenIn(node) : NO_ENTRIES;
    case 'null':
      return NO_ENTRIES;
    case 'expression':
    case 'number':
      return hiddenIn(node);
  }
}

/** How PowerShell shows a list in a table: `{a.vhd, b.vhd…}`, cut to its width. */
const SHOWN = /^\{[^{}]*\}?$/;

function textEntries(node: Text, isElement: boolean, { path, isText = isAny }: ListOptions): ListEntries {
  if (saysNothing(node)) {
    return NO_ENTRIES;
  }
  const isPlaceholder = isUnresolved(node.value);
  const isHidden = isTruncated(node) || SHOWN.test(node.value.trim()) || (isPlaceholder && !isElement && path !== true);
  if (!isHidden && (isPlaceholder || isText(node))) {
    return { entries: [node], hidden: undefined };
  }
  return readFlag(node) === false ? NO_ENTRIES : hiddenIn(node);
}

function hiddenIn(node: Node): ListEntries {
  return { entries: [], hidden: unread(node) };
}

function isAny(): boolean {
  return true;
}

/**
 * A part by itself, or those of a map whose keys are their names. Undefined where none of its keys is known: those of
 * another tool, or a map whose keys say more than a name.
 */
function partsOf(node: Body, isElement: boolean, { scope, isNamed = isAny }: ListOptions): readonly Body[] | undefined {
  if (node.members.length === 0 || isPart(node, scope)) {
    return [node];
  }
  if (isElement) {
    return undefined;
  }
  const parts: Body[] = [];
  for (const properties of membersByKey(node).values()) {
    const { key, value } = properties[properties.length - 1] as Member;
    if (value.kind !== 'body' || !isPart(value, scope) || !isNamed(value) || isPlace(key)) {
      return undefined;
    }
    parts.push(value);
  }
  return parts;
}

/** Whether an object has a property of such a part, with something that one can have. */
export function isPart(node: Body, scope: Scope): boolean {
  return node.members.some(property => {
    const value = innermost(property.value);
    return value.kind !== 'body' && value.kind !== 'list' && isKeyOf(scope, property);
  });
}

/** A key such as "IDE 0:0" or "0" would have to change with the part that it names. */
function isPlace(key: string): boolean {
  return /^\s*\d/.test(key) || readBusText(key.trim()) !== undefined;
}
