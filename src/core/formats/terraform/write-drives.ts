/** The edits that move drives to SCSI and name other images. */
import type { Value } from '../../languages/edit';
import { languageIdOf } from '../../languages/files';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { behindNames } from '../../languages/hcl/statement';
import { isScalar, type Node } from '../../languages/tree';
import type { Change, ChangeEdits } from '../../machine/change';
import { known } from '../../machine/field';
import type { Drive, Slot, VirtualMachine } from '../../machine/machine';
import { expandedText, type ReadFile, valueOfWritten, writtenText } from '../hcl/texts';
import { type DriveSource, sourceOf } from './drives';
import { driveOf, entrySource } from './firmware';
import { argument, type Settings, type SettingsPart } from './parts';
import { together, type Writing, writingOf } from './set';
import { toNumber } from './values';

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

const NOTHING_TO_DO: ChangeEdits = { edits: [] };

/** Bus and place where they are written; what isn't written is SCSI, or follows from the generation. */
export function moveDriveToScsi(machine: VirtualMachine, { drive, to }: ChangeOf<'move-drive-to-scsi'>): ChangeEdits {
  const source = sourceOf(drive);
  if (source === undefined || source.schema.hasPlace === 'never') {
    return NOTHING_TO_DO;
  }
  const writing = writingOf(machine);
  return together([
    ...(to === undefined ? [] : orderEdits(machine, drive, to, writing)),
    busEdits(source, writing),
    placeEdits(source.part, 'controller_number', to?.number ?? 0, writing),
    to === undefined ? NOTHING_TO_DO : placeEdits(source.part, 'controller_location', to.location, writing),
  ]);
}

/** An entry of the boot order that names the place of a drive on SCSI names its new one; one on IDE is a change of its own. */
function orderEdits({ firmware }: VirtualMachine, drive: Drive, to: Slot, writing: Writing): ChangeEdits[] {
  const entries = known(drive.bus) === 'scsi' ? firmware.orders.flatMap(order => order.entries) : [];
  return entries.flatMap(entry => {
    const part = entrySource(entry);
    return part !== undefined && driveOf(entry) === drive
      ? [
          placeEdits(part, 'controller_number', to.number, writing),
          placeEdits(part, 'controller_location', to.location, writing),
        ]
      : [];
  });
}

function busEdits({ part, schema }: DriveSource, { replaced }: Writing): ChangeEdits {
  const member = argument(part, 'controller_type');
  if (member === undefined || schema.buses === undefined) {
    return NOTHING_TO_DO;
  }
  const value = evaluate(member.value, part.scope);
  const { scsi } = schema.buses;
  return typeof value === 'string' && value.toLowerCase() === scsi.toLowerCase()
    ? NOTHING_TO_DO
    : replaced(member.value, part.scope, likeCase(scsi, typeof value === 'string' ? value : scsi));
}

/** In the case of what stands there: 'IDE' becomes 'SCSI', 'Ide' becomes 'Scsi'. */
function likeCase(word: string, written: string): string {
  if (written === written.toUpperCase()) {
    return word.toUpperCase();
  }
  return written === written.toLowerCase()
    ? word.toLowerCase()
    : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** Half of a place. One that isn't written is 0. */
export function placeEdits(part: SettingsPart, key: string, to: number, writing: Writing): ChangeEdits {
  const member = argument(part, key);
  if (member === undefined) {
    return to === 0 || part.isRepeated
      ? NOTHING_TO_DO
      : { edits: [{ kind: 'add', body: part.body, path: [key], value: to }] };
  }
  const value = evaluate(member.value, part.scope);
  if ((typeof value === 'number' || typeof value === 'string') && toNumber(value) === to) {
    return NOTHING_TO_DO;
  }
  return part.isRepeated
    ? { cannot: 'one text stands for several drives, each at another place' }
    : writing.replaced(member.value, part.scope, to);
}

/** Another name for an image in all places where it is written: of the drive, and of the resource that makes it. */
export function useVhdx(machine: VirtualMachine, { drive, to }: ChangeOf<'use-vhdx'>): ChangeEdits {
  const source = sourceOf(drive);
  const { image } = source ?? {};
  if (source === undefined || image === undefined || to === undefined) {
    return { cannot: 'how the image is called is not written' };
  }
  if (source.part.isRepeated) {
    return { cannot: 'one text stands for the images of several drives' };
  }
  const writing = writingOf(machine);
  return together([
    ...(image.resource === undefined ? [] : [madeOfVhdx(image.resource, writing)]),
    ...image.written.map(({ node, scope }) => renamed(node, scope, image.text, to, writing, image.written.length)),
  ]);
}

/**
 * What an image is a copy of is copied byte by byte, downloaded or exported under the ending that it has, and a parent has
 * the format of its child (TAL:api/hyperv-winrm/vhd.go): it has to be a .vhdx as well.
 */
function madeOfVhdx(resource: Settings, writing: Writing): ChangeEdits {
  const [machine, parent, source] = ['source_vm', 'parent_path', 'source'].map(key => {
    const node = argument(resource, key)?.value;
    const text = node === undefined ? '' : expandedText(node, resource.scope, writing.read);
    // Of an expression that nobody works out here there is no text.
    return node === undefined || (text === '' && node.kind === 'text') ? undefined : { node, text };
  });
  if (machine !== undefined || (parent !== undefined && !/\.vhdx$/i.test(parent.text))) {
    return { cannot: 'what it is made of is a .vhd' };
  }
  if (source === undefined || /\.vhdx$/i.test(source.text)) {
    return NOTHING_TO_DO;
  }
  const { node, text } = source;
  return /^https?:|(?<!\.vhd)$/i.test(text)
    ? { cannot: 'what it is made of has no other name here' }
    : renamed(node, resource.scope, text, `${text}x`, writing, 1);
}

function renamed(
  node: Node,
  scope: Scope,
  from: string,
  to: string,
  { isShared, read }: Writing,
  readers: number,
): ChangeEdits {
  const { node: target, scope: own } = behindNames(node, scope) ?? { node, scope };
  if (target !== node && isShared(node, scope, readers)) {
    return { cannot: 'the path is of a variable that others read as well' };
  }
  const value = renamedText(target, own, from, to, read);
  return value === undefined
    ? { cannot: 'the path is worked out by an expression' }
    : { edits: [{ kind: 'replace', node: target, value }] };
}

/** The same text with the new name's end. What is put into it stays. */
function renamedText(node: Node, scope: Scope, from: string, to: string, read: ReadFile): Value | undefined {
  if (isScalar(node) && node.value === from) {
    return to;
  }
  const written = writtenText(node, scope, read);
  return written !== undefined && /\.vhd$/i.test(written) && to.slice(0, -1) === from
    ? valueOfWritten(written + to.slice(-1), languageIdOf(node.file) === 'json')
    : undefined;
}
