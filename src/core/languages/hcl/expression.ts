/** Expressions: text to nodes of the tree and operations. */
import type { Scalar } from '../tree';
import { readList, readObject } from './collection';
import { advance, closeBracket, fail, kindAt, MAXIMUM_DEPTH, openBracket, put, type Reader, takeFrom } from './reader';
import { type BinaryOperator, dottedName, type Operand, type Step } from './syntax';
import { readTemplate } from './template';
import { Token } from './token';

export function readExpression(reader: Reader): Operand {
  if (reader.depth >= MAXIMUM_DEPTH) {
    return fail(reader, 'too-deep');
  }
  reader.depth += 1;
  const condition = readOperators(reader, 1);
  const operand = !reader.failed && kindAt(reader) === Token.question ? readConditional(reader, condition) : condition;
  reader.depth -= 1;
  return operand;
}

function readConditional(reader: Reader, condition: Operand): Operand {
  advance(reader);
  const yes = readExpression(reader);
  if (reader.failed) {
    return yes;
  }
  if (kindAt(reader) !== Token.colon) {
    return fail(reader, 'colon-expected');
  }
  advance(reader);
  const no = readExpression(reader);
  const { file } = reader;
  return { kind: 'operation', form: 'conditional', file, offset: condition.offset, end: no.end, condition, yes, no };
}

/** By kind of token how tightly it binds, from 1 (hclsyntax/expression_ops.go, binaryOps). */
const TIGHTNESS = new Uint8Array(Token.invalid + 1);
const OPERATORS = new Map<number, BinaryOperator>();
const LEVELS: readonly (readonly [kind: number, operator: BinaryOperator])[][] = [
  [[Token.or, '||']],
  [[Token.and, '&&']],
  [
    [Token.equalTo, '=='],
    [Token.notEqualTo, '!='],
  ],
  [
    [Token.greater, '>'],
    [Token.greaterOrEqual, '>='],
    [Token.less, '<'],
    [Token.lessOrEqual, '<='],
  ],
  [
    [Token.plus, '+'],
    [Token.minus, '-'],
  ],
  [
    [Token.star, '*'],
    [Token.slash, '/'],
    [Token.percent, '%'],
  ],
];
for (const [index, level] of LEVELS.entries()) {
  for (const [kind, operator] of level) {
    TIGHTNESS[kind] = index + 1;
    OPERATORS.set(kind, operator);
  }
}

function readOperators(reader: Reader, loosest: number): Operand {
  let left = readOperand(reader);
  while (!reader.failed) {
    const kind = kindAt(reader);
    const tightness = TIGHTNESS[kind] as number;
    if (tightness === 0 || tightness < loosest) {
      return left;
    }
    const operator = OPERATORS.get(kind) as BinaryOperator;
    advance(reader);
    const right = readOperators(reader, tightness + 1);
    const { file } = reader;
    left = { kind: 'operation', form: 'binary', file, offset: left.offset, end: right.end, operator, left, right };
  }
  return left;
}

/** A term with the signs before it and the steps behind it: `-f(x)[0].y` is the negation of all of that. */
function readOperand(reader: Reader): Operand {
  const kind = kindAt(reader);
  if (kind !== Token.minus && kind !== Token.not) {
    return readSteps(reader, readTerm(reader));
  }
  if (reader.depth >= MAXIMUM_DEPTH) {
    return fail(reader, 'too-deep');
  }
  const { offset } = reader.lexer;
  advance(reader);
  reader.depth += 1;
  const operand = readOperand(reader);
  reader.depth -= 1;
  const { file } = reader;
  if (kind === Token.minus && operand.kind === 'number' && operand.value >= 0) {
    return { ...operand, offset, value: -operand.value };
  }
  const operator = kind === Token.minus ? '-' : '!';
  return { kind: 'operation', form: 'unary', file, offset, end: operand.end, operator, operand };
}

function readTerm(reader: Reader): Operand {
  const { lexer, file, text } = reader;
  const { offset, end } = lexer;
  switch (lexer.kind) {
    case Token.plainText:
      advance(reader);
      return { kind: 'text', file, offset, end, parent: undefined, value: text.slice(offset + 1, end - 1) };
    case Token.number:
      return readNumber(reader);
    case Token.identifier:
      advance(reader);
      return readNamed(reader, offset, end);
    case Token.openQuote:
    case Token.openHeredoc:
      return readTemplate(reader);
    case Token.openBracket:
      return readList(reader);
    case Token.openBrace:
      return readObject(reader);
    case Token.openParenthesis:
      return readParentheses(reader);
    default:
      return fail(reader, 'value-expected');
  }
}

function readNumber(reader: Reader): Operand {
  const { offset, end } = reader.lexer;
  const value = Number(reader.text.slice(offset, end));
  if (Number.isNaN(value)) {
    return fail(reader, 'invalid-number');
  }
  advance(reader);
  return { kind: 'number', file: reader.file, offset, end, parent: undefined, value };
}

/** A call, a keyword, or a reference, whose name was read. */
function readNamed(reader: Reader, offset: number, nameEnd: number): Operand {
  const { file, text, lexer } = reader;
  if (lexer.kind === Token.openParenthesis || lexer.kind === Token.doubleColon) {
    return readCall(reader, offset, nameEnd);
  }
  const name = text.slice(offset, nameEnd);
  switch (name) {
    case 'true':
    case 'false':
      return { kind: 'boolean', file, offset, end: nameEnd, parent: undefined, value: name === 'true' };
    case 'null':
      return { kind: 'null', file, offset, end: nameEnd, parent: undefined, value: null };
    default:
      return { kind: 'operation', form: 'reference', file, offset, end: nameEnd, name, steps: NONE };
  }
}

