/** What a template lets a parameter be: its declaration, and the types that this refers to. */
import type { Body, Node } from '../../languages/tree';
import { valueAt } from './members';

/** Types that are called by others: people's stand two or three deep. */
const MOST = 20;

/** What a value under keys in a parameter has to be. `template`: whose definitions its types are. */
export function schemasAt(declaration: Node | undefined, keys: readonly string[], template: Node | undefined): Node[] {
  let schemas = withTypes(declaration, template);
  for (const key of keys) {
    schemas = withTypes(
      schemas.map(schema => within(schema, key)).find(each => each !== undefined),
      template,
    );
  }
  return schemas;
}

/** A declaration with the types that it is of, one after the other. */
function withTypes(declaration: Node | undefined, template: Node | undefined): Node[] {
  const schemas: Node[] = [];
  let schema = declaration;
  while (schema !== undefined && schemas.length < MOST) {
    schemas.push(schema);
    const reference = valueAt(schema, '$ref');
    const [, name] = reference?.kind === 'text' ? (/^#\/definitions\/(.+)$/.exec(reference.value) ?? []) : [];
    schema = name === undefined ? undefined : valueAt(valueAt(template, 'definitions'), name);
  }
  return schemas;
}

function within(schema: Node, key: string): Node | undefined {
  const fixed = valueAt(schema, 'prefixItems');
  return (
    valueAt(valueAt(schema, 'properties'), key) ??
    (fixed?.kind === 'list' ? fixed.elements[Number(key)] : undefined) ??
    (/^\d+$/.test(key) ? valueAt(schema, 'items') : valueAt(schema, 'additionalProperties'))
  );
}

/** What the value of a parameter has to be that stands as its default at a place, or within that; none elsewhere. */
export function schemasOf(place: Node): Node[] {
  const keys: string[] = [];
  let node: Node | undefined = place;
  while (node?.parent !== undefined) {
    const { parent }: Node = node;
    if (parent.kind === 'list') {
      keys.push(`${parent.elements.indexOf(node)}`);
      node = parent;
      continue;
    }
    const template = parent.key.toLowerCase() === 'defaultvalue' ? templateOf(parent.parent) : undefined;
    if (template !== undefined) {
      return schemasAt(parent.parent, keys.reverse(), template);
    }
    keys.push(parent.key);
    node = parent.parent;
  }
  return [];
}

/** The template whose parameter a declaration is. */
function templateOf(declaration: Body): Body | undefined {
  const parameters = declaration.parent?.kind === 'member' ? declaration.parent.parent.parent : undefined;
  return parameters?.kind === 'member' && parameters.key.toLowerCase() === 'parameters' ? parameters.parent : undefined;
}
