/** A file of a builder that others need as it is: who they are, and how the builder names a copy of its own. */
import { type CompanionFile, type Copying, pathOfCopy } from '../../companions/companion';
import type { Reason } from '../../companions/uefi/written';
import type { Documents } from '../../languages/language';
import { nodeOf } from '../../languages/ref';
import type { ChangeEdits, FileChangeEdits } from '../../machine/change';
import type { HypervBuilder } from './template';

/** Lists of files that a builder has on a medium. */
const LISTS = ['cd_files', 'floppy_files'] as const;

/** Other definitions in the folder of a template, and whether they name a file for a machine with a BIOS. */
export function definitionsBeside(documents: Documents): (path: string) => readonly string[] {
  let texts: readonly (readonly [file: string, text: string])[] | undefined;
  return path => {
    texts ??= textsBeside(documents);
    return texts.flatMap(([file, text]) => (text.includes(path) && !isForGeneration2(text) ? [file] : []));
  };
}

function textsBeside({ main, list, read }: Documents): (readonly [file: string, text: string])[] {
  // All configurations of HCL in a folder are one: what they need is known of their builders.
  const isHcl = /\.pkr\.(?:hcl|json)$/.test(main.file);
  const files = [...list('.json'), ...(isHcl ? [] : list('.pkr.hcl'))];
  return files
    .filter(file => file !== main.file && !(isHcl && file.endsWith('.pkr.json')))
    .flatMap(file => {
      const text = read(file)?.replaceAll('\\\\', '/');
      return text !== undefined && /"builders"|\bsource\b/.test(text) ? [[file, text] as const] : [];
    });
}

const OTHERS = /\b(?:virtualbox|vmware|qemu|parallels|proxmox|vsphere|xenserver|nutanix)(?:-\w+)?"/;

/** Whether all machines of a template are those of Generation 2, by as little as tells it. */
function isForGeneration2(text: string): boolean {
  const machines = text.match(/"hyperv-(?:iso|vmcx)"/g)?.length ?? 0;
  const moved = text.match(/\bgeneration"?\s{0,9}[:=]\s{0,9}"?2\b/g)?.length ?? 0;
  return machines > 0 && moved >= machines && !OTHERS.test(text);
}

/** The copy of a file that a builder lists by its path, with what makes it list the copy. */
export function copyOf(
  { kind, path, node }: Pick<CompanionFile, 'kind' | 'path' | 'node'>,
  { properties, values }: HypervBuilder,
  documents: Documents,
): Copying | { readonly cannot: Reason } {
  const entry = nodeOf(node);
  const lists = LISTS.flatMap(name => {
    const value = properties.get(name)?.value;
    return value?.kind === 'list' && value.elements.length > 0 ? [value] : [];
  });
  const written = values.written(entry);
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Where two lists become one, their elements are written anew.
  if (written === undefined || lists.length !== 1 || entry.parent !== lists[0] || !written.endsWith(name)) {
    return { cannot: 'not-named' };
  }
  const to = pathOfCopy(kind, path, documents);
  if (to === undefined) {
    return { cannot: 'no-name' };
  }
  const folder = written.slice(0, written.length - name.length);
  const copied = to.slice(path.length - name.length).replaceAll('/', folder.includes('\\') ? '\\' : '/');
  return { to, naming: [{ kind: 'replace', node: entry, value: values.writable(folder + copied, entry) }] };
}

/** Whether what a file becomes has to fit BIOS as well. */
export function isShared({ rewritten }: CompanionFile): boolean {
  return rewritten.fitsBoth && rewritten.neededBy().length > 0;
}

/** Edits of a file, or of its copy where others need the file. */
export function inCopy(written: ChangeEdits, { path }: CompanionFile, copy: Copying | undefined): FileChangeEdits {
  return 'cannot' in written || copy === undefined
    ? written
    : { edits: [{ kind: 'copy', from: path, to: copy.to, edits: written.edits }, ...copy.naming] };
}
