/**
 * What an expression comes to. Nothing is run: what only a run of Packer or Terraform knows is unknown, with the reason.
 * The work is bounded, whatever is written.
 */
import type { FileId } from '../../text/place';
import type { Node, Text } from '../tree';
import { templateOf } from './bare-template';
import { FUNCTIONS, joined } from './functions';
import {
  asBoolean,
  asNumber,
  asText,
  bounded,
  isList,
  isObject,
  isSame,
  isUnknown,
  REFUSED,
  type Result,
  TOO_MUCH,
  type Unknown,
  unknown,
} from './known';
import type { Binary, Call, Conditional, HclExpression, HclMember, Operand, Step, TemplatePart } from './syntax';

/** What a name stands for. */
export interface Definition {
  /** What is written for it. */
  readonly node: Node;
  /** What it is made to be: 'number', 'string', 'bool'. */
  readonly type?: string | undefined;
  /** In which it is written, where that is another one: what a module is called with. */
  readonly scope?: Scope;
  /** What it is called, where that is more than the name by which it is read. */
  readonly name?: string;
}

export interface Scope {
  /** Of `var.name` or `local.name`; undefined where nothing gives it a value that the text tells. */
  readonly definition: (of: 'var' | 'local', name: string) => Definition | undefined;
  /**
   * Whether the texts of a file are templates: in JSON, where no other expressions can be written
   * (hashicorp/hcl:json/spec.md).
   */
  readonly hasTemplates?: (file: FileId) => boolean;
  /** What else has a name where the value stands, such as the `each` of a block that is made several times. */
  readonly names?: ReadonlyMap<string, Result>;
  /** What was worked out before. */
  readonly results: Map<Definition, Result>;
}

/** So much is done for one question at most: evaluating a part costs 1. */
const MOST_WORK = 20_000;

/** Each costs stack. */
const MAXIMUM_DEPTH = 300;

interface Evaluation {
  scope: Scope;
  /** The definitions that are being worked out: one of them again is a circle. */
  readonly open: Set<Definition>;
  work: number;
  depth: number;
  /** What comes out is unknown only because of where the question began. */
  exhausted: boolean;
}

export function evaluate(node: Node | Operand, scope: Scope): Result {
  return resultOf(node, { scope, open: new Set(), work: 0, depth: 0, exhausted: false });
}

function resultOf(part: Node | Operand, evaluation: Evaluation): Result {
  evaluation.work += 1;
  if (evaluation.work > MOST_WORK || evaluation.depth > MAXIMUM_DEPTH) {
    evaluation.exhausted = true;
    return TOO_MUCH;
  }
  evaluation.depth += 1;
  const result = resultOfKind(part, evaluation);
  evaluation.depth -= 1;
  return result;
}

function resultOfKind(part: Node | Operand, evaluation: Evaluation): Result {
  switch (part.kind) {
    case 'body':
      return objectOf(part.members as readonly HclMember[], evaluation);
    case 'list':
      return bounded(part.elements.map(element => resultOf(element, evaluation)));
    case 'expression':
      return resultOf((part as HclExpression).operation, evaluation);
    case 'operation':
      return resultOfOperation(part, evaluation);
    case 'text':
      return hasSequences(part, evaluation.scope) ? resultOf(templateOf(part.value), evaluation) : part.value;
    default:
      return part.value;
  }
}

function objectOf(members: readonly HclMember[], evaluation: Evaluation): Result {
  const object = new Map<string, Result>();
  for (const { key, value, isComputed } of members) {
    if (isComputed) {
      return unknown({ kind: 'form', form: 'key' });
    }
    object.set(key, resultOf(value, evaluation));
  }
  return bounded(object);
}

function resultOfOperation(operation: Operand & { kind: 'operation' }, evaluation: Evaluation): Result {
  const of = (operand: Operand): Result => resultOf(operand, evaluation);
  switch (operation.form) {
    case 'reference':
      return referred(operation.name, operation.steps, evaluation);
    case 'access':
      return taken(of(operation.source), operation.steps, evaluation);
    case 'call':
      return called(operation, of);
    case 'unary':
      return operation.operator === '-'
        ? known(asNumber(of(operation.operand)), number => -number)
        : known(asBoolean(of(operation.operand)), truth => !truth);
    case 'binary':
      return combined(operation, of);
    case 'conditional':
      return chosen(operation, of);
    case 'for':
      return unknown({ kind: 'form', form: 'for' });
    case 'template':
      return templateResult(operation.parts, evaluation);
    case 'parentheses':
      return of(operation.inner);
    case 'invalid':
      return REFUSED;
  }
}

function known<T>(value: T | Unknown, work: (value: T) => Result): Result {
  return typeof value === 'object' && value !== null && 'because' in value ? (value as Unknown) : work(value as T);
}

function referred(name: string, steps: readonly Step[], evaluation: Evaluation): Result {
  const [first, ...rest] = steps;
  const named = evaluation.scope.names?.get(name);
  if (named !== undefined) {
    return taken(named, steps, evaluation);
  }
  if ((name !== 'var' && name !== 'local') || first?.kind !== 'attribute') {
    const names = steps.flatMap(step => (step.kind === 'attribute' ? [step.name] : []));
    return unknown({ kind: 'reference', name: [name, ...names].join('.') });
  }
  return taken(defined(name, first.name, evaluation), rest, evaluation);
}

