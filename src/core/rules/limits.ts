/** What the rules about limits of a host share. */
import { type Field, known } from '../machine/field';
import { type HostId, hostById, type MachineLimits } from '../machine/hosts';
import type { Generation, VirtualMachine } from '../machine/machine';
import type { Span } from '../text/tree';
import { hostOf } from './configuration-version';
import type { Report } from './rule';

/** One of the things of which a host gives a machine only so much. */
export interface Amount {
  /** As it stands in a message: '65 processors'. */
  readonly text: string;
  readonly span: Span;
  readonly value: number;
  readonly most: (limits: MachineLimits) => number | undefined;
  readonly write: (value: number) => string;
}

export function processorsOf({ processorCount }: VirtualMachine): Amount[] {
  const write = (count: number): string => `${count} processors`;
  return amountOf(processorCount, write, ({ processors }) => processors);
}

/** At start and, where memory is dynamic, at most: without that an export shows a maximum that nothing reads. */
export function memoryOf({ memoryStartup, memoryMaximum, dynamicMemory }: VirtualMachine): Amount[] {
  const write = (bytes: number): string => `${Math.round((bytes / 2 ** 40) * 100) / 100} TB of memory`;
  const fields = known(dynamicMemory) === false ? [memoryStartup] : [memoryStartup, memoryMaximum];
  return fields.flatMap(field => amountOf(field, write, ({ memoryBytes }) => memoryBytes));
}

function amountOf(field: Field<number> | undefined, write: Amount['write'], most: Amount['most']): Amount[] {
  const value = known(field);
  return field === undefined || value === undefined
    ? []
    : [{ text: write(value), span: field.span, value, most, write }];
}

/** The limit of a generation that an amount passes; undefined where it doesn't, or where no source states the limit. */
export function passedLimit({ value, most }: Amount, host: HostId, generation: Generation): number | undefined {
  const { generation1, generation2 } = hostById(host).limits;
  const limit = most(generation === 1 ? generation1 : generation2);
  return limit !== undefined && value > limit ? limit : undefined;
}

/** An amount over what Generation 2 has on the machine's host. */
export function hostLimit(machine: VirtualMachine, host: HostId, amount: Amount): Report | undefined {
  const most = passedLimit(amount, host, 2);
  return most === undefined
    ? undefined
    : {
        span: amount.span,
        arguments: { amount: amount.text, host: hostOf(machine, host).name, most: amount.write(most) },
        ...limitBasis(machine, host),
      };
}

/** Of a release between two servers, no source states the limits: those of the older server are the least it has. */
export function limitBasis(machine: VirtualMachine, host: HostId): { readonly uncertain?: true } {
  return hostOf(machine, host).name === hostById(host).name ? {} : { uncertain: true };
}
