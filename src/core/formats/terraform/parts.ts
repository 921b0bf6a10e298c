/** The settings of a resource, and its parts: blocks, lists of objects, and blocks that are made several times. */
import { languageIdOf } from '../../languages/files';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { isList } from '../../languages/hcl/known';
import { behindNames } from '../../languages/hcl/statement';
import { type Body, blocksNamed, findMember, type Item, type Member, type Node } from '../../languages/tree';
import { type Field, type Unknown, unknown } from '../../machine/field';
import { iteratorOf } from '../hcl/iterator';
import { type Plain, plainField } from '../hcl/values';
import { elementsOf, lastIn, withElement } from './repeated';

/** What arguments are looked up in. */
export interface Settings {
  /** The block, then those that override it: of what stands in several the last counts. */
  readonly bodies: readonly Body[];
  readonly scope: Scope;
}

/** The argument of a key that has a value; null is what is absent. */
export function argument({ bodies, scope }: Settings, key: string): Member | undefined {
  const member = lastIn(bodies, key);
  return member === undefined || (member.value.kind !== 'body' && evaluate(member.value, scope) === null)
    ? undefined
    : member;
}

/** The value of an argument that is no list or object; what only a run knows is never called wrong. */
function valueAt(settings: Settings, key: string): Field<Plain> | undefined {
  const member = argument(settings, key);
  return member && plain(member.value, settings.scope);
}

export function plain(node: Node, scope: Scope): Field<Plain> {
  const field = plainField(node, scope);
  return !field.known && node.kind === 'expression' ? unknown(node) : field;
}

/** A part of a machine, such as a drive. */
export interface SettingsPart extends Settings {
  /** What goes where the part goes. */
  readonly item: Item;
  readonly body: Body;
  /** Set where one text stands for several parts, or for it isn't known how many. */
  readonly isRepeated?: true;
  /** Set where it isn't written in the machine itself: others may read it. */
  readonly isElsewhere?: true;
}

export interface Parts {
  readonly items: readonly SettingsPart[];
  /** What stands for parts of which it isn't known how many there are. */
  readonly open: Unknown | undefined;
}

const NO_PARTS: Parts = { items: [], open: undefined };

/** The parts of a key. An override takes the place of all of a kind; an empty list in JSON has none that would. */
export function partsOf({ bodies, scope }: Settings, key: string): Parts {
  for (const body of bodies.toReversed()) {
    const isOfKey = (member: Member) => member.key === key && member.isComputed === undefined && !isNoBlock(member);
    const members = body.members.filter(isOfKey);
    const dynamic = blocksNamed(body, 'dynamic', 1).filter(({ labels }) => labels[0]?.text === key);
    if (members.length > 0 || dynamic.length > 0) {
      return joined([
        ...members.map(member => partsIn(member, scope)),
        ...dynamic.map(block => repeatedParts(key, block.body, block.item, scope)),
      ]);
    }
  }
  return NO_PARTS;
}

function isNoBlock({ file, value }: Member): boolean {
  return languageIdOf(file) === 'json' && value.kind === 'list' && value.elements.length === 0;
}

function joined(all: readonly Parts[]): Parts {
  return {
    items: all.flatMap(({ items }) => items).sort((a, b) => a.item.offset - b.item.offset),
    open: all.find(({ open }) => open !== undefined)?.open,
  };
}

function partsIn(member: Member, scope: Scope): Parts {
  const { value } = member;
  const part = (body: Body, item: Item, own: Scope): SettingsPart => ({ bodies: [body], body, item, scope: own });
  if (value.kind === 'body') {
    return { items: [part(value, member, scope)], open: undefined };
  }
  const behind = value.kind === 'list' ? { node: value, scope, name: undefined } : behindNames(value, scope);
  if (behind?.node.kind === 'list' || behind?.node.kind === 'body') {
    const nodes = behind.node.kind === 'list' ? behind.node.elements : [behind.node];
    const items = nodes.flatMap(node => {
      const found = node.kind === 'body' ? { node, scope: behind.scope } : behindNames(node, behind.scope);
      const isElsewhere = behind.name !== undefined || node.kind !== 'body';
      return found?.node.kind === 'body'
        ? [{ ...part(found.node, node, found.scope), ...(isElsewhere && ({ isElsewhere: true } as const)) }]
        : [];
    });
    const isOpen = items.length < nodes.length;
    return { items, open: isOpen ? unknown(value) : undefined };
  }
  const result = evaluate(value, scope);
  const isNone = result === null || (isList(result) && result.length === 0);
  return isNone ? NO_PARTS : { items: [], open: unknown(value) };
}

/** `dynamic`: a block for each element (language/expressions/dynamic-blocks). */
function repeatedParts(key: string, dynamic: Body, item: Item, scope: Scope): Parts {
  const [content] = blocksNamed(dynamic, 'content', 0);
  const each = findMember(dynamic, 'for_each')?.value;
  const name = iteratorOf(dynamic) ?? key;
  if (content === undefined || each === undefined) {
    return NO_PARTS;
  }
  const elements = elementsOf(each, scope);
  const part = (own: Scope, isRepeated: boolean): SettingsPart => ({
    bodies: [content.body],
    body: content.body,
    item,
    scope: own,
    ...(isRepeated && { isRepeated: true }),
  });
  return elements === undefined
    ? { items: [part(withElement(scope, name, undefined), true)], open: unknown(each) }
    : {
        items: elements.map(element => part(withElement(scope, name, element), elements.length > 1)),
        open: undefined,
      };
}

/** What stands at a path of keys, each in the block or object of the one before. */
function settingAt(settings: Settings, path: readonly string[]): { settings: Settings; key: string } | undefined {
  const [first, ...rest] = path;
  if (first === undefined) {
    return undefined;
  }
  if (rest.length === 0) {
    return { settings, key: first };
  }
  const [part] = partsOf(settings, first).items;
  return part && settingAt(part, rest);
}

export function fieldAt(settings: Settings, path: readonly string[] | undefined): Field<Plain> | undefined {
  const at = path && settingAt(settings, path);
  return at && valueAt(at.settings, at.key);
}
