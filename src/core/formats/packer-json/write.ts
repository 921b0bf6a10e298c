/** How the changes of a conversion are written into a builder. No key is ever added that Packer's plugin lacks. */
import type { Edit, Value } from '../../languages/edit';
import { bodyOf, nodeOf } from '../../languages/ref';
import type { Body, Member, Node } from '../../languages/tree';
import type { BootTarget, Change, ChangeEdits, ChangeWriters } from '../../machine/change';
import { type Field, known } from '../../machine/field';
import type { BootOrder, VirtualMachine } from '../../machine/machine';
import { bootDeviceOf } from './boot-order';
import { propertiesOf } from './keys';
import { weakBool, weakUint } from './weak';
import { removeAll, removeFloppy, replaceFloppyFilesByDisc } from './write-floppy';
import { changeDriveLetter, pressKeysAtStart, rewriteBootCommand } from './write-scripts';

const NOTHING_TO_DO: ChangeEdits = { edits: [] };

/** What a template can't say. */
const NO_SETTING = (what: string) => (): ChangeEdits => ({ cannot: `Packer has no setting for ${what}` });

export const WRITERS: ChangeWriters = {
  'set-generation': setGeneration,
  // Packer puts every drive on SCSI itself as soon as the machine is Generation 2.
  'move-drive-to-scsi': () => NOTHING_TO_DO,
  'use-vhdx': useVhdx,
  'use-gpt': NO_SETTING('the partitions of a disk'),
  'remove-drive': (machine, { drive }) => {
    const node = nodeOf(drive.node);
    const images = propertiesOf(bodyOf(machine.node)).get('secondary_iso_images');
    return node.parent?.kind === 'list' && node.parent.parent === images
      ? { edits: [{ kind: 'remove', item: node }] }
      : { cannot: 'Packer gives every machine this drive' };
  },
  'remove-floppy-drive': removeFloppy,
  'replace-floppy-files-by-disc': replaceFloppyFilesByDisc,
  'make-adapter-synthetic': machine => ({ edits: removeAll(bodyOf(machine.node), 'use_legacy_network_adapter') }),
  'set-firmware-uefi': NO_SETTING('the firmware: it follows from the generation'),
  'replace-boot-order': replaceBootOrder,
  'remove-numlock': NO_SETTING('NumLock'),
  'set-secure-boot': setSecureBoot,
  'set-tpm': (machine, { enabled }) => ({
    edits: setFlag(bodyOf(machine.node), 'enable_tpm', machine.security.tpm, enabled),
  }),
  'set-configuration-version': setConfigurationVersion,
  'turn-off-older-os-compatibility': NO_SETTING('the processor features of older systems'),
  'rewrite-boot-command': rewriteBootCommand,
  'press-keys-at-start': pressKeysAtStart,
  'change-drive-letter': changeDriveLetter,
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
    return { edits: [replace(nodeOf(generation.node), generation.node.kind === 'number' ? 2 : '2')] };
  }
  const property = propertiesOf(bodyOf(machine.node)).get('generation');
  return {
    edits:
      property === undefined
        ? [add(bodyOf(machine.node), 'generation', 2, 'type')]
        : [replace(property.value, inSpellingOf(property.value, 2))],
  };
}

/** The same type where a number stands there now, as a number or as a text; a number in place of anything else. */
function inSpellingOf(node: Node, value: number): Value {
  return node.kind === 'text' && node.value !== '' && weakUint(node.value) !== undefined ? String(value) : value;
}

/** A disk that Packer makes is a .vhdx as soon as nothing asks for another; one that it copies is what it is. */
function useVhdx(machine: VirtualMachine, { drive }: ChangeOf<'use-vhdx'>): ChangeEdits {
  return drive.path === undefined
    ? { edits: removeAll(bodyOf(machine.node), 'use_fixed_vhd_format') }
    : { cannot: 'Packer copies the disk of iso_url: make a .vhdx of that file first (Convert-VHD), then name it' };
}

