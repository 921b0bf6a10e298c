/** Blocks that are made several times: what their names stand for as far as it is the same each time. */
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import {
  bounded,
  type Element,
  elementsIn,
  isObject,
  isSame,
  isUnknown,
  type Result,
  unknown,
} from '../../languages/hcl/known';
import { type Body, findMember, type Node } from '../../languages/tree';

/** Of what stands in a folder, everything is beside what is run. */
export const PATHS: ReadonlyMap<string, Result> = new Map([
  ['path', new Map(['root', 'module', 'cwd'].map(name => [name, '.']))],
]);

/** More machines of one block than somebody makes. */
const MOST_TIMES = 100;

/** The scope of what stands in a block with `count` or `for_each`. `key`: of the one that is meant, where that is known. */
export function repeatedScope(body: Body, scope: Scope, key?: Result): Scope {
  const count = findMember(body, 'count')?.value;
  const each = findMember(body, 'for_each')?.value;
  if (each !== undefined) {
    const elements = elementsOf(each, scope);
    const own = elements?.filter(element => element[0] === key);
    return withNames(scope, 'each', own === undefined || own.length === 0 ? elements : own);
  }
  if (count !== undefined) {
    const times = evaluate(count, scope);
    const index = times === 1 ? 0 : typeof key === 'number' ? key : unknown({ kind: 'reference', name: 'count.index' });
    return { ...scope, names: new Map([...(scope.names ?? []), ['count', new Map([['index', index]])]]) };
  }
  return scope;
}

/** What a block is made for, each key with its value; undefined where that isn't known. */
export function elementsOf(each: Node, scope: Scope): readonly Element[] | undefined {
  const elements = elementsIn(evaluate(each, scope));
  return isUnknown(elements) || elements.length > MOST_TIMES ? undefined : elements;
}

/** `name.key` and `name.value` as far as they are the same for all elements. */
export function withNames(scope: Scope, name: string, elements: readonly Element[] | undefined): Scope {
  const open = (part: string): Result => unknown({ kind: 'reference', name: `${name}.${part}` });
  const merged = (part: 'key' | 'value', index: 0 | 1): Result =>
    elements === undefined || elements.length === 0
      ? open(part)
      : elements.map(element => element[index]).reduce((one, other) => common(one, other, open(part)));
  const values = new Map([
    ['key', merged('key', 0)],
    ['value', merged('value', 1)],
  ]);
  return { ...scope, names: new Map([...(scope.names ?? []), [name, values]]) };
}

/** What two results have in common. */
function common(one: Result, other: Result, open: Result): Result {
  if (isSame(one, other) === true) {
    return one;
  }
  return isObject(one) && isObject(other)
    ? bounded(new Map([...one].map(([key, value]) => [key, common(value, other.get(key) ?? open, open)])))
    : open;
}
