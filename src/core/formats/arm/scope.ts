/** The parameters and variables that an expression of a template may name, and what it comes to with them. */
import type { Body, Node } from '../../languages/tree';
import { lookUp } from '../../text/look-up';
import { type ArmExpression, isExpression, parseExpression } from './expression';
import { FUNCTIONS, taken, truthOf } from './functions';
import { memberOf, valueAt } from './members';
import {
  type ArmList,
  type ArmObject,
  type ArmScalar,
  type ArmValue,
  NULL,
  scalar,
  textOf,
  together,
  UNKNOWN,
} from './value';

export interface Scope {
  /** Of the template; undefined where texts are what they say, as in an export. */
  readonly template: Body | undefined;
  /** What whoever deploys it hands over, by the parameter's name; undefined where it isn't handed over. */
  readonly given: (parameter: string) => Given | undefined;
  /** What was worked out before. Set to unknown while it is: a definition in a circle comes to nothing. */
  readonly known: Map<string, ArmValue>;
  /** One for all templates of a document, which are evaluated within each other. */
  readonly work: Work;
  /** Which element of a loop it is. */
  readonly index?: number;
  /** How many copies there are of the resource, whose values hold where all of them agree. */
  readonly copies?: Copies;
}

/** `unknown`: nothing tells how many, or they are too many to be looked at. */
export type Copies = number | 'unknown';

/** A value that is written or handed over, with what its expressions are evaluated in. */
export interface Given {
  /** Undefined where no file says it, or where an expression makes it. */
  readonly node: Node | undefined;
  readonly scope: Scope;
  /** What the expression comes to. */
  readonly value?: ArmValue | undefined;
}

/** What keeps an evaluation short, whatever is written: how deep it is, and how many expressions it may still look at. */
interface Work {
  depth: number;
  left: number;
}

const DEEPEST = 40;

/** Expressions for one value of a resource: real ones take a few dozen. */
const MOST = 2_000;

export const NO_SCOPE: Scope = { ...scopeOf(undefined), template: undefined };

/** `outer`: what is evaluated together with it, such as the template around it. */
export function scopeOf(
  template: Body | undefined,
  given: Scope['given'] = () => undefined,
  outer?: Pick<Scope, 'work'>,
): Scope {
  return { template, given, known: new Map(), work: outer?.work ?? { depth: 0, left: MOST } };
}

/** What a node of a template comes to. */
export function evaluated(node: Node | undefined, scope: Scope): ArmValue {
  switch (node?.kind) {
    case 'text':
      return evaluatedText(node.value, scope) ?? { kind: 'scalar', value: unescaped(node.value, scope), node };
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: 'scalar', value: node.value, node };
    case 'body':
      return objectAt(node, scope);
    case 'list':
      return listAt(node, scope);
    default:
      return UNKNOWN;
  }
}

function unescaped(text: string, { template }: Scope): string {
  return template !== undefined && text.startsWith('[[') ? text.slice(1) : text;
}

/** Undefined for a text that says what it says. */
function evaluatedText(text: string, scope: Scope): ArmValue | undefined {
  const { template, work, copies } = scope;
  if (template === undefined || !isExpression(text)) {
    return undefined;
  }
  if (copies !== undefined && scope.index === undefined && /copyindex/i.test(text)) {
    const each = Array.from({ length: copies === 'unknown' ? 0 : copies }, (_, index) => ({ ...scope, index }));
    return together(each.map(copy => evaluatedText(text, copy) ?? UNKNOWN));
  }
  work.left = work.depth === 0 ? MOST : work.left - 1;
  const expression = work.depth > DEEPEST || work.left < 0 ? undefined : parseExpression(text);
  if (expression === undefined) {
    return UNKNOWN;
  }
  work.depth += 1;
  const result = resultOf(expression, scope);
  work.depth -= 1;
  return result;
}

function objectAt(node: Body, scope: Scope): ArmObject {
  return {
    kind: 'object',
    node,
    get: key => {
      const value = valueAt(node, key);
      return value === undefined ? loopCalled(node, key, scope) : evaluated(value, scope);
    },
    keys: node.members.flatMap(({ key, value }) => loopNames(key, value, scope) ?? key),
  };
}

