/** What labels a resource as Generation 2. */
import { sentence } from '../l10n';
import type { AzureChange } from '../machine/azure/change';
import type { AzureMachine } from '../machine/azure/machine';
import { LABEL_SINCE } from '../machine/azure/since';
import { placeOfChange, raisedTo } from './azure-facts';
import { lossOfUsers } from './azure-twin';
import type { Loss } from './rule';

/** What a label of Generation 2 makes of a disk that was uploaded. */
export const SYSTEM_ON_BIOS: Loss = {
  what: sentence('a system that starts by BIOS'),
  toDo: sentence('convert it to GPT and UEFI before the upload'),
};

/** What gives a resource the label of Generation 2. */
export function labelChanges(machine: AzureMachine): AzureChange[] {
  return [
    { kind: 'set-hyperv-generation', at: placeOfChange(machine) },
    ...raisedTo(machine, LABEL_SINCE[machine.resource]),
  ];
}

/** A label of Generation 1, written or absent, with the fix that labels the resource anew. `own`: what that loses, whoever uses it. */
export function labelFound(machine: AzureMachine, own: Loss | undefined) {
  const lost = own ?? lossOfUsers(machine);
  const { label } = machine;
  const changes = labelChanges(machine);
  return {
    at: label?.at ?? machine.at,
    message: label === undefined ? ('absent' as const) : ('default' as const),
    fix:
      lost === undefined
        ? { class: 'safe' as const, changes, alone: false }
        : { class: 'lossy' as const, changes, alone: false, lost },
  };
}
