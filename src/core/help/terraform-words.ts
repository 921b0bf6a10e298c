/** The arguments of Terraform's providers for Hyper-V as words, as far as they are known. */
import type { ArgumentType } from '../formats/packer/arguments';
import type { Property, Value } from '../formats/packer/properties';
import { BUSES, PARTS, type Part, SETTINGS } from '../formats/terraform/properties';
import type { DriveSchema, FirmwareSchema, Schema, SettingName } from '../formats/terraform/schemas';
import { SOURCES } from '../machine/sources';
import { lookUp } from '../text/look-up';
import { FLAGS } from './packer-words';
import { orderOf, type Word, type WordType } from './words';

/** An argument with the blocks that lead to it. */
interface Known {
  readonly path: readonly string[];
  readonly type: WordType;
  readonly property?: Property | undefined;
  readonly values?: readonly Value[] | undefined;
}

/** Those of a block of a machine, by the path to that; none of the machine itself. */
export function terraformWords(schema: Schema, path: readonly string[]): Word[] {
  const key = path.join(' ');
  const known = knownIn(schema).filter(each => each.path.slice(0, -1).join(' ') === key);
  const listed = [...(lookUp(schema.arguments ?? {}, key) ?? [])].flatMap(([name, type]): Known[] =>
    type === undefined ? [] : [{ path: [name], type }],
  );
  // The first that is known of a name counts.
  const byName = new Map([...listed, ...known.toReversed()].map(each => [each.path.at(-1) ?? '', each]));
  const order = known.flatMap(({ path: own, property }) => (property === undefined ? [] : [own.at(-1) ?? '']));
  return [...byName].map(([name, { type, property, values }]) => ({
    name,
    type,
    values: values ?? property?.values ?? (type === 'flag' ? FLAGS : []),
    property,
    source: lookUp(SOURCES_BY_PROVIDER, schema.provider),
    // The provider's own schema, where an editor has it, knows more: its words come first.
    order: `z${orderOf(name, order)}`,
  }));
}

const SOURCES_BY_PROVIDER = { 'taliesins/hyperv': SOURCES.TF, 'windsorcli/hyperv': SOURCES.TFWIN };

/** What has to do with the generation first. */
function knownIn(schema: Schema): Known[] {
  const { firmware, disks, discs, adapters, settings, hasObjects = false } = schema;
  const many = hasObjects ? 'objects' : 'block';
  return [
    { path: ['generation'], type: 'number', property: PARTS.generation },
    ...(firmware === undefined ? [] : firmwareIn(firmware, many)),
    ...(disks === undefined ? [] : drivesIn(disks, 'disks', many)),
    ...(discs === undefined ? [] : drivesIn(discs, 'discs', many)),
    ...(adapters === undefined ? [] : [{ path: [adapters], type: many, property: PARTS.adapters } as const]),
    ...(lookUp(schema.arguments ?? {}, adapters)?.has('is_legacy') === true && adapters !== undefined
      ? [{ path: [adapters, 'is_legacy'], type: 'flag', property: PARTS.legacy } as const]
      : []),
    ...(Object.keys(settings) as SettingName[]).flatMap(name =>
      settingIn(name, settings[name] ?? [], hasObjects ? 'object' : 'block'),
    ),
  ];
}

function firmwareIn({ block, secureBoot, values, template, order }: FirmwareSchema, many: WordType): Known[] {
  const path = block === undefined ? [] : [block];
  const isFlag = values[0] === true;
  const words = values.map(value => ({ text: String(value), about: '' }));
  return [
    ...(block === undefined ? [] : [{ path: [block], type: 'block', property: PARTS.firmware } as const]),
    { path: [...path, secureBoot], type: isFlag ? 'flag' : 'text', property: PARTS.secureBoot, values: words },
    { path: [...path, template], type: 'text', property: PARTS.template },
    ...(order === undefined
      ? []
      : [
          { path: [...path, order.key], type: many, property: PARTS.order },
          {
            path: [...path, order.key, order.type],
            type: 'text' as const,
            values: Object.values(order.types).map(text => ({ text, about: '' })),
          },
        ]),
  ];
}

const PLACES = ['controller_number', 'controller_location'];

function drivesIn({ key, path, buses, hasPlace }: DriveSchema, part: Part, many: WordType): Known[] {
  const bus = buses && (['scsi', 'ide'] as const).map(name => ({ text: buses[name], about: BUSES[name] }));
  return [
    { path: [key], type: many, property: PARTS[part] },
    ...(bus === undefined
      ? []
      : [{ path: [key, 'controller_type'], type: 'text', property: PARTS.bus, values: bus } as const]),
    ...(hasPlace === 'never' ? [] : PLACES.map(name => ({ path: [key, name], type: 'number' }) as const)),
    { path: [key, path], type: 'text' },
  ];
}

const TYPES: Readonly<Record<SettingName, ArgumentType>> = {
  processors: 'number',
  memory: 'number',
  memoryMinimum: 'number',
  memoryMaximum: 'number',
  dynamicMemory: 'flag',
  nested: 'flag',
  migration: 'flag',
  older: 'flag',
  notes: 'text',
  path: 'text',
  startAction: 'text',
  startDelay: 'number',
  stopAction: 'text',
  checkpointType: 'text',
  networkProtocol: 'text',
  consoleMode: 'text',
};

/** One that stands in an object or block, such as `memory = { … }`, with that. */
function settingIn(name: SettingName, path: readonly string[], holding: WordType): Known[] {
  const holder = path.slice(0, -1);
  const own = { path, type: TYPES[name], property: SETTINGS[name] };
  return holder.length === 0 ? [own] : [{ path: holder, type: holding }, own];
}
