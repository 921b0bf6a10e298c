/** What is worked out of the generation of a machine, and follows it to 2. */
import type { Definition, Scope } from '../../languages/hcl/evaluate';
import type { Body, Node } from '../../languages/tree';
import type { Place } from '../../text/place';
import { namesReadIn } from './configuration';

/** The scope in which a value of a generation is 2, in the type in which it is written. */
export function whereItIs2<S extends Scope>(scope: S, stated: ReadonlySet<Node>): S {
  const known = new Map<Definition, Definition>();
  const replaced = (definition: Definition): Definition => {
    const { node, scope: own } = definition;
    return {
      ...definition,
      node: stated.has(node) ? two(node) : node,
      ...(own && { scope: whereItIs2(own, stated) }),
    };
  };
  return {
    ...scope,
    ...(scope.each && { each: scope.each.map(own => whereItIs2(own, stated)) }),
    results: new Map(),
    definition: (of, name) => {
      const definition = scope.definition(of, name);
      if (definition === undefined) {
        return undefined;
      }
      const own = known.get(definition) ?? replaced(definition);
      known.set(definition, own);
      return own;
    },
  };
}

function two(node: Node): Node {
  return node.kind === 'text' ? { ...node, value: '2' } : ({ ...node, kind: 'number', value: 2 } as Node);
}

/** Whether a value is another one where that of a generation is. */
export type Follows = (value: Node, scope: Scope) => boolean;

/** However many names lead to a generation that is stated in these places, each is followed once. */
export function followersOf(stated: ReadonlySet<Node>): Follows {
  const leading = new Set<Definition>();
  const clear = new Set<Definition>();
  return (value, scope) => {
    const seen = new Set<Definition>();
    const pending: Followed[] = [{ node: value, scope, first: undefined }];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const name of namesReadIn(at.node, at.scope)) {
        const [of, own = ''] = name.split('.');
        const definition = at.scope.definition(of as 'var' | 'local', own);
        if (definition === undefined || clear.has(definition) || seen.has(definition)) {
          continue;
        }
        const first = at.first ?? definition;
        if (leading.has(definition) || stated.has(definition.node)) {
          leading.add(first);
          return true;
        }
        seen.add(definition);
        pending.push({ node: definition.node, scope: definition.scope ?? at.scope, first });
      }
    }
    for (const definition of seen) {
      clear.add(definition);
    }
    return false;
  };
}

interface Followed {
  readonly node: Node;
  readonly scope: Scope;
  /** The name in the value itself that led here. */
  readonly first: Definition | undefined;
}

/** What stands in bodies and follows a generation: an argument, or a block with all that it has. */
export function followingParts(bodies: readonly Body[], scope: Scope, follows: Follows): readonly Place[] {
  return bodies.flatMap(({ members }) =>
    members.filter(({ key, value }) => key !== 'generation' && follows(value, scope)),
  );
}
