/** What a machine is with other values of the parameters that its template allows. */
import type { Body, Node } from '../../languages/tree';
import type { AzureMachine, OtherChoice } from '../../machine/azure/machine';
import { sizeNamed } from '../../machine/azure/sizes';
import { known } from '../../machine/field';
import type { Place } from '../../text/place';
import { valueAt } from '../arm/members';
import { schemasAt } from '../arm/schemas';
import type { Given, Scope } from '../arm/scope';
import { scalar, textOf } from '../arm/value';
import { fromImage } from './image-generation';
import { look } from './look';
import type { ReadResource } from './read-resource';

/** Values that are tried for one machine: more than templates of people allow for what chooses an image. */
const MOST_TRIED = 60;

/** The values that choose another image, of Generation 1. `readWith`: the same resource in another scope. */
export function otherChoices(
  { scope, existing }: ReadResource,
  { image, generation }: AzureMachine,
  readWith: (scope: Scope) => AzureMachine | undefined,
): OtherChoice[] {
  const sku = image?.sku;
  const isChosen = sku?.known === true && (sku.variable !== undefined || sku.node === undefined);
  if (existing !== undefined || !generation.known || !isChosen || scope.template === undefined) {
    return [];
  }
  let left = MOST_TRIED;
  return choicesIn(scope.template).flatMap(({ parameter, allowed }): OtherChoice[] => {
    if (scope.given(parameter) !== undefined) {
      return [];
    }
    const tried = allowed.slice(0, left);
    left -= tried.length;
    const found = tried.filter(value => {
      const other = readWith(withValue(scope, parameter, value))?.image;
      const isOther = known(other?.sku)?.toLowerCase() !== sku.value.toLowerCase();
      return isOther && known(fromImage(other)?.generation) === 1;
    });
    return choiceOf(parameter, found);
  });
}

/** More sizes than templates of people list. */
const MOST_SIZES = 200;

/** By the values that are worked out before, what comes of an expression: thousands of machines have their size by one. */
const SIZES = new WeakMap<Scope['known'], Map<string, readonly OtherChoice[]>>();

/** The values that choose another size, which runs Generation 1 alone. */
export function otherSizes({ body, scope, existing }: ReadResource, path: readonly string[]): readonly OtherChoice[] {
  const { value, at } = look(body, scope, ...path);
  const size = textOf(value);
  const { template } = scope;
  if (existing !== undefined || template === undefined || size === undefined || at.kind !== 'text') {
    return [];
  }
  const before = SIZES.get(scope.known) ?? new Map<string, readonly OtherChoice[]>();
  SIZES.set(scope.known, before);
  const key = `${path.at(-1)} ${at.value}`;
  const choices = before.get(key) ?? findSizes(size, body, scope, template, path);
  before.set(key, choices);
  return choices;
}

function findSizes(size: string, body: Body, scope: Scope, template: Body, path: readonly string[]): OtherChoice[] {
  let left = MOST_SIZES;
  return choicesIn(template).flatMap(({ parameter, allowed }): OtherChoice[] => {
    const tried = scope.given(parameter) === undefined ? allowed.slice(0, left) : [];
    left -= tried.length;
    const found = tried.filter(value => {
      const other = textOf(look(body, withValue(scope, parameter, value), ...path).value);
      const isOther = other !== undefined && other.toLowerCase() !== size.toLowerCase();
      return isOther && sizeNamed(other)?.runs === 1;
    });
    return choiceOf(parameter, found);
  });
}

/** With another value of one parameter. */
function withValue(scope: Scope, parameter: string, { node, value }: Allowed): Scope {
  const given: Scope['given'] = name =>
    name.toLowerCase() === parameter.toLowerCase() ? { node, scope, value } : scope.given(name);
  return { ...scope, given, known: new Map() };
}

function choiceOf(parameter: string, found: readonly Allowed[]): OtherChoice[] {
  const [first] = found;
  const values = found.flatMap(({ text }) => text ?? []);
  return first === undefined ? [] : [{ parameter, values, at: first.at }];
}

/** A parameter, with the values that its template allows. */
interface Choice {
  readonly parameter: string;
  readonly allowed: readonly Allowed[];
}

interface Allowed extends Pick<Given, 'node' | 'value'> {
  readonly at: Place;
  /** As people give it; undefined for what is no single word. */
  readonly text: string | undefined;
}

const CHOICES = new WeakMap<Body, readonly Choice[]>();

/** Found once for a template: each of its machines would go through all of its parameters. */
function choicesIn(template: Body): readonly Choice[] {
  const known = CHOICES.get(template) ?? findChoices(template);
  CHOICES.set(template, known);
  return known;
}

function findChoices(template: Body): readonly Choice[] {
  const parameters = valueAt(template, 'parameters');
  const members = parameters?.kind === 'body' ? parameters.members : [];
  return members.flatMap(({ key: parameter, value: declaration }) => {
    const allowed = allowedBy(declaration, template);
    return allowed === undefined ? [] : [{ parameter, allowed }];
  });
}

function allowedBy(declaration: Node, template: Body): readonly Allowed[] | undefined {
  const schemas = schemasAt(declaration, [], template);
  const [elements] = schemas.flatMap(schema => {
    const list = valueAt(schema, 'allowedValues');
    return list?.kind === 'list' ? [list.elements] : [];
  });
  if (elements !== undefined) {
    return elements.map(node => ({
      node,
      at: node,
      text: node.kind === 'text' || node.kind === 'number' || node.kind === 'boolean' ? `${node.value}` : undefined,
    }));
  }
  const type = schemas.map(schema => valueAt(schema, 'type')).find(each => each?.kind === 'text');
  return type?.kind === 'text' && type.value.toLowerCase() === 'bool'
    ? [true, false].map(value => ({ node: undefined, value: scalar(value), at: type, text: `${value}` }))
    : undefined;
}
