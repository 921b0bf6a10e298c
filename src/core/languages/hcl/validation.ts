/** Which values a variable takes: Packer and Terraform refuse one for which a condition of its declaration does not hold. */
import { type Body, blocksNamed, membersNamed, type Node } from '../tree';
import type { Definitions } from './definitions';
import { evaluate, type Scope } from './evaluate';
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
    if (variable?.declaration !== undefined && refuses(variable.declaration, name, value)) {
      return true;
    }
    const definition = own.definition(of, name);
    at = definition?.node;
    own = definition?.scope ?? own;
  }
  return false;
}

/** A condition that comes to nothing that is known may be one that refuses it. A variable may be declared to be a text. */
function refuses(declaration: Body, name: string, value: string | number): boolean {
  const conditions = blocksNamed(declaration, 'validation', 0).flatMap(({ body }) => membersNamed(body, 'condition'));
  return conditions.some(condition =>
    [value, String(value)].every(each => evaluate(condition.value, scopeWith(name, each)) !== true),
  );
}

function scopeWith(name: string, value: string | number): Scope {
  const names = new Map([['var', new Map([[name, value]])]]);
  return { definition: () => undefined, hasTemplates: () => true, names, results: new Map() };
}
