/** What labels a resource as Generation 2. */
import type { AzureChange } from '../machine/azure/change';
import type { AzureMachine } from '../machine/azure/machine';
import { LABEL_SINCE } from '../machine/azure/since';
import { placeOfChange, raisedTo } from './azure-facts';
import type { Loss } from './rule';

/** A label of Generation 1, written or absent, with the fix that labels the resource anew. */
export function labelFound(machine: AzureMachine, lost: Loss) {
  const { label, resource } = machine;
  const changes: AzureChange[] = [
    { kind: 'set-hyperv-generation', at: placeOfChange(machine) },
    ...raisedTo(machine, LABEL_SINCE[resource]),
  ];
  return {
    at: label?.at ?? machine.at,
    message: label === undefined ? ('absent' as const) : ('default' as const),
    fix: { class: 'lossy' as const, changes, alone: false, lost },
  };
}
