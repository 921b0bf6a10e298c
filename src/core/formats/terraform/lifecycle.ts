/** What a resource tells Terraform to do with a machine that is there. */
import { operationOf } from '../../languages/hcl/syntax';
import type { Documents } from '../../languages/language';
import { blocksNamed, findMember, type Member, type Node, textNodesIn } from '../../languages/tree';
import type { Upkeep } from '../../machine/machine';
import type { Place } from '../../text/place';
import { lineOf } from '../packer/keys';
import type { MachineResource } from './resources';

export function upkeepOf({ settings: { bodies } }: MachineResource, documents: Documents): Upkeep {
  const blocks = bodies.flatMap(body => blocksNamed(body, 'lifecycle', 0)).map(({ body }) => body);
  const prevent = blocks.flatMap(body => findMember(body, 'prevent_destroy') ?? []).at(-1);
  const ignore = blocks.flatMap(body => findMember(body, 'ignore_changes') ?? []).at(-1);
  const keptBy =
    prevent?.value.kind === 'boolean' && prevent.value.value
      ? lineOf(documents.read(prevent.file) ?? '', prevent)
      : undefined;
  const ignoredBy = ignore && ignoresGeneration(ignore.value) ? keyOf(ignore) : undefined;
  return { tool: 'Terraform', ...(keptBy && { keptBy }), ...(ignoredBy && { ignoredBy }) };
}

/** `all`, or a list of attributes with the generation in it; in JSON they are texts. */
function ignoresGeneration(value: Node): boolean {
  const nodes = value.kind === 'list' ? value.elements : [value];
  return nodes.some(node => {
    const operation = operationOf(node);
    const name = operation?.form === 'reference' && operation.steps.length === 0 ? operation.name : undefined;
    const names = node.kind === 'text' ? [...textNodesIn(node)].map(text => text.value) : [name];
    return names.some(each => each === 'generation' || (each === 'all' && value.kind !== 'list'));
  });
}

function keyOf({ file, offset, keyEnd }: Member): Place {
  return { file, offset, end: keyEnd };
}
