/** What the readers of a machine's parts share: the text, the dialect, and what a finding about a part underlines. */
import { type Item, keyPlace, type Member, type Node } from '../../languages/tree';
import { isOnOneLine } from '../../text/lines';
import type { Place } from '../../text/place';
import { beginningOf } from '../../text/place';
import type { Dialect } from './dialect';
import { outermost } from './wrapped';

export interface ReadContext {
  readonly text: string;
  readonly dialect: Dialect;
}

/** A property as far as it stands on one line: all of it, or its key. */
export function lineOfProperty({ text }: ReadContext, property: Member): Place {
  return isOnOneLine(text, property) ? property : keyPlace(property);
}

/** A node that names something as far as it stands on one line: a value, the key it belongs to, or a first bracket. */
export function lineOfNode(context: ReadContext, node: Node): Place {
  if (isOnOneLine(context.text, node)) {
    return node;
  }
  return node.parent?.kind === 'member' ? keyPlace(node.parent) : beginningOf(node);
}

/** What to underline of a part: the property that tells what it is, else as much of the part as fits a line. */
export function lineOfPart(context: ReadContext, node: Node, telling: Member | undefined): Place {
  return telling === undefined ? lineOfNode(context, node) : lineOfProperty(context, telling);
}

/**
 * What is taken out of the text where a part goes: the element of a list, or the property whose value it is, with
 * whatever PowerShell wraps around it.
 */
export function memberOf(node: Node): Item {
  const outer = outermost(node);
  return outer.parent?.kind === 'member' ? outer.parent : outer;
}
