/** From a template to its machines. */
import { nodeOf } from '../../languages/ref';
import { textNodesIn } from '../../languages/tree';
import { absent, type Field, known, mapField } from '../../machine/field';
import type { Firmware, Generation, NetworkAdapter, VirtualMachine } from '../../machine/machine';
import type { Files } from '../../text/files';
import { bootOrdersOf } from './boot-order';
import { companionReader } from './companions';
import { drivesOf, toolLimitsOf } from './drives';
import { decode, decodeOr, flagOf, MEGABYTE, type Reader, readerOf, settingOf, textOf } from './fields';
import { firstKeyOf } from './first-key';
import { floppyDriveOf } from './floppy';
import { guestReader } from './guest';
import { lineOf, NAMES } from './keys';
import { outdatedSettingsOf } from './outdated';
import { scriptReader } from './scripts';
import type { Template } from './template';
import { isReference, variablesReadIn } from './variables';
import { weakBool, weakUint } from './weak';

/** What Packer takes where a setting is absent or 0 (builder/hyperv/common/config.go and builder/hyperv/iso/builder.go). */
const DEFAULTS = { memoryMegabytes: 1024, cpus: 1 };

export function machinesOf(template: Template, files: Files): VirtualMachine[] {
  const guestOf = guestReader(template);
  const scriptsOf = scriptReader(template);
  const companionsOf = companionReader(template, files);
  const isReadElsewhere = elsewhereReader(template);
  return template.builders.map(builder => {
    const reader = readerOf(template, builder);
    const { typeSpan } = reader;
    const generation = settingOf(reader, 'generation');
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
    return {
      name: nameOf(reader),
      node: builder.node,
      at: generation === undefined ? typeSpan : lineOf(template.text, generation),
      generation: generationField,
      ...(isReadElsewhere(generationField) && { generationVariableIsReadElsewhere: true }),
      ...(takenFor && { generationTakenFor: takenFor }),
      ...(source && { generationFollows: source }),
      guest: guestOf(reader),
      ...(isNew && { installation: copiesDisk ? 'copy' : 'fresh' }),
      ...(version && { configurationVersion: version }),
      processorCount: decodeOr(reader, NAMES.cpus, value => orDefault(weakUint(value), DEFAULTS.cpus), DEFAULTS.cpus),
      ...(nested && { nestedVirtualization: nested }),
      memoryStartup: memoryOf(reader),
      dynamicMemory: decodeOr(reader, ['enable_dynamic_memory'], weakBool, false),
      drives,
      ...(floppyDrive && { floppyDrive }),
      // A clone has the adapters of its source.
      networkAdapters: { items: isNew ? [adapterOf(reader)] : [], complete: isNew },
      firmware: firmwareOf(reader),
      security: securityOf(reader),
      comPorts: [],
      emulatedDevices: [],
      ...(outdated && { outdatedSettings: outdated }),
      toolLimits: toolLimitsOf(reader),
      companionFiles: companionsOf(reader, scripts, scriptFiles),
      scripts,
      firstKey: firstKeyOf(reader),
    };
  });
}

/** Packer names a build after its builder's name, and that after its type where there is none. */
function nameOf(reader: Reader): string {
  const { builder, template } = reader;
  if (builder.rawName !== builder.type) {
    return template.variables.expand(builder.rawName);
  }
  const machineName = textOf(reader, 'vm_name');
  if (machineName === undefined || machineName.known) {
    return machineName?.value ?? builder.type;
  }
  const node = machineName.node && nodeOf(machineName.node);
  return node?.kind === 'text' && !isReference(node.value) ? template.variables.expand(node.value) : builder.type;
}

/**
 * Anything that is no 2 is 1 without a word (builder/hyperv/common/config.go, Prepare). A clone of a registered machine
 * takes the generation of that machine, so there the absent key says nothing (builder/hyperv/vmcx/builder.go, Prepare).
 */
