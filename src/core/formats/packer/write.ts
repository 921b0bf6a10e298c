/** How the changes of a conversion are written into a builder. No key is ever added that Packer's plugin lacks. */
import type { Value } from '../../languages/edit';
import { nodeOf } from '../../languages/ref';
import type { Member, Node } from '../../languages/tree';
import type { BootTarget, Change, ChangeEdits, ChangeWriters } from '../../machine/change';
import { type Field, known } from '../../machine/field';
import type { BootOrder, VirtualMachine } from '../../machine/machine';
import { bootDeviceOf } from './boot-order';
import { inCopy, isShared } from './copies';
import { builderOf } from './read';
import { add, NOTHING_TO_DO, replaced, set } from './set';
import type { HypervBuilder } from './template';
import { removeAll, removeFloppy, replaceFloppyFilesByDisc } from './write-floppy';
import { changeDriveLetter, pressKeysAtStart, rewriteBootCommand } from './write-scripts';

/** What a template can't say. */
const NO_SETTING = (what: string) => (): ChangeEdits => ({ cannot: `Packer has no setting for ${what}` });

export const WRITERS: ChangeWriters = {
  'set-generation': setGeneration,
  // Packer puts every drive on SCSI itself as soon as the machine is Generation 2.
  'move-drive-to-scsi': () => NOTHING_TO_DO,
  'use-vhdx': useVhdx,
  'use-gpt': NO_SETTING('the partitions of a disk'),
  'remove-drive': removeDrive,
  'remove-floppy-drive': removeFloppy,
  'replace-floppy-files-by-disc': replaceFloppyFilesByDisc,
  'make-adapter-synthetic': machine => ({ edits: removeAll(builderOf(machine), 'use_legacy_network_adapter') }),
  'set-firmware-uefi': NO_SETTING('the firmware: it follows from the generation'),
  'replace-boot-order': replaceBootOrder,
  'remove-numlock': NO_SETTING('NumLock'),
  'set-secure-boot': setSecureBoot,
  'set-tpm': (machine, { enabled }) => setFlag(builderOf(machine), 'enable_tpm', machine.security.tpm, enabled),
  'set-configuration-version': setConfigurationVersion,
  'turn-off-older-os-compatibility': NO_SETTING('the processor features of older systems'),
  'rewrite-boot-command': rewriteBootCommand,
  'press-keys-at-start': pressKeysAtStart,
  'change-drive-letter': changeDriveLetter,
  'lay-out-for-uefi': (_, { file, copy }) => inCopy(file.rewritten.forUefi(isShared(file)), file, copy),
  'change-drive-letter-beside': (_, { file, letter, copy }) => inCopy(file.rewritten.onDrive(letter), file, copy),
  'remove-com-port': NO_SETTING('COM ports'),
  'remove-device': NO_SETTING('emulated devices'),
};

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

function setGeneration(machine: VirtualMachine, { at }: ChangeOf<'set-generation'>): ChangeEdits {
  if (machine.generationFollows !== undefined) {
    const source = known(machine.generationFollows);
    return { cannot: `a clone has the generation of its source${source === undefined ? '' : ` (${source})`}` };
  }
  const { generation } = machine;
  if (at === 'variable' && generation.known && generation.variable !== undefined && generation.node !== undefined) {
    // The default of a variable is a text (packer-plugin-sdk, template/parse.go).
    const node = nodeOf(generation.node);
    return { edits: [{ kind: 'replace', node, value: node.kind === 'number' ? 2 : '2' }] };
  }
  const builder = builderOf(machine);
  const property = builder.properties.get('generation');
  if (property === undefined) {
    return { edits: [add(builder, 'generation', 2, [])] };
  }
  if (builder.values.isWorkedOut(property.value) && !(generation.known && generation.variable !== undefined)) {
    return { cannot: 'the generation is worked out by an expression' };
  }
  return { edits: [{ kind: 'replace', node: property.value, value: inSpellingOf(property.value, 2, builder) }] };
}

/** A further disc. */
function removeDrive(machine: VirtualMachine, { drive }: ChangeOf<'remove-drive'>): ChangeEdits {
  const { properties, values } = builderOf(machine);
  const node = nodeOf(drive.node);
  const images = properties.get('secondary_iso_images')?.value;
  if (images === undefined || node.parent?.kind !== 'list' || node.parent !== values.origin(images)) {
    return { cannot: 'Packer gives every machine this drive' };
  }
  return values.isShared(images)
    ? { cannot: 'the list of discs is a variable that others read' }
    : { edits: [{ kind: 'remove', item: node }] };
}

/** The same type where a number stands there now, as a number or as a text; a number in place of anything else. */
function inSpellingOf(node: Node, value: number, { values }: HypervBuilder): Value {
  return node.kind === 'text' && node.value !== '' && values.types.uint(node.value) !== undefined
    ? String(value)
    : value;
}

/** A disk that Packer makes is a .vhdx as soon as nothing asks for another; one that it copies is what it is. */
function useVhdx(machine: VirtualMachine, { drive }: ChangeOf<'use-vhdx'>): ChangeEdits {
  return drive.path === undefined
    ? { edits: removeAll(builderOf(machine), 'use_fixed_vhd_format') }
    : { cannot: 'Packer copies the disk of iso_url: make a .vhdx of that file first (Convert-VHD), then name it' };
}

