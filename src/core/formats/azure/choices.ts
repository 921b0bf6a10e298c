/** What a machine is with other values of the parameters that its template allows. */
import type { Body, Node } from '../../languages/tree';
import type { AzureMachine, OtherChoice } from '../../machine/azure/machine';
import { known } from '../../machine/field';
import { valueAt } from '../arm/members';
import type { Scope } from '../arm/scope';
import { fromImage } from './image-generation';
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
    const found = tried.filter(node => {
      const given: Scope['given'] = name =>
        name.toLowerCase() === parameter.toLowerCase() ? { node, scope } : scope.given(name);
      const other = readWith({ ...scope, given, known: new Map() })?.image;
      const isOther = known(other?.sku)?.toLowerCase() !== sku.value.toLowerCase();
      return isOther && known(fromImage(other)?.generation) === 1;
    });
    const [at] = found;
    const values = found.flatMap(node => (node.kind === 'text' || node.kind === 'number' ? `${node.value}` : []));
    return at === undefined ? [] : [{ parameter, values, at }];
  });
}

/** A parameter, with the values that its template allows. */
interface Choice {
  readonly parameter: string;
  readonly allowed: readonly Node[];
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
    const allowed = valueAt(declaration, 'allowedValues');
    return allowed?.kind === 'list' ? [{ parameter, allowed: allowed.elements }] : [];
  });
}
