/** Packer's HCL, and the same in JSON: every use of a source of type hyperv-iso or hyperv-vmcx is a machine. */
import { sentence, t } from '../../l10n';
import type { Documents } from '../../languages/language';
import { type Body, blocksNamed, findMember, textNodesIn } from '../../languages/tree';
import { oneLine } from '../../text/one-line';
import type { Place } from '../../text/place';
import type { HyperVFormat, Recognition } from '../format';
import { headerOf } from '../hcl/header';
import { machinesOf } from '../packer/read';
import { HYPERV_TYPES } from '../packer/template';
import { WRITERS } from '../packer/write';
import { isHypervType, packerConfiguration, type SourceBlock, sourceBlocks } from './configuration';
import { problemsOf } from './problems';
import { sparingOthers } from './sparing-others';
import { packerTemplate } from './template';

export const packerHcl: HyperVFormat = {
  id: 'packer-hcl',
  kind: 'hyper-v',
  title: sentence('Packer configuration (HCL)'),
  languages: ['hcl', 'json'],
  nothing: sentence(
    'Nothing here can be read as a Packer configuration: there is no source of type hyperv-iso or hyperv-vmcx',
  ),
  recognise,
  read: documents => machinesOf(packerTemplate(documents), documents),
  write: sparingOthers(WRITERS),
  makes: 'new-machines',
  // Of keys that it doesn't know Packer takes none; its JSON has no comments.
  suppression: { comments: true, keys: 'none' },
  whole: documents => {
    const { documents: files, values } = packerConfiguration(documents);
    const main = files.find(({ root }) => root?.kind === 'body' && hypervSource(root) !== undefined);
    return main && { main: main.file, files: [...files.map(({ file }) => file), ...values] };
  },
  problems: problemsOf,
};

/** A source of Hyper-V, or a build that uses one of another file. */
function recognise({ main }: Documents): Recognition | undefined {
  const { root } = main;
  if (root?.kind !== 'body') {
    return undefined;
  }
  const source = hypervSource(root);
  if (source !== undefined) {
    const { type, name } = source;
    return { because: t('it has the source {source}', { source: oneLine(`${type}.${name}`) }), at: headerOf(source) };
  }
  const used = blocksNamed(root, 'build', 0).flatMap(({ body }) => usedIn(body) ?? [])[0];
  return used && { because: t('it has a build that uses {source}', { source: oneLine(used.source) }), at: used.at };
}

function hypervSource(root: Body): SourceBlock | undefined {
  return sourceBlocks([root]).find(({ type }) => isHypervType(type));
}

const USED = new RegExp(`\\b(?:${HYPERV_TYPES.join('|')})\\.`);

function usedIn(build: Body): { readonly source: string; readonly at: Place } | undefined {
  for (const block of blocksNamed(build, 'source', 1)) {
    const source = block.labels[0]?.text ?? '';
    if (USED.test(source)) {
      return { source, at: headerOf(block) };
    }
  }
  const sources = findMember(build, 'sources')?.value;
  const named = sources && [...textNodesIn(sources)].find(({ value }) => USED.test(value));
  return named && { source: named.value, at: named };
}
