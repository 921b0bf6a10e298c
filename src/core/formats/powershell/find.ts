/** Finds machines in a document, whatever is nested around them. */

import type { JsonArray, JsonNode, JsonObject, JsonProperty } from '../../languages/json/tree';
import { oneLine } from '../../text/one-line';

/** `none`: it looks like a machine and is none, and so is nothing that stands in it. */
type Verdict = 'machine' | 'none' | undefined;

/**
 * The objects that are machines, in the order of the text. What stands in a machine belongs to it and is no machine of
 * its own. Iterative: nesting has no limit.
 */
export function* machinesIn(root: JsonNode | undefined, judge: (object: JsonObject) => Verdict): Generator<JsonObject> {
  const pending: (JsonObject | JsonArray)[] = [];
  const descend = (node: JsonNode): void => {
    if (node.type === 'object' || node.type === 'array') {
      pending.push(node);
    }
  };
  if (root !== undefined) {
    descend(root);
  }
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'array') {
      for (let index = node.elements.length - 1; index >= 0; index -= 1) {
        descend(node.elements[index] as JsonNode);
      }
      continue;
    }
    const verdict = judge(node);
    if (verdict === 'machine') {
      yield node;
    } else if (verdict === undefined) {
      for (let index = node.properties.length - 1; index >= 0; index -= 1) {
        descend((node.properties[index] as JsonProperty).value);
      }
    }
  }
}

/** Steps of a path that are shown at most: the innermost ones. */
const LONGEST_PATH = 6;

/** Where an object stands in its document, such as 'lab.machines[0]'; empty for the root. */
export function pathOf(object: JsonObject): string {
  const steps: string[] = [];
  let node: JsonNode = object;
  for (let { parent } = node; parent !== undefined && steps.length < LONGEST_PATH; { parent } = node) {
    if (parent.type === 'array') {
      steps.unshift(`[${parent.elements.indexOf(node)}]`);
      node = parent;
    } else {
      steps.unshift(`.${oneLine(parent.key)}`);
      node = parent.parent;
    }
  }
  const path = steps.join('').replace(/^\./, '');
  return node.parent === undefined ? path : `…${steps.join('')}`;
}
