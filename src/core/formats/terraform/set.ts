/** Values of a machine with others in their place: where they are written, if nothing else is made of that. */
import type { Edit, Value } from '../../languages/edit';
import type { Scope } from '../../languages/hcl/evaluate';
import { behindNames } from '../../languages/hcl/statement';
import { isScalar, type Node } from '../../languages/tree';
import type { ChangeEdits } from '../../machine/change';
import type { VirtualMachine } from '../../machine/machine';
import { readersOf } from '../hcl/readers';
import type { ReadFile } from '../hcl/texts';
import { worked } from '../hcl/values';
import { resourceOf } from './read';

export interface Writing {
  readonly scope: Scope;
  readonly read: ReadFile;
  /** Whether a value stands where others than one setting read it. */
  readonly isShared: (node: Node, scope?: Scope, readers?: number) => boolean;
  /** Another value for a node, or where the variable that it is has its value. */
  readonly replaced: (node: Node, scope: Scope, value: Value) => ChangeEdits;
}

export function writingOf(machine: VirtualMachine): Writing {
  const { settings, instances, instance, documents } = resourceOf(machine);
  const readers = readersOf(instance.configuration);
  const isShared: Writing['isShared'] = (node, scope = settings.scope, most = 1) => {
    const behind = behindNames(node, scope);
    if (behind === undefined || behind.node === node) {
      return false;
    }
    // What a module is called with, or has by default, is of every call.
    const isOfMore = instances.length > 1 || behind.scope !== scope;
    return isOfMore || namesBefore(node, scope).some(name => readers(name) > most);
  };
  return {
    scope: settings.scope,
    read: file => documents.read(file),
    isShared,
    replaced: (node, scope, value) => {
      const { node: target, variable } = worked(node, scope);
      if (isScalar(node) && target === node) {
        return { edits: node.value === value ? [] : [{ kind: 'replace', node, value: inSpellingOf(node, value) }] };
      }
      if (variable === undefined) {
        return { cannot: 'the value is worked out by an expression' };
      }
      return isShared(node, scope)
        ? { cannot: `${variable} is read elsewhere as well` }
        : { edits: [{ kind: 'replace', node: target, value: inSpellingOf(target, value) }] };
    },
  };
}

/** All names that lead to a value: each may be read by others. */
function namesBefore(node: Node, scope: Scope): string[] {
  const names: string[] = [];
  behindNames(node, {
    ...scope,
    definition: (of, name) => {
      names.push(`${of}.${name}`);
      return scope.definition(of, name);
    },
  });
  return names;
}

/** Numbers and flags are often written as texts. */
function inSpellingOf(node: Node, value: Value): Value {
  return node.kind === 'text' && (typeof value === 'number' || typeof value === 'boolean') ? String(value) : value;
}

/** Several changes as one: all of them, or the reason why one can't be made. */
export function together(all: readonly ChangeEdits[]): ChangeEdits {
  const edits: Edit[] = [];
  for (const each of all) {
    if ('cannot' in each) {
      return each;
    }
    edits.push(...each.edits);
  }
  return { edits };
}
