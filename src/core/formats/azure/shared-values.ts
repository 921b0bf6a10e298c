/** Values of a template that machines have by a name: who else reads them, and by which names they come. */
import type { Body, Node } from '../../languages/tree';
import type { AzureMachine } from '../../machine/azure/machine';
import { type ArmExpression, isExpression, parseExpression } from '../arm/expression';
import { valueAt } from '../arm/members';
import { isReadElsewhere, readersIn } from '../arm/readers';
import { schemasAt } from '../arm/schemas';
import { declarationOf, definitionOf, type NameKind, type Scope } from '../arm/scope';
import { look } from './look';
import { remember, writtenOf } from './written';

/** Machines of a template, each with whether what a conversion changes comes from a name that gives something else, too. */
export function* withOtherReaders(machines: readonly AzureMachine[], template: Body): Generator<AzureMachine> {
  const used = machines.map(usesOf);
  const uses = new Map<Node, Set<Node>>();
  for (const { node, at } of used.flat()) {
    uses.set(node, (uses.get(node) ?? new Set()).add(at));
  }
  const named = new Set(used.flat().flatMap(({ node, isNamed }) => (isNamed ? [node] : [])));
  const readers = named.size === 0 ? undefined : readersIn(template);
  const mixed = mixedNodes(machines, used);
  const shared = new Set(
    [...named].filter(
      node => mixed.has(node) || (readers && isReadElsewhere(node, uses.get(node) ?? new Set(), template, readers)),
    ),
  );
  for (const [index, machine] of machines.entries()) {
    const written = writtenOf(machine);
    yield written !== undefined && used[index]?.some(({ node }) => shared.has(node)) === true
      ? remember({ ...machine, generationVariableIsReadElsewhere: true }, written)
      : machine;
  }
}

/** Values by which some machines have their generation, and by which others, such as those of Trusted Launch, don't. */
function mixedNodes(machines: readonly AzureMachine[], used: readonly (readonly Use[])[]): ReadonlySet<Node> {
  const [deciding, idle] = [new Set<Node>(), new Set<Node>()];
  for (const [index, { generation, generationFrom }] of machines.entries()) {
    const isDecided = generation.known && generationFrom !== 'security';
    for (const { node } of used[index] ?? []) {
      (isDecided ? deciding : idle).add(node);
    }
  }
  return new Set([...deciding].filter(node => idle.has(node)));
}

interface Use {
  /** Where the value is written. */
  readonly node: Node;
  /** Where it is used. */
  readonly at: Node;
  readonly isNamed: boolean;
}

/** The values of a machine that a conversion changes. */
function usesOf(machine: AzureMachine): Use[] {
  const written = writtenOf(machine);
  if (written === undefined) {
    return [];
  }
  const { source, image, names, plan, profilePath } = written;
  const paths = [
    ...(image === undefined || names === undefined ? [] : [[...image, names.sku]]),
    ...(plan === undefined ? [] : [plan]),
    [...profilePath, 'hyperVGeneration'],
  ];
  return paths.flatMap(path => {
    const { value, at } = look(source.body, source.scope, ...path);
    return value?.kind === 'scalar' && value.node !== undefined
      ? [{ node: value.node, at, isNamed: value.variable !== undefined }]
      : [];
  });
}

/** Names on the way to a value: no circle, since the value is known. */
const MOST = 30;

/**
 * What the parameters have to be by whose names alone a value comes that stands under keys in a node; undefined where an
 * expression chooses it.
 */
export function parametersBehind(
  node: Node | undefined,
  [key, ...keys]: readonly string[],
  scope: Scope,
  left = MOST,
): readonly Node[] | undefined {
  if (node?.kind === 'text' && scope.template !== undefined && isExpression(node.value)) {
    const expression = parseExpression(node.value);
    const reference = expression && referenceOf(expression);
    const definition = reference && definitionOf(reference.kind, reference.name, scope);
    if (reference === undefined || definition === undefined || left === 0) {
      return undefined;
    }
    const further = key === undefined ? reference.keys : [...reference.keys, key, ...keys];
    const others = parametersBehind(definition.node, further, definition.scope, left - 1);
    const declaration = reference.kind === 'parameters' ? declarationOf(reference.name, scope) : undefined;
    return others && [...schemasAt(declaration, further, scope.template), ...others];
  }
  if (key === undefined) {
    return node && [];
  }
  const within = node?.kind === 'list' ? node.elements[Number(key)] : valueAt(node, key);
  return within && parametersBehind(within, keys, scope, left);
}

interface Reference {
  readonly kind: NameKind;
  readonly name: string;
  readonly keys: readonly string[];
}

/** A parameter or a variable, or what it has under literal keys. */
function referenceOf(expression: ArmExpression): Reference | undefined {
  if (expression.kind === 'of') {
    const within = referenceOf(expression.object);
    const { key } = expression;
    return within && key.kind === 'literal' ? { ...within, keys: [...within.keys, `${key.value}`] } : undefined;
  }
  const [argument] = expression.kind === 'call' ? expression.args : [];
  return expression.kind === 'call' &&
    (expression.name === 'parameters' || expression.name === 'variables') &&
    argument?.kind === 'literal'
    ? { kind: expression.name, name: `${argument.value}`, keys: [] }
    : undefined;
}
