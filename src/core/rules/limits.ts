/** What the rules about limits of a host share. */
import { type Field, known } from '../machine/field';
import { type HostId, hostById, type MachineLimits } from '../machine/hosts';
import type { Generation, VirtualMachine } from '../machine/machine';
import type { Place } from '../text/place';
import { hostOf } from './configuration-version';
import type { RuleContext } from './rule';

/** One of the things of which a host gives a machine only so much. */
export interface Resource {
  readonly most: (limits: MachineLimits) => number | undefined;
  /** The number that stands for an amount of it in a message. */
  readonly write: (value: number) => number;
}

export const PROCESSORS: Resource = { most: ({ processors }) => processors, write: count => count };

export const MEMORY: Resource = {
  most: ({ memoryBytes }) => memoryBytes,
  // In terabytes.
  write: bytes => Math.round((bytes / 2 ** 40) * 100) / 100,
};

/** The memory of a machine at start and, where it is dynamic, at most: else an export shows a maximum that nothing reads. */
export function memoryOf({
  memoryStartup,
  memoryMaximum,
  dynamicMemory,
}: VirtualMachine): (Field<number> | undefined)[] {
  return known(dynamicMemory) === false ? [memoryStartup] : [memoryStartup, memoryMaximum];
}

/** An amount over the limit of a generation. */
export interface Excess {
  readonly at: Place;
  /** Both as numbers of processors or terabytes. */
  readonly arguments: { readonly amount: string; readonly most: string };
}

/** Undefined where an amount doesn't pass the limit, isn't known, or where no source states the limit. */
export function excessOf(
  resource: Resource,
  field: Field<number> | undefined,
  host: HostId,
  generation: Generation,
): Excess | undefined {
  const { generation1, generation2 } = hostById(host).limits;
  const limit = resource.most(generation === 1 ? generation1 : generation2);
  return field?.known && limit !== undefined && field.value > limit
    ? {
        at: field.at,
        arguments: { amount: String(resource.write(field.value)), most: String(resource.write(limit)) },
      }
    : undefined;
}

/** Reports an amount over what Generation 2 has on the machine's host. */
export function reportExcess(
  resource: Resource,
  field: Field<number> | undefined,
  machine: VirtualMachine,
  { host, report }: RuleContext,
): void {
  const excess = excessOf(resource, field, host, 2);
  if (excess !== undefined) {
    report({
      at: excess.at,
      arguments: { ...excess.arguments, host: hostOf(machine, host).name },
      ...limitBasis(machine, host),
    });
  }
}

/** Of a release between two servers, no source states the limits: those of the older server are the least it has. */
export function limitBasis(machine: VirtualMachine, host: HostId): { readonly uncertain?: true } {
  return hostOf(machine, host).name === hostById(host).name ? {} : { uncertain: true };
}
