import { operationOf } from '../../languages/hcl/syntax';
import { type Body, findMember } from '../../languages/tree';

/** What a `dynamic` block calls its element, where it says that; in JSON the text is the name (hashicorp/hcl, json/spec). */
export function iteratorOf(dynamic: Body): string | undefined {
  const iterator = findMember(dynamic, 'iterator')?.value;
  const operation = iterator && operationOf(iterator);
  return iterator?.kind === 'text' ? iterator.value : operation?.form === 'reference' ? operation.name : undefined;
}
