/** XML as the companion files need it: its elements in the order of the text, and where their texts stand. */

import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import { append } from '../append';
import type { Span } from '../text/place';

export { XmlElement } from '@rgrove/parse-xml';

/** The outermost element of a text; undefined where the text is no XML. */
export function rootOf(text: string): XmlElement | undefined {
  try {
    return (
      parseXml(text, { includeOffsets: true, ignoreUndefinedEntities: true, preserveComments: true }).root ?? undefined
    );
  } catch {
    return undefined;
  }
}

/** An element and all below it, in the order of the text, without those that are left out. Nesting has no limit. */
export function elementsOf(root: XmlElement, isLeftOut: (element: XmlElement) => boolean = () => false): XmlElement[] {
  const found: XmlElement[] = [];
  const pending: XmlElement[] = [root];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (!isLeftOut(element)) {
      found.push(element);
      append(pending, childrenOf(element).reverse());
    }
  }
  return found;
}

/** An attribute of an element; empty where it has none of the name. */
export function attributeOf({ attributes }: XmlElement, name: string): string {
  return attributes[name] ?? '';
}

/** Its own text, without that of elements in it: the parser's `text` goes down by recursion. */
export function textOf(element: XmlElement): string {
  return element.children
    .map(node => (node instanceof XmlText ? node.text : ''))
    .join('')
    .trim();
}

/** Where its own text stands, without elements and comments. */
export function textSpansOf(element: XmlElement): Span[] {
  return element.children.filter(node => node instanceof XmlText).map(spanOf);
}

/** The text of its first child of a name; empty where it has none. */
export function textIn(element: XmlElement, name: string): string {
  const child = childrenOf(element).find(node => node.name === name);
  return child === undefined ? '' : textOf(child);
}

export function numberIn(element: XmlElement, name: string): number | undefined {
  const text = textIn(element, name);
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

export function spanOf({ start, end }: { readonly start: number; readonly end: number }): Span {
  return { offset: start, end };
}

function childrenOf(element: XmlElement): XmlElement[] {
  return element.children.filter(node => node instanceof XmlElement);
}
