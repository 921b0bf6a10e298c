/**
 * Texts that could not be read to their end. A mistake in the first machine of a list hides all others from whoever
 * goes by what was read before it; so what no format recognises is judged by all words of the text, as if its nesting
 * were not there. A name that only definitions have says it for any text but an empty one.
 */
import { languageCalled } from '../languages/documents';
import { endsIn, PACKER_NAMES, TERRAFORM_NAMES } from '../languages/files';
import type { Documents } from '../languages/language';
import type { Steps } from '../steps';
import { foreignDocument } from './foreign/documents';
import { isForeignMachine } from './foreign/machines';
import { machineEvidence } from './powershell/evidence';
import { hasOwnName } from './powershell/own-file';

/** Whether the name of a file alone says that its text is of machines. */
export function isDefinitionByName({ main, path }: Documents): boolean {
  return hasOwnName(path) && main.text.trim() !== '';
}

/** The head of a block that is a machine, at the beginning of a line, by the names of the files that may hold it. */
const HEADS = [
  {
    names: PACKER_NAMES.configuration,
    head: /^[ \t]*source[ \t]+"?(?:hyperv-(?:iso|vmcx)|azure-(?:arm|chroot|dtl))\b/m,
  },
  {
    names: TERRAFORM_NAMES.configuration,
    head: /^[ \t]*resource[ \t]+"?hyperv_(?:machine_instance|vm|virtual_machine)\b/m,
  },
];

/** Whether a mistake in a text of HCL may hide a machine: nothing stops its reading, and what is skipped is gone. */
export function mayHideMachine({ main }: Documents): boolean {
  return (
    main.language === 'hcl' &&
    main.skipped.length > 0 &&
    HEADS.some(({ names, head }) => endsIn(main.file.toLowerCase(), names) && head.test(main.text))
  );
}

/** Whether the text is of machines, for all that can be told of it. */
export function* isUnfinishedDefinition(documents: Documents): Steps<boolean> {
  const { main, path } = documents;
  const { words } = languageCalled(main.language);
  if (main.fatal === undefined || words === undefined || foreignDocument(main.root, path) !== undefined) {
    return false;
  }
  if (isDefinitionByName(documents)) {
    return true;
  }
  const { outermost, all, texts } = yield* words(main, 'type');
  if (outermost.members.some(({ key }) => key === 'builders')) {
    return texts.has('hyperv-iso') || texts.has('hyperv-vmcx');
  }
  return foreignDocument(outermost, path) === undefined && machineEvidence(all) !== undefined && !isForeignMachine(all);
}
