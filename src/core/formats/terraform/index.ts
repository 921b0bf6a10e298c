/** Configurations of Terraform, native and in JSON: every resource of a provider for Hyper-V that is a machine. */
import { sentence, t } from '../../l10n';
import type { Documents } from '../../languages/language';
import { blocksNamed } from '../../languages/tree';
import { oneLine } from '../../text/one-line';
import type { HyperVFormat, Recognition } from '../format';
import { headerOf } from '../hcl/header';
import { instancesOf } from './modules';
import { problemsOf } from './problems';
import { machinesOf } from './read';
import { machineBlocks, machineResources } from './resources';
import { WRITERS } from './write';

export const terraform: HyperVFormat = {
  id: 'terraform',
  kind: 'hyper-v',
  title: sentence('Terraform configuration'),
  languages: ['hcl', 'json'],
  nothing: sentence(
    'Nothing here can be read as a Terraform configuration of Hyper-V: there is no resource of a machine',
  ),
  recognise,
  read: machinesOf,
  write: WRITERS,
  // Terraform keeps what is there; only for another generation it makes another machine.
  makes: 'machines-that-are-there',
  // A provider refuses every argument that it doesn't know.
  suppression: { comments: true, keys: 'none' },
  whole: documents => {
    const [resource] = machineResources(documents);
    if (resource === undefined) {
      return undefined;
    }
    const files = instancesOf(documents).flatMap(({ configuration: { documents: own, values } }) => [
      ...own.map(({ file }) => file),
      ...values,
    ]);
    return { main: firstFile(documents), files: [...new Set(files)] };
  },
  problems: problemsOf,
};

/** The first file with a machine, in the order in which modules are called: the same from whichever file. */
function firstFile(documents: Documents): string {
  const files = instancesOf(documents).flatMap(({ configuration }) => configuration.documents);
  const first = files.find(({ root }) => root?.kind === 'body' && machineBlocks(root).length > 0);
  return first?.file ?? documents.main.file;
}

/** A machine, or the call of a module that has one. */
function recognise(documents: Documents): Recognition | undefined {
  const { root } = documents.main;
  if (root?.kind !== 'body') {
    return undefined;
  }
  const [block] = machineBlocks(root);
  if (block !== undefined) {
    const resource = oneLine(block.labels.map(({ text }) => text).join('.'));
    return { because: t('it has the resource {resource}', { resource }), at: headerOf(block) };
  }
  for (const call of blocksNamed(root, 'module', 1)) {
    const name = call.labels[0]?.text ?? '';
    const found = machineResources(documents).find(({ instances }) =>
      instances.some(({ path }) => path.includes(name)),
    );
    if (found !== undefined) {
      const resource = oneLine(`${found.type}.${found.label}`);
      return { because: t('it calls a module with the resource {resource}', { resource }), at: headerOf(call) };
    }
  }
  return undefined;
}
