/** What `for` makes of a collection (hclsyntax/spec.md, for expressions). */
import {
  asBoolean,
  asText,
  bounded,
  type Element,
  elementsIn,
  isObject,
  isUnknown,
  REFUSED,
  type Result,
  type Unknown,
} from './known';
import type { For, Operand } from './syntax';

/** What an operand comes to where an element has its names. */
export type WithElement = (operand: Operand, element: Element) => Result;

/** Of an object in the order of its keys. */
export function loopElements(collection: Result): readonly Element[] | Unknown {
  const elements = elementsIn(collection);
  return isUnknown(elements) || !isObject(collection)
    ? elements
    : elements.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
}

export function looped(loop: For, elements: readonly Element[], of: WithElement): Result {
  const kept = keptOf(loop, elements, of);
  if (isUnknown(kept)) {
    return kept;
  }
  const { keyResult } = loop;
  return keyResult === undefined
    ? bounded(kept.map(element => of(loop.result, element)))
    : byKeys(loop, kept, element => asText(of(keyResult, element)), of);
}

/** Of which elements somebody knows whether they are in. */
function keptOf({ condition }: For, elements: readonly Element[], of: WithElement): readonly Element[] | Unknown {
  if (condition === undefined) {
    return elements;
  }
  const truths = elements.map(element => asBoolean(of(condition, element)));
  const open = truths.find(truth => typeof truth !== 'boolean');
  return open === undefined ? elements.filter((_, index) => truths[index] === true) : (open as Unknown);
}

/** A key that is there twice is refused, unless its results are grouped. */
function byKeys(
  { result, groups }: For,
  elements: readonly Element[],
  keyOf: (element: Element) => string | Unknown,
  of: WithElement,
): Result {
  const found = new Map<string, Result[]>();
  for (const element of elements) {
    const key = keyOf(element);
    if (typeof key !== 'string') {
      return key;
    }
    const own = found.get(key) ?? [];
    own.push(of(result, element));
    found.set(key, own);
    if (own.length > 1 && !groups) {
      return REFUSED;
    }
  }
  return bounded(new Map([...found].map(([key, own]) => [key, groups ? bounded(own) : (own[0] as Result)])));
}