function defined(of: 'var' | 'local', name: string, evaluation: Evaluation): Result {
  const { scope, open } = evaluation;
  const definition = scope.definition(of, name);
  if (definition === undefined) {
    return unknown(of === 'var' ? { kind: 'variable', name } : { kind: 'reference', name: `local.${name}` });
  }
  const before = scope.results.get(definition);
  if (before !== undefined) {
    return before;
  }
  if (open.has(definition)) {
    return TOO_MUCH;
  }
  open.add(definition);
  evaluation.scope = definition.scope ?? scope;
  const result = converted(resultOf(definition.node, evaluation), definition.type);
  evaluation.scope = scope;
  open.delete(definition);
  if (!evaluation.exhausted) {
    scope.results.set(definition, result);
  }
  return result;
}

function converted(result: Result, type: string | undefined): Result {
  if (result === null) {
    return null;
  }
  switch (type) {
    case 'number':
      return asNumber(result);
    case 'string':
      return asText(result);
    case 'bool':
      return asBoolean(result);
    default:
      return result;
  }
}

function taken(from: Result, steps: readonly Step[], evaluation: Evaluation): Result {
  let result = from;
  for (const step of steps) {
    if (isUnknown(result)) {
      return result;
    }
    if (step.kind === 'splat') {
      return unknown({ kind: 'form', form: 'splat' });
    }
    result = item(result, step.kind === 'attribute' ? step.name : resultOf(step.key, evaluation));
  }
  return result;
}

function item(from: Result, key: Result): Result {
  if (isUnknown(key)) {
    return key;
  }
  if (isObject(from)) {
    const name = asText(key);
    return typeof name === 'string' ? (from.get(name) ?? REFUSED) : name;
  }
  const index = asNumber(key);
  return isList(from) && typeof index === 'number' ? (from[index] ?? (index in from ? null : REFUSED)) : REFUSED;
}

function called({ name, arguments: operands, expands }: Call, of: (operand: Operand) => Result): Result {
  if (name === 'try' || name === 'can') {
    return tried(operands, of, name);
  }
  const work = FUNCTIONS.get(name);
  if (work === undefined) {
    return unknown({ kind: 'function', name });
  }
  const given = operands.map(of);
  const last = given.at(-1);
  if (expands && last !== undefined) {
    given.pop();
    if (!isList(last)) {
      return isUnknown(last) ? last : REFUSED;
    }
    given.push(...last.slice(0, MOST_WORK));
  }
  // What is found before what is unknown is known: coalesce(2, data.x).
  const open = given.findIndex(isUnknown);
  if (name === 'coalesce' && open > 0) {
    const found = work(given.slice(0, open));
    return found === REFUSED ? (given[open] as Result) : found;
  }
  return open < 0 ? work(given) : (given[open] as Result);
}

/** The first argument that its tool doesn't refuse. */
function tried(operands: readonly Operand[], of: (operand: Operand) => Result, name: 'try' | 'can'): Result {
  for (const operand of operands) {
    const result = of(operand);
    if (!isUnknown(result) || result.because.kind !== 'refused') {
      return name === 'try' || isUnknown(result) ? result : true;
    }
  }
  return name === 'try' ? REFUSED : false;
}

function chosen({ condition, yes, no }: Conditional, of: (operand: Operand) => Result): Result {
  const truth = asBoolean(of(condition));
  if (typeof truth === 'boolean') {
    return of(truth ? yes : no);
  }
  // Whichever it is, where both are the same.
  const first = of(yes);
  return isSame(first, of(no)) === true ? first : truth;
}

function combined({ operator, left, right }: Binary, of: (operand: Operand) => Result): Result {
  const first = of(left);
  if (operator === '&&' || operator === '||') {
    return decided(operator, asBoolean(first), asBoolean(of(right)));
  }
  const second = of(right);
  if (operator === '==' || operator === '!=') {
    return known(isSame(first, second), same => (operator === '==' ? same : !same));
  }
  return known(asNumber(first), a => known(asNumber(second), b => calculated(operator, a, b)));
}

/** One side that decides is enough. */
function decided(operator: '&&' | '||', first: boolean | Unknown, second: boolean | Unknown): Result {
  const deciding = operator === '||';
  if (first === deciding || second === deciding) {
    return deciding;
  }
  return typeof first === 'boolean' ? second : first;
}

function calculated(operator: Exclude<Binary['operator'], '&&' | '||' | '==' | '!='>, a: number, b: number): Result {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? REFUSED : a / b;
    case '%':
      return b === 0 ? REFUSED : a % b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
  }
}

/** A template with nothing but one sequence is what that comes to, of whichever type. */
function templateResult(parts: readonly TemplatePart[], evaluation: Evaluation): Result {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'interpolation') {
    return resultOf(only.operand, evaluation);
  }
  return joined(parts.flatMap(part => partResults(part, evaluation)));
}

function partResults(part: TemplatePart, evaluation: Evaluation): Result[] {
  switch (part.kind) {
    case 'literal':
      return [part.value];
    case 'interpolation':
      return [resultOf(part.operand, evaluation)];
    case 'if': {
      const truth = asBoolean(resultOf(part.condition, evaluation));
      return typeof truth === 'boolean'
        ? (truth ? part.yes : part.no).flatMap(inner => partResults(inner, evaluation))
        : [truth];
    }
    case 'for':
      return [unknown({ kind: 'form', form: 'for' })];
  }
}

/** Whether a text has something to put in: those of JSON are templates. */
export function hasSequences({ file, value }: Text, { hasTemplates }: Scope): boolean {
  return hasTemplates?.(file) === true && /[$%]\{/.test(value);
}
