/** What a builder puts on the floppy and the discs of its machine, as far as it can be answers of an installation. */
import { type CompanionKind, kindNamed } from '../../companions/kinds';
import { mayBeAnswers } from '../../companions/names';
import type { Node } from '../../languages/tree';
import { known } from '../../machine/field';
import type { Part } from '../../machine/part';
import { oneLine } from '../../text/one-line';
import { beginningOf, type Place } from '../../text/place';
import { decode, listOf, type Reader, settingOf } from './fields';
import { relativePath } from './paths';

/** An entry of a list of files, folders or discs. */
export interface Medium extends Part {
  /** As it stands in the template. */
  readonly written: string;
  /** By its name; undefined where that says nothing. */
  readonly kind: CompanionKind | undefined;
  /** Undefined where nobody opens it. */
  readonly path: string | undefined;
  /** Its text, where that stands in the template. */
  readonly text?: string | undefined;
  /** The folder that it is, or whose files it takes all. */
  readonly folder: string | undefined;
  /** The folder of which it takes all files, or those whose names fit a pattern. */
  readonly takes?: { readonly folder: string; readonly pattern?: string };
  /** Whether it may hold files that are named nowhere. */
  readonly mayHold: boolean;
}

const FILES = ['floppy_files', 'cd_files'] as const;
const FOLDERS = ['floppy_dirs'] as const;
const DISCS = ['secondary_iso_images'] as const;
const CONTENTS = ['floppy_content', 'cd_content'] as const;
const SERVED = 'http_content';

export function mediaOf(reader: Reader): Medium[] {
  return [
    ...[...FILES, ...FOLDERS, ...DISCS].flatMap(name => entriesOf(reader, name)),
    ...CONTENTS.flatMap(name => contentsOf(reader, name)),
  ];
}

/** The files that Packer's own HTTP server has besides those of its folder, by their paths. */
export function servedContentsOf(reader: Reader): ReadonlyMap<string, Medium> {
  return new Map(contentsOf(reader, SERVED).map(medium => [medium.written.replace(/^\/+/, ''), medium]));
}

function entriesOf(reader: Reader, name: string): Medium[] {
  const isDisc = name === 'secondary_iso_images';
  const isFolder = name === 'floppy_dirs';
  const list = listOf(reader, name);
  if (list !== undefined && list.entries === undefined) {
    return [unreadMedium(reader, list.property.value)];
  }
  // The elements of a list that is worked out stand in one place.
  const shownIn = new Map<Node, Shown>();
  return (list?.entries ?? []).map(({ value, node }) => {
    const shown = shownIn.get(node) ?? shownOf(reader, node);
    shownIn.set(node, shown);
    const { written, at, isUnknown } = shown;
    // An expression is shown as it stands: the template's own folder is one, and needs no value.
    const text = (known(value) ?? written).replaceAll('\\', '/');
    const own = {
      written,
      at,
      node,
      path: relativePath(known(value) ?? written),
    };
    if (isDisc) {
      return { ...own, kind: undefined, folder: undefined, mayHold: true };
    }
    const isOpen = isFolder || isUnknown || /[*/]$|\}$|(?:^|\/)[^./]*$/.test(text);
    // Of a name without an ending, a file or a folder.
    const folder = isOpen || isPattern(text) ? folderOf(text) : undefined;
    const pattern = folder !== undefined && isPattern(text) ? text.slice(text.lastIndexOf('/') + 1) : undefined;
    const isWhole = pattern === undefined || /^\*+$/.test(pattern);
    const kind = isFolder || !isWhole ? undefined : kindNamed(text);
    return {
      ...own,
      kind,
      folder: isWhole ? folder : undefined,
      mayHold: kind === undefined && (isOpen || (!isWhole && mayBeAnswers(text))),
      ...(folder !== undefined && !isUnknown && { takes: isWhole ? { folder } : { folder, pattern } }),
    };
  });
}

interface Shown {
  readonly written: string;
  readonly at: Place;
  /** Only a run knows what it is. */
  readonly isUnknown: boolean;
}

function shownOf(reader: Reader, node: Node): Shown {
  const shown = reader.values.shown(node);
  const isUnknown = shown === '' && node.kind === 'expression';
  return isUnknown
    ? { written: shownAt(reader, node), at: lineOfNode(reader, node), isUnknown }
    : { written: shown, at: node, isUnknown };
}

/** Whether it stands for the files of a folder whose names fit (Go, filepath.Glob). */
function isPattern(text: string): boolean {
  return /[*?[]/.test(text.slice(text.lastIndexOf('/') + 1));
}

/** What only a run puts in is shown as it is written. */
function shownAt({ values, template }: Reader, node: Node): string {
  return values.shown(node) || oneLine(template.textOf(node.file).slice(node.offset, node.end).replaceAll(/\s+/g, ' '));
}

/** Never more than a line is underlined. */
function lineOfNode({ template }: Reader, node: Node): Place {
  const isOneLine = !template.textOf(node.file).slice(node.offset, node.end).includes('\n');
  return isOneLine ? node : beginningOf(node);
}

/** An expression for all of a list or an object: it may hold whatever an installation takes. */
function unreadMedium(reader: Reader, node: Node): Medium {
  return {
    written: shownAt(reader, node),
    kind: undefined,
    path: undefined,
    folder: undefined,
    mayHold: true,
    at: lineOfNode(reader, node),
    node,
  };
}

/** Of a folder, or of a pattern for the files in one. */
export function folderOf(text: string): string | undefined {
  const end = text.lastIndexOf('/');
  const plain = text.endsWith('/') || isPattern(text) ? text.slice(0, Math.max(end, 0)) : text;
  return plain === '' || plain === '.' ? '' : relativePath(plain);
}

/** Files whose text stands in the template: an object of paths and texts. */
function contentsOf(reader: Reader, name: string): Medium[] {
  const value = settingOf(reader, name)?.value;
  if (value === undefined || value.kind === 'null') {
    return [];
  }
  if (value.kind !== 'body') {
    return [unreadMedium(reader, value)];
  }
  return value.members.map(({ key, value: node }) => ({
    written: key,
    kind: kindNamed(key),
    text: known(decode(reader, node, 'text')),
    path: relativePath(reader.values.file(node)),
    folder: undefined,
    mayHold: false,
    at: node,
    node,
  }));
}
