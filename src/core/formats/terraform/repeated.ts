/** Blocks that are made several times: what their names stand for as far as it is the same each time. */
import { evaluate, type Part, type Scope } from '../../languages/hcl/evaluate';
import { bounded, type Element, isObject, isSame, isUnknown, type Result, unknown } from '../../languages/hcl/known';
import { loopElements } from '../../languages/hcl/loops';
import { partAt, partBehind } from '../../languages/hcl/part';
import { type Body, findMember, type Member, type Node } from '../../languages/tree';

/** Of what stands in a folder, everything is beside what is run. */
export const PATHS: ReadonlyMap<string, Result> = new Map([
  ['path', new Map(['root', 'module', 'cwd'].map(name => [name, '.']))],
]);

/** More machines of one block than somebody makes. */
const MOST_TIMES = 100;

/** What `each` or `count` stands for, one of the times that a block is made. */
export interface Time {
  readonly key: Result;
  readonly names: ReadonlyMap<string, Result>;
  /** Where the element is written. */
  readonly element?: Part | undefined;
}

/**
 * The times that a block with `count` or `for_each` is made; one for all of them where nobody knows how many there are, or
 * the one that is meant by an index, `key`. `bodies`: the block, then those that override it.
 */
export function timesOf(bodies: readonly Body[], scope: Scope, key?: Result): readonly Time[] | undefined {
  const [count, each] = ['count', 'for_each'].map(name => lastIn(bodies, name)?.value);
  if (each !== undefined) {
    const all = partBehind(each, scope);
    const elements = elementsOf(each, scope) ?? [];
    return elements.length === 0
      ? [{ key: null, names: named('each', undefined) }]
      : elements.map(element => timeOf(element, all));
  }
  if (count !== undefined) {
    const times = evaluate(count, scope);
    const isKnown = typeof times === 'number' && Number.isInteger(times) && times > 0 && times <= MOST_TIMES;
    const indexes: Result[] = isKnown
      ? Array.from({ length: times }, (_, index) => index)
      : [typeof key === 'number' ? key : openPart('count', 'index')];
    return indexes.map(index => ({ key: index, names: new Map([['count', new Map([['index', index]])]]) }));
  }
  return undefined;
}

/** Of what stands in several bodies the last counts. */
export function lastIn(bodies: readonly Body[], key: string): Member | undefined {
  return bodies.flatMap(body => findMember(body, key) ?? []).at(-1);
}

function timeOf(element: Element, all: Part | undefined): Time {
  const [key] = element;
  return { key, names: named('each', element), element: all && partAt(all, key) };
}

/** The scope of what stands in a block with `count` or `for_each`. `key`: of the one that is meant, where that is known. */
export function repeatedScope(bodies: readonly Body[], scope: Scope, key?: Result): Scope {
  const times = timesOf(bodies, scope, key);
  const own = times?.filter(time => time.key === key);
  return times === undefined ? scope : atTimes(scope, own === undefined || own.length === 0 ? times : own);
}

/** What names stand for as far as it is the same at some of the times. */
export function atTimes(scope: Scope, times: readonly Time[]): Scope {
  const [first, ...others] = times;
  if (first === undefined) {
    return scope;
  }
  const names = new Map(scope.names);
  for (const [name, value] of first.names) {
    const open = unknown({ kind: 'reference', name });
    names.set(
      name,
      others.reduce((one, other) => common(one, other.names.get(name) ?? open, open), value),
    );
  }
  const element = others.length === 0 ? first.element : undefined;
  return {
    ...scope,
    names,
    ...(element && { elements: new Map([['each', element]]) }),
    ...(others.length > 0 && { each: times.map(time => atTimes(scope, [time])) }),
  };
}

/** What a block is made for, each key with its value, in the order of the keys; undefined where that isn't known. */
export function elementsOf(each: Node, scope: Scope): readonly Element[] | undefined {
  const elements = loopElements(evaluate(each, scope));
  return isUnknown(elements) || elements.length > MOST_TIMES ? undefined : elements;
}

/** `name.key` and `name.value` of an element, or of any where none is meant. */
export function withElement(scope: Scope, name: string, element: Element | undefined): Scope {
  return {
    ...scope,
    names: new Map([...(scope.names ?? []), ...named(name, element)]),
    ...(scope.each && { each: scope.each.map(own => withElement(own, name, element)) }),
  };
}

function named(name: string, element: Element | undefined): ReadonlyMap<string, Result> {
  const [key, value] = element ?? [openPart(name, 'key'), openPart(name, 'value')];
  return new Map([
    [
      name,
      new Map([
        ['key', key],
        ['value', value],
      ]),
    ],
  ]);
}

function openPart(name: string, part: 'key' | 'value' | 'index'): Result {
  return unknown({ kind: 'reference', name: `${name}.${part}` });
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
