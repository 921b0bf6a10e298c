/** Packer's JSON templates: every builder of type hyperv-iso or hyperv-vmcx is a machine. */
import { sentence, t } from '../../l10n';
import type { Format } from '../format';
import { problemsOf } from './problems';
import { machinesOf } from './read';
import { firstHypervBuilder, templateOf } from './template';
import { WRITERS } from './write';

export const packerJson: Format = {
  id: 'packer-json',
  title: sentence('Packer template (JSON)'),
  languages: ['json'],
  recognise: ({ main }) => {
    const first = firstHypervBuilder(main);
    if (first === undefined) {
      return undefined;
    }
    const { type, typeProperty } = first.builder;
    return { because: t('{path} is "{type}"', { path: first.path, type }), at: typeProperty.value };
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
  problems: ({ main }) => problemsOf(main),
};
