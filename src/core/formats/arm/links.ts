/** Which file a deployment of a linked template names, as far as its text tells. */
import type { Node } from '../../languages/tree';
import { type ArmExpression, isExpression, parseExpression } from './expression';
import { valueAt } from './members';
import { definitionOf, evaluated, resultOf, type Scope } from './scope';
import { textOf } from './value';

/** What a link says of where a file is: folders and its name, in lower case. */
interface Named {
  readonly path: readonly string[];
  /** `whole`: from the folder of the template that names it; `end`: something may stand before it. */
  readonly as: 'whole' | 'address' | 'end';
}

/** Names of folders and of a file; undefined for a folder whose name isn't known. */
export type Way = readonly (string | undefined)[];

/**
 * Whether the link of a deployment may be to a file. `way`: from the folder of the template that deploys it to the file;
 * `around`: the folders around that, as far as they are known.
 */
export function mayName(link: Node | undefined, scope: Scope, way: Way, around: Way): boolean {
  return namedBy(link, scope).some(({ path, as }) =>
    as === 'whole'
      ? path.length === way.length && endsAlike(path, way)
      : endsAlike(path, as === 'address' ? way : [...around, ...way]),
  );
}

/** Whether one is the end of the other. */
function endsAlike(path: readonly string[], way: Way): boolean {
  return path
    .slice(-way.length)
    .toReversed()
    .every((name, index) => (way.at(-1 - index)?.toLowerCase() ?? name) === name);
}

function namedBy(link: Node | undefined, scope: Scope): Named[] {
  const relative = valueAt(link, 'relativePath');
  return relative === undefined
    ? textsOf(valueAt(link, 'uri'), scope, MOST).flatMap(({ text, isWhole }) => pathIn(text, isWhole))
    : textsOf(relative, scope, MOST).flatMap(({ text }) => pathIn(text, true));
}

function pathIn(text: string, isWhole: boolean): Named[] {
  const [address = ''] = text.toLowerCase().split(/[?#]/, 1);
  const path: string[] = [];
  for (const part of address.split(/[/\\]/)) {
    if (part === '..' && path.length > 0) {
      path.pop();
    } else if (part !== '' && part !== '.') {
      path.push(part);
    }
  }
  const as = address.includes('://') ? 'address' : isWhole ? 'whole' : 'end';
  return path.length === 0 ? [] : [{ path, as }];
}

interface Said {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Names on the way to a link. */
const MOST = 12;

/** The texts that an address ends in, where it begins with what only a deployment knows. */
function textsOf(node: Node | undefined, scope: Scope, left: number): Said[] {
  const known = textOf(evaluated(node, scope));
  if (known !== undefined) {
    return [{ text: known, isWhole: false }];
  }
  const expression = node?.kind === 'text' && isExpression(node.value) ? parseExpression(node.value) : undefined;
  return expression === undefined || left === 0 ? [] : endsOf(expression, scope, left - 1);
}

function endsOf(expression: ArmExpression, scope: Scope, left: number): Said[] {
  if (expression.kind !== 'call') {
    return [];
  }
  const { name, args } = expression;
  const [first, second] = args;
  switch (name) {
    // uri(deployment().properties.templateLink.uri, 'nested/machine.json')
    case 'uri': {
      const text = second && textOf(resultOf(second, scope));
      return text === undefined ? (second ? endsOf(second, scope, left) : []) : [{ text, isWhole: true }];
    }
    case 'concat': {
      // What is unknown may be anything, also nothing: an address before the name, a token behind it.
      const parts = args.map(arg => textOf(resultOf(arg, scope)) ?? '\0');
      return parts
        .join('')
        .split('\0')
        .map(text => ({ text, isWhole: false }));
    }
    case 'parameters':
    case 'variables': {
      const of = first && textOf(resultOf(first, scope));
      const definition = of === undefined ? undefined : definitionOf(name, of, scope);
      return definition === undefined ? [] : textsOf(definition.node, definition.scope, left);
    }
    default:
      return [];
  }
}