/** Loops make members of each other names: `copy` is a list of them. */
function loopNames(key: string, value: Node, { template }: Scope): string[] | undefined {
  return template !== undefined && key.toLowerCase() === 'copy' && value.kind === 'list'
    ? value.elements.flatMap(loop => textAt(loop, 'name') ?? [])
    : undefined;
}

function textAt(node: Node, key: string): string | undefined {
  const text = valueAt(node, key);
  return text?.kind === 'text' ? text.value : undefined;
}

/** More elements a loop never has. */
const MOST_ELEMENTS = 800;

/** The list that a loop makes under a key; undefined where there is no such loop. */
function loopCalled(body: Node | undefined, key: string, scope: Scope): ArmValue | undefined {
  const loops = scope.template === undefined ? undefined : valueAt(body, 'copy');
  const loop = (loops?.kind === 'list' ? loops.elements : []).find(
    each => textAt(each, 'name')?.toLowerCase() === key.toLowerCase(),
  );
  if (loop === undefined) {
    return undefined;
  }
  const count = evaluated(valueAt(loop, 'count'), scope);
  const length = count.kind === 'scalar' && typeof count.value === 'number' ? count.value : undefined;
  if (length === undefined || length < 0 || length > MOST_ELEMENTS) {
    return UNKNOWN;
  }
  const input = valueAt(loop, 'input');
  return { kind: 'list', items: Array.from({ length }, (_, index) => evaluated(input, { ...scope, index })) };
}

function listAt(node: Node & { readonly kind: 'list' }, scope: Scope): ArmList {
  const list: ArmList = {
    kind: 'list',
    node,
    get items() {
      return node.elements.map(element => evaluated(element, scope));
    },
  };
  return list;
}

/** What an expression comes to. */
export function resultOf(expression: ArmExpression, scope: Scope): ArmValue {
  switch (expression.kind) {
    case 'literal':
      return scalar(expression.value);
    case 'of':
      return taken(resultOf(expression.object, scope), resultOf(expression.key, scope)) ?? NULL;
    case 'call':
      return callOf(expression, scope);
  }
}

function callOf(call: ArmExpression & { readonly kind: 'call' }, scope: Scope): ArmValue {
  const { name, args } = call;
  const argument = (index: number): ArmValue => (args[index] === undefined ? UNKNOWN : resultOf(args[index], scope));
  switch (name) {
    case 'parameters':
    case 'variables': {
      const named = textOf(argument(0));
      return named === undefined ? UNKNOWN : variableOf(name, named, scope);
    }
    case 'if': {
      const condition = truthOf(argument(0));
      if (condition !== undefined) {
        return argument(condition ? 1 : 2);
      }
      return UNKNOWN;
    }
    case 'resourceid':
      return resourceId(args, scope);
    case 'copyindex': {
      // Of whichever loop, with what is added to it.
      const offset = argument(args.length - 1);
      const added = offset.kind === 'scalar' && typeof offset.value === 'number' ? offset.value : 0;
      return scope.index === undefined && scope.copies !== undefined ? UNKNOWN : scalar((scope.index ?? 0) + added);
    }
    default:
      return lookUp(FUNCTIONS, name)?.(...args.map((_, index) => argument(index))) ?? UNKNOWN;
  }
}

/** The value of a parameter or variable, looked up once. */
function variableOf(kind: NameKind, name: string, scope: Scope): ArmValue {
  const key = `${kind} ${name.toLowerCase()}`;
  const before = scope.known.get(key);
  if (before !== undefined) {
    return before;
  }
  scope.known.set(key, UNKNOWN);
  const value = called(namedValue(kind, name, scope), {
    variable: name,
    ...(kind === 'parameters' && { isParameter: true }),
  });
  scope.known.set(key, value);
  return value;
}

/** A value that is written where a name stands for it. */
function called(value: ArmValue, by: Pick<ArmScalar, 'variable' | 'isParameter'>): ArmValue {
  if (value.kind === 'scalar') {
    return value.variable === undefined ? { ...value, ...by } : value;
  }
  if (value.kind === 'object') {
    return {
      ...value,
      get: key => {
        const own = value.get(key);
        return own && called(own, by);
      },
    };
  }
  if (value.kind === 'list') {
    const { node } = value;
    const named: ArmList = {
      kind: 'list',
      node,
      get items() {
        return value.items.map(item => called(item, by));
      },
    };
    return named;
  }
  return value;
}

