/** Finds machines in a document, whatever is nested around them. */
import { sentence } from '../../l10n';
import type { Body, List, Member, Node } from '../../languages/tree';
import { oneLine } from '../../text/one-line';
import { machineProperty } from './evidence';
import { plainKeyOf } from './keys';
import { innermost } from './wrapped';

/** `none`: it looks like a machine and is none, and so is nothing that stands in it. */
type Verdict = 'machine' | 'none' | undefined;

/**
 * The objects that are machines, in the order of the text. What stands in a machine belongs to it and is no machine of
 * its own. Iterative: nesting has no limit.
 */
export function* machinesIn(root: Node | undefined, judge: (object: Body) => Verdict): Generator<Body> {
  const pending: (Body | List)[] = [];
  const descend = (node: Node): void => {
    if (node.kind === 'body' || node.kind === 'list') {
      pending.push(node);
    }
  };
  if (root !== undefined) {
    descend(root);
  }
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'list') {
      for (let index = node.elements.length - 1; index >= 0; index -= 1) {
        descend(node.elements[index] as Node);
      }
      continue;
    }
    const verdict = judge(node);
    if (verdict === 'machine') {
      yield node;
    } else if (verdict === undefined) {
      for (let index = node.members.length - 1; index >= 0; index -= 1) {
        descend((node.members[index] as Member).value);
      }
    }
  }
}

/** Steps of a path that are shown at most: the innermost ones. */
const LONGEST_PATH = 6;

/** Where an object stands in its document, such as 'lab.machines[0]'; empty for the root. */
export function pathOf(object: Body): string {
  const steps: string[] = [];
  let node: Node = object;
  for (let { parent } = node; parent !== undefined && steps.length < LONGEST_PATH; { parent } = node) {
    if (parent.kind === 'list') {
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

/** What is said of a file that has no machine although it is to be read. */
export const NO_MACHINE = sentence(
  'Nothing here can be read as a machine: the file has no object, and no list of objects, with properties of one, such as Name and Generation',
);

/** What the root lists and has a property of a machine: one, an array of them, or an object that has them as its VirtualMachines. */
export function listedMachines(root: Node | undefined): Body[] {
  const whole = root && innermost(root);
  const list = whole?.kind === 'body' ? (machineList(whole) ?? whole) : whole;
  const nodes = list?.kind === 'list' ? list.elements : list === undefined ? [] : [list];
  return nodes.filter(node => node.kind === 'body').filter(node => machineProperty(node) !== undefined);
}

function machineList(root: Body): Node | undefined {
  return root.members.findLast(
    property => /^(?:virtualmachines|vms|machines)$/.test(plainKeyOf(property)) && property.value.kind === 'list',
  )?.value;
}
