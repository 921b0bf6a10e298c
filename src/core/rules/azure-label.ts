/** Since which API version a resource has the label of its generation, and what has to change for it (BTA). */
import type { AzureChange } from '../machine/azure/change';
import type { AzureMachine, AzureResource } from '../machine/azure/machine';
import { known } from '../machine/field';
import { placeOfChange } from './azure-facts';

const LABEL_SINCE: Readonly<Partial<Record<AzureResource, string>>> = {
  disk: '2018-09-30',
  snapshot: '2018-09-30',
  image: '2019-03-01',
  'gallery-image': '2019-07-01',
};

/** The first API version that has the label, where the one that is written is older. */
export function labelNeeds({ resource, apiVersion }: AzureMachine): string | undefined {
  const [since, version] = [LABEL_SINCE[resource], known(apiVersion)];
  return since !== undefined && version !== undefined && /^\d{4}-\d\d-\d\d/.test(version) && version < since
    ? since
    : undefined;
}

/** What labels a resource as Generation 2. */
export function labelChanges(machine: AzureMachine): AzureChange[] {
  const to = labelNeeds(machine);
  const label: AzureChange = { kind: 'set-hyperv-generation', at: placeOfChange(machine) };
  return to === undefined || machine.apiVersion === undefined
    ? [label]
    : [label, { kind: 'raise-api-version', apiVersion: machine.apiVersion, to }];
}
