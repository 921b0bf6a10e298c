/** Where the variables and locals of a configuration are declared. */
import type { Definitions } from '../../languages/hcl/definitions';
import type { Scope } from '../../languages/hcl/evaluate';
import type { NamedReference } from '../../languages/hcl/reference';
import { type Body, findMember, keyPlace, type Member, type Node } from '../../languages/tree';
import type { Place } from '../../text/place';
import { namesBehind } from './configuration';
import { headerOf } from './header';

/** What names stand for, and what declares them. */
export type NameScope = Scope & Definitions;

/** Where it is declared: the head of its block, or its name in a block of many. */
export function declarationOf({ of, name }: NamedReference, { variables, locals }: NameScope): Place | undefined {
  if (of === 'var') {
    const member = variables.get(name)?.member;
    return member && placeOf(member);
  }
  const member = locals.get(name)?.parent;
  return member?.kind === 'member' ? placeOf(blockAround(member) ?? member) : undefined;
}

/** Of `local "name" { expression = … }`. */
function blockAround({ key, parent }: Member): Member | undefined {
  const block = key === 'expression' ? parent.parent : undefined;
  return block?.kind === 'member' && block.key === 'local' ? block : undefined;
}

function placeOf(member: Member): Place {
  const { labels, value } = member;
  return labels !== undefined && value.kind === 'body'
    ? headerOf({ item: member, labels, body: value })
    : keyPlace(member);
}

/** Whether it is called so, or something that it is worked out of. */
export function isSensitive({ of, name }: NamedReference, scope: NameScope): boolean {
  const value = scope.definition(of, name)?.node;
  return [`${of}.${name}`, ...(value === undefined ? [] : namesBehind(value, scope))].some(behind => {
    const [root, own = ''] = behind.split('.');
    const declaration = root === 'var' ? scope.variables.get(own)?.declaration : blockOf(scope.locals.get(own));
    const said = declaration && findMember(declaration, 'sensitive')?.value;
    return said !== undefined && !(said.kind === 'boolean' && !said.value);
  });
}

/** What the block of a local holds that has one of its own. */
function blockOf(node: Node | undefined): Body | undefined {
  return node?.parent?.kind === 'member' && node.parent.key === 'expression' ? node.parent.parent : undefined;
}
