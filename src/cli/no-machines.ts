/** What there is to say of a file that was named, and in which no machine was found. */
import type { Analysis } from '../core/analysis';
import { foreignDocument } from '../core/formats/foreign/documents';
import type { Problem } from '../core/languages/language';

export type NoMachines =
  /** It could not be parsed: then that is what to say. */
  | { readonly kind: 'broken'; readonly fatal: Problem }
  /** It defines machines of Hyper-V, in a format that isn't read. */
  | { readonly kind: 'unread'; readonly message: string }
  /** It defines none; `foreign`: what it is instead, where that is known. */
  | { readonly kind: 'none'; readonly foreign: string | undefined };

export function noMachinesOf({ documents, fatal }: Analysis, path: string): NoMachines {
  const foreign = foreignDocument(documents.main.root, path);
  if (foreign?.machines?.test(documents.main.text) === true) {
    return { kind: 'unread', message: foreign.is };
  }
  const isMistake =
    foreign?.multilineStrings === true ? fatal?.code !== 'unclosed-string' : foreign?.unreadLanguage !== true;
  return fatal === undefined || !isMistake ? { kind: 'none', foreign: foreign?.is } : { kind: 'broken', fatal };
}

/** The same in words; where it could not be parsed, there is a place to name, too. */
export function noMachinesText(none: Exclude<NoMachines, { readonly kind: 'broken' }>): string {
  return none.kind === 'unread' ? none.message : noDefinition(none.foreign);
}

function noDefinition(foreign: string | undefined): string {
  return foreign === undefined ? 'no virtual machine definition' : `no virtual machine definition: ${foreign}`;
}
