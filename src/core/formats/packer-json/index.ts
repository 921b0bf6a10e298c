/** Packer's JSON templates: every builder of type hyperv-iso or hyperv-vmcx is a machine. */
import { sentence, t } from '../../l10n';
import type { HyperVFormat } from '../format';
import { machinesOf } from '../packer/read';
import { WRITERS } from '../packer/write';
import { nameProblems, problemsOf } from './problems';
import { firstHypervBuilder, templateOf } from './template';

export const packerJson: HyperVFormat = {
  id: 'packer-json',
  kind: 'hyper-v',
  title: sentence('Packer template (JSON)'),
  languages: ['json'],
  recognise: ({ main }) => {
    const first = firstHypervBuilder(main);
    if (first === undefined) {
      return undefined;
    }
    const { value } = first.typeProperty;
    return { because: t('{path} is "{type}"', { path: first.path, type: value.value }), at: value };
  },
  read: documents => {
    const template = templateOf(documents.main, documents.path);
    return template === undefined ? [] : machinesOf(template, documents);
  },
  write: WRITERS,
  makes: 'new-machines',
  nothing: sentence(
    'Nothing here can be read as a Packer template: there is no builder of type hyperv-iso or hyperv-vmcx',
  ),
  // Of keys that it doesn't know Packer takes those of the root that start with _ (packer, template/parse.go).
  suppression: { comments: false, keys: 'root' },
  problems: ({ main, path }) => [...nameProblems(main, path), ...problemsOf(main)],
};
