/** The types that variables are declared to be, and what values become by them (language/expressions/type-constraints). */
import type { Body } from '../tree';
import { templateOf } from './bare-template';
import {
  asBoolean,
  asNumber,
  asText,
  bounded,
  isList,
  isObject,
  isUnknown,
  keyed,
  REFUSED,
  type Result,
} from './known';
import { type Operand, type Operation, operationOf } from './syntax';
import { listOf, mapOf, setOf } from './unify';

/** As it is written: an expression, or the text that JSON and older configurations have in its place. */
export type DeclaredType = string | Operand;

/** What something in a type comes to, such as the default of an attribute. */
export type Evaluate = (part: Operand) => Result;

/** What can't become of the type is refused, with all that it is in; what isn't known stays so. */
export function ofType(result: Result, type: DeclaredType, of: Evaluate): Result {
  if (result === null || isUnknown(result) || type === 'any') {
    return result;
  }
  const operation = operationIn(type);
  if (operation === undefined) {
    return result;
  }
  if (operation.form === 'reference') {
    return ofName(result, operation.name, of);
  }
  const [inner] = operation.form === 'call' ? operation.arguments : [];
  return operation.form !== 'call' || inner === undefined ? result : ofParts(result, operation.name, inner, of);
}

function operationIn(type: DeclaredType): Operation | undefined {
  if (typeof type === 'object') {
    return type.kind === 'operation' ? type : undefined;
  }
  const template = templateOf(`\${${type}}`);
  const [part] = template.kind === 'operation' && template.form === 'template' ? template.parts : [];
  return part?.kind === 'interpolation' && part.operand.kind === 'operation' ? part.operand : undefined;
}

/** `list`, `set` and `map` alone are those of anything. */
function ofName(result: Result, type: string, of: Evaluate): Result {
  switch (type) {
    case 'number':
      return asNumber(result);
    case 'string':
      return asText(result);
    case 'bool':
      return asBoolean(result);
    case 'list':
    case 'set':
    case 'map':
      return ofParts(result, type, 'any', of);
    default:
      return result;
  }
}

function ofParts(result: Result, type: string, inner: DeclaredType, of: Evaluate): Result {
  const each = (parts: Iterable<Result>): Result[] => Array.from(parts, part => ofType(part, inner, of));
  switch (type) {
    case 'list':
    case 'set':
      return isList(result) ? whole(each(result), type === 'set' ? setOf : listOf) : REFUSED;
    case 'map':
      return isObject(result) ? whole(each(result.values()), parts => mapOf(keyed(result.keys(), parts))) : REFUSED;
    case 'object':
      return isObject(result) && typeof inner === 'object' && inner.kind === 'body'
        ? ofAttributes(result, inner, of)
        : REFUSED;
    case 'tuple':
      return isList(result) &&
        typeof inner === 'object' &&
        inner.kind === 'list' &&
        inner.elements.length === result.length
        ? whole(
            inner.elements.map((element, index) => ofType(result[index] as Result, operationOf(element) ?? 'any', of)),
            parts => bounded([...parts]),
          )
        : REFUSED;
    default:
      return result;
  }
}

/** What its tool refuses a part of it refuses as a whole. */
function whole(parts: readonly Result[], made: (parts: readonly Result[]) => Result): Result {
  return parts.find(part => isUnknown(part) && part.because.kind === 'refused') ?? made(parts);
}

/** Attributes that the type doesn't name are left out; one that is optional and not given is its default, or null. */
function ofAttributes(result: ReadonlyMap<string, Result>, attributes: Body, of: Evaluate): Result {
  const parts = attributes.members.map(({ key, value }) => {
    const declared = operationOf(value);
    const isOptional = declared?.form === 'call' && declared.name === 'optional';
    const [type, fallback] = isOptional ? declared.arguments : [declared];
    const otherwise = isOptional ? (fallback === undefined ? null : of(fallback)) : REFUSED;
    const given = result.get(key) ?? (isOptional || !result.has(key) ? otherwise : null);
    return type === undefined ? given : ofType(given, type, of);
  });
  const keys = attributes.members.map(({ key }) => key);
  return whole(parts, all => bounded(keyed(keys, all)));
}
