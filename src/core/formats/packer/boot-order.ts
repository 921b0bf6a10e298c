/** The start orders of a builder: first_boot_device and boot_order. */
import { keyPlace, type Node } from '../../languages/tree';
import { known } from '../../machine/field';
import type { BootDevice, BootEntry, BootOrder } from '../../machine/machine';
import { lookUp } from '../../text/look-up';
import { decode, lineIn, listOf, type Reader, settingOf } from './fields';

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
  const text = decode(reader, value, 'text');
  if (text.known && text.value === '') {
    return undefined;
  }
  const entries = text.known ? [firstEntry(value, bootDeviceOf(text.value))] : [];
  const at = lineIn(reader, property);
  return {
    generation: 'both',
    single: { disk: 'SCSI:0:0', network: 'NET' },
    complete: text.known,
    at,
    node: value,
    entries,
  };
}

/** What is none of the words ends the build (common/step_set_first_boot_device.go, ParseBootDeviceIdentifier). */
function firstEntry(node: Node, device: BootDevice): BootEntry {
  const notTaken =
    device.kind === 'other' ? ({ by: 'refusing', instead: 'CD, DVD, NET, SCSI:0:0' } as const) : undefined;
  return { at: node, node, device, notTaken };
}

/** What is no place on SCSI is dropped without a word (hyperv.go, SetBootOrder). */
function orderEntry(node: Node, text: string): BootEntry {
  const place = placeOf(text);
  const isTaken = place?.kind === 'slot' && place.bus === 'scsi';
  const notTaken = isTaken ? undefined : ({ by: 'leaving-out', instead: 'SCSI:0:0' } as const);
  return { at: node, node, device: place ?? { kind: 'other', text }, notTaken };
}

/** For Generation 2 only. An empty one orders nothing. */
function bootOrderOf(reader: Reader): BootOrder | undefined {
  const list = listOf(reader, 'boot_order');
  if (list === undefined || list.entries?.length === 0) {
    return undefined;
  }
  const entries = (list.entries ?? []).flatMap(({ value, node }): BootEntry[] =>
    value.known ? [orderEntry(node, value.value)] : [],
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
  return lookUp(DEVICES, name) ?? placeOf(text) ?? { kind: 'other', text };
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
