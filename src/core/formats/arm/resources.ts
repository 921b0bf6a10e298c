/** The resources of a template: of itself, within each other, and of the templates that stand in it. */
import type { Body, Node } from '../../languages/tree';
import { valueAt } from './members';
import { evaluated, type Given, resourceKey, resourceName, type Scope, scopeOf } from './scope';
import { textOf, UNKNOWN } from './value';

export interface ArmResource {
  /** In full and in lower case. */
  readonly type: string;
  readonly body: Body;
  readonly scope: Scope;
  /** By which others refer to it; undefined where nothing tells its name. */
  readonly key: string | undefined;
  /** It is there already, and the template only refers to it. */
  readonly isReference: boolean;
  /** The profile of API versions that the template names. */
  readonly profile: Node | undefined;
}

/** Templates in templates in templates: real ones stand three deep. */
const DEEPEST = 12;

/** In the order of the text. */
export function* resourcesOf(template: Body, scope: Scope, depth = 0, profile?: Node): Generator<ArmResource> {
  const own = valueAt(template, 'apiProfile') ?? profile;
  for (const body of listed(valueAt(template, 'resources'))) {
    yield* resourceAt(body, scope, undefined, own, depth);
  }
}

/** What a resource stands in. */
interface Parent {
  readonly type: string;
  readonly name: string | undefined;
}

function* listed(resources: Node | undefined): Generator<Body> {
  const values = resources?.kind === 'list' ? resources.elements : undefined;
  for (const value of values ?? (resources?.kind === 'body' ? resources.members.map(member => member.value) : [])) {
    if (value.kind === 'body') {
      yield value;
    }
  }
}

function* resourceAt(
  body: Body,
  around: Scope,
  parent: Parent | undefined,
  profile: Node | undefined,
  depth: number,
): Generator<ArmResource> {
  const scope = copied(body, around);
  const written = textOf(evaluated(valueAt(body, 'type'), scope))?.toLowerCase();
  if (written === undefined || depth > DEEPEST) {
    return;
  }
  const type = parent === undefined || written.includes('.') ? written : `${parent.type}/${written}`;
  const own = resourceName(valueAt(body, 'name'), scope);
  // Within its parent it is named without it.
  const name = own === undefined || type === written ? own : parent?.name && `${parent.name}/${own}`;
  yield {
    type,
    body,
    scope,
    key: name === undefined ? undefined : resourceKey(type, name),
    isReference: isTrue(valueAt(body, 'existing')),
    profile,
  };
  if (type === 'microsoft.resources/deployments') {
    yield* nestedIn(body, scope, profile, depth + 1);
  }
  for (const child of listed(valueAt(body, 'resources'))) {
    yield* resourceAt(child, scope, { type, name }, profile, depth + 1);
  }
}

/** More copies than that are not looked at one by one. */
const MOST_COPIES = 100;

/** What a resource is evaluated in: where a loop makes it, as so many copies. */
function copied(body: Body, scope: Scope): Scope {
  const loop = valueAt(body, 'copy');
  if (loop === undefined || loop.kind === 'null') {
    return scope;
  }
  const count = evaluated(valueAt(loop, 'count'), scope);
  const copies = count.kind === 'scalar' && typeof count.value === 'number' ? count.value : 0;
  // Of a loop within another one `copyIndex` may mean either.
  const isKnown = scope.copies === undefined && copies > 0 && copies <= MOST_COPIES;
  return { ...scope, copies: isKnown ? copies : 'unknown' };
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'boolean' && node.value;
}

/** What a deployment in a template makes: its expressions are those of the template around it, unless it says otherwise. */
function* nestedIn(body: Body, outer: Scope, profile: Node | undefined, depth: number): Generator<ArmResource> {
  const properties = valueAt(body, 'properties');
  const template = valueAt(properties, 'template');
  if (template?.kind !== 'body') {
    return;
  }
  const handed = valueAt(properties, 'parameters');
  yield* resourcesOf(
    template,
    hasOwnScope(properties) ? scopeOf(template, name => handedOver(handed, name, outer), outer) : outer,
    depth,
    profile,
  );
}

/** Whether the template in a deployment has parameters and variables of its own. */
export function hasOwnScope(deployment: Node | undefined): boolean {
  const scope = valueAt(valueAt(deployment, 'expressionEvaluationOptions'), 'scope');
  return scope?.kind === 'text' && scope.value.toLowerCase() === 'inner';
}

/** What a deployment hands over to the template that it deploys. */
export function handedOver(parameters: Node | undefined, name: string, scope: Scope): Given | undefined {
  const given = valueAt(parameters, name);
  // An expression may hand over anything.
  if (given?.kind === 'text') {
    const value = evaluated(given, scope);
    return { node: undefined, scope, value: (value.kind === 'object' ? value.get('value') : undefined) ?? UNKNOWN };
  }
  return given !== undefined || parameters?.kind === 'text' ? { node: valueAt(given, 'value'), scope } : undefined;
}
