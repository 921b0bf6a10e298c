/** The files for an unattended installation that a builder names: on its floppy, its discs, or over HTTP. */
import {
  type CompanionFile,
  type CompanionKind,
  type ReadCompanion,
  type Rewriting,
  readCompanion,
  type SharingMachine,
} from '../../companions/companion';
import type { DiskLayout } from '../../companions/kind';
import { KIND_ENTRIES, kindNamed } from '../../companions/kinds';
import { installsSystem } from '../../companions/script';
import { scriptFileForUefi } from '../../companions/uefi/script-file';
import type { Written } from '../../companions/uefi/written';
import { matchesAny } from '../../control/globs';
import type { Documents } from '../../languages/language';
import { keyPlace } from '../../languages/tree';
import { biosLoaderIn } from '../../machine/bios-loader';
import { namesFloppyDevice } from '../../machine/floppy-names';
import type { ScriptText } from '../../machine/machine';
import type { Part } from '../../machine/part';
import { NO_FILES } from '../../text/files';
import { copyOf, definitionsBeside } from './copies';
import { type Reader, settingOf } from './fields';
import { type InstallerFile, installerFiles } from './installer-files';
import { type Medium, mediaOf, servedContentsOf } from './media';
import { relativePath } from './paths';
import { sharingReader } from './sharing';

/** A file that is named, before it is read. */
interface Reference extends Part {
  readonly kind: CompanionKind;
  readonly path: string;
  readonly unopened?: true;
  readonly holder?: true;
  /** Set where its text stands in the template. */
  readonly text?: string;
}

/** What other builders may have as well without listing it: by their boot commands and provisioners. */
const OF_EVERY_BUILDER: ReadonlySet<CompanionKind> = new Set(['windows-script', 'kickstart', 'preseed']);

/** Files that one file includes, and those that they include: more than files of people have. */
const MOST_INCLUDED = 20;

/** Scripts of provisioners that are read for one machine: more than machines of people have. */
const MOST_SCRIPTS = 50;

/** Reads the companion files of builders of one template; builders that name the same file share what it says. */
export function companionReader(
  template: Reader['template'],
  documents: Documents,
): (reader: Reader, scripts: readonly ScriptText[], scriptFiles: readonly ScriptText[]) => CompanionFile[] {
  const read = new Map<string, ReadCompanion>();
  const sharedBy = sharingReader(template);
  const beside = definitionsBeside(documents);
  const take = ({ kind, path, unopened, text, at }: Reference): ReadCompanion => {
    if (text !== undefined) {
      return readCompanion(kind, path, { read: () => text }, { inside: at });
    }
    const key = `${kind} ${path}`;
    const companion =
      read.get(key) ?? readCompanion(kind, path, unopened ? NO_FILES : documents, unopened ? {} : { documents });
    read.set(key, companion);
    return companion;
  };
  return (reader, scripts, scriptFiles) => {
    const media = mediaOf(reader);
    const inside = inFolders(media, take);
    const folders = new Set(inside.map(({ node }) => node));
    const named = [
      ...listed(media, folders, scripts),
      ...taken(media, documents),
      ...booted(reader, scripts, media),
      ...run(scriptFiles),
    ];
    const references = named.some(isAnswer) ? named : [...named, ...inside];
    const isAnswered = references.some(isAnswer);
    const all = isAnswered || reader.builder.type !== 'hyperv-iso' ? references : [...references, ...holders(media)];
    const entries = withRun(withIncluded(once([...all, ...mattering(scriptFiles, scripts, take)]), take), media, take);
    const sharing = ({ kind, path, unopened }: Reference): readonly SharingMachine[] =>
      unopened ? [] : OF_EVERY_BUILDER.has(kind) ? sharedBy.all() : sharedBy.of(path);
    const neededBy = (reference: Reference): string[] => [
      ...sharing(reference).map(({ name }) => name),
      ...beside(reference.path, take(reference).rewritten.fitsBoth),
    ];
    return entries.map(reference => {
      const companion = take(reference);
      const rewritten: Rewriting = {
        ...companion.rewritten,
        neededBy: remembered(() => neededBy(reference)),
        inPlace: documents.inPlace,
        copy: remembered(() => copyOf({ ...companion, node: reference.node }, reader.builder, documents)),
      };
      const running =
        reference.kind === 'diskpart' && !reference.unopened ? entries.filter(runs(nameIn(reference.path), take)) : [];
      const whole: Rewriting =
        running.length === 0
          ? rewritten
          : {
              ...rewritten,
              neededBy: remembered(() => [...new Set([reference, ...running].flatMap(neededBy))]),
              forUefi: remembered(() => withAnswers(reference, running, documents)),
              copy: () => ({ cannot: 'with-answers' }),
            };
      return companionOf(reference, { ...companion, rewritten: whole }, sharing(reference));
    });
  };
}

