/** Where a part of an object or a list is written, behind whichever names lead to it: that of `var.machines.web.generation`. */
import { findMember, type Node } from '../tree';
import { evaluate, type Part, type Scope } from './evaluate';
import { isUnknown, type Result, unknown } from './known';
import { loneOperationOf } from './statement';
import { dottedName, type Reference, type Step } from './syntax';

/** More names than lead to a value that somebody wrote. */
const MOST_NAMES = 50;

/** What is written for a value, and no expression; undefined where an expression makes it. */
export function partBehind(node: Node, scope: Scope): Part | undefined {
  let part: Part | undefined = { node, name: undefined, scope, reads: [] };
  let keys: readonly Result[] = [];
  for (let names = 0; part !== undefined && names < MOST_NAMES; names += 1) {
    const operation = loneOperationOf(part.node, part.scope);
    if (operation === undefined) {
      const [key, ...others] = keys;
      if (key === undefined) {
        return part.node.kind === 'expression' ? undefined : part;
      }
      [part, keys] = [partAt(part, key), others];
      continue;
    }
    const named: Named | undefined = operation.form === 'reference' ? namedBy(operation, part) : undefined;
    [part, keys] = [named?.part, [...(named?.keys ?? []), ...keys]];
  }
  return undefined;
}

interface Named {
  readonly part: Part;
  /** What is taken of it. */
  readonly keys: readonly Result[];
}

/** What a name stands for that is written somewhere. */
function namedBy({ name, steps }: Reference, { scope, reads }: Part): Named | undefined {
  const [first, ...rest] = steps;
  const keys = rest.map(step => keyOf(step, scope));
  if (first?.kind !== 'attribute' || keys.some(isUnknown)) {
    return undefined;
  }
  const own = [...reads, dottedName(name, steps)];
  if (name === 'var' || name === 'local') {
    const definition = scope.definition(name, first.name);
    const part = definition && {
      node: definition.node,
      name: definition.name ?? `${name}.${first.name}`,
      scope: definition.scope ?? scope,
      reads: own,
    };
    return part && { part, keys };
  }
  const element = first.name === 'value' ? scope.elements?.get(name) : undefined;
  return element && { part: { ...element, reads: [...own, ...element.reads] }, keys };
}

/** What an index stands for is known where it is written. */
function keyOf(step: Step, scope: Scope): Result {
  return step.kind === 'attribute' ? step.name : step.kind === 'index' ? evaluate(step.key, scope) : SPLAT;
}

const SPLAT = unknown({ kind: 'form', form: 'splat' });

/** What an object or a list that is written out has at a key. */
export function partAt(part: Part, key: Result): Part | undefined {
  const { node } = part;
  const member = node.kind === 'body' && typeof key === 'string' ? findMember(node, key) : undefined;
  const own = node.kind === 'list' ? node.elements[Number(key)] : member?.value;
  return own && { ...part, node: own, name: `${part.name ?? 'for_each'}.${String(key)}` };
}
