/** The drives of a builder's machine. Packer chooses their bus itself: IDE in Generation 1, SCSI in Generation 2. */
import { keyPlace } from '../../languages/tree';
import { type Field, known, type Listing, mapField, unreadIn } from '../../machine/field';
import type { Drive, ToolLimits } from '../../machine/machine';
import type { Part } from '../../machine/part';
import { decodeOr, type ListEntry, lineIn, listOf, MEGABYTE, type Reader, settingOf, textOf } from './fields';

/**
 * The boot disk, the further disks, the installation image and the further images. Left out are the discs that Packer
 * adds by itself (guest additions, cd_files).
 */
export function drivesOf(reader: Reader): Listing<Drive> {
  const image = imageOf(reader);
  const isDisk = image !== undefined && DISK.test(known(image.path) ?? '');
  const further = listOf(reader, 'secondary_iso_images');
  const discs = (further?.entries ?? []).map(({ value, node }) => discOf({ path: value, at: value.at, node }));
  const install = image !== undefined && !isDisk ? [discOf(image)] : [];
  // A clone has the disks of its source.
  const isNew = reader.builder.type === 'hyperv-iso';
  const additional = isNew ? listOf(reader, 'disk_additional_size') : undefined;
  const disks = isNew
    ? [
        isDisk ? diskOf(image) : newDisk(reader),
        ...(additional?.entries ?? []).map(entry => furtherDisk(reader, entry)),
      ]
    : [];
  const complete = isNew && [further, additional].every(list => list === undefined || list.entries !== undefined);
  // A flag that nobody can read may make the disk a .vhd, which Packer refuses in Generation 2.
  const hidden = isNew ? unreadIn(isFixed(reader)) : undefined;
  return { items: [...disks, ...install, ...discs], complete, ...(hidden && { unreadable: hidden }) };
}

const FURTHER_DISCS = { 1: 2, 2: 16 } as const;

/**
 * How many of those discs Packer takes: beside the installation image 2 in Generation 1, of which guest additions are
 * one, and 16 in Generation 2 (builder/hyperv/common/config.go, Prepare).
 */
export function toolLimitsOf(reader: Reader): ToolLimits {
  const image = imageOf(reader);
  const install = image === undefined || DISK.test(known(image.path) ?? '') ? 0 : 1;
  const mode = textOf(reader, 'guest_additions_mode');
  const attached = mode === undefined ? textOf(reader, 'guest_additions_path') !== undefined : known(mode) === 'attach';
  const further = attached ? FURTHER_DISCS[1] - 1 : FURTHER_DISCS[1];
  return {
    tool: 'Packer',
    discs: { 1: install + further, 2: install + FURTHER_DISCS[2] },
    furtherDiscs: FURTHER_DISCS,
  };
}

type Image = Part & { readonly path: Field<string> };

/** A disk that Packer copies in place of making one (builder/hyperv/iso/builder.go, Prepare). */
const DISK = /\.(vhdx?)$/i;

/** The image that a machine is made from: iso_url, else the first of iso_urls. */
function imageOf(reader: Reader): Image | undefined {
  const property = settingOf(reader, 'iso_url');
  const list = listOf(reader, 'iso_urls');
  const first = list?.entries?.[0];
  const path = textOf(reader, 'iso_url');
  // Of both, Packer takes the one that has a value, and refuses two.
  if (property !== undefined && path !== undefined && (path.known || first === undefined)) {
    return { path, at: lineIn(reader, property), node: property.value };
  }
  return list && first && { path: first.value, at: keyPlace(list.property), node: first.node };
}

function discOf(image: Image): Drive {
  return { kind: 'dvd', bus: undefined, ...image };
}

function diskOf(image: Image): Drive {
  const format = mapField<string, 'vhd' | 'vhdx'>(image.path, path => (/x$/i.test(path) ? 'vhdx' : 'vhd'));
  return { kind: 'disk', bus: undefined, ...image, ...(format && { format }) };
}

/** A disk that Packer makes: a dynamic .vhdx, or a fixed .vhd where that is asked for (builder/hyperv/iso/builder.go). */
function newDisk(reader: Reader): Drive {
  const property = settingOf(reader, 'use_fixed_vhd_format');
  const format = mapField<boolean, 'vhd' | 'vhdx'>(isFixed(reader), fixed => (fixed ? 'vhd' : 'vhdx'));
  return {
    kind: 'disk',
    bus: undefined,
    at: property === undefined ? reader.typeSpan : lineIn(reader, property),
    node: property?.value ?? reader.builder.header.node,
    ...(format && { format }),
    size: sizeOf(decodeOr(reader, ['disk_size'], 'uint', DEFAULT_DISK)),
  };
}

function isFixed(reader: Reader): Field<boolean> {
  return decodeOr(reader, ['use_fixed_vhd_format'], 'bool', false);
}

/** In megabytes (builder/hyperv/common/config.go, DefaultDiskSize), also where 0 is written. */
const DEFAULT_DISK = 40_960;

function sizeOf(megabytes: Field<number>): Field<number> {
  return mapField(megabytes, number => (number || DEFAULT_DISK) * MEGABYTE) ?? megabytes;
}

/** A disk of disk_additional_size. */
function furtherDisk({ values }: Reader, { value, node }: ListEntry): Drive {
  const size = mapField<string, number>(value, text => {
    const megabytes = values.types.uint(text);
    return megabytes && megabytes * MEGABYTE;
  });
  return { kind: 'disk', bus: undefined, at: value.at, node, ...(size && { size }) };
}
