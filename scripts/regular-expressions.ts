/** The regular expressions that stand in the code. */
import type { Node } from 'typescript/unstable/ast';
import { isRegularExpressionLiteral } from 'typescript/unstable/ast/is';
import { code } from './code';

export interface WrittenExpression {
  /** From the root of the repository. */
  readonly path: string;
  readonly expression: RegExp;
}

export function regularExpressions(): WrittenExpression[] {
  return code().files.flatMap(({ path, source }) =>
    literalsIn(source).map(text => ({ path, expression: parsed(text) })),
  );
}

function literalsIn(node: Node): string[] {
  const found = isRegularExpressionLiteral(node) ? [node.text] : [];
  node.forEachChild(child => {
    found.push(...literalsIn(child));
  });
  return found;
}

function parsed(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}
