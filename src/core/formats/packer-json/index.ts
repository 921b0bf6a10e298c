/** Packer's JSON templates: every builder of type hyperv-iso or hyperv-vmcx is a machine. */
import { NO_FILES } from '../../companions/companion';
import { sentence, t } from '../../l10n';
import type { Format } from '../format';
import { problemsOf } from './problems';
import { machinesOf } from './read';
import { firstHypervBuilder, templateOf } from './template';
import { WRITERS } from './write';

export const packerJson: Format = {
  id: 'packer-json',
  title: sentence('Packer template (JSON)'),
  recognise: document => {
    const first = firstHypervBuilder(document);
    if (first === undefined) {
      return undefined;
    }
    const { type, typeProperty } = first.builder;
    return { because: t('{path} is "{type}"', { path: first.path, type }), span: typeProperty.value };
  },
  read: (document, fileName, { files = NO_FILES } = {}) => {
    const template = templateOf(document, fileName);
    return template === undefined ? [] : machinesOf(template, files);
  },
  write: WRITERS,
  makes: 'new-machines',
  // Of keys that it doesn't know Packer takes those of the root that start with _ (packer, template/parse.go).
  suppression: { comments: false, keys: 'root' },
  problems: problemsOf,
};
