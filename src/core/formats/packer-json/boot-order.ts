/** The start orders of a builder: first_boot_device and boot_order. */

import { keyPlace } from '../../languages/tree';
import { known } from '../../machine/field';
import type { BootDevice, BootEntry, BootOrder } from '../../machine/machine';
import { decode, listOf, type Reader, settingOf } from './fields';
import { lineOf } from './keys';
import { weakText } from './weak';

export function bootOrdersOf(reader: Reader): BootOrder[] {
  return [firstBootDeviceOf(reader), bootOrderOf(reader)]
    .filter(order => order !== undefined)
    .sort((a, b) => a.at.offset - b.at.offset);
}

/** Both generations read it, though not the same devices of it. */
function firstBootDeviceOf(reader: Reader): BootOrder | undefined {
  const property = settingOf(reader, 'first_boot_device');
  if (property === undefined) {
    return undefined;
  }
  const { value } = property;
  const text = decode(reader, value, weakText);
  if (text.known && text.value === '') {
    return undefined;
  }
  const entries: BootEntry[] = text.known ? [{ at: value, node: value, device: bootDeviceOf(text.value) }] : [];
  const at = lineOf(reader.template.text, property);
  return { generation: 'both', complete: text.known, at, node: value, entries };
}

/** For Generation 2 only. An empty one orders nothing. */
function bootOrderOf(reader: Reader): BootOrder | undefined {
  const list = listOf(reader, 'boot_order');
  if (list === undefined || list.entries?.length === 0) {
    return undefined;
  }
  const entries = (list.entries ?? []).flatMap(({ value, node }): BootEntry[] =>
    value.known ? [{ at: node, node, device: placeOf(value.value) ?? { kind: 'other', text: value.value } }] : [],
  );
  const complete = list.entries?.every(({ value }) => known(value) !== undefined) === true;
  return { generation: 2, complete, at: keyPlace(list.property), node: list.property.value, entries };
}

/** The devices that first_boot_device names (builder/hyperv/common/step_set_first_boot_device.go). */
const DEVICES: Readonly<Record<string, BootDevice>> = {
  IDE: { kind: 'ide' },
  CD: { kind: 'cd' },
  DVD: { kind: 'cd' },
  FLOPPY: { kind: 'floppy' },
  NET: { kind: 'network' },
};

/** What a text names as first_boot_device, in any case of letters. */
export function bootDeviceOf(text: string): BootDevice {
  const name = text.toUpperCase();
  return (Object.hasOwn(DEVICES, name) ? DEVICES[name] : placeOf(text)) ?? { kind: 'other', text };
}

/** A place such as SCSI:0:1. */
function placeOf(text: string): BootDevice | undefined {
  const [, bus, number, location] = /^(IDE|SCSI):(\d{1,3}):(\d{1,3})$/i.exec(text) ?? [];
  return bus === undefined
    ? undefined
    : {
        kind: 'slot',
        bus: bus.toLowerCase() === 'ide' ? 'ide' : 'scsi',
        slot: { number: Number(number), location: Number(location) },
      };
}
