/** The edits that move drives to SCSI, rename their images and take them away. */
import type { Edit, Value } from '../../languages/edit';
import { nodeOf } from '../../languages/ref';
import { isScalar, type Member, membersByKey, type Node } from '../../languages/tree';
import type { ChangeEdits, ChangeWriter } from '../../machine/change';
import type { Drive, Slot } from '../../machine/machine';
import { memberOf } from './context';
import type { Dialect } from './dialect';
import { PARTITION_STYLES, readPartitionStyle } from './enums';
import { type Properties, propertiesOf } from './keys';
import { busProperty, holdsControllerNumber, pathNode } from './read-drives';
import { keyIn, keyStyleOf, likeCase, respellNumber } from './spelling';
import { readNumber, valueIn } from './values';
import { type BusText, CONTROLLER_TYPES, readBusText, readImageFormat, VHD_FORMATS, wordOf } from './words';

/** Takes a part out: an element of a list, or a property as often as its key stands there. */
export function removal(node: Node): Edit[] {
  const member = memberOf(node);
  const members = member.kind === 'member' ? (membersByKey(member.parent).get(member.key) ?? []) : [member];
  return members.map(each => ({ kind: 'remove', item: each }));
}

/** Another value for a node, or nothing where it has that value. */
export function replacement(node: Node, value: Value): Edit[] {
  const same = isScalar(node) && node.value === value;
  return same ? [] : [{ kind: 'replace', node, value }];
}

/** A property behind another of the same object. */
export function addition(beside: Member, name: string, value: Value): Edit {
  const { parent } = beside;
  return { kind: 'add', body: parent, path: [keyIn(keyStyleOf(parent), name)], value, after: beside };
}

/**
 * Bus and place are rewritten where they are written, in the file's words. What isn't written follows from the
 * generation and stays so, but for half a place: a location alone is on controller 0, and another has to be said.
 */
export const moveDriveToScsi: ChangeWriter<'move-drive-to-scsi'> = (_machine, { drive, to }) => {
  const node = nodeOf(drive.node);
  if (node.kind !== 'body') {
    return { edits: [] };
  }
  const properties = propertiesOf(node, 'drive');
  const stated = busProperty(properties);
  const inController = stated !== undefined && holdsControllerNumber(stated) ? stated : undefined;
  const bus = inController === undefined ? stated : undefined;
  const text = wordOf(valueIn(bus), readBusText);
  const number = properties.get('ControllerNumber') ?? inController;
  const location = properties.get('ControllerLocation');
  return {
    edits: [
      ...(bus === undefined ? [] : busEdits(bus.value, text, to)),
      ...(to === undefined ? [] : placeEdits(number, to.number, 'ControllerNumber', location, text?.number)),
      ...(to === undefined ? [] : placeEdits(location, to.location, 'ControllerLocation', number, text?.location)),
    ],
  };
};

function busEdits(node: Node, text: BusText | undefined, to: Slot | undefined): Edit[] {
  if (text === undefined) {
    return node.kind === 'number' ? replacement(node, CONTROLLER_TYPES.indexOf('scsi')) : [];
  }
  const number = text.number === undefined ? '' : (to?.number ?? text.number);
  const location = text.location === undefined ? '' : (to?.location ?? text.location);
  return replacement(node, likeCase('Scsi', text.word) + text.before + number + text.between + location);
}

/** One half of a place: rewritten, or written beside the other half where that stands alone and this one isn't 0. */
function placeEdits(
  property: Member | undefined,
  value: number,
  name: 'ControllerNumber' | 'ControllerLocation',
  other: Member | undefined,
  inText: number | undefined,
): Edit[] {
  const node = valueIn(property);
  if (property !== undefined && node !== undefined) {
    return readNumber(node) === undefined ? [] : replacement(node, respellNumber(node, value));
  }
  const isHalf = valueIn(other) !== undefined && inText === undefined;
  if (!isHalf || other === undefined || value === 0) {
    return [];
  }
  return property === undefined ? [addition(other, name, value)] : replacement(property.value, value);
}

export const useVhdx: ChangeWriter<'use-vhdx'> = (_machine, { drive, to }) => ({
  edits: [...pathEdits(pathNode(drive), to), ...formatEdits(drive)],
});

function pathEdits(path: Node | undefined, to: string | undefined): Edit[] {
  if (path?.kind !== 'text' || !/\.vhd$/i.test(path.value.slice(-4))) {
    return [];
  }
  return replacement(path, to ?? path.value + likeCase('x', path.value.slice(-3)));
}

function formatEdits(drive: Drive): Edit[] {
  const node = nodeOf(drive.node);
  const properties: Properties<'drive'> | undefined = node.kind === 'body' ? propertiesOf(node, 'drive') : undefined;
  return [properties?.get('Format'), properties?.get('DeviceType')].flatMap(property => {
    const value = valueIn(property);
    if (value === undefined || readImageFormat(value) !== 'vhd') {
      return [];
    }
    const number = [...VHD_FORMATS].find(([, format]) => format === 'vhdx')?.[0] ?? 0;
    return replacement(value, value.kind === 'text' ? value.value + likeCase('x', value.value) : number);
  });
}

export const useGpt: ChangeWriter<'use-gpt'> = (_machine, { drive: { partitionStyle } }) => {
  const node = partitionStyle?.node && nodeOf(partitionStyle.node);
  if (node === undefined || readPartitionStyle(node) === undefined) {
    return { cannot: 'How the disk is partitioned is not written' };
  }
  return { edits: replacement(node, node.kind === 'text' ? likeCase('GPT', node.value) : PARTITION_STYLES.gpt) };
};

export const removeDrive: ChangeWriter<'remove-drive'> = (_machine, { drive }) => ({
  edits: removal(nodeOf(drive.node)),
});

/** An export shows null where there is no floppy drive; a definition says nothing. */
export function floppyDriveRemover({ noFloppyDrive }: Dialect): ChangeWriter<'remove-floppy-drive'> {
  return (_machine, { floppyDrive }): ChangeEdits => {
    const node = nodeOf(floppyDrive.node);
    const { others = [] } = floppyDrive;
    const isNulled = noFloppyDrive === 'null' && node.parent?.kind === 'member';
    const own = isNulled ? replacement(node, null) : removal(node);
    return { edits: [...own, ...others.flatMap(other => removal(nodeOf(other.node)))] };
  };
}
