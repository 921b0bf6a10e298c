/** Where a value is stated, behind whichever names lead to it. */
import type { Node } from '../tree';
import { templateOf } from './bare-template';
import { type Definition, hasSequences, type Scope, type Statement } from './evaluate';
import { type Operand, type Operation, operationOf } from './syntax';

/** The node that states a value and nothing else, however many names lead to it; undefined where none does. */
export function statedAt(node: Node, scope: Scope): Node | undefined {
  return statementOf(node, scope)?.node;
}

export function statementOf(node: Node, scope: Scope): Statement | undefined {
  const last = behindNames(node, scope);
  return last === undefined ||
    last.node.kind === 'expression' ||
    (last.node.kind === 'text' && hasSequences(last.node, last.scope))
    ? undefined
    : last;
}

/** What is written behind all names that lead to a value, be it an expression; undefined where nothing is. */
export function behindNames(node: Node, scope: Scope): Statement | undefined {
  const seen = new Set<Node>();
  let at: Node | undefined = node;
  let name: string | undefined;
  let own = scope;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const next: readonly ['var' | 'local', string] | undefined = loneNameOf(at, own);
    if (next === undefined) {
      return { node: at, name, scope: own };
    }
    const definition: Definition | undefined = own.definition(...next);
    at = definition?.node;
    own = definition?.scope ?? own;
    name = definition?.name ?? next.join('.');
  }
  return undefined;
}

/** The variable or local that a value is and nothing else. */
export function loneNameOf(node: Node, scope: Scope): readonly ['var' | 'local', string] | undefined {
  const operation = loneOperationOf(node, scope);
  const [step] = operation?.form === 'reference' && operation.steps.length === 1 ? operation.steps : [];
  return operation?.form === 'reference' &&
    (operation.name === 'var' || operation.name === 'local') &&
    step?.kind === 'attribute'
    ? [operation.name, step.name]
    : undefined;
}

/** The operation that a value is and nothing else: that of `x.y`, `"${x.y}"` and `(x.y)` alike. */
export function loneOperationOf(node: Node, scope: Scope): Operation | undefined {
  let inner: Operand | undefined =
    node.kind === 'text' ? (hasSequences(node, scope) ? templateOf(node.value) : undefined) : operationOf(node);
  while (inner?.kind === 'operation') {
    if (inner.form === 'parentheses') {
      inner = inner.inner;
    } else if (inner.form === 'template' && inner.parts.length === 1 && inner.parts[0]?.kind === 'interpolation') {
      inner = inner.parts[0].operand;
    } else {
      return inner;
    }
  }
  return undefined;
}
