/** Packer's JSON templates that build images of Azure. */
import { sentence, t } from '../../l10n';
import type { Documents } from '../../languages/language';
import { type Body, textNodesIn } from '../../languages/tree';
import type { AzureMachine } from '../../machine/azure/machine';
import { once } from '../../once';
import { groupBy } from '../../wording';
import { valueAt } from '../arm/members';
import type { AzureFormat } from '../format';
import { propertiesOf } from '../packer/keys';
import { variablesOf } from '../packer-json/variables';
import { BUILDER_WRITERS, builtImage, isAzureType, withSharedNames } from './packer-azure-builder';

export const packerAzure: AzureFormat = {
  id: 'packer-azure',
  kind: 'azure',
  title: sentence('Packer template for Azure (JSON)'),
  languages: ['json'],
  recognise(documents) {
    const [machine] = machinesIn(documents);
    return machine === undefined
      ? undefined
      : { because: t('it is a Packer template that builds an image of Azure'), at: machine.at };
  },
  read: machinesIn,
  write: BUILDER_WRITERS,
  makes: 'new-machines',
  nothing: sentence(
    'Nothing here can be read as a Packer template with a builder of type azure-arm, azure-chroot or azure-dtl',
  ),
  // Of keys that it doesn't know Packer takes those of the root that start with _ (packer, template/parse.go).
  suppression: { comments: false, keys: 'root' },
  problems: () => [],
};

function machinesIn({ main: { root } }: Documents): AzureMachine[] {
  const builders = root?.kind === 'body' ? valueAt(root, 'builders') : undefined;
  if (root?.kind !== 'body' || builders?.kind !== 'list') {
    return [];
  }
  const { scalar } = variablesOf(propertiesOf(root));
  const machines = builders.elements.flatMap((body): AzureMachine[] => {
    const type = valueAt(body, 'type');
    if (body.kind !== 'body' || type?.kind !== 'text' || !isAzureType(type.value)) {
      return [];
    }
    const name = valueAt(body, 'name');
    return [
      builtImage({
        bodies: [body],
        type: type.value,
        at: type,
        name: name?.kind === 'text' ? name.value : undefined,
        scalar,
      }),
    ];
  });
  const readers = once(() => readersIn(root));
  return withSharedNames(machines, name => readers().get(name)?.length ?? 0);
}

/** The texts with {{user `name`}}, by the name. */
function readersIn(root: Body): ReadonlyMap<string, readonly unknown[]> {
  const texts = [...textNodesIn(root)].flatMap(({ value }) => [...variablesIn(value)].map(name => ({ name, value })));
  return groupBy(texts, ({ name }) => name);
}

function variablesIn(text: string): ReadonlySet<string> {
  const read = text.includes('{{') ? text.matchAll(/\buser\s{1,9}[`"]([^`"]*)[`"]/g) : [];
  return new Set(Array.from(read, ([, name = '']) => name));
}
