/** The drives of a builder's machine. Packer chooses their bus itself: IDE in Generation 1, SCSI in Generation 2. */
import { type Field, known, type Listing, mapField } from '../../machine/field';
import type { Drive, Part } from '../../machine/machine';
import { keySpan } from '../../text/tree';
import { decodeOr, listOf, type Reader, settingOf, textOf } from './fields';
import { lineOf } from './keys';
import { weakBool } from './weak';

/**
 * The boot disk, the installation image and the further images. Left out is what is the same in both generations: the
 * disks of disk_additional_size, which are on SCSI, and the discs that Packer adds by itself (guest additions,
 * cd_files).
 */
export function drivesOf(reader: Reader): Listing<Drive> {
  const image = imageOf(reader);
  const isDisk = image !== undefined && DISK.test(known(image.path) ?? '');
  const further = listOf(reader, 'secondary_iso_images');
  const discs = (further?.entries ?? []).map(({ value, node }) => discOf({ path: value, span: node, node }));
  const install = image !== undefined && !isDisk ? [discOf(image)] : [];
  // A clone has the disks of its source.
  const isNew = reader.builder.type === 'hyperv-iso';
  const disks = isNew ? [isDisk ? diskOf(image) : newDisk(reader)] : [];
  const complete = isNew && (further === undefined || further.entries !== undefined);
  return { items: [...disks, ...install, ...discs], complete };
}

type Image = Part & { readonly path: Field<string> };

/** A disk that Packer copies in place of making one (builder/hyperv/iso/builder.go, Prepare). */
const DISK = /\.(vhdx?)$/i;

/** The image that a machine is made from: iso_url, else the first of iso_urls. */
function imageOf(reader: Reader): Image | undefined {
  const property = settingOf(reader, 'iso_url');
  const path = textOf(reader, 'iso_url');
  if (property !== undefined && path !== undefined) {
    return { path, span: lineOf(reader.template.text, property), node: property.value };
  }
  const list = listOf(reader, 'iso_urls');
  const first = list?.entries?.[0];
  return list && first && { path: first.value, span: keySpan(list.property), node: first.node };
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
  const fixed = decodeOr(reader, ['use_fixed_vhd_format'], weakBool, false);
  const format = mapField<boolean, 'vhd' | 'vhdx'>(fixed, isFixed => (isFixed ? 'vhd' : 'vhdx'));
  return {
    kind: 'disk',
    bus: undefined,
    span: property === undefined ? reader.typeSpan : lineOf(reader.template.text, property),
    node: (property ?? reader.builder.typeProperty).value,
    ...(format && { format }),
  };
}