const isAnswer = ({ kind }: Reference): boolean => kind !== 'windows-script';

type Take = (reference: Reference) => ReadCompanion;

/** With the scripts of diskpart that answer files run, whatever they are called. */
function withRun(references: readonly Reference[], media: readonly Medium[], take: Take): readonly Reference[] {
  const run = new Set(
    references.flatMap(reference => take(reference).content?.runs ?? []).map(name => name.toLowerCase()),
  );
  const scripts = media.flatMap(medium => {
    const reference = referenceTo('diskpart', medium);
    return run.has(nameIn(reference.path)) && medium.folder === undefined ? [reference] : [];
  });
  return once([...references, ...scripts]);
}

/** Whether a file runs a script of a name. */
function runs(name: string, take: Take): (reference: Reference) => boolean {
  return reference => take(reference).content?.runs?.some(each => each.toLowerCase() === name) === true;
}

/** A script changes together with the answer files that run it. */
function withAnswers({ path }: Reference, running: readonly Reference[], documents: Documents): Written {
  const script = documents.open(path, 'lines');
  const answers = running.flatMap(answer => documents.open(answer.path, 'xml') ?? []);
  if (script === undefined || answers.length < running.length) {
    return { cannot: 'no-layout' };
  }
  return [path, ...running.map(answer => answer.path)].every(documents.isOurs)
    ? scriptFileForUefi(script, answers)
    : { cannot: 'outside' };
}

function companionOf(
  { at, node, unopened, holder }: Reference,
  companion: ReadCompanion,
  sharedWith: readonly SharingMachine[],
): CompanionFile {
  return {
    ...companion,
    at,
    node,
    ...(unopened && { unopened }),
    ...(holder && { holder }),
    ...(sharedWith.length > 0 && { sharedWith }),
  };
}

/** Worked out when it is asked for, and once. */
function remembered<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Each file once, where it is named first. */
function once(references: readonly Reference[]): Reference[] {
  const first = new Map(references.toReversed().map(reference => [`${reference.kind} ${reference.path}`, reference]));
  return [...first.values()].reverse();
}

/** The entries of floppies and discs whose names say what they are, and scripts that a boot command runs from there. */
function listed(media: readonly Medium[], folders: ReadonlySet<unknown>, scripts: readonly ScriptText[]): Reference[] {
  const typed = scripts.find(({ kind }) => kind === 'boot-command')?.text.toLowerCase() ?? '';
  return media.flatMap(medium => {
    const { kind, written, node } = medium;
    const isRun = kind === 'script' && typed.includes(nameIn(written));
    return (isListed(kind) || isRun) && !folders.has(node) ? [referenceTo(kind, medium)] : [];
  });
}

function isListed(kind: CompanionKind | undefined): kind is CompanionKind {
  return kind !== undefined && kind !== 'script' && kind !== 'other';
}

function referenceTo(kind: CompanionKind, { path, text, written, at, node }: Medium): Reference {
  if (text !== undefined) {
    return { kind, path: written, text, at, node };
  }
  return path === undefined ? { kind, path: written, unopened: true, at, node } : { kind, path, at, node };
}

/** What the boot command has the installer take. */
function booted(reader: Reader, scripts: readonly ScriptText[], media: readonly Medium[]): Reference[] {
  const property = settingOf(reader, 'boot_command');
  const text = scripts.find(({ kind }) => kind === 'boot-command')?.text.replaceAll('\n', '');
  if (property === undefined || text === undefined) {
    return [];
  }
  const served = settingOf(reader, 'http_directory');
  // As far as it is known: it may begin with the folder of the template.
  const folder = served && relativePath(reader.values.texts(served.value)[0]?.text);
  const part = { at: keyPlace(property), node: property.value };
  const entries = new Map(media.toReversed().map(medium => [nameIn(medium.path ?? medium.written), medium]));
  const kinds = new Set(media.map(({ kind }) => kind));
  const contents = servedContentsOf(reader);
  return installerFiles(text).flatMap(file => {
    const { kind, address } = file;
    const path = folder === undefined ? undefined : relativePath(folder === '' ? address : `${folder}/${address}`);
    const content = file.served ? contents.get(address) : undefined;
    if (content !== undefined) {
      return [referenceTo(kind, content)];
    }
    if (file.served) {
      return [path === undefined ? { kind, path: address, unopened: true, ...part } : { kind, path, ...part }];
    }
    return onMedium(file, entries, kinds) ?? [{ kind, path: address, unopened: true, ...part }];
  });
}

