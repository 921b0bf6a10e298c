/** From a template to its machines. */
import type { Documents } from '../../languages/language';
import { nodeOf } from '../../languages/ref';
import type { Node } from '../../languages/tree';
import { absent, type Field, known, type Listing, mapField, unreadIn } from '../../machine/field';
import type { Firmware, Generation, NetworkAdapter, VirtualMachine } from '../../machine/machine';
import { relationsOf } from './alike';
import { bootOrdersOf } from './boot-order';
import { companionReader } from './companions';
import { drivesOf, toolLimitsOf } from './drives';
import { decode, decodeOr, flagOf, lineIn, MEGABYTE, type Reader, readerOf, settingOf, textOf } from './fields';
import { keysOf } from './first-key';
import { floppyDriveOf } from './floppy';
import { guestReader } from './guest';
import { NAMES } from './keys';
import { outdatedSettingsOf } from './outdated';
import { scriptReader } from './scripts';
import type { HypervBuilder, Template } from './template';
import { isReference } from './values';

/** What Packer takes where a setting is absent or 0 (builder/hyperv/common/config.go and builder/hyperv/iso/builder.go). */
const DEFAULTS = { memoryMegabytes: 1024, cpus: 1 };

export function machinesOf(template: Template, documents: Documents): VirtualMachine[] {
  const guestOf = guestReader(template);
  const scriptsOf = scriptReader(template);
  const companionsOf = companionReader(template, documents);
  const readers = template.builders.map(builder => readerOf(template, builder));
  const guests = readers.map(guestOf);
  const relations = relationsOf(template.builders, guests, readers.map(generationOf));
  return readers.map((reader, index) => {
    const { builder, typeSpan } = reader;
    const generation = settingOf(reader, 'generation');
    // One that comes to null sets none today.
    const written = generation ?? builder.occurrences('generation')[0];
    const generationField = generationOf(reader);
    const source = builder.type === 'hyperv-vmcx' ? sourceOf(reader) : undefined;
    const version = textOf(reader, 'configuration_version');
    const floppyDrive = floppyDriveOf(reader);
    const outdated = outdatedSettingsOf(reader, floppyDrive);
    const takenFor = generationTakenFor(reader);
    const isNew = builder.type === 'hyperv-iso';
    const drives = drivesOf(reader);
    const copiesDisk = drives.items.some(({ kind, path }) => kind === 'disk' && path !== undefined);
    const { texts: scripts, files: scriptFiles } = scriptsOf(reader);
    const nested = flagOf(reader, 'enable_virtualization_extensions');
    const machine: VirtualMachine = {
      name: nameOf(reader),
      node: builder.node,
      ...(builder.addition && { addition: builder.addition }),
      at: generation === undefined ? typeSpan : lineIn(reader, generation),
      generation: generationField,
      ...(written !== undefined && isWorkedOut(written.value, reader) && { generationIsWorkedOut: true }),
      ...(written !== undefined && reader.values.mayRefuse(written.value, 2) && { generationIsValidated: true }),
      ...relations(builder),
      ...(template.isReadElsewhere(generationField) && { generationVariableIsReadElsewhere: true }),
      ...(builder.readAsGeneration2 && { readAsGeneration2: builder.readAsGeneration2 }),
      ...(takenFor && { generationTakenFor: takenFor }),
      ...(source && { generationFollows: source }),
      guest: guests[index],
      ...(isNew && { installation: copiesDisk ? 'copy' : 'fresh' }),
      ...(version && { configurationVersion: version }),
      processorCount: orDefault(decodeOr(reader, NAMES.cpus, 'uint', DEFAULTS.cpus), DEFAULTS.cpus),
      ...(nested && { nestedVirtualization: nested }),
      memoryStartup: memoryOf(reader),
      dynamicMemory: decodeOr(reader, ['enable_dynamic_memory'], 'bool', false),
      drives,
      ...(floppyDrive && { floppyDrive }),
      networkAdapters: isNew ? adaptersOf(reader) : ADAPTERS_OF_SOURCE,
      firmware: firmwareOf(reader),
      security: securityOf(reader),
      comPorts: [],
      emulatedDevices: [],
      ...(outdated && { outdatedSettings: outdated }),
      toolLimits: toolLimitsOf(reader),
      companionFiles: companionsOf(reader, scripts, scriptFiles),
      scripts,
      ...keysOf(reader),
    };
    BUILDERS.set(machine, builder);
    return machine;
  });
}

const BUILDERS = new WeakMap<VirtualMachine, HypervBuilder>();

/** The builder that a machine was read of. */
export function builderOf(machine: VirtualMachine): HypervBuilder {
  return BUILDERS.get(machine) as HypervBuilder;
}

/** Whether an expression gives a value that no one place states. */
function isWorkedOut(node: Node, { values }: Reader): boolean {
  return values.isWorkedOut(node) || 'cannot' in values.target(node);
}