const NONE: readonly never[] = [];

function readParentheses(reader: Reader): Operand {
  const { file, lexer } = reader;
  const { offset } = lexer;
  const lineEnds = openBracket(reader);
  const inner = readExpression(reader);
  if (reader.failed) {
    return inner;
  }
  if (kindAt(reader) !== Token.closeParenthesis) {
    return fail(reader, 'closing-expected');
  }
  const { end } = lexer;
  closeBracket(reader, lineEnds);
  return { kind: 'operation', form: 'parentheses', file, offset, end, inner };
}

function readCall(reader: Reader, offset: number, firstEnd: number): Operand {
  const { file, text, lexer } = reader;
  let nameEnd = firstEnd;
  while (lexer.kind === Token.doubleColon) {
    if (advance(reader) !== Token.identifier) {
      return fail(reader, 'name-expected');
    }
    nameEnd = lexer.end;
    advance(reader);
  }
  if (kindAt(reader) !== Token.openParenthesis) {
    return fail(reader, 'value-expected');
  }
  const lineEnds = openBracket(reader);
  const { height } = reader;
  let expands = false;
  while (kindAt(reader) !== Token.closeParenthesis) {
    const given = readExpression(reader);
    if (reader.failed) {
      return given;
    }
    put(reader, given);
    if (kindAt(reader) === Token.ellipsis) {
      expands = true;
      advance(reader);
    } else if (kindAt(reader) === Token.comma) {
      advance(reader);
      continue;
    }
    if (kindAt(reader) !== Token.closeParenthesis) {
      return fail(reader, expands ? 'closing-expected' : 'separator-expected');
    }
  }
  const { end } = lexer;
  closeBracket(reader, lineEnds);
  const name = text.slice(offset, nameEnd);
  return {
    kind: 'operation',
    form: 'call',
    file,
    offset,
    end,
    name,
    arguments: takeFrom<Operand>(reader, height),
    expands,
  };
}

/** What stands behind a term: `.name`, `[key]`, `[*]`, `.*`. */
function readSteps(reader: Reader, source: Operand): Operand {
  const next = kindAt(reader);
  if (next !== Token.dot && next !== Token.openBracket) {
    if (source.kind === 'operation' && source.form === 'reference') {
      noteReference(reader, source.name, source.name);
    }
    return source;
  }
  const isReference = source.kind === 'operation' && source.form === 'reference';
  const steps: Step[] = [];
  let named = source.end;
  let { end } = source;
  while (!reader.failed) {
    const kind = kindAt(reader);
    const onlyNames = end === named;
    if (kind === Token.dot) {
      end = readDotStep(reader, steps);
    } else if (kind === Token.openBracket) {
      end = readIndex(reader, steps);
    } else {
      break;
    }
    if (onlyNames && steps[steps.length - 1]?.kind === 'attribute') {
      named = end;
    }
  }
  if (isReference) {
    noteReference(reader, source.name, nameOf(reader, source.name, source.offset, named, steps));
  }
  if (steps.length === 0 || reader.failed) {
    return source;
  }
  const { file } = reader;
  return isReference
    ? { kind: 'operation', form: 'reference', file, offset: source.offset, end, name: source.name, steps }
    : { kind: 'operation', form: 'access', file, offset: source.offset, end, source, steps };
}

/** A name that an expression around makes refers to nothing outside of it. */
function noteReference(reader: Reader, root: string, name: string): void {
  if (reader.bound.length === 0 || !reader.bound.includes(root)) {
    reader.references.push(name);
  }
}

/** What is referred to as far as names and dots go; as it is written, unless blanks stand in it. */
function nameOf({ text }: Reader, name: string, offset: number, named: number, steps: readonly Step[]): string {
  const written = text.slice(offset, named);
  return /\s/.test(written) ? dottedName(name, steps) : written;
}

/** Reads what stands behind a dot, and gives where it ends. */
function readDotStep(reader: Reader, steps: Step[]): number {
  const { lexer, text, file } = reader;
  const kind = advance(reader);
  const { offset, end } = lexer;
  const written = text.slice(offset, end);
  if (kind === Token.identifier) {
    steps.push({ kind: 'attribute', name: written });
  } else if (kind === Token.star) {
    steps.push({ kind: 'splat', isFull: false });
  } else if (kind === Token.number && !written.includes('.')) {
    const key: Scalar = { kind: 'number', file, offset, end, parent: undefined, value: Number(written) };
    steps.push({ kind: 'index', key });
  } else {
    fail(reader, 'name-expected');
    return end;
  }
  advance(reader);
  return end;
}

function readIndex(reader: Reader, steps: Step[]): number {
  const { lexer } = reader;
  const lineEnds = openBracket(reader);
  if (kindAt(reader) === Token.star) {
    advance(reader);
    steps.push({ kind: 'splat', isFull: true });
  } else {
    steps.push({ kind: 'index', key: readExpression(reader) });
  }
  if (!reader.failed && kindAt(reader) !== Token.closeBracket) {
    fail(reader, 'closing-expected');
  }
  if (reader.failed) {
    return lexer.end;
  }
  const { end } = lexer;
  closeBracket(reader, lineEnds);
  return end;
}
