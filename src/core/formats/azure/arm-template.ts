/** ARM templates: each machine, image and disk with a system that one makes, also in the templates within it. */
import { sentence, t } from '../../l10n';
import type { Documents } from '../../languages/language';
import type { AzureMachine } from '../../machine/azure/machine';
import { oneLine } from '../../text/one-line';
import { templateScope } from '../arm/deployed';
import { resourcesOf } from '../arm/resources';
import { templateIn } from '../arm/template';
import type { AzureFormat } from '../format';
import { type ReadVersion, VERSION_TYPE } from './galleries';
import { readResources } from './read';
import type { ReadResource } from './read-resource';
import { resourceOfType } from './resource-types';
import { withOtherReaders } from './shared-values';
import { AZURE_WRITERS } from './write';

export const armTemplate: AzureFormat = {
  id: 'arm-template',
  kind: 'azure',
  title: sentence('ARM template of Azure'),
  languages: ['json'],
  recognise(documents) {
    const [machine] = machinesIn(documents);
    return machine === undefined
      ? undefined
      : { because: t('it is an ARM template that makes {name}', { name: oneLine(machine.name) }), at: machine.at };
  },
  read: machinesIn,
  write: AZURE_WRITERS,
  makes: 'new-machines',
  nothing: sentence(
    'Nothing here can be read as an ARM template that makes a machine, an image or a disk with a system',
  ),
  suppression: { comments: true, keys: 'none' },
  problems: () => [],
};

function* machinesIn(documents: Documents): Generator<AzureMachine> {
  const template = templateIn(documents.main.root);
  if (template === undefined) {
    return;
  }
  const resources: ReadResource[] = [];
  const versions: ReadVersion[] = [];
  for (const { type, isReference, ...rest } of resourcesOf(template, templateScope(template, documents))) {
    const resource = resourceOfType(type);
    if (resource !== undefined) {
      resources.push({ ...rest, resource, existing: isReference ? 'reference' : undefined });
    } else if (type === VERSION_TYPE && !isReference) {
      versions.push(rest);
    }
  }
  yield* withOtherReaders([...readResources(resources, versions)], template);
}
