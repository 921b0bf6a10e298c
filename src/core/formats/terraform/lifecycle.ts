/** What a resource tells Terraform to do with a machine that is there. */
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { asBoolean } from '../../languages/hcl/known';
import { operationOf } from '../../languages/hcl/syntax';
import type { Documents } from '../../languages/language';
import { blocksNamed, findMember, type Member, type Node, textNodesIn } from '../../languages/tree';
import type { Upkeep } from '../../machine/machine';
import type { Place } from '../../text/place';
import { whereItIs2 } from '../hcl/following';
import { lineOf } from '../packer/keys';
import type { Settings } from './parts';
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

/** Whether a condition of a machine holds as its generation is, and may not once that is 2. `stated`: where it is written. */
export function mayStop({ bodies, scope }: Settings, stated: ReadonlySet<Node>): boolean {
  const conditions = bodies
    .flatMap(body => blocksNamed(body, 'lifecycle', 0))
    .flatMap(({ body }) => ['precondition', 'postcondition'].flatMap(kind => blocksNamed(body, kind, 0)))
    .flatMap(({ body }) => findMember(body, 'condition') ?? []);
  const holds = (value: Node, own: Scope, generation: number): boolean => {
    const names = new Map([...(own.names ?? []), ['self', new Map([['generation', generation]])] as const]);
    return asBoolean(evaluate(value, { ...own, names })) === true;
  };
  return conditions.some(({ value }) => holds(value, scope, 1) && !holds(value, whereItIs2(scope, stated), 2));
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
