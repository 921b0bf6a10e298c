/** Packer's HCL that builds images of Azure, and the same in JSON: every source of type azure-arm, azure-chroot or azure-dtl. */
import { sentence, t } from '../../l10n';
import type { Definitions } from '../../languages/hcl/definitions';
import type { Scope } from '../../languages/hcl/evaluate';
import { mayBeRefused } from '../../languages/hcl/validation';
import type { Documents } from '../../languages/language';
import { type Body, blocksNamed } from '../../languages/tree';
import type { AzureMachine } from '../../machine/azure/machine';
import { oneLine } from '../../text/one-line';
import type { AzureFormat } from '../format';
import { headerOf } from '../hcl/header';
import { readersOf } from '../hcl/readers';
import { plainField } from '../hcl/values';
import { usesOf } from '../packer-hcl/builds';
import { packerConfiguration, type SourceBlock, sourceBlocks } from '../packer-hcl/configuration';
import { type MachineUse, machineUses, PATHS, within } from '../packer-hcl/uses';
import { type AzureBuilder, BUILDER_WRITERS, builtImage, isAzureType, withSharedNames } from './packer-azure-builder';

export const packerAzureHcl: AzureFormat = {
  id: 'packer-azure-hcl',
  kind: 'azure',
  title: sentence('Packer configuration for Azure (HCL)'),
  languages: ['hcl', 'json'],
  recognise({ main: { root } }) {
    const [source] = root?.kind === 'body' ? azureSources([root]) : [];
    return (
      source && {
        because: t('it has the source {source}', { source: oneLine(`${source.type}.${source.name}`) }),
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
  const { bodies } = configuration;
  const scope: Scope & Definitions = { ...configuration.definitions, names: PATHS };
  const builds = bodies.flatMap(body => blocksNamed(body, 'build', 0));
  const usesOfSource = machineUses(builds.flatMap(({ body }) => usesOf(body, scope)));
  const machines = azureSources(bodies).flatMap(source =>
    usesOfSource(source).map(use => builtImage(builderOf(source, use, scope))),
  );
  return withSharedNames(machines, readersOf(configuration));
}

function builderOf(source: SourceBlock, use: MachineUse, around: Scope & Definitions): AzureBuilder {
  const { name, scope } = within(source, use, around);
  const { own, names, madeWith } = use;
  return {
    bodies: own === undefined ? [source.body] : [source.body, own],
    type: source.type,
    at: headerOf(source),
    name,
    scalar: node => plainField(node, scope),
    mayRefuse: (node, value) => mayBeRefused(node, value, scope),
    // What a build adds once is of one machine; where it is made for each of several, of all of them.
    isOfOthers: body => madeWith !== undefined && (body === source.body || names.size > 0),
  };
}
