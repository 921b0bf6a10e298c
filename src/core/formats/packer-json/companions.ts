/** The files for an unattended installation that a builder names: on its floppy, its disc, or over HTTP. */
import {
  type CompanionFile,
  type CompanionFiles,
  type CompanionKind,
  NO_FILES,
  readCompanion,
} from '../../companions/companion';
import { keySpan } from '../../languages/json/tree';
import { known } from '../../machine/field';
import type { ScriptText } from '../../machine/machine';
import type { Part } from '../../machine/part';
import { listOf, type Reader, settingOf, textOf } from './fields';

interface Reference extends Part {
  readonly kind: CompanionKind;
  readonly path: string;
  readonly unopened?: true;
}

/** Reads the companion files of builders of one template; builders that name the same file share what it says. */
export function companionReader(
  files: CompanionFiles,
): (reader: Reader, scripts: readonly ScriptText[]) => CompanionFile[] {
  const read = new Map<string, CompanionFile>();
  return (reader, scripts) => {
    const references = [...listedIn(reader), ...servedTo(reader, scripts)];
    const first = new Map(references.toReversed().map(reference => [`${reference.kind} ${reference.path}`, reference]));
    return [...first].reverse().map(([key, { kind, path, span, node, unopened }]) => {
      const companion = read.get(key) ?? readCompanion(kind, path, { span, node }, unopened ? NO_FILES : files);
      read.set(key, companion);
      return { ...companion, span, node, ...(unopened && { unopened }) };
    });
  };
}

const LISTS = ['floppy_files', 'cd_files'] as const;

function listedIn(reader: Reader): Reference[] {
  return LISTS.flatMap(name => listOf(reader, name)?.entries ?? []).flatMap(({ value, node }) => {
    const written = node.type === 'string' ? node.value : '';
    // An expression is shown as it stands: the template's own folder is one, and needs no value.
    const path = relative(known(value) ?? written);
    const kind = kindOf(path ?? written.replaceAll('\\', '/'));
    const reference = path === undefined ? ({ path: written, unopened: true } as const) : { path };
    return kind === undefined ? [] : [{ kind, ...reference, span: node, node }];
  });
}

/** Windows Setup looks for one name only; the others are what templates call such files. */
function kindOf(path: string): CompanionKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'autounattend.xml') {
    return 'answer-file';
  }
  if (/\.ks$|^ks[^/]*\.cfg$|^kickstart[^/]*\.cfg$/.test(name)) {
    return 'kickstart';
  }
  return name.endsWith('.seed') || (name.endsWith('.cfg') && name.includes('preseed')) ? 'preseed' : undefined;
}

/** What the boot command has the installer fetch from Packer's own HTTP server, out of its folder. */
const SERVED = /\b(ks|preseed\/url|url)=http:\/\/\{\{\s*\.HTTPIP\s*\}\}:\{\{\s*\.HTTPPort\s*\}\}\/([^\s<>"'{}?]+)/gi;

function servedTo(reader: Reader, scripts: readonly ScriptText[]): Reference[] {
  const folder = relative(known(textOf(reader, 'http_directory')));
  const property = settingOf(reader, 'boot_command');
  const text = scripts.find(({ kind }) => kind === 'boot-command')?.text;
  if (folder === undefined || property === undefined || text === undefined) {
    return [];
  }
  return [...text.matchAll(SERVED)].map(([, argument = '', file = '']) => ({
    kind: argument.toLowerCase() === 'ks' ? 'kickstart' : 'preseed',
    path: `${folder}/${file}`,
    span: keySpan(property),
    node: property.value,
  }));
}

/**
 * A path below or beside the template, with forward slashes. Undefined for an expression, a pattern, and an absolute
 * path: such a file is of one machine only, and a network path must not be opened because a file names it.
 */
function relative(path: string | undefined): string | undefined {
  const plain = path?.replace(/^\{\{\s*template_dir\s*\}\}[\\/]/, '').replaceAll('\\', '/');
  // An empty folder in the middle is a variable whose value comes from the command line.
  return plain === undefined || plain === '' || /[{}*?[\]]|^\/|^[a-z]:|\/\//i.test(plain)
    ? undefined
    : plain.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
}