/** A file that is taken from a floppy or a disc: the entry of its name; none where a file of its kind is there anyway. */
function onMedium(
  { kind, address }: InstallerFile,
  entries: ReadonlyMap<string, Medium>,
  kinds: ReadonlySet<CompanionKind | undefined>,
): Reference[] | undefined {
  const name = address.slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1).toLowerCase();
  const entry = entries.get(name);
  if (name !== '' && entry !== undefined && (entry.path ?? entry.text) !== undefined) {
    return [referenceTo(kind, entry)];
  }
  return kinds.has(kind) ? [] : undefined;
}

/** The scripts for Windows that provisioners run. */
function run(files: readonly ScriptText[]): Reference[] {
  return ofKind(files, 'windows-script');
}

/** What provisioners run or put there, where it matters to a machine: what a script does to disks of an installed system does not. */
function mattering(files: readonly ScriptText[], texts: readonly ScriptText[], take: Take): Reference[] {
  const scripts = [...ofKind(files, 'script'), ...ofKind(files, 'nixos')].map(reference => {
    const { source, content } = take(reference);
    const layout = content as DiskLayout | undefined;
    return { reference, text: source?.text ?? '', laysOut: layout?.partitions !== undefined && !layout.efi };
  });
  const isNew = [...texts, ...scripts].some(({ text }) => installsSystem(text));
  return scripts
    .filter(
      ({ reference: { kind }, text, laysOut }) =>
        (laysOut && (isNew || kind === 'nixos')) || namesFloppyDevice(text) || biosLoaderIn(text) !== undefined,
    )
    .map(({ reference }) => reference);
}

function ofKind(files: readonly ScriptText[], kind: CompanionKind): Reference[] {
  return files
    .slice(0, MOST_SCRIPTS)
    .flatMap(({ text, at, node }) =>
      text.split('\n', MOST_SCRIPTS).flatMap(name => {
        const path = relativePath(name);
        return path !== undefined && kindNamed(path) === kind ? [{ kind, path, at, node }] : [];
      }),
    )
    .slice(0, MOST_SCRIPTS);
}

/** The files that fit a pattern by what their names say, and the scripts for Windows in a whole folder. */
function taken(media: readonly Medium[], documents: Documents): Reference[] {
  const references = media.flatMap(({ takes, at, node }) => {
    const files = takes === undefined ? [] : documents.list('', takes.folder);
    return files.flatMap((path): Reference[] => {
      const kind = kindNamed(path);
      const isTaken =
        takes?.pattern === undefined
          ? kind === 'windows-script'
          : matchesAny([takes.pattern], path.slice(path.lastIndexOf('/') + 1));
      return isTaken && isListed(kind) ? [{ kind, path, at, node }] : [];
    });
  });
  return references.slice(0, MOST_SCRIPTS);
}

/** What installers look for by themselves, in folders whose content is put on a floppy or disc. */
function inFolders(media: readonly Medium[], take: (reference: Reference) => ReadCompanion): Reference[] {
  return media.flatMap(({ folder, at, node }) =>
    folder === undefined
      ? []
      : KIND_ENTRIES.flatMap(([kind, { usual = [] }]) => {
          const names = usual.map(name => ({ kind, path: folder === '' ? name : `${folder}/${name}`, at, node }));
          return names.filter(reference => take(reference).source !== undefined).slice(0, 1);
        }),
  );
}

/** Folders, discs and expressions that may hold the answers, where nothing else says which they are. */
function holders(media: readonly Medium[]): Reference[] {
  return media
    .filter(({ mayHold }) => mayHold)
    .map(({ written, at, node }) => ({ kind: 'other', path: written, unopened: true, holder: true, at, node }));
}

/** With the files that they include, whose paths are relative to their own. */
function withIncluded(references: readonly Reference[], take: (reference: Reference) => ReadCompanion): Reference[] {
  const all = [...references];
  const seen = new Set(all.map(({ path }) => path));
  for (let index = 0; index < all.length && all.length < references.length + MOST_INCLUDED; index += 1) {
    const reference = all[index] as Reference;
    for (const include of take(reference).content?.includes?.slice(0, MOST_INCLUDED) ?? []) {
      const path = relativePath(`${reference.path.slice(0, reference.path.lastIndexOf('/') + 1)}${include}`);
      if (!seen.has(path ?? include)) {
        seen.add(path ?? include);
        all.push({ ...reference, ...(path === undefined ? { path: include, unopened: true } : { path }) });
      }
    }
  }
  return all;
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
