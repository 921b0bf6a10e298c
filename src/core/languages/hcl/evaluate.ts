/**
 * What an expression comes to. Nothing is run: what only a run of Packer or Terraform knows is unknown, with the reason.
 * The work is bounded, whatever is written.
 */
import type { FileId } from '../../text/place';
import type { Node, Text } from '../tree';
import { templateOf } from './bare-template';
import { called } from './calls';
import { joined } from './functions-text';
import {
  asBoolean,
  asNumber,
  asText,
  bounded,
  collectionOf,
  type Element,
  isList,
  isObject,
  isSame,
  isUnknown,
  isWhollyKnown,
  kindOf,
  REFUSED,
  type Result,
  TOO_MUCH,
  type Unknown,
  unknown,
} from './known';
import { loopElements, looped, type WithElement } from './loops';
import { changed, chosen, combined } from './operators';
import type { For, HclExpression, HclMember, Operand, Step, TemplatePart } from './syntax';
import { type DeclaredType, ofType } from './types';

/** What a name stands for. */
export interface Definition {
  /** What is written for it. */
  readonly node: Node;
  /** What it is made to be. */
  readonly type?: DeclaredType | undefined;
  /** In which it is written, where that is another one: what a module is called with. */
  readonly scope?: Scope;
  /** What it is called, where that is more than the name by which it is read. */
  readonly name?: string;
}

/** What states a value. */
export interface Statement {
  readonly node: Node;
  /** The last of the names that lead to it, such as 'var.generation'; undefined where the value is written out. */
  readonly name: string | undefined;
  /** In which it is written. */
  readonly scope: Scope;
}

/** A value that is written out, be it a part of another one. */
export interface Part extends Statement {
  /** The names that lead to it, with their attributes: whatever else reads one of them may read this. */
  readonly reads: readonly string[];
}

export type NameOf = 'var' | 'local' | 'module';

export interface Scope {
  /**
   * Of `var.name`, `local.name`, or `module.call.output`, by 'call.output'; undefined where nothing gives it a value that the
   * text tells.
   */
  readonly definition: (of: NameOf, name: string) => Definition | undefined;
  /**
   * Whether the texts of a file are templates: in JSON, where no other expressions can be written
   * (hashicorp/hcl:json/spec.md).
   */
  readonly hasTemplates?: (file: FileId) => boolean;
  /** What else has a name where the value stands, such as the `each` of a block that is made several times. */
  readonly names?: ReadonlyMap<string, Result>;
  /** Where the `value` of such a name is written, where that is known. */
  readonly elements?: ReadonlyMap<string, Part>;
  /** What was worked out before. */
  readonly results: Map<Definition, Result>;
  /** The scopes that this one is for: what comes to the same in each of them is known, however they differ. */
  readonly each?: readonly Scope[];
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
  const result = evaluateIn(node, scope);
  if (scope.each === undefined || isWhollyKnown(result)) {
    return result;
  }
  const [first = result, ...others] = scope.each.map(own => evaluate(node, own));
  return others.every(other => isSame(first, other) === true) ? first : result;
}

function evaluateIn(node: Node | Operand, scope: Scope): Result {
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
  for (const member of members) {
    const key = keyOf(member, evaluation);
    if (typeof key !== 'string') {
      return key;
    }
    object.set(key, resultOf(member.value, evaluation));
  }
  return bounded(object);
}

/** In JSON the key of a value is a template, as its texts are. */
function keyOf({ file, key, computed }: HclMember, evaluation: Evaluation): string | Unknown {
  if (computed !== undefined) {
    return asText(resultOf(computed, evaluation));
  }
  return isTemplate(key, file, evaluation.scope) ? asText(resultOf(templateOf(key), evaluation)) : key;
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
      return changed(operation, of);
    case 'binary':
      return combined(operation, of);
    case 'conditional':
      return chosen(operation, of);
    case 'for': {
      const elements = loopElements(of(operation.collection));
      return isUnknown(elements) ? elements : looped(operation, elements, withElement(operation, evaluation));
    }
    case 'template':
      return templateResult(operation.parts, evaluation);
    case 'parentheses':
      return of(operation.inner);
    case 'invalid':
      return REFUSED;
  }
}