function replaceBootOrder(machine: VirtualMachine, change: ChangeOf<'replace-boot-order'>): ChangeEdits {
  const { parent } = nodeOf(change.order.node);
  if (parent?.kind !== 'member') {
    return NOTHING_TO_DO;
  }
  return parent.key.toLowerCase() === 'boot_order'
    ? { edits: keepPlacesOnScsi(bodyOf(machine.node), change.order) }
    : { edits: replaceFirstBootDevice(bodyOf(machine.node), parent, change) };
}

/** Of boot_order Packer reads places on SCSI only and drops all else (builder/hyperv/common/config.go). */
function keepPlacesOnScsi(object: Body, order: BootOrder): Edit[] {
  const goes = order.entries.filter(({ device }) => device.kind !== 'slot' || device.bus !== 'scsi');
  if (goes.length === order.entries.length) {
    return removeAll(object, 'boot_order');
  }
  return order.node.kind === 'list' ? goes.map(({ node }) => ({ kind: 'remove', item: nodeOf(node) })) : [];
}

function replaceFirstBootDevice(
  object: Body,
  property: Member,
  { order, targets }: ChangeOf<'replace-boot-order'>,
): Edit[] {
  const [entry] = order.entries;
  const device = entry?.device;
  // Nothing stands at a place on IDE in a machine whose drives Packer places; 0:0 is that of the disk it boots.
  const isBootDisk =
    device?.kind === 'slot' && device.bus === 'ide' && device.slot.number === 0 && device.slot.location === 0;
  const [target] = targets;
  const name = target === undefined ? (isBootDisk ? BOOT_DISK : undefined) : deviceFor(target);
  if (name === undefined) {
    return removeAll(object, 'first_boot_device');
  }
  const isThere = JSON.stringify(device) === JSON.stringify(bootDeviceOf(name));
  return isThere ? [] : [replace(property.value, name)];
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
  const node = bodyOf(machine.node);
  const edits = setFlag(node, 'enable_secure_boot', firmware.secureBoot, enabled);
  const written = propertiesOf(node).get('secure_boot_template');
  const current = firmware.secureBootTemplate === undefined ? DEFAULT_TEMPLATE : known(firmware.secureBootTemplate);
  if (!enabled || template === undefined || current?.toLowerCase() === template.toLowerCase()) {
    return { edits };
  }
  return {
    edits: [
      ...edits,
      written === undefined
        ? add(node, 'secure_boot_template', template, 'enable_secure_boot')
        : replace(written.value, template),
    ],
  };
}

/** Packer hands the version to New-VM as a text. One by a variable becomes the builder's own. */
function setConfigurationVersion({ node }: VirtualMachine, { to }: ChangeOf<'set-configuration-version'>): ChangeEdits {
  const property = propertiesOf(bodyOf(node)).get('configuration_version');
  return property === undefined ? NOTHING_TO_DO : { edits: [replace(property.value, to)] };
}

/** Sets a flag that is false where it is absent. A value by a variable becomes the builder's own. */
function setFlag(object: Body, name: string, field: Field<boolean> | undefined, enabled: boolean): Edit[] {
  const value = propertiesOf(object).get(name)?.value;
  if (value === undefined) {
    return enabled ? [add(object, name, true, 'generation')] : [];
  }
  if (known(field) === enabled) {
    return [];
  }
  const isText = value.kind === 'text' && value.value !== '' && weakBool(value.value) !== undefined;
  return [replace(value, isText ? String(enabled) : enabled)];
}

/** What a new key stands behind: its relative where that is written, else the generation, else the type. */
function add(object: Body, key: string, value: Value, relative: string): Edit {
  const properties = propertiesOf(object);
  const after = properties.get(relative) ?? properties.get('generation') ?? properties.get('type');
  return { kind: 'add', body: object, path: [key], value, ...(after && { after }) };
}

function replace(node: Node, value: Value): Edit {
  return { kind: 'replace', node, value };
}
