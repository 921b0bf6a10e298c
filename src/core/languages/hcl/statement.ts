/** Where a value is stated, behind whichever names lead to it. */
import type { Node } from '../tree';
import { templateOf } from './bare-template';
import { type Definition, hasSequences, type Scope } from './evaluate';
import type { HclExpression, Operand } from './syntax';

/** The node that states a value and nothing else, however many names lead to it; undefined where none does. */
export function statedAt(node: Node, scope: Scope): Node | undefined {
  return statementOf(node, scope)?.node;
}

/** What states a value. */
export interface Statement {
  readonly node: Node;
  /** The last of the names that lead to it, such as 'var.generation'; undefined where the value is written out. */
  readonly name: string | undefined;
  /** In which it is written. */
  readonly scope: Scope;
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
  if (node.kind === 'text') {
    return hasSequences(node, scope) ? loneName(templateOf(node.value)) : undefined;
  }
  return node.kind === 'expression' ? loneName((node as HclExpression).operation) : undefined;
}

/** `var.x`, `"${var.x}"`, `(local.x)`. */
function loneName(operand: Operand): readonly ['var' | 'local', string] | undefined {
  let inner = operand;
  for (;;) {
    if (inner.kind !== 'operation') {
      return undefined;
    }
    if (inner.form === 'parentheses') {
      inner = inner.inner;
    } else if (inner.form === 'template' && inner.parts.length === 1 && inner.parts[0]?.kind === 'interpolation') {
      inner = inner.parts[0].operand;
    } else {
      break;
    }
  }
  const [step] = inner.form === 'reference' && inner.steps.length === 1 ? inner.steps : [];
  return inner.form === 'reference' && (inner.name === 'var' || inner.name === 'local') && step?.kind === 'attribute'
    ? [inner.name, step.name]
    : undefined;
}
