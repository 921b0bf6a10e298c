/** Machines that have to be of one generation, such as an image of a gallery and what its versions are made of. */
import type { AssessedMachine } from '../analysis';
import { lossText } from '../findings';
import { t } from '../l10n';
import { statedGeneration } from '../machine/devices';
import type { FixClass, Loss } from '../rules/rule';
import { groupBy } from '../wording';

type Machines = readonly AssessedMachine[];

type Group = readonly number[];

/** By what the machines of a group have in common. Made once: each of thousands of one source would go through all others. */
const GROUPS = new WeakMap<Machines, ReadonlyMap<unknown, Group>>();

function groupsOf(machines: Machines): ReadonlyMap<unknown, Group> {
  // By their definitions, of which one may make several.
  const indexes = groupBy(machines.keys(), index => machines[index]?.machine.node);
  const groups = new Set(machines.flatMap(({ machine }) => (machine.together === undefined ? [] : [machine.together])));
  return new Map([...groups].map(nodes => [nodes, nodes.flatMap(node => indexes.get(node) ?? [])]));
}

/** A machine with those that change together with it, by their indexes. Those of one group are the same list. */
export function groupOf(machines: Machines, index: number): Group {
  const together = machines[index]?.machine.together;
  if (together === undefined) {
    return [index];
  }
  const groups = GROUPS.get(machines) ?? groupsOf(machines);
  GROUPS.set(machines, groups);
  return groups.get(together) ?? [index];
}

/** Some machines with all that change together with them, in the order of the text. */
export function withPartners(machines: Machines, asked: readonly number[]): readonly number[] {
  if (asked.every(index => machines[index]?.machine.together === undefined)) {
    return asked;
  }
  const groups = new Set(asked.map(index => groupOf(machines, index)));
  return [...new Set([...groups].flat())].sort((a, b) => a - b);
}

/** What a group comes to as a whole. */
interface Joint {
  readonly class: FixClass;
  readonly lost: readonly Loss[];
  readonly obstacle: string | undefined;
}

/** The machines, where one of a group can't be converted without a reason for the others, too. What one loses all lose. */
export function joined(machines: Machines): Machines {
  const joints = new Map<unknown, Joint>();
  return machines.map((assessed, index) => {
    const { machine, plan } = assessed;
    if (machine.together === undefined) {
      return assessed;
    }
    const joint =
      joints.get(machine.together) ?? jointOf(groupOf(machines, index).flatMap(each => machines[each] ?? []));
    joints.set(machine.together, joint);
    return { ...assessed, plan: { ...plan, ...joint, obstacle: plan.obstacle ?? joint.obstacle } } as AssessedMachine;
  });
}

function jointOf(group: Machines): Joint {
  const staying = group.find(({ machine, plan }) => plan.obstacle !== undefined && statedGeneration(machine) !== 2);
  const lost = new Map(group.flatMap(({ plan }) => plan.lost).map(loss => [lossText(loss), loss] as const));
  return {
    class: group.some(({ plan }) => plan.class === 'lossy') ? 'lossy' : 'safe',
    lost: [...lost.values()],
    obstacle:
      staying &&
      t('{name} has to be of the same generation, and stays: {reason}', {
        name: staying.machine.name,
        reason: staying.plan.obstacle ?? '',
      }),
  };
}
