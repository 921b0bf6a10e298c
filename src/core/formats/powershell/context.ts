/** What the readers of a machine's parts share: the text, the dialect, and what a finding about a part underlines. */

import { type JsonMember, type JsonNode, type JsonProperty, keySpan } from '../../languages/json/tree';

import { isOnOneLine } from '../../text/lines';
import type { Span } from '../../text/place';
import type { Dialect } from './dialect';

export interface ReadContext {
  readonly text: string;
  readonly dialect: Dialect;
}

/** A property as far as it stands on one line: all of it, or its key. */
export function lineOfProperty({ text }: ReadContext, property: JsonProperty): Span {
  return isOnOneLine(text, property) ? property : keySpan(property);
}

/** A node that names something as far as it stands on one line: a value, the key it belongs to, or a first bracket. */
export function lineOfNode(context: ReadContext, node: JsonNode): Span {
  if (isOnOneLine(context.text, node)) {
    return node;
  }
  return node.parent?.type === 'property' ? keySpan(node.parent) : { offset: node.offset, end: node.offset + 1 };
}

/** What to underline of a part: the property that tells what it is, else as much of the part as fits a line. */
export function lineOfPart(context: ReadContext, node: JsonNode, telling: JsonProperty | undefined): Span {
  return telling === undefined ? lineOfNode(context, node) : lineOfProperty(context, telling);
}

/** What is taken out of the text where a part goes: the element of a list, or the property whose value it is. */
export function memberOf(node: JsonNode): JsonMember {
  return node.parent?.type === 'property' ? node.parent : node;
}
