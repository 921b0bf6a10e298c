/** The values of a configuration, each with where it stands and how it is known. */
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { isList, isObject, isUnknown, type Result } from '../../languages/hcl/known';
import { statementOf } from '../../languages/hcl/statement';
import { type Body, isScalar, type List, type Node } from '../../languages/tree';
import { type Field, literal, unknown } from '../../machine/field';
import { namesReadIn } from './configuration';

export type Plain = string | number | boolean | null;

/** What a value comes to. */
export interface Worked {
  readonly result: Result;
  /** Where it is written out; where it is worked out of others, the value itself. */
  readonly node: Node;
  /** By the variable or local that gives it, such as 'var.generation', where it is that and nothing else. */
  readonly variable: string | undefined;
  readonly origin: 'literal' | 'variable';
  /** In which `node` is written. */
  readonly scope: Scope;
}

export function worked(node: Node, scope: Scope): Worked {
  const statement = statementOf(node, scope);
  const result = evaluate(node, scope);
  if (statement !== undefined) {
    const { name } = statement;
    const origin = name === undefined ? 'literal' : 'variable';
    return { result, node: statement.node, variable: name, origin, scope: statement.scope };
  }
  const isConstant = namesReadIn(node, scope).length === 0 && scope.names === undefined;
  return { result, node, variable: undefined, origin: isConstant ? 'literal' : 'variable', scope };
}

/** A value that is no list or object; unknown where a run has to tell it. */
export function plainField(node: Node, scope: Scope): Field<Plain> {
  if (isScalar(node) && (node.kind !== 'text' || scope.hasTemplates?.(node.file) !== true)) {
    return literal<Plain>(node.value, node);
  }
  const { result, ...from } = worked(node, scope);
  if (isUnknown(result)) {
    return unknown(node, result.because.kind === 'refused' ? 'invalid' : 'expression');
  }
  // A variable whose default is empty is written so to be given.
  if (result === '' && from.origin === 'variable') {
    return unknown(node);
  }
  return isList(result) || isObject(result) ? unknown(node, 'invalid') : { ...field(result, node, from) };
}

function field<T>(value: T, at: Node, { node, variable, origin }: Omit<Worked, 'result'>): Field<T> {
  return {
    known: true,
    value,
    origin,
    at: at.kind === 'list' || at.kind === 'body' ? { ...at, end: at.offset + 1 } : at,
    node,
    ...(variable !== undefined && { variable }),
  };
}

export interface Element {
  readonly value: Field<Plain>;
  /** The element where it is written out; else what the list is worked out of. */
  readonly node: Node;
}

export interface Elements {
  readonly elements: readonly Element[];
  readonly count: Field<number>;
  /** The list where it is written out; else what it is worked out of. */
  readonly node: Node;
  readonly variable: string | undefined;
}

/** The elements of a list, wherever it is written; undefined where the value is known and no list. */
export function elementsOf(node: Node, scope: Scope): Elements | undefined | 'unknown' {
  const { result, ...from } = worked(node, scope);
  if (isUnknown(result)) {
    return result.because.kind === 'refused' ? undefined : 'unknown';
  }
  if (!isList(result)) {
    return undefined;
  }
  const stated = from.node.kind === 'list' ? (from.node as List) : undefined;
  const elements = result.map((part, index): Element => {
    const own = stated?.elements[index];
    return own === undefined
      ? { value: partField(part, node, from), node: from.node }
      : { value: inList(plainField(own, from.scope), node, from), node: own };
  });
  return { elements, count: field(result.length, node, from), node: from.node, variable: from.variable };
}

/** An element that stands in a variable is known by that. */
function inList(value: Field<Plain>, at: Node, { variable }: Omit<Worked, 'result'>): Field<Plain> {
  return variable === undefined || !value.known ? value : { ...value, origin: 'variable', at };
}

function partField(part: Result, node: Node, from: Omit<Worked, 'result'>): Field<Plain> {
  if (isUnknown(part)) {
    return unknown(node);
  }
  return isList(part) || isObject(part) ? unknown(node, 'invalid') : field(part, node, from);
}

/** The members of an object by key, wherever it is written. */
export function objectOf(
  node: Node,
  scope: Scope,
): { readonly keys: readonly string[]; readonly count: Field<number>; readonly body: Body | undefined } | undefined {
  const { result, ...from } = worked(node, scope);
  if (isUnknown(result) || !isObject(result)) {
    return undefined;
  }
  const body = from.node.kind === 'body' ? from.node : undefined;
  return { keys: [...result.keys()], count: field(result.size, node, from), body };
}
