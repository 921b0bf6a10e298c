/** The drives of a machine. */

import { append } from '../../append';
import type { Documents } from '../../languages/language';
import { keyPlace, type Member, type Node } from '../../languages/tree';
import { absent, type Field, known, type Listing, mapField, type Unknown, unknown } from '../../machine/field';
import { hostDriveIn } from '../../machine/host-drives';
import type { Drive, Generation } from '../../machine/machine';
import type { Place } from '../../text/place';
import { headerOf } from '../hcl/header';
import { expandedText } from '../hcl/texts';
import { attachedParts } from './attached';
import { type Image, type ImageReader, imageReader, madeOf } from './images';
import { argument, type Parts, partsOf, plain, type SettingsPart } from './parts';
import type { MachineResource } from './resources';
import type { DriveSchema } from './schemas';
import { numberAt, textAt, wordAt } from './values';

/** What a drive is written in. */
export interface DriveSource {
  readonly part: SettingsPart;
  readonly schema: DriveSchema;
  readonly image: Image | undefined;
}

const SOURCES = new WeakMap<Drive, DriveSource>();

export function sourceOf(drive: Drive): DriveSource | undefined {
  return SOURCES.get(drive);
}

export function drivesOf(
  resource: MachineResource,
  generation: Field<Generation>,
  documents: Documents,
): Listing<Drive> {
  const images: Images = {
    of: imageReader(resource.instance, documents),
    ofEach: (value, { scope }) =>
      // What a loop makes, and a resource of its own, have scopes of theirs.
      scope === resource.settings.scope
        ? resource.each.map(({ instance, settings }) => imageReader(instance, documents)(value, settings.scope))
        : [],
  };
  const kinds = [
    ['disk', resource.schema.disks],
    ['dvd', resource.schema.discs],
  ] as const;
  // What follows the generation stands where it does in Generation 2.
  const followed: ReadonlySet<Place> = new Set(resource.readAsGeneration2);
  const generationFor = ({ item }: SettingsPart): Field<Generation> =>
    item.kind === 'member' && followed.has(item) && generation.known ? { ...generation, value: 2 } : generation;
  const items: Drive[] = [];
  let open: Unknown | undefined;
  for (const [kind, schema] of kinds) {
    if (schema !== undefined) {
      const parts = allParts(resource, schema);
      const drives = parts.items.map(part => readDrive(part, kind, schema, generationFor(part), images));
      append(items, drives);
      open ??= parts.open !== undefined && mayBeOnIde(drives, parts) ? parts.open : undefined;
    }
  }
  return { items, complete: open === undefined, ...(open && { unreadable: open }) };
}

/** What stands for drives of which it isn't known how many there are changes nothing where all are on SCSI. */
function mayBeOnIde(drives: readonly Drive[], { items }: Parts): boolean {
  const repeated = drives.filter((_, index) => items[index]?.isRepeated === true);
  return repeated.length === 0 || repeated.some(({ bus }) => bus === undefined || known(bus) !== 'scsi');
}

/** Those of the machine, and the resources of their own that are attached to it. */
function allParts(resource: MachineResource, schema: DriveSchema): Parts {
  const own = partsOf(resource.settings, schema.key);
  const attached = schema.resource === undefined ? [] : attachedParts(resource, schema.resource);
  return attached.length === 0 ? own : { items: [...own.items, ...attached], open: own.open };
}

/** The images that drives have by the value of their path. */
interface Images {
  /** As far as it is the same in all machines of the block. */
  readonly of: ImageReader;
  /** Of each machine of the block. */
  readonly ofEach: (value: Node, part: SettingsPart) => readonly Image[];
}

