/** The variables and locals of a configuration, as Packer and Terraform both write them. */
import type { Body, Member, Node } from '../tree';
import { blocksNamed, membersNamed } from '../tree';
import type { Definition, Scope } from './evaluate';
import { operationOf } from './syntax';

export interface Variable {
  /** Its block, or its line in a `variables` block. */
  readonly member: Member;
  /** What it is declared to be, as it is written: 'number', 'list(string)'. */
  readonly type: string | undefined;
  /** Its default; undefined where a run has to give it. */
  readonly default: Node | undefined;
  /** Its value in a file of values that is loaded by itself. */
  readonly given: Node | undefined;
}

export interface Definitions extends Scope {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly locals: ReadonlyMap<string, Node>;
}

/** `values`: what the files of values set that are loaded by themselves, the strongest last. */
export function definitionsOf(files: readonly Body[], values: readonly Body[] = []): Definitions {
  const given = new Map(values.flatMap(({ members }) => members.map(({ key, value }) => [key, value] as const)));
  const variables = new Map<string, Variable>();
  const locals = new Map<string, Node>();
  for (const file of files) {
    for (const { body, labels, item } of blocksNamed(file, 'variable', 1)) {
      const name = labels[0]?.text ?? '';
      if (item.kind === 'member' && !variables.has(name)) {
        const value = membersNamed(body, 'default')[0]?.value;
        variables.set(name, { member: item, type: typeOf(body), default: value, given: given.get(name) });
      }
    }
    for (const { body } of blocksNamed(file, 'variables', 0)) {
      for (const member of body.members) {
        if (!variables.has(member.key)) {
          variables.set(member.key, {
            member,
            type: undefined,
            default: member.value,
            given: given.get(member.key),
          });
        }
      }
    }
    for (const { body } of blocksNamed(file, 'locals', 0)) {
      for (const { key, value } of body.members) {
        if (!locals.has(key)) {
          locals.set(key, value);
        }
      }
    }
    for (const { body, labels } of blocksNamed(file, 'local', 1)) {
      const name = labels[0]?.text ?? '';
      const value = membersNamed(body, 'expression')[0]?.value;
      if (value !== undefined && !locals.has(name)) {
        locals.set(name, value);
      }
    }
  }
  return { variables, locals, results: new Map(), definition: lookUp(variables, locals) };
}

function typeOf(body: Body): string | undefined {
  const value = membersNamed(body, 'type')[0]?.value;
  const operation = value === undefined ? undefined : operationOf(value);
  if (operation?.form === 'reference') {
    return operation.name;
  }
  return value?.kind === 'text' ? value.value : operation?.form;
}

function lookUp(variables: ReadonlyMap<string, Variable>, locals: ReadonlyMap<string, Node>): Scope['definition'] {
  const known = new Map<string, Definition | undefined>();
  return (of, name) => {
    const key = `${of}.${name}`;
    if (!known.has(key)) {
      const variable = variables.get(name);
      const node = of === 'local' ? locals.get(name) : (variable?.given ?? variable?.default);
      known.set(key, node && { node, type: of === 'var' ? variable?.type : undefined });
    }
    return known.get(key);
  };
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
      pending.push(...at.elements);
    } else if (at.kind === 'body') {
      pending.push(...at.members.map(({ value }) => value));
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
