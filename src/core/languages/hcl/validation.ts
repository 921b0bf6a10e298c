/** Which values a variable takes: Packer and Terraform refuse one for which a condition of its declaration does not hold. */
import { type Body, blocksNamed, membersNamed, type Node } from '../tree';
import type { Definitions } from './definitions';
import { type Definition, evaluate, type Scope } from './evaluate';
import { loneNameOf } from './statement';

/** Whether a variable on the way from a value to where it is written may refuse another one. */
export function mayBeRefused(node: Node, value: string | number, scope: Scope): boolean {
  const seen = new Set<Node>();
  let at: Node | undefined = node;
  let own: Scope & Partial<Definitions> = scope;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const next = loneNameOf(at, own);
    if (next === undefined) {
      return false;
    }
    const [of, name] = next;
    const variable = of === 'var' ? own.variables?.get(name) : undefined;
    if (variable?.declaration !== undefined && refuses(variable.declaration, name, value, own)) {
      return true;
    }
    const definition = own.definition(of, name);
    at = definition?.node;
    own = definition?.scope ?? own;
  }
  return false;
}

/** A condition that comes to nothing that is known may be one that refuses it. A variable may be declared to be a text. */
function refuses(declaration: Body, name: string, value: string | number, scope: Scope): boolean {
  const conditions = blocksNamed(declaration, 'validation', 0).flatMap(({ body }) => membersNamed(body, 'condition'));
  return conditions.some(condition =>
    [value, String(value)].every(each => evaluate(condition.value, scopeWith(name, each, scope)) !== true),
  );
}

/** What else a condition reads is as it is. */
function scopeWith(name: string, value: string | number, scope: Scope): Scope {
  const place = { file: '', offset: 0, end: 0, parent: undefined };
  const node: Node =
    typeof value === 'number' ? { ...place, kind: 'number', value } : ({ ...place, kind: 'text', value } as Node);
  const own: Definition = { node };
  return {
    definition: (of, other) => (of === 'var' && other === name ? own : scope.definition(of, other)),
    ...(scope.hasTemplates && { hasTemplates: scope.hasTemplates }),
    results: new Map(),
  };
}
