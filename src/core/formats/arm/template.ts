/** Which documents are ARM templates. */
import type { Body, Node } from '../../languages/tree';
import { valueAt } from './members';

/** The template that a document is; undefined where it is none. */
export function templateIn(root: Node | undefined): Body | undefined {
  if (root?.kind !== 'body') {
    return undefined;
  }
  const schema = valueAt(root, '$schema');
  const isCalled = schema?.kind === 'text' && /deploymenttemplate\.json#?$/i.test(schema.value.slice(-60));
  const resources = valueAt(root, 'resources');
  const isBlock = resources?.kind === 'list' || resources?.kind === 'body';
  return isBlock && (isCalled || valueAt(root, 'contentVersion') !== undefined) ? root : undefined;
}
