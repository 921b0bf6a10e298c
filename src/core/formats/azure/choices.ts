/** What a machine is with other values of the parameters that its template allows. */
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
  const { template } = scope;
  const parameters = valueAt(template, 'parameters');
  const sku = image?.sku;
  const isChosen = sku?.known === true && (sku.variable !== undefined || sku.node === undefined);
  if (existing !== undefined || !generation.known || !isChosen || parameters?.kind !== 'body') {
    return [];
  }
  let left = MOST_TRIED;
  return parameters.members.flatMap(({ key: parameter, value: declaration }): OtherChoice[] => {
    const allowed = valueAt(declaration, 'allowedValues');
    if (allowed?.kind !== 'list' || scope.given(parameter) !== undefined) {
      return [];
    }
    const tried = allowed.elements.slice(0, left);
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
