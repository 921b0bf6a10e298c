/** Machines that have to be of one generation, such as an image of a gallery and what its versions are made of. */
import type { AssessedMachine } from '../analysis';
import { lossText } from '../findings';
import { t } from '../l10n';
import { statedGeneration } from '../machine/devices';
import type { FixClass, Loss } from '../rules/rule';
import { groupBy } from '../wording';

type Machines = readonly AssessedMachine[];

const INDEXES = new WeakMap<Machines, ReadonlyMap<unknown, readonly number[]>>();

/** By their definitions, of which one may make several. */
function indexesOf(machines: Machines): ReadonlyMap<unknown, readonly number[]> {
  const known = INDEXES.get(machines) ?? groupBy(machines.keys(), index => machines[index]?.machine.node);
  INDEXES.set(machines, known);
  return known;
}

/** A machine with those that change together with it, by their indexes. */
export function groupOf(machines: Machines, index: number): readonly number[] {
  const together = machines[index]?.machine.together;
  return together?.flatMap(node => indexesOf(machines).get(node) ?? []) ?? [index];
}

/** Some machines with all that change together with them, in the order of the text. */
export function withPartners(machines: Machines, asked: readonly number[]): readonly number[] {
  return asked.every(index => machines[index]?.machine.together === undefined)
    ? asked
    : [...new Set(asked.flatMap(index => groupOf(machines, index)))].sort((a, b) => a - b);
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