function replaceBootOrder(machine: VirtualMachine, change: ChangeOf<'replace-boot-order'>): ChangeEdits {
  const { parent } = nodeOf(change.order.node);
  if (parent?.kind !== 'member') {
    return NOTHING_TO_DO;
  }
  return parent.key.toLowerCase() === 'boot_order'
    ? keepPlacesOnScsi(builderOf(machine), change.order)
    : replaceFirstBootDevice(builderOf(machine), parent, change);
}

/** Of boot_order Packer reads places on SCSI only and drops all else (builder/hyperv/common/config.go). */
function keepPlacesOnScsi(builder: HypervBuilder, order: BootOrder): ChangeEdits {
  const goes = order.entries.filter(({ device }) => device.kind !== 'slot' || device.bus !== 'scsi');
  const { values } = builder;
  if (values.isOfEach(nodeOf(order.node))) {
    return { cannot: 'each machine that the block makes has a boot order of its own' };
  }
  if (goes.length === order.entries.length) {
    return { edits: removeAll(builder, 'boot_order') };
  }
  if (values.isWorkedOut(nodeOf(order.node))) {
    return { cannot: 'the boot order is an expression' };
  }
  return order.node.kind === 'list'
    ? { edits: goes.map(({ node }) => ({ kind: 'remove', item: nodeOf(node) })) }
    : NOTHING_TO_DO;
}

function replaceFirstBootDevice(
  builder: HypervBuilder,
  property: Member,
  { order, targets }: ChangeOf<'replace-boot-order'>,
): ChangeEdits {
  const [entry] = order.entries;
  const device = entry?.device;
  // Nothing stands at a place on IDE in a machine whose drives Packer places; 0:0 is that of the disk it boots.
  const isBootDisk =
    device?.kind === 'slot' && device.bus === 'ide' && device.slot.number === 0 && device.slot.location === 0;
  const [target] = targets;
  const name = target === undefined ? (isBootDisk ? BOOT_DISK : undefined) : deviceFor(target);
  if (name === undefined) {
    return { edits: removeAll(builder, 'first_boot_device') };
  }
  const isThere = JSON.stringify(device) === JSON.stringify(bootDeviceOf(name));
  return isThere ? NOTHING_TO_DO : replaced(builder, property, name);
}

/** Where a Generation 2 machine of Packer has its disk: New-VM puts it at the first place of the only controller. */
const BOOT_DISK = 'SCSI:0:0';

/** As first_boot_device names it in Generation 2 (builder/hyperv/common/step_set_first_boot_device.go). */
function deviceFor(target: BootTarget): string {
  if (target.kind === 'network') {
    return 'NET';
  }
  if (target.drive.kind === 'dvd') {
    return 'DVD';
  }
  return target.slot === undefined ? BOOT_DISK : `SCSI:${target.slot.number}:${target.slot.location}`;
}

/** What Packer takes where Secure Boot is on and no template is written (builder/hyperv/common/config.go). */
const DEFAULT_TEMPLATE = 'MicrosoftWindows';

function setSecureBoot(machine: VirtualMachine, { enabled, template }: ChangeOf<'set-secure-boot'>): ChangeEdits {
  const { firmware } = machine;
  const builder = builderOf(machine);
  const flag = setFlag(builder, 'enable_secure_boot', firmware.secureBoot, enabled);
  const current = firmware.secureBootTemplate === undefined ? DEFAULT_TEMPLATE : known(firmware.secureBootTemplate);
  if (!enabled || template === undefined || current?.toLowerCase() === template.toLowerCase()) {
    return flag;
  }
  const named = set(builder, 'secure_boot_template', template, ['enable_secure_boot']);
  if ('cannot' in flag || 'cannot' in named) {
    return 'cannot' in flag ? flag : named;
  }
  return { edits: [...flag.edits, ...named.edits] };
}

/** Packer hands the version to New-VM as a text. One by a variable becomes the builder's own. */
function setConfigurationVersion(machine: VirtualMachine, { to }: ChangeOf<'set-configuration-version'>): ChangeEdits {
  const builder = builderOf(machine);
  const property = builder.properties.get('configuration_version');
  return property === undefined ? NOTHING_TO_DO : replaced(builder, property, to);
}

/** Sets a flag that is false where it is absent. A value by a variable becomes the builder's own. */
function setFlag(
  builder: HypervBuilder,
  name: string,
  field: Field<boolean> | undefined,
  enabled: boolean,
): ChangeEdits {
  const property = builder.properties.get(name);
  if (property === undefined) {
    return enabled ? { edits: [add(builder, name, true, [])] } : NOTHING_TO_DO;
  }
  if (known(field) === enabled) {
    return NOTHING_TO_DO;
  }
  const { types, origin } = builder.values;
  const value = origin(property.value);
  const isText = value.kind === 'text' && value.value !== '' && types.bool(value.value) !== undefined;
  return replaced(builder, property, isText ? String(enabled) : enabled);
}
