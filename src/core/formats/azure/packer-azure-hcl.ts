/** Packer's HCL that builds images of Azure, and the same in JSON: every source of type azure-arm, azure-chroot or azure-dtl. */
import { sentence, t } from '../../l10n';
import type { Definitions } from '../../languages/hcl/definitions';
import type { Scope } from '../../languages/hcl/evaluate';
import { mayBeRefused } from '../../languages/hcl/validation';
import type { Documents } from '../../languages/language';
import type { Body } from '../../languages/tree';
import type { AzureMachine } from '../../machine/azure/machine';
import type { AzureFormat } from '../format';
import { headerOf } from '../hcl/header';
import { readersOf } from '../hcl/readers';
import { plainField } from '../hcl/values';
import { PATHS } from '../packer-hcl/builder';
import { packerConfiguration, type SourceBlock, sourceBlocks } from '../packer-hcl/configuration';
import { BUILDER_WRITERS, builtImage, isAzureType, withSharedNames } from './packer-azure-builder';

export const packerAzureHcl: AzureFormat = {
  id: 'packer-azure-hcl',
  kind: 'azure',
  title: sentence('Packer configuration for Azure (HCL)'),
  languages: ['hcl', 'json'],
  recognise({ main: { root } }) {
    const [source] = root?.kind === 'body' ? azureSources([root]) : [];
    return (
      source && {
        because: t('it has the source {source}', { source: `${source.type}.${source.name}` }),
        at: headerOf(source),
      }
    );
  },
  read: machinesIn,
  write: BUILDER_WRITERS,
  makes: 'new-machines',
  nothing: sentence(
    'Nothing here can be read as a Packer configuration with a source of type azure-arm, azure-chroot or azure-dtl',
  ),
  suppression: { comments: true, keys: 'none' },
  whole: documents => {
    const { documents: files, values } = packerConfiguration(documents);
    const main = files.find(({ root }) => root?.kind === 'body' && azureSources([root]).length > 0);
    return main && { main: main.file, files: [...files.map(({ file }) => file), ...values] };
  },
  problems: () => [],
};

function azureSources(bodies: readonly Body[]): SourceBlock[] {
  return sourceBlocks(bodies).filter(({ type }) => isAzureType(type));
}

function machinesIn(documents: Documents): AzureMachine[] {
  const configuration = packerConfiguration(documents);
  const scope: Scope & Definitions = { ...configuration.definitions, names: PATHS };
  const machines = azureSources(configuration.bodies).map(source =>
    builtImage({
      body: source.body,
      type: source.type,
      at: headerOf(source),
      name: source.name,
      scalar: node => plainField(node, scope),
      mayRefuse: (node, value) => mayBeRefused(node, value, scope),
    }),
  );
  return withSharedNames(machines, readersOf(configuration));
}
