/**
 * What Ubuntu's autoinstall (user-data of cloud-init) says of disks. Read by lines and their indentation: a library for
 * YAML is a quarter of what the whole package may weigh, and a conversion of such a file edits lines.
 */
import { sentence } from '../l10n';
import type { Span } from '../text/place';
import { BY_THE_INSTALLER, type DiskLayout, type Kind } from './kind';
import { ANSWERS } from './names';
import { DIRECTIVE, PUT_IN_LINE } from './put-in';
import { autoinstallForUefi } from './uefi/autoinstall';

export const kind: Kind<DiskLayout> = {
  name: sentence('autoinstall file'),
  fileName: ANSWERS.autoinstall,
  usual: ['user-data'],
  argument: 'cloud-config-url',
  folder: { argument: `ds=["']?nocloud[^\\s=]{0,200};s(?:eedfrom)?`, file: 'user-data' },
  read: readAutoinstall,
  writer: { language: 'lines', isForUefi: text => readAutoinstall(text).efi, forUefi: autoinstallForUefi },
};

/** The same between braces, in YAML as in JSON. */
const STORAGE_IN_BRACES = /[{,]\s*["']?storage["']?\s*:/;

const STORAGE = /^([ \t]*)["']?storage["']?[ \t]*:/gm;

/** Reads what stands under `storage`: a `layout` fits the firmware that runs, a `config` is taken as it is. */
export function readAutoinstall(text: string): DiskLayout {
  const elsewhere = putInto(text);
  return { ...readStorage(text), ...(elsewhere && { elsewhere }) };
}

function readStorage(text: string): DiskLayout {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  if (firstLine.startsWith('#include')) {
    return { ...BY_THE_INSTALLER, elsewhere: { offset: 0, end: firstLine.length } };
  }
  let end = 0;
  for (const { 0: key, 1: indentation = '', index: offset } of text.matchAll(STORAGE)) {
    if (offset < end) {
      continue;
    }
    end = endOfBlock(text, offset + key.length, indentation.length);
    const storage = withoutComments(text.slice(offset, end));
    if (hasKey(storage, 'config') && !hasKey(storage, 'layout')) {
      const partitions: Span = { offset: offset + indentation.length, end: offset + key.length };
      return { partitions, efi: /\/boot\/efi\b/.test(storage) };
    }
  }
  const { 0: key = '', index: offset = text.length } = STORAGE_IN_BRACES.exec(text) ?? {};
  const line = text.lastIndexOf('\n', offset) + 1;
  const storage = withoutComments(text.slice(line));
  return hasKey(storage, 'config') && !hasKey(storage, 'layout')
    ? { partitions: { offset, end: offset + key.length }, efi: /\/boot\/efi\b/.test(storage) }
    : BY_THE_INSTALLER;
}

/** Keys under which a template puts in a layout, or a part of one. */
const HOLDERS: ReadonlySet<string | undefined> = new Set([undefined, 'autoinstall']);
const LAYOUTS: ReadonlySet<string | undefined> = new Set(['storage', 'config', 'layout']);

interface OpenKey {
  readonly indentation: number;
  readonly key: string;
}

/** Where a template puts something in that may be the layout: as lines, or as what the key `storage` has. */
function putInto(text: string): Span | undefined {
  const open: OpenKey[] = [];
  let directive: Span | undefined;
  for (const { 0: line, index: offset } of text.matchAll(/^[^\n]+/gm)) {
    const span = { offset, end: offset + line.trimEnd().length };
    const indentation = line.search(/[^ \t\r]/);
    if (indentation < 0) {
      continue;
    }
    if (DIRECTIVE.test(line)) {
      directive = /\bend/.test(line) ? undefined : span;
      continue;
    }
    const isItem = /^[ \t]*-/.test(line);
    while ((open.at(-1)?.indentation ?? -1) >= indentation + (isItem ? 1 : 0)) {
      open.pop();
    }
    const [, key, value = ''] = /^[ \t]*["']?([\w-]{1,40})["']?[ \t]*:([^\n]*)$/.exec(line) ?? [];
    const holder = open.at(-1)?.key;
    const isPutIn = PUT_IN_LINE.test(line) || (key === 'storage' && PUT_IN_LINE.test(value));
    const isOfLayout = key === 'storage' || LAYOUTS.has(holder);
    if ((isPutIn || (directive !== undefined && isOfLayout)) && (LAYOUTS.has(holder) || HOLDERS.has(holder))) {
      return directive ?? span;
    }
    directive = undefined;
    if (key !== undefined) {
      open.push({ indentation, key });
    }
  }
  return undefined;
}

/** The end of the last line that is indented further than a key, from the key's own line on. */
function endOfBlock(text: string, from: number, indentation: number): number {
  let end = endOfLine(text, from);
  while (end < text.length) {
    const next = endOfLine(text, end + 1);
    const line = text.slice(end + 1, next);
    const isInside = /^[ \t]*(?:#|\r?$)/.test(line) || line.search(/[^ \t]/) > indentation;
    if (!isInside) {
      return end;
    }
    end = next;
  }
  return text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Comments become blanks, so that what stands in them counts for nothing. */
function withoutComments(block: string): string {
  return block.replace(/(?<=^|[ \t])#[^\n]*/gm, '');
}

function hasKey(block: string, key: string): boolean {
  return new RegExp(`(?:^|[\\s{,])["']?${key}["']?[ \\t]*:`, 'm').test(block);
}