function referred(name: string, steps: readonly Step[], evaluation: Evaluation): Result {
  const [first, ...rest] = steps;
  const named = evaluation.scope.names?.get(name);
  if (named !== undefined) {
    return taken(named, steps, evaluation);
  }
  const [second, ...behind] = rest;
  if (name === 'module' && first?.kind === 'attribute' && second?.kind === 'attribute') {
    return taken(defined(name, `${first.name}.${second.name}`, evaluation), behind, evaluation);
  }
  if ((name !== 'var' && name !== 'local') || first?.kind !== 'attribute') {
    const names = steps.flatMap(step => (step.kind === 'attribute' ? [step.name] : []));
    return unknown({ kind: 'reference', name: [name, ...names].join('.') });
  }
  return taken(defined(name, first.name, evaluation), rest, evaluation);
}

function defined(of: NameOf, name: string, evaluation: Evaluation): Result {
  const { scope, open } = evaluation;
  const definition = scope.definition(of, name);
  if (definition === undefined) {
    return unknown(of === 'var' ? { kind: 'variable', name } : { kind: 'reference', name: `${of}.${name}` });
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
  const made = resultOf(definition.node, evaluation);
  const result =
    definition.type === undefined ? made : ofType(made, definition.type, part => resultOf(part, evaluation));
  evaluation.scope = scope;
  open.delete(definition);
  if (!evaluation.exhausted) {
    scope.results.set(definition, result);
  }
  return result;
}

function taken(from: Result, steps: readonly Step[], evaluation: Evaluation): Result {
  let result = from;
  for (const [index, step] of steps.entries()) {
    if (isUnknown(result)) {
      return result;
    }
    if (step.kind === 'splat') {
      return splat(result, step, steps.slice(index + 1), evaluation);
    }
    result = item(result, step.kind === 'attribute' ? step.name : resultOf(step.key, evaluation));
  }
  return result;
}

/** Something that is no list is the only one of its list; null is an empty one (hclsyntax/spec.md, splat operators). */
function splat(
  from: Result,
  { isFull }: Step & { kind: 'splat' },
  steps: readonly Step[],
  evaluation: Evaluation,
): Result {
  const end = isFull ? -1 : steps.findIndex(({ kind }) => kind !== 'attribute');
  const own = end < 0 ? steps : steps.slice(0, end);
  const parts = isList(from) ? from : from === null ? [] : [from];
  const results = parts.map(part => taken(part, own, evaluation));
  const all = isList(from) && kindOf(from) !== 'tuple' ? collectionOf('list', results) : bounded(results);
  return taken(all, steps.slice(own.length), evaluation);
}

function item(from: Result, key: Result): Result {
  if (isUnknown(key)) {
    return key;
  }
  if (isObject(from)) {
    const name = asText(key);
    const found = typeof name === 'string' ? from.get(name) : name;
    return found === undefined ? REFUSED : found;
  }
  const index = asNumber(key);
  const isIndexed = isList(from) && kindOf(from) !== 'set' && typeof index === 'number';
  return isIndexed ? (from[index] ?? (index in from ? null : REFUSED)) : REFUSED;
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
    case 'for': {
      const elements = loopElements(resultOf(part.collection, evaluation));
      return isUnknown(elements)
        ? [elements]
        : elements.flatMap(element =>
            inElement(part, element, evaluation, () => part.parts.flatMap(inner => partResults(inner, evaluation))),
          );
    }
  }
}

function withElement(names: LoopNames, evaluation: Evaluation): WithElement {
  return (operand, element) => inElement(names, element, evaluation, () => resultOf(operand, evaluation));
}

type LoopNames = Pick<For, 'key' | 'item'>;

/** Works where the names of a loop stand for an element. */
function inElement<T>({ key, item }: LoopNames, [own, value]: Element, evaluation: Evaluation, work: () => T): T {
  const { scope } = evaluation;
  const named: readonly (readonly [string, Result])[] = key === undefined ? [] : [[key, own]];
  evaluation.scope = { ...scope, names: new Map([...(scope.names ?? []), ...named, [item, value]]) };
  const result = work();
  evaluation.scope = scope;
  return result;
}

/** Whether a text has something to put in: those of JSON are templates. */
export function hasSequences({ file, value }: Text, scope: Scope): boolean {
  return isTemplate(value, file, scope);
}

function isTemplate(text: string, file: FileId, { hasTemplates }: Scope): boolean {
  return hasTemplates?.(file) === true && /[$%]\{/.test(text);
}
