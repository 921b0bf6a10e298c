/** The edits that move drives to SCSI, rename their images and take them away. */
import type { Edit, Value } from '../../languages/edit';
import { nodeOf } from '../../languages/ref';
import { isScalar, type Member, membersByKey, type Node } from '../../languages/tree';
import type { ChangeEdits, ChangeWriter } from '../../machine/change';
import type { Drive, Slot } from '../../machine/machine';
import { pathIn } from '../../text/file-name';
import { memberOf } from './context';
import type { Dialect } from './dialect';
import { controllerOf, driveProperties, pathNode } from './drive-properties';
import { PARTITION_STYLES, readPartitionStyle } from './enums';
import type { Properties } from './properties';
import { keyIn, keyStyleOf, likeCase, respellNumber } from './spelling';
import { readNumber, valueIn } from './values';
import { CONTROLLER_TYPES, readBusText, readImageFormat, VHD_FORMATS, wordOf } from './words';
import { countOf, formsOf, outermost } from './wrapped';

/** Takes a part out: an element of a list, or a property as often as its key stands there. */
export function removal(node: Node): Edit[] {
  const member = memberOf(node);
  const members = member.kind === 'member' ? (membersByKey(member.parent).get(member.key) ?? []) : [member];
  return members.map(each => ({ kind: 'remove', item: each }));
}

/** The same of an element, with the number of its list's elements where one is written beside it, as it would be wrong. */
export function removed(node: Node): Edit[] {
  const list = outermost(node).parent;
  const count = list?.kind === 'list' ? countOf(list) : undefined;
  return [...removal(node), ...(count === undefined ? [] : [{ kind: 'remove', item: count } as const])];
}

/** Another value for a node and for the other forms that it is written in, each in its own words. */
export function respelled(node: Node, spell: (form: Node) => Value): Edit[] {
  const edits: Edit[] = [];
  for (const form of formsOf(node)) {
    const value = spell(form);
    if (!hasValue(form, value)) {
      edits.push({ kind: 'replace', node: form, value });
    }
  }
  return edits;
}

/** Another value for a node, or nothing where it has that value. */
export function replacement(node: Node, value: Value): Edit[] {
  return hasValue(node, value) ? [] : [{ kind: 'replace', node, value }];
}

function hasValue(node: Node, value: Value): boolean {
  return isScalar(node) && node.value === value;
}

/** A property behind another of the same object. */
function addition(beside: Member, name: string, value: Value): Edit {
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
  const properties = driveProperties(node);
  const { bus, number } = controllerOf(properties);
  const place = valueIn(bus);
  const text = wordOf(place, readBusText);
  const location = properties.get('ControllerLocation');
  const edits = place === undefined ? [] : busEdits(place, to);
  if (to !== undefined) {
    edits.push(...placeEdits(number, to.number, 'ControllerNumber', location, text?.number));
    edits.push(...placeEdits(location, to.location, 'ControllerLocation', number, text?.location));
  }
  return { edits };
};

function busEdits(node: Node, to: Slot | undefined): Edit[] {
  return respelled(node, form => {
    const text = wordOf(form, readBusText);
    if (text === undefined) {
      return respellNumber(form, CONTROLLER_TYPES.indexOf('scsi'));
    }
    const number = text.number === undefined ? '' : (to?.number ?? text.number);
    const location = text.location === undefined ? '' : (to?.location ?? text.location);
    return likeCase('Scsi', text.word) + text.before + number + text.between + location;
  });
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
    return readNumber(node) === undefined ? [] : respelled(node, form => respellNumber(form, value));
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
  const name = path?.kind === 'text' ? pathIn(path.value) : '';
  if (path?.kind !== 'text' || !/\.vhd$/i.test(name.slice(-4))) {
    return [];
  }
  return respelled(path, () => to ?? name + likeCase('x', name.slice(-3)) + path.value.slice(name.length));
}

function formatEdits(drive: Drive): Edit[] {
  const node = nodeOf(drive.node);
  const properties: Properties<'drive'> | undefined = node.kind === 'body' ? driveProperties(node) : undefined;
  return [properties?.get('Format'), properties?.get('DeviceType')].flatMap(property => {
    const value = valueIn(property);
    if (value === undefined || readImageFormat(value) !== 'vhd') {
      return [];
    }
    const number = [...VHD_FORMATS].find(([, format]) => format === 'vhdx')?.[0] ?? 0;
    return respelled(value, form =>
      form.kind === 'text' && readNumber(form) === undefined
        ? form.value + likeCase('x', form.value)
        : respellNumber(form, number),
    );
  });
}

export const useGpt: ChangeWriter<'use-gpt'> = (_machine, { drive: { partitionStyle } }) => {
  const node = partitionStyle?.node && nodeOf(partitionStyle.node);
  if (node === undefined || readPartitionStyle(node) === undefined) {
    return { cannot: 'How the disk is partitioned is not written' };
  }
  return {
    edits: respelled(node, form =>
      form.kind === 'text' && readNumber(form) === undefined
        ? likeCase('GPT', form.value)
        : respellNumber(form, PARTITION_STYLES.gpt),
    ),
  };
};

export const removeDrive: ChangeWriter<'remove-drive'> = (_machine, { drive }) => ({
  edits: removed(nodeOf(drive.node)),
});

/** An export shows null where there is no floppy drive; a definition says nothing. */
export function floppyDriveRemover({ noFloppyDrive }: Dialect): ChangeWriter<'remove-floppy-drive'> {
  return (_machine, { floppyDrive }): ChangeEdits => {
    const node = nodeOf(floppyDrive.node);
    const { others = [] } = floppyDrive;
    const outer = outermost(node);
    const isNulled = noFloppyDrive === 'null' && outer.parent?.kind === 'member';
    const own = isNulled ? replacement(outer, null) : removed(node);
    return { edits: [...own, ...others.flatMap(other => removed(nodeOf(other.node)))] };
  };
}
