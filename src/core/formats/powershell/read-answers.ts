/** Files that a home-made definition names for an unattended installation. Only who makes the machine knows where they are. */
import { type CompanionFile, readCompanion } from '../../companions/companion';
import { kindNamed } from '../../companions/kinds';
import type { Body, List, Member, Node } from '../../languages/tree';
import { NO_FILES } from '../../text/files';
import { lineOfNode, type ReadContext } from './context';
import { isKeyOf, plainKeyOf } from './keys';
import { readFlag, saysNothing } from './values';

const KEY = /unattend|answers?(?:file|path|xml)?$|^ks(?:file|cfg|path|url)?$|kickstart|preseed|autoyast|autoinstall/;

/** Kinds of files whose names say that they hold answers. */
const KINDS_BY_NAME: ReadonlySet<string> = new Set(['answer-file', 'kickstart', 'preseed', 'autoinstall', 'autoyast']);

/** Values that are looked at in one machine. */
const MOST_VALUES = 200;

/** The files, of which none is looked at: each may lay out the disk for BIOS. Undefined where none is named. */
export function namedAnswers(context: ReadContext, machine: Body): readonly CompanionFile[] | undefined {
  let named: CompanionFile[] | undefined;
  const pending: Held[] = [];
  for (const member of machine.members) {
    if (!isKeyOf('machine', member)) {
      pending.push({ node: member.value, member });
    }
  }
  let left = MOST_VALUES;
  for (let next = pending.shift(); next !== undefined && left > 0; next = pending.shift()) {
    const { node, member } = next;
    left -= 1;
    if (
      node.kind === 'text' &&
      isAnswerFile(node.value, member) &&
      readFlag(node) === undefined &&
      !saysNothing(node)
    ) {
      const unread = { unopened: true, holder: true, at: lineOfNode(context, node), node } as const;
      named ??= [];
      named.push({ ...readCompanion('other', node.value, NO_FILES), ...unread });
    } else if (node.kind === 'body' || node.kind === 'list') {
      pending.push(...heldBy(node, member));
    }
  }
  return named;
}

interface Held {
  readonly node: Node;
  /** Under whose key it stands, also in a list. */
  readonly member: Member;
}

function heldBy(node: Body | List, member: Member): readonly Held[] {
  return node.kind === 'list'
    ? node.elements.slice(0, MOST_VALUES).map(element => ({ node: element, member }))
    : node.members.slice(0, MOST_VALUES).map(each => ({ node: each.value, member: each }));
}

function isAnswerFile(text: string, member: Member): boolean {
  const isNamed = KINDS_BY_NAME.has(kindNamed(text.replaceAll('\\', '/')) ?? '');
  return isNamed || KEY.test(plainKeyOf(member));
}
