/** How Packer knows the values of a JSON template: texts with `{{user}}` in them, decoded weakly. */
import { isScalar, type Node, textNodesIn } from '../../languages/tree';
import { literal } from '../../machine/field';
import type { KnownText, Values } from '../packer/values';
import { WEAK } from '../packer/weak';
import type { Variables } from './variables';

export function valuesOf(variables: Variables): Values {
  const known = (node: Node): KnownText[] =>
    node.kind === 'text' ? [{ text: variables.expand(node.value), written: node.value, node }] : [];
  return {
    types: WEAK,
    scalar: variables.scalar,
    mayRefuse: () => false,
    list: node =>
      node.kind === 'list'
        ? {
            elements: node.elements.map(element => ({ value: variables.scalar(element), node: element })),
            count: literal(node.elements.length, node),
          }
        : undefined,
    object: node =>
      node.kind === 'body'
        ? { keys: node.members.map(({ key }) => key), count: literal(node.members.length, node) }
        : undefined,
    expand: node => (node.kind === 'text' ? variables.expand(node.value) : ''),
    file: () => undefined,
    shown: node => (node.kind === 'text' ? node.value : ''),
    texts: node => (node.kind === 'list' ? node.elements.flatMap(known) : known(node)),
    textsBelow: node => [...textNodesIn(node)].flatMap(known),
    keys: node =>
      node.kind === 'text'
        ? WEAK.list(node.value).map(written => ({ text: variables.expand(written), written, node }))
        : [...textNodesIn(node)].flatMap(known),
    origin: node => node,
    isWorkedOut: () => false,
    isOfEach: () => false,
    isShared: () => false,
    target: node => node,
    written: node => (node.kind === 'text' ? node.value : undefined),
    writable: written => written,
    copy: node => (isScalar(node) ? node.value : undefined),
    joined: () => undefined,
  };
}