function namedValue(kind: NameKind, name: string, scope: Scope): ArmValue {
  const definition = definitionOf(kind, name, scope);
  if (definition !== undefined) {
    return definition.value ?? evaluated(definition.node, definition.scope);
  }
  const nullable = kind === 'parameters' ? valueAt(declarationOf(name, scope), 'nullable') : undefined;
  return nullable?.kind === 'boolean' && nullable.value ? NULL : UNKNOWN;
}

export type NameKind = 'parameters' | 'variables';

/** What a parameter or variable is: handed over, or written in the template; undefined where it is neither. */
export function definitionOf(kind: NameKind, name: string, scope: Scope): Given | undefined {
  if (kind === 'variables') {
    const variables = valueAt(scope.template, 'variables');
    const node = valueAt(variables, name);
    const value = node === undefined ? loopCalled(variables, name, scope) : undefined;
    return node === undefined && value === undefined ? undefined : { node, scope, value };
  }
  const member = memberOf(declarationOf(name, scope), 'defaultValue');
  return scope.given(name) ?? (member && { node: member.value, scope });
}

export function declarationOf(parameter: string, { template }: Scope): Node | undefined {
  return valueAt(valueAt(template, 'parameters'), parameter);
}

/**
 * A resource by its type and name, as a text by which two ways to name it are compared. A name that isn't known is named by
 * its expression.
 */
function resourceId(args: readonly ArmExpression[], of: Scope): ArmValue {
  const scope = ofAnyCopy(of);
  const values = args.map(arg => textOf(resultOf(arg, scope)));
  const start = values.findIndex(value => value?.includes('/'));
  const type = values[start];
  if (type === undefined) {
    return UNKNOWN;
  }
  const names = args.slice(start + 1).map((arg, index) => values[start + 1 + index] ?? namedBy(arg, scope));
  return scalar(resourceKey(type, names.join('/')));
}

/** Copies of one resource have to do with those of another that is called after the same expression. */
function ofAnyCopy({ index, ...scope }: Scope): Scope {
  return scope.copies === undefined && index !== undefined ? { ...scope, index } : scope;
}

/** A name that isn't known: as far as it is, and by expressions, whichever of the ways to join texts joins them. */
function namedBy(expression: ArmExpression, scope: Scope): string {
  const known = textOf(resultOf(expression, scope));
  if (known !== undefined) {
    return known;
  }
  const parts = expression.kind === 'call' ? joinedNames(expression, scope) : undefined;
  const name = parts?.join('') ?? '';
  // Names that are put in again and again double with each call.
  return name === '' || name.length > LONGEST_NAME ? `{${writtenOf(expression)}}` : name;
}

/** More than any name of a resource. */
const LONGEST_NAME = 2_000;

/** The names of what a call joins, in order; undefined for a call that joins nothing. */
function joinedNames({ name, args }: ArmExpression & { readonly kind: 'call' }, scope: Scope): string[] | undefined {
  const [first] = args;
  if (name === 'concat') {
    return args.map(arg => namedBy(arg, scope));
  }
  if (name !== 'format' || first?.kind !== 'literal') {
    return undefined;
  }
  const names = args.map(arg => namedBy(arg, scope));
  return `${first.value}`
    .split(/\{(\d{1,2})\}/)
    .map((part, at) => (at % 2 === 0 ? part : (names[Number(part) + 1] ?? '')));
}

function writtenOf(expression: ArmExpression): string {
  return expression.kind === 'literal' ? `'${expression.value}'` : normalized(expression.text);
}

/** Loops that make what belongs together have names of their own. */
function normalized(text: string): string {
  return text
    .replace(/\s+/g, '')
    .toLowerCase()
    .replace(/copyindex\('[^']*',?/g, 'copyindex(');
}

export function resourceKey(type: string, name: string): string {
  return `resource ${type.toLowerCase()} ${name.toLowerCase()}`;
}

/** The name of a resource by which others refer to it: known, or its expression. */
export function resourceName(node: Node | undefined, scope: Scope): string | undefined {
  if (node?.kind !== 'text' || !isExpression(node.value)) {
    return textOf(evaluated(node, scope));
  }
  const expression = scope.template && parseExpression(node.value);
  return expression === undefined ? textOf(evaluated(node, scope)) : namedBy(expression, scope);
}
