/** The variables and locals of a configuration, as Packer and Terraform both write them. */
import { append } from '../../append';
import type { Body, Item, Member, Node } from '../tree';
import { blocksNamed, membersNamed } from '../tree';
import type { Definition, Scope } from './evaluate';
import { operationOf } from './syntax';
import type { DeclaredType } from './types';

export interface Variable {
  /** Its block, or its line in a `variables` block; in JSON its name, under which a list of blocks may stand. */
  readonly member: Member;
  /** What its block holds; undefined for a line. */
  readonly declaration: Body | undefined;
  /** What it is declared to be. */
  readonly type: DeclaredType | undefined;
  /** Its default; undefined where a run has to give it. */
  readonly default: Node | undefined;
  /** Its value in a file of values that is loaded by itself. */
  readonly given: Node | undefined;
  /** Whether null is a value that it takes; one that it is given is its default otherwise. */
  readonly isNullable: boolean;
}

export interface Definitions extends Scope {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly locals: ReadonlyMap<string, Node>;
}

/**
 * `values`: what the files of values set that are loaded by themselves, the strongest last. `overrides`: files that change
 * what the others declare, in their order.
 */
export function definitionsOf(
  files: readonly Body[],
  values: readonly Body[] = [],
  overrides: readonly Body[] = [],
): Definitions {
  const given = new Map(values.flatMap(({ members }) => members.map(({ key, value }) => [key, value] as const)));
  const variables = new Map(firstByName(files.flatMap(file => declaredIn(file, given))));
  for (const [name, own] of overrides.flatMap(file => declaredIn(file, given))) {
    variables.set(name, overridden(variables.get(name), own));
  }
  const locals = new Map([...firstByName(files.flatMap(localsIn)), ...overrides.flatMap(localsIn)]);
  return { variables, locals, results: new Map(), definition: lookUp(variables, locals) };
}

/** What the block of an override leaves out is as it is declared (language/files/override). */
function overridden(base: Variable | undefined, own: Variable): Variable {
  return base === undefined
    ? own
    : {
        ...base,
        type: own.type ?? base.type,
        default: own.default ?? base.default,
        isNullable: base.isNullable && own.isNullable,
      };
}

/** In their order; where a name stands twice, which both tools refuse to read, the first one counts. */
function firstByName<T>(named: readonly (readonly [name: string, T])[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const [name, value] of named) {
    if (!found.has(name)) {
      found.set(name, value);
    }
  }
  return found;
}

/** `variable "name" { ... }`, and Packer's `variables { name = default }`. */
function declaredIn(file: Body, given: ReadonlyMap<string, Node>): (readonly [string, Variable])[] {
  const blocks = blocksNamed(file, 'variable', 1).flatMap(({ body, labels, item }) => {
    const name = labels[0]?.text ?? '';
    const value = membersNamed(body, 'default')[0]?.value;
    const nullable = membersNamed(body, 'nullable')[0]?.value;
    const isNullable = nullable?.kind !== 'boolean' || nullable.value;
    const declared = { declaration: body, type: typeOf(body), default: value, given: given.get(name), isNullable };
    const member = memberAround(item);
    return member === undefined ? [] : [[name, { member, ...declared }] as const];
  });
  const lines = blocksNamed(file, 'variables', 0).flatMap(({ body }) =>
    body.members.map(member => {
      const { key, value } = member;
      const declared = {
        declaration: undefined,
        type: undefined,
        default: value,
        given: given.get(key),
        isNullable: true,
      };
      return [key, { member, ...declared }] as const;
    }),
  );
  return [...blocks, ...lines];
}

function memberAround(item: Item | undefined): Member | undefined {
  return item === undefined || item.kind === 'member' ? item : memberAround(item.parent);
}

/** `locals { name = value }`, and Packer's `local "name" { expression = value }`. */
function localsIn(file: Body): (readonly [string, Node])[] {
  const lines = blocksNamed(file, 'locals', 0).flatMap(({ body }) =>
    body.members.map(({ key, value }) => [key, value] as const),
  );
  const blocks = blocksNamed(file, 'local', 1).flatMap(({ body, labels }) => {
    const value = membersNamed(body, 'expression')[0]?.value;
    return value === undefined ? [] : [[labels[0]?.text ?? '', value] as const];
  });
  return [...lines, ...blocks];
}

function typeOf(body: Body): DeclaredType | undefined {
  const value = membersNamed(body, 'type')[0]?.value;
  return value?.kind === 'text' ? value.value : value && operationOf(value);
}

function lookUp(variables: ReadonlyMap<string, Variable>, locals: ReadonlyMap<string, Node>): Scope['definition'] {
  const known = new Map<string, Definition | undefined>();
  return (of, name) => {
    const key = `${of}.${name}`;
    if (!known.has(key)) {
      const variable = of === 'var' ? variables.get(name) : undefined;
      const node = of === 'local' ? locals.get(name) : variable && statedFor(variable);
      known.set(key, node && { node, type: variable?.type });
    }
    return known.get(key);
  };
}

function statedFor({ given, default: fallback, isNullable }: Variable): Node | undefined {
  return given === undefined || (given.kind === 'null' && !isNullable) ? fallback : given;
}

/** The variables on which a value depends, by name, also through locals; undefined for those that nothing declares. */
export function variablesBehind(
  node: Node,
  { variables, locals }: Definitions,
): ReadonlyMap<string, Variable | undefined> {
  const found = new Map<string, Variable | undefined>();
  const seen = new Set<Node>();
  const pending: Node[] = [node];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (seen.has(at)) {
      continue;
    }
    seen.add(at);
    if (at.kind === 'list') {
      append(pending, at.elements);
    } else if (at.kind === 'body') {
      append(
        pending,
        at.members.map(({ value }) => value),
      );
    }
    for (const reference of at.kind === 'expression' ? at.refersTo : []) {
      const [root, name = ''] = reference.split('.');
      const local = root === 'local' ? locals.get(name) : undefined;
      if (root === 'var') {
        found.set(name, variables.get(name));
      } else if (local !== undefined) {
        pending.push(local);
      }
    }
  }
  return found;
}
