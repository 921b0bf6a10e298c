/** The regular expressions that stand in the code. */
import { join } from 'node:path';
import type { Node } from 'typescript/unstable/ast';
import { isRegularExpressionLiteral } from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

const ROOT = join(__dirname, '..');

export interface WrittenExpression {
  /** From the root of the repository. */
  readonly path: string;
  readonly expression: RegExp;
}

export function regularExpressions(): WrittenExpression[] {
  const api = new API({ cwd: ROOT });
  try {
    const [project] = api.updateSnapshot({ openProjects: ['tsconfig.json'] }).getProjects();
    return (project?.program.getSourceFileNames() ?? []).flatMap(name => {
      const path = name.slice(ROOT.length + 1);
      const file = path.startsWith('src/') ? project?.program.getSourceFile(name) : undefined;
      return file === undefined ? [] : literalsIn(file).map(text => ({ path, expression: parsed(text) }));
    });
  } finally {
    api.close();
  }
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
