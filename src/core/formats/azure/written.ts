/** Where in a template things of a machine stand. */
import type { AzureMachine } from '../../machine/azure/machine';
import type { ReadResource } from './read-resource';

/** What writers of changes have to know of a machine: where in the tree things stand. */
export interface Written {
  readonly source: ReadResource;
  /** The way from the resource to what the values stand in. */
  readonly profilePath: readonly string[];
  readonly image: readonly string[] | undefined;
  /** Under which keys the image has its names. */
  readonly names: ImageKeys | undefined;
  readonly plan: readonly string[] | undefined;
}

export interface ImageKeys {
  readonly publisher: string;
  readonly offer: string;
  readonly sku: string;
  readonly version: string;
}

const WRITTEN = new WeakMap<AzureMachine, Written>();

export function writtenOf(machine: AzureMachine): Written | undefined {
  return WRITTEN.get(machine);
}

export function remember(machine: AzureMachine, written: Written): AzureMachine {
  WRITTEN.set(machine, written);
  return machine;
}
