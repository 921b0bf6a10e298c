/** A file of a builder that others need as it is: who they are, and how the builder names a copy of its own. */
import { type CompanionFile, type Copying, pathOfCopy } from '../../companions/companion';
import type { Reason } from '../../companions/uefi/written';
import { endsIn, PACKER_NAMES } from '../../languages/files';
import type { Documents } from '../../languages/language';
import { nodeOf } from '../../languages/ref';
import type { ChangeEdits, FileChangeEdits } from '../../machine/change';
import type { Mentions, Other } from '../../text/files';
import { isNamedBy, mentionsIn } from './mentions';
import type { HypervBuilder } from './template';

/** Lists of files that a builder has on a medium. */
const LISTS = ['cd_files', 'floppy_files'] as const;

/** Other definitions, in the folder of a template and elsewhere, that need a file for a machine with a BIOS. */
export function definitionsBeside(documents: Documents): (path: string, isServed: boolean) => readonly string[] {
  let others: readonly Other[] | undefined;
  return (path, isServed) => {
    others ??= othersOf(documents);
    const name = path.slice(path.lastIndexOf('/') + 1);
    return others.flatMap(other => {
      // A template beside this one may serve the same folder in whatever words.
      const isNamed = isServed && other.back === '' && other.names.some(each => each.endsWith(name));
      return (isNamed || isNamedBy(other, path)) && !other.isForGeneration2 ? [other.file] : [];
    });
  };
}

/** Those of the folder are looked at as they are now. */
function othersOf({ main, list, read, others }: Documents): Other[] {
  // All configurations of HCL in a folder are one: what they need is known of their builders.
  const isHcl = endsIn(main.file, PACKER_NAMES.configuration);
  const known = others();
  const beside = [...new Set(['.json', ...PACKER_NAMES.configuration].flatMap(ending => list(ending)))]
    .filter(file => file !== main.file && !(isHcl && endsIn(file, PACKER_NAMES.configuration)))
    .flatMap((file): Other[] => {
      const mentions = mentionsIn(read(file) ?? '');
      const other = known.find(each => each.file === file);
      return mentions === undefined
        ? []
        : [other === undefined ? { ...mentions, file, back: '' } : asItIs(other, mentions)];
    });
  return [...beside, ...known.filter(({ back }) => back !== '')];
}

/** What is known of another definition, with what it says now. */
function asItIs(other: Other, now: Mentions): Other {
  return {
    ...now,
    file: other.file,
    back: other.back,
    get isForGeneration2() {
      return now.isForGeneration2 || other.isForGeneration2;
    },
  };
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
  if (entry === properties.get('boot_command')?.value) {
    return { cannot: 'served' };
  }
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
