/** Which documents are ARM templates, and what they are deployed with. */
import type { Documents } from '../../languages/language';
import type { Body, Node } from '../../languages/tree';
import { valueAt } from './members';
import { NO_SCOPE, type Scope, scopeOf } from './scope';

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

/** The scope of the template, with the values of the file of parameters beside it that has its name. */
export function templateScope(template: Body, documents: Documents): Scope {
  const { file } = documents.main;
  const beside = file.replace(/\.jsonc?$/i, '.parameters.json');
  const document = beside === file || beside === '' ? undefined : documents.open(beside);
  const parameters = valueAt(document?.root, 'parameters');
  return scopeOf(template, name => {
    const given = valueAt(parameters, name);
    // A reference to a key vault says nothing here.
    return given && { node: valueAt(given, 'value'), scope: NO_SCOPE };
  });
}