/** Packer names a build after its builder's name, and that after its type where there is none. */
function nameOf(reader: Reader): string {
  const { builder, values } = reader;
  if (builder.title !== undefined && builder.title.trim() !== '') {
    return builder.title;
  }
  const machineName = textOf(reader, 'vm_name');
  if (machineName === undefined || machineName.known) {
    return machineName?.value ?? builder.type;
  }
  const node = machineName.node && nodeOf(machineName.node);
  return node?.kind === 'text' && !isReference(node.value) ? values.expand(node) : builder.type;
}

/**
 * Anything that is no 2 is 1 without a word (builder/hyperv/common/config.go, Prepare). A clone of a registered machine
 * takes the generation of that machine, so there the absent key says nothing (builder/hyperv/vmcx/builder.go, Prepare).
 */
function generationOf(reader: Reader): Field<Generation> {
  const property = settingOf(reader, 'generation');
  if (property !== undefined) {
    const number = decode(reader, property.value, 'uint');
    return number.known ? { ...number, value: number.value === 2 ? 2 : 1 } : number;
  }
  return reader.builder.type === 'hyperv-vmcx' && textOf(reader, 'clone_from_vm_name') !== undefined
    ? { known: false, origin: 'unknown', because: 'not-exported', at: reader.typeSpan, node: undefined }
    : absent(1, reader.typeSpan);
}

/** A number that is no generation; nothing is said of 0, which is what an absent or empty one comes to. */
function generationTakenFor(reader: Reader): VirtualMachine['generationTakenFor'] {
  const property = settingOf(reader, 'generation');
  const written = property && known(decode(reader, property.value, 'uint'));
  return written === undefined || written <= 2 ? undefined : { written: String(written), tool: 'Packer' };
}

/** What a clone is made of: a registered machine by its name, or an exported one by its folder. */
function sourceOf(reader: Reader): Field<string> {
  return (
    textOf(reader, 'clone_from_vm_name') ??
    textOf(reader, ...NAMES.cloneFromPath) ?? {
      known: false,
      origin: 'unknown',
      because: 'not-exported',
      at: reader.typeSpan,
      node: undefined,
    }
  );
}

function memoryOf(reader: Reader): Field<number> {
  const { memoryMegabytes } = DEFAULTS;
  const field = orDefault(decodeOr(reader, NAMES.memory, 'uint', memoryMegabytes), memoryMegabytes);
  return mapField(field, megabytes => megabytes * MEGABYTE) ?? field;
}

function orDefault(field: Field<number>, fallback: number): Field<number> {
  return field.known && field.value === 0 ? { ...field, value: fallback } : field;
}

/** A clone has the adapters of its source. */
const ADAPTERS_OF_SOURCE: Listing<NetworkAdapter> = { items: [], complete: false };

/** The one that Packer makes. A flag that nobody can read may make it a legacy one, which Packer refuses in Generation 2. */
function adaptersOf(reader: Reader): Listing<NetworkAdapter> {
  const adapter = adapterOf(reader);
  const hidden = unreadIn(adapter.legacy);
  return { items: [adapter], complete: true, ...(hidden && { unreadable: hidden }) };
}

function adapterOf(reader: Reader): NetworkAdapter {
  const property = settingOf(reader, 'use_legacy_network_adapter');
  const switchName = textOf(reader, 'switch_name');
  const macAddress = textOf(reader, 'mac_address');
  const vlan = textOf(reader, 'vlan_id');
  const vlanId = vlan && mapField(vlan, id => (/^\d{1,4}$/.test(id) ? Number(id) : undefined));
  return {
    at: property === undefined ? reader.typeSpan : lineIn(reader, property),
    node: property?.value ?? reader.builder.header.node,
    legacy: decodeOr(reader, ['use_legacy_network_adapter'], 'bool', false),
    ...(switchName && { switchName }),
    ...(macAddress && { macAddress }),
    ...(vlanId && { vlanId }),
  };
}

/** Packer turns Secure Boot off where nothing is said, other than Hyper-V. */
function firmwareOf(reader: Reader): Firmware {
  const template = textOf(reader, 'secure_boot_template');
  const secureBoot = decodeOr(reader, ['enable_secure_boot'], 'bool', false);
  const used = known(secureBoot) === false ? undefined : template;
  // Generation 1 passes over those of Secure Boot and starts from devices that Generation 2 has not: what they come to then isn't known.
  const hidden = unreadIn(textOf(reader, 'first_boot_device'), secureBoot, used);
  return {
    orders: bootOrdersOf(reader),
    secureBoot,
    ...(template && { secureBootTemplate: template }),
    ...(hidden && { unreadable: hidden }),
  };
}

function securityOf(reader: Reader): VirtualMachine['security'] {
  const tpm = flagOf(reader, 'enable_tpm');
  return tpm === undefined ? {} : { tpm };
}
