/** What there is to say of a file that was named, and in which no machine was found. */
import type { Analysis } from '../core/analysis';
import { isUnread, kindNamed, nameOf } from '../core/companions/kinds';
import { foreignDocument } from '../core/formats/foreign/documents';
import { languageIdOf } from '../core/languages/files';
import type { Problem } from '../core/languages/language';

export type NoMachines =
  /** It could not be parsed: then that is what to say. */
  | { readonly kind: 'broken'; readonly fatal: Problem }
  /** It defines none; `foreign`: what it is instead, where that is known. */
  | { readonly kind: 'none'; readonly foreign: string | undefined };

export function noMachinesOf({ documents, fatal }: Analysis, path: string): NoMachines {
  const { root, text } = documents.main;
  const other = fatal === undefined ? undefined : otherLanguage(path, text);
  return fatal !== undefined && other === undefined
    ? { kind: 'broken', fatal }
    : { kind: 'none', foreign: foreignDocument(root, path)?.is ?? other };
}

/** The same in words; where it could not be parsed, there is a place to name, too. */
export function noMachinesText({ foreign }: Extract<NoMachines, { readonly kind: 'none' }>): string {
  return foreign === undefined ? 'no virtual machine definition' : `no virtual machine definition: ${foreign}`;
}

/** JSON begins so, also behind comments, whatever the name of its file. */
const BEGINS_AS_JSON = /^\uFEFF?\s*(?:[[{"]|\/[/*])/;

/** As Export-Csv (in each culture) and Export-Clixml begin. */
const EXPORTED_OTHERWISE = /^\uFEFF?(?:#TYPE |"[^"\n]{1,200}"[,;\t]"|<Objs )/;

/** What a text is that is in no language of definitions, so that a mistake of it in one of them tells nothing. */
function otherLanguage(path: string, text: string): string | undefined {
  if (languageIdOf(path) === undefined && EXPORTED_OTHERWISE.test(text)) {
    return 'this is what Export-Csv or Export-Clixml writes: export with Get-VM | ConvertTo-Json -Depth 5';
  }
  if (languageIdOf(path) !== undefined || BEGINS_AS_JSON.test(text) || text.trim() === '') {
    return undefined;
  }
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name.endsWith('.hcl')) {
    return 'by its name this is HCL of another tool (those of Packer end in .pkr.hcl, those of Terraform in .tf)';
  }
  const companion = kindNamed(name);
  if (companion !== undefined && !SCRIPTS.has(companion) && !isUnread(companion)) {
    return `by its name (${nameOf(companion)}) it installs a guest, and is looked at with the definition that names it`;
  }
  return 'this is neither JSON nor HCL';
}

/** A script may be of anything. */
const SCRIPTS: ReadonlySet<string> = new Set(['script', 'windows-script']);