function generationOf(reader: Reader): Field<Generation> {
  const property = settingOf(reader, 'generation');
  if (property !== undefined) {
    return decode<Generation>(reader, property.value, value => {
      const generation = weakUint(value);
      return generation === undefined ? undefined : generation === 2 ? 2 : 1;
    });
  }
  return reader.builder.type === 'hyperv-vmcx' && textOf(reader, 'clone_from_vm_name') !== undefined
    ? { known: false, origin: 'expression', because: 'not-exported', at: reader.typeSpan, node: undefined }
    : absent(1, reader.typeSpan);
}

/** A number that is no generation; nothing is said of 0, which is what an absent or empty one comes to. */
function generationTakenFor(reader: Reader): VirtualMachine['generationTakenFor'] {
  const property = settingOf(reader, 'generation');
  const written = property && known(decode(reader, property.value, weakUint));
  return written === undefined || written <= 2 ? undefined : { written: String(written), tool: 'Packer' };
}

/** Whether the variable of a generation is read by more than the generations of the template's machines. */
function elsewhereReader({ builders, properties }: Template): (generation: Field<Generation>) => boolean {
  let others: ReadonlySet<string> | undefined;
  return generation => {
    if (!generation.known || generation.variable === undefined) {
      return false;
    }
    if (others === undefined) {
      const generations = new Set(builders.map(builder => builder.properties.get('generation')?.value));
      const values = [...properties].filter(([name]) => name !== 'variables').map(([, { value }]) => value);
      const strings = values.flatMap(value => [...textNodesIn(value)]).filter(string => !generations.has(string));
      others = new Set(variablesReadIn(strings));
    }
    return others.has(generation.variable);
  };
}

/** What a clone is made of: a registered machine by its name, or an exported one by its folder. */
function sourceOf(reader: Reader): Field<string> {
  return (
    textOf(reader, 'clone_from_vm_name') ??
    textOf(reader, ...NAMES.cloneFromPath) ?? {
      known: false,
      origin: 'expression',
      because: 'not-exported',
      at: reader.typeSpan,
      node: undefined,
    }
  );
}

function memoryOf(reader: Reader): Field<number> {
  const { memoryMegabytes } = DEFAULTS;
  const field = decodeOr(reader, NAMES.memory, value => orDefault(weakUint(value), memoryMegabytes), memoryMegabytes);
  return mapField(field, megabytes => megabytes * MEGABYTE) ?? field;
}

function orDefault(value: number | undefined, fallback: number): number | undefined {
  return value === 0 ? fallback : value;
}

function adapterOf(reader: Reader): NetworkAdapter {
  const property = settingOf(reader, 'use_legacy_network_adapter');
  const switchName = textOf(reader, 'switch_name');
  const macAddress = textOf(reader, 'mac_address');
  const vlan = textOf(reader, 'vlan_id');
  const vlanId = vlan && mapField(vlan, id => (/^\d{1,4}$/.test(id) ? Number(id) : undefined));
  return {
    at: property === undefined ? reader.typeSpan : lineOf(reader.template.text, property),
    node: (property ?? reader.builder.typeProperty).value,
    legacy: decodeOr(reader, ['use_legacy_network_adapter'], weakBool, false),
    ...(switchName && { switchName }),
    ...(macAddress && { macAddress }),
    ...(vlanId && { vlanId }),
  };
}

/** Packer turns Secure Boot off where nothing is said, other than Hyper-V. */
function firmwareOf(reader: Reader): Firmware {
  const template = textOf(reader, 'secure_boot_template');
  return {
    orders: bootOrdersOf(reader),
    secureBoot: decodeOr(reader, ['enable_secure_boot'], weakBool, false),
    ...(template && { secureBootTemplate: template }),
  };
}

function securityOf(reader: Reader): VirtualMachine['security'] {
  const tpm = flagOf(reader, 'enable_tpm');
  return tpm === undefined ? {} : { tpm };
}
