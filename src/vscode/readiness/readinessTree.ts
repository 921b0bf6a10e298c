/** What the readiness view shows, as the tree that VS Code asks for. */
import type * as vscode from 'vscode';
import type { Found } from '../../core/readiness/outcomes';
import { type Arrangement, type Group, groupsInSteps } from '../../core/readiness/outline';
import { unreadable } from '../../core/readiness/summary';
import type { BulkConversion } from '../conversion/bulkConversion';
import type { Moves } from '../conversion/moves';
import { createPace, takeSteps } from '../editor/pace';
import type { Entries } from '../gate';
import type { Assessment } from './assessment';
import { itemOf, machineTooltip, type Node } from './readinessNodes';

/** So many entries at a time are drawn at once. */
const PAGE = 500;

export interface ReadinessTree extends Entries {
  /** The assessment or the arrangement changed. */
  refresh(): void;
  /** Shows more machines of a group that has too many of them. */
  showMore(key: string): void;
}

interface Content {
  readonly assessment: Pick<Assessment, 'found' | 'uriOf'>;
  readonly conversion: Pick<BulkConversion, 'last'>;
  readonly moves: Pick<Moves, 'shown'>;
}

export function createReadinessTree(
  content: Content,
  arrangement: () => Arrangement,
  entriesChanged: vscode.EventEmitter<Node | undefined>,
): ReadinessTree {
  const { assessment } = content;
  const pace = createPace();
  /** How many machines of a group are shown, where it isn't the first page. */
  const shown = new Map<string, number>();
  /** As it was when the tree was last told of it: VS Code asks later, when more may be on its way. */
  let { found } = assessment;
  /** Before that it has nothing to renew; told while it asks for the first time, its tree may wait for good. */
  let wasAsked = false;

  const roots = async (): Promise<Node[]> =>
    rootsOf(content, found, await takeSteps(groupsInSteps(found.reports, arrangement()), pace));

  function machinesOf(group: Group): Node[] {
    const most = shown.get(group.key) ?? PAGE;
    const hidden = group.machines.length - most;
    const nodes = group.machines.slice(0, most).map((view): Node => ({ kind: 'machine', group, view }));
    return hidden > 0 ? [...nodes, { kind: 'more', group, hidden }] : nodes;
  }

  return {
    getTreeItem: node => itemOf(node, assessment.uriOf),
    getChildren(node) {
      if (node === undefined) {
        wasAsked = true;
        return roots();
      }
      return node.kind === 'group' ? machinesOf(node.group) : entriesBelow(node);
    },
    resolveTreeItem(item, node) {
      if (node.kind === 'machine') {
        item.tooltip = machineTooltip(node.view);
      }
      return item;
    },
    refresh() {
      found = assessment.found;
      if (wasAsked) {
        entriesChanged.fire(undefined);
      }
    },
    showMore(key) {
      shown.set(key, (shown.get(key) ?? PAGE) + PAGE);
      entriesChanged.fire(undefined);
    },
  };
}

function rootsOf({ conversion, moves }: Content, { reports, skipped }: Found, groups: readonly Group[]): Node[] {
  const unchecked = [...unreadable(reports), ...skipped];
  const { last } = conversion;
  return [
    ...(last === undefined ? [] : [{ kind: 'conversion', outcome: last } as const]),
    ...(moves.shown.length === 0 ? [] : [{ kind: 'moves', moves: moves.shown } as const]),
    ...groups.map((group): Node => ({ kind: 'group', group })),
    ...(unchecked.length === 0 ? [] : [{ kind: 'unchecked', files: unchecked } as const]),
  ];
}

/** Those of an entry that is no group. */
function entriesBelow(node: Node): Node[] {
  switch (node.kind) {
    case 'machine':
      return node.view.findings.map((finding, index) => ({ kind: 'finding', machine: node, finding, index }));
    case 'unchecked':
      return node.files.map(file => ({ kind: 'unchecked-file', file }));
    case 'conversion':
      return node.outcome.left.map((machine, index) => ({ kind: 'left', machine, index }));
    case 'moves':
      return node.moves.map(move => ({ kind: 'move', move }));
    case 'move':
      return node.move.steps.map((_, index) => ({ kind: 'move-step', move: node.move, index }));
    default:
      return [];
  }
}
