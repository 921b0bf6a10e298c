/** The types that variables are declared to be, and what values become by them (language/expressions/type-constraints). */
import type { Body } from '../tree';
import { templateOf } from './bare-template';
import { asBoolean, asNumber, asText, bounded, isList, isObject, isUnknown, type Result, setOf } from './known';
import { type Operand, type Operation, operationOf } from './syntax';

/** As it is written: an expression, or the text that JSON and older configurations have in its place. */
export type DeclaredType = string | Operand;

/** What something in a type comes to, such as the default of an attribute. */
export type Evaluate = (part: Operand) => Result;

/** What is of another type stays as it is, but for what is plain. */
export function ofType(result: Result, type: DeclaredType, of: Evaluate): Result {
  const operation = operationIn(type);
  if (result === null || isUnknown(result) || operation === undefined) {
    return result;
  }
  if (operation.form === 'reference') {
    return plainOfType(result, operation.name);
  }
  const [inner] = operation.form === 'call' ? operation.arguments : [];
  return operation.form !== 'call' || inner === undefined ? result : withParts(result, operation.name, inner, of);
}

function operationIn(type: DeclaredType): Operation | undefined {
  if (typeof type === 'object') {
    return type.kind === 'operation' ? type : undefined;
  }
  const template = templateOf(`\${${type}}`);
  const [part] = template.kind === 'operation' && template.form === 'template' ? template.parts : [];
  return part?.kind === 'interpolation' && part.operand.kind === 'operation' ? part.operand : undefined;
}

function plainOfType(result: Result, type: string): Result {
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

function withParts(result: Result, type: string, inner: Operand, of: Evaluate): Result {
  if (isObject(result)) {
    return type === 'object' && inner.kind === 'body'
      ? withDefaults(result, inner, of)
      : type === 'map'
        ? bounded(new Map([...result].map(([key, part]) => [key, ofType(part, inner, of)])))
        : result;
  }
  if (!isList(result) || (type !== 'list' && type !== 'set')) {
    return result;
  }
  const parts = result.map(part => ofType(part, inner, of));
  return type === 'set' ? setOf(parts) : bounded(parts);
}

/** An attribute that is optional and not given is its default, or null. */
function withDefaults(result: ReadonlyMap<string, Result>, attributes: Body, of: Evaluate): Result {
  const made = new Map(result);
  for (const { key, value } of attributes.members) {
    const declared = operationOf(value);
    const isOptional = declared?.form === 'call' && declared.name === 'optional';
    const [type, fallback] = isOptional ? declared.arguments : [declared];
    const given = result.get(key) ?? (isOptional ? (fallback === undefined ? null : of(fallback)) : undefined);
    if (given !== undefined && type !== undefined) {
      made.set(key, ofType(given, type, of));
    }
  }
  return bounded(made);
}
