/** The small changes of a source file that some test should fail for. Texts for people and types are left alone. */
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';

/** A change of an expression or a statement, written as it is wrapped into the instrumented file. */
export interface Change {
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  /** What stands there in its place. */
  readonly text: string;
  /** How both are written as one: a choice of two expressions, an element of a list or none, a statement or none. */
  readonly as: 'expression' | 'element' | 'statement';
}

const SWAPPED: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
};

const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  find: 'findLast',
  findLast: 'find',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
};

const DROPPED = new Set(['filter', 'slice', 'toSorted', 'sort', 'reverse', 'toReversed', 'trim', 'toLowerCase']);

/** What says a sentence to people: the tests of translations look at those. */
const SAYS = /^(?:t|sentence|inEnglish)$/;
/** Members of a rule that are prose, which its page and the translations hold. */
const PROSE = new Set(['title', 'messages', 'why', 'whatToDo', 'replacedBy', 'gained', 'lost']);

/** All of a file, in the order of the text. */
export function changesOf(source: SourceFile, path: string): Change[] {
  const found: Change[] = [];
  const isRule = path.startsWith('src/core/rules/');
  const visit = (node: Node): void => {
    if (isLeftAlone(node, source, isRule)) {
      return;
    }
    found.push(...changesAt(node, source));
    node.forEachChild(visit);
  };
  source.forEachChild(visit);
  return found;
}

function isLeftAlone(node: Node, source: SourceFile, isRule: boolean): boolean {
  if (is.isTypeNode(node) || is.isImportDeclaration(node) || is.isExportDeclaration(node)) {
    return true;
  }
  if (is.isInterfaceDeclaration(node) || is.isTypeAliasDeclaration(node)) {
    return true;
  }
  if (is.isCallExpression(node) && SAYS.test(node.expression.getText(source))) {
    return true;
  }
  const isExamples = is.isVariableDeclaration(node) && node.name.getText(source) === 'examples';
  const isProse = is.isPropertyAssignment(node) && PROSE.has(node.name.getText(source));
  return isRule && (isExamples || isProse);
}

function changesAt(node: Node, source: SourceFile): Change[] {
  const text = node.getText(source);
  const change = (operator: string, to: string, as: Change['as'] = 'expression'): Change => ({
    operator,
    start: node.getStart(source),
    end: node.end,
    text: to,
    as,
  });
  const own = continuesChain(node, source) ? [] : expressionChanges(node, source, change);
  const { parent } = node;
  if (is.isArrayLiteralExpression(parent) && !is.isSpreadElement(node) && !isDestructured(parent)) {
    own.push(change('dropped element', '', 'element'));
  }
  const isCondition =
    ((is.isIfStatement(parent) || is.isWhileStatement(parent)) && parent.expression === node) ||
    (is.isConditionalExpression(parent) && parent.condition === node);
  if (isCondition && !/^(?:true|false)$/.test(text)) {
    own.push(change('condition', 'false'));
    if (!is.isWhileStatement(parent)) {
      own.push(change('condition', 'true'));
    }
  }
  if (isDroppable(node)) {
    own.push(change('dropped statement', '', 'statement'));
  }
  return own;
}

function expressionChanges(node: Node, source: SourceFile, change: (operator: string, to: string) => Change): Change[] {
  if (is.isBinaryExpression(node)) {
    const operator = node.operatorToken.getText(source);
    const [left, right] = [node.left.getText(source), node.right.getText(source)];
    const isText = [left, right].some(side => /^['"`]/.test(side));
    const others = SWAPPED[operator] ?? (operator === '+' && !isText ? ['-'] : []);
    return others.map(other => change(`${operator} as ${other}`, binary(left, other, right)));
  }
  if (is.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
    return [change('dropped !', node.operand.getText(source))];
  }
  if (is.isNumericLiteral(node) && isValue(node)) {
    // Less than nothing is mostly a mark: one less would be the same.
    const { parent } = node;
    const isNegative = is.isPrefixUnaryExpression(parent) && parent.operator === SyntaxKind.MinusToken;
    return [change('number', `${node.text} ${isNegative ? '-' : '+'} 1`)];
  }
  if (node.kind === SyntaxKind.TrueKeyword || node.kind === SyntaxKind.FalseKeyword) {
    return [change('boolean', node.kind === SyntaxKind.TrueKeyword ? 'false' : 'true')];
  }
  if (is.isStringLiteral(node) && isValue(node) && node.text !== '') {
    return [change('emptied text', "''")];
  }
  if ((is.isTemplateExpression(node) || is.isNoSubstitutionTemplateLiteral(node)) && isValue(node)) {
    return [change('emptied text', "''")];
  }
  if (is.isCallExpression(node) && is.isPropertyAccessExpression(node.expression)) {
    return methodChanges(node.getText(source), node.expression, source, change);
  }
  if (is.isSpreadAssignment(node.parent) && node.parent.expression === node) {
    return [change('dropped members', '{}')];
  }
  if (is.isSpreadElement(node.parent) && is.isArrayLiteralExpression(node.parent.parent)) {
    return [change('dropped elements', '[]')];
  }
  return [];
}

function methodChanges(
  text: string,
  callee: Node & { readonly expression: Node; readonly name: Node },
  source: SourceFile,
  change: (operator: string, to: string) => Change,
): Change[] {
  const name = callee.name.getText(source);
  const receiver = callee.expression.getText(source);
  const other = METHODS[name];
  if (other !== undefined) {
    const at = callee.name.getStart(source) - callee.expression.getStart(source);
    return [change(`${name} as ${other}`, text.slice(0, at) + other + text.slice(at + name.length))];
  }
  return DROPPED.has(name) && !receiver.includes('?.') ? [change(`dropped .${name}()`, receiver)] : [];
}

/** `??` with `&&` or `||` beside it needs brackets. */
function binary(left: string, operator: string, right: string): string {
  return /^(?:&&|\|\||\?\?)$/.test(operator) ? `(${left}) ${operator} (${right})` : `${left} ${operator} ${right}`;
}

/** Whether a literal is a value, and no name of a member and no type. */
function isValue(node: Node): boolean {
  const { parent } = node;
  return !(
    (is.isPropertyAssignment(parent) && parent.name === node) ||
    (is.isBindingElement(parent) && parent.propertyName === node) ||
    is.isLiteralTypeNode(parent) ||
    is.isTaggedTemplateExpression(parent) ||
    is.isExternalModuleReference(parent) ||
    is.isImportDeclaration(parent) ||
    is.isPropertySignatureDeclaration(parent)
  );
}

/** What a `?.` begins can't be put into brackets: what follows would no longer be skipped with it. */
function continuesChain(node: Node, source: SourceFile): boolean {
  const { parent } = node;
  const isReceiver =
    (is.isPropertyAccessExpression(parent) || is.isElementAccessExpression(parent) || is.isCallExpression(parent)) &&
    parent.expression === node;
  return isReceiver && node.getText(source).includes('?.');
}

function isDestructured(list: Node): boolean {
  const { parent } = list;
  return is.isBinaryExpression(parent) && parent.left === list && parent.operatorToken.kind === SyntaxKind.EqualsToken;
}

function isDroppable(node: Node): boolean {
  return (
    is.isExpressionStatement(node) ||
    is.isThrowStatement(node) ||
    is.isContinueStatement(node) ||
    is.isBreakStatement(node)
  );
}