function readDrive(
  part: SettingsPart,
  kind: Drive['kind'],
  schema: DriveSchema,
  generation: Field<Generation>,
  images: Images,
): Drive {
  const pathMember = argument(part, schema.path);
  const image = pathMember && images.of(pathMember.value, part.scope);
  const at = placeOfPart(part, pathMember);
  const location = schema.hasPlace === 'never' ? undefined : numberAt(part, ['controller_location']);
  const number = schema.hasPlace === 'never' ? undefined : numberAt(part, ['controller_number']);
  const disk = kind === 'disk' ? numberAt(part, ['disk_number']) : undefined;
  const byNumber = disk?.known === true && disk.value !== NO_DISK_NUMBER ? disk : undefined;
  const physical = byNumber ?? (image?.path && mapField(image.path, path => hostDriveIn(path, kind)));
  const resource = image?.resource;
  const parent = resource && textAt(resource, ['parent_path']);
  const size = resource && (numberAt(resource, ['size']) ?? numberAt(resource, ['size_bytes']));
  const format =
    image && (formatOf(image, part) ?? formatOfAll(images.ofEach(pathMember.value, part), pathMember.value));
  const made = resource && madeOf(resource);
  const isPathGiven = image?.path !== undefined;
  const drive: Drive = {
    kind,
    at,
    node: part.body,
    bus: busOf(part, kind, schema, generation, at),
    ...((location !== undefined || schema.hasPlace === 'always') && {
      number: number ?? absent(0, at),
      location: location ?? absent(0, at),
    }),
    ...(isPathGiven && { path: image.path, pathText: image.text }),
    ...(format && { format }),
    ...(size && { size }),
    ...(physical?.known === true && { physical }),
    ...(parent && { parentPath: parent }),
    ...(made && { made }),
  };
  SOURCES.set(drive, { part, schema, image });
  return drive;
}

/** "If value is 4294967295 then disk number is ignored" (TAL:docs/resources/machine_instance.md). */
const NO_DISK_NUMBER = 4_294_967_295;

/** A part is underlined at its path, or at what stands for it. */
function placeOfPart({ body, item }: SettingsPart, path: Member | undefined): Place {
  if (path !== undefined && (path.value.kind === 'text' || path.value.kind === 'expression')) {
    return { file: path.file, offset: path.offset, end: path.value.end };
  }
  return item.kind === 'member'
    ? item.labels === undefined
      ? keyPlace(item)
      : headerOf({ item, labels: item.labels, body })
    : { file: body.file, offset: body.offset, end: body.offset + 1 };
}

function busOf(
  part: SettingsPart,
  kind: Drive['kind'],
  { buses, hasPlace }: DriveSchema,
  generation: Field<Generation>,
  at: Place,
): Drive['bus'] {
  if (buses !== undefined) {
    return wordAt(part, ['controller_type'], buses) ?? absent('scsi', at);
  }
  if (hasPlace === 'never') {
    return undefined;
  }
  const stated = known(generation);
  return stated === undefined
    ? { ...unknown(part.body), at }
    : absent(kind === 'dvd' && stated === 1 ? 'ide' : 'scsi', at);
}

type ImageFormat = 'vhd' | 'vhdx' | 'iso' | 'other';

/** By the extension, which stays readable where the path before it is an expression. */
function formatOf({ text, written: [first] }: Image, part: SettingsPart): Drive['format'] {
  const value = formatIn(text);
  if (value === undefined || first === undefined) {
    return undefined;
  }
  const field = plain(first.node, part.scope);
  return field.known ? mapField(field, () => value) : literalAt(first.node, value);
}

function formatIn(text: string): ImageFormat | undefined {
  const [, extension] = /\.(vhdx?|iso|vhds|avhdx?)$/i.exec(text) ?? [];
  const name = extension?.toLowerCase();
  return name === 'vhd' || name === 'vhdx' || name === 'iso' || name === undefined ? name : 'other';
}

/** Of images with several names: what they all are, or what Generation 2 refuses of one of them. */
function formatOfAll(images: readonly Image[], at: Node): Drive['format'] {
  const formats = new Set(images.map(({ text }) => formatIn(text)));
  const [first, ...others] = formats;
  const value = others.length === 0 ? first : [...formats].find(format => format === 'vhd');
  return value && literalAt(at, value);
}

function literalAt(node: Node, value: ImageFormat): Field<ImageFormat> {
  const { file, offset, end } = node;
  return { known: true, value, origin: 'literal', at: { file, offset, end }, node };
}

/** A text of a configuration with all put in that is known. */
export function textIn(documents: Documents, member: Member | undefined, part: Pick<SettingsPart, 'scope'>): string {
  return member === undefined ? '' : expandedText(member.value, part.scope, file => documents.read(file));
}
