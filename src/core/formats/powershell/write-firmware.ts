/** The edits that give a machine UEFI in place of BIOS: its boot order, Secure Boot and TPM. */
import type { Edit, Value } from '../../languages/edit';
import { bodyOf, nodeOf } from '../../languages/ref';
import type { Body, List, Member, Node } from '../../languages/tree';
import type { BootTarget, ChangeEdits, ChangeWriter } from '../../machine/change';
import { known } from '../../machine/field';
import type { SecureBootTemplate } from '../../machine/guests/catalogue';
import type { BootOrder, VirtualMachine } from '../../machine/machine';
import { memberOf } from './context';
import type { Dialect } from './dialect';
import { respellTemplate, TEMPLATE_IDS } from './enums';
import { secureBootReader } from './read-firmware';
import { findSetting, type Settings, settingsNamed, settingsOf } from './settings';
import { keyIn, keyStyleOf, likeCase, respellFlag } from './spelling';
import { isUnresolved, readBoolean, type readFlag, readOnOffState, valueIn } from './values';
import { countOf } from './wrapped';
import { removal, replacement, respelled } from './write-drives';

export const setFirmwareUefi: ChangeWriter<'set-firmware-uefi'> = (_machine, { firmware }): ChangeEdits => {
  const node = firmware.node && nodeOf(firmware.node);
  return node?.kind === 'text'
    ? { edits: replacement(node, likeCase('Uefi', node.value)) }
    : { cannot: 'The firmware is not written as a word' };
};

/**
 * A start-up order goes with the BIOS it is of, and NumLock with it, which is nothing without BIOS; its successor is a
 * boot order of the firmware. An order that both firmwares read, or that stands where UEFI's does, changes in place.
 */
export const replaceBootOrder: ChangeWriter<'replace-boot-order'> = (machine, { order, targets }) => {
  const settings = settingsOf(bodyOf(machine.node));
  const node = nodeOf(order.node);
  const property = memberOf(node);
  if (property.kind !== 'member') {
    return { cannot: 'The boot order is not a property' };
  }
  if (order.single !== undefined) {
    return { edits: replacedDevice(order, order.single, targets) };
  }
  const inPlace = property === findSetting(settings, 'BootOrder');
  if (inPlace && targets.length > 0) {
    return {
      edits: node.kind === 'list' ? orderInPlace(order, node, targets) : [oneInPlace(order, targets)],
    };
  }
  const removed = inPlace
    ? settingsNamed(settings, 'BootOrder').flatMap(({ value }) => removal(value))
    : biosRemoval(settings, 'StartupOrder', goesWithOrder(machine));
  const hasOrder = inPlace || targets.length === 0 || findSetting(settings, 'BootOrder') !== undefined;
  const texts = targets.map(targetText);
  return { edits: [...removed, ...(hasOrder ? [] : addSetting(settings, 'Firmware', [['BootOrder', texts]]))] };
};

/** The one device of New-VM's BootDevice, in its words; the setting goes with a device that has no successor. */
function replacedDevice(
  { node }: BootOrder,
  { disk, network }: NonNullable<BootOrder['single']>,
  [target]: readonly BootTarget[],
): Edit[] {
  if (target === undefined) {
    return removal(nodeOf(node));
  }
  return replacement(nodeOf(node), target.kind === 'network' ? network : target.drive.kind === 'dvd' ? 'CD' : disk);
}

/** As our format and Packer write the devices of a boot order: a place where one is known, else the kind of device. */
function targetText(target: BootTarget): string {
  if (target.kind === 'network') {
    return 'NetworkAdapter';
  }
  const { drive, slot } = target;
  if (slot !== undefined) {
    return `SCSI:${slot.number}:${slot.location}`;
  }
  return drive.kind === 'dvd' ? 'DvdDrive' : 'HardDiskDrive';
}

/** The same list with other entries: line by line, so that comments and layout stay. */
function orderInPlace(order: BootOrder, array: List, targets: readonly BootTarget[]): Edit[] {
  const texts = targets.map(target => inCaseOf(order, targetText(target)));
  const count = countOf(array);
  return [
    ...array.elements.flatMap((element, index): Edit[] => {
      const text = texts[index];
      return text === undefined ? [{ kind: 'remove', item: element }] : replacement(element, text);
    }),
    ...(texts.length > array.elements.length
      ? [{ kind: 'append', list: array, values: texts.slice(array.elements.length) } as const]
      : []),
    ...(count === undefined ? [] : replacement(count.value, texts.length)),
  ];
}

function oneInPlace(order: BootOrder, [first]: readonly BootTarget[]): Edit {
  return {
    kind: 'replace',
    node: nodeOf(order.node),
    value: first === undefined ? null : inCaseOf(order, targetText(first)),
  };
}

/** In small letters where all words of the order are. */
function inCaseOf({ entries }: BootOrder, text: string): string {
  const words = entries.map(entry => nodeOf(entry.node)).map(node => (node.kind === 'text' ? node.value : 'A'));
  return words.length > 0 && words.every(word => word === word.toLowerCase()) ? text.toLowerCase() : text;
}

export const removeNumLock: ChangeWriter<'remove-numlock'> = (machine, { numLock: { node } }) => {
  const property = node === undefined ? undefined : memberOf(nodeOf(node));
  return property?.kind === 'member'
    ? { edits: biosRemoval(settingsOf(bodyOf(machine.node)), 'NumLockEnabled', ['NumLockEnabled']) }
    : { cannot: 'NumLock is not written as a property' };
};

/** A repair may be asked for that loses nothing: NumLock that is on goes with its own change. */
function goesWithOrder({ firmware, generation }: VirtualMachine): readonly BiosSetting[] {
  const isLoss = known(generation) === 2 && firmware.numLock !== undefined && known(firmware.numLock) !== false;
  return isLoss ? ['StartupOrder'] : ['StartupOrder', 'NumLockEnabled'];
}

type BiosSetting = 'StartupOrder' | 'NumLockEnabled';

/**
 * Takes a BIOS setting out wherever it stands, and the BIOS object with it where nothing but the settings that go would
 * remain.
 */
function biosRemoval(settings: Settings, name: BiosSetting, going: readonly BiosSetting[]): Edit[] {
  const { bios } = settings;
  return settingsNamed(settings, name).flatMap(property => {
    if (bios === undefined || property.parent !== bios.object) {
      return removal(property.value);
    }
    const goes = new Set(going.flatMap(each => bios.properties.spellings(each).map(({ key }) => key)));
    const isEmptied = bios.object.members.every(({ key }) => goes.has(key));
    return removal(isEmptied ? bios.object : property.value);
  });
}

/** Secure Boot and its template, where the file has them or can have them. */
export function secureBootSetter(dialect: Dialect): ChangeWriter<'set-secure-boot'> {
  return (machine, { enabled, template }) => {
    const settings = settingsOf(bodyOf(machine.node));
    const flags = settingsNamed(settings, 'SecureBoot');
    const [flag] = flags;
    const fresh = newFlag(settings, enabled);
    const flagEdits = allFlags(flags, property =>
      flagEdit(property, enabled, fresh, secureBootReader(dialect, property)),
    );
    const named = template === undefined ? [] : settingsNamed(settings, 'SecureBootTemplate');
    const missing: [string, Value][] = [
      ...(flag === undefined ? [['SecureBoot', fresh] as [string, Value]] : []),
      ...(template !== undefined && named.length === 0 ? [['SecureBootTemplate', template] as [string, Value]] : []),
    ];
    if (flagEdits === undefined) {
      return { cannot: 'Secure Boot is an expression' };
    }
    if (missing.length > 0 && dialect.cannotAdd !== undefined && !hasFirmwareSettings(settings)) {
      return { cannot: dialect.cannotAdd.firmware };
    }
    return {
      edits: [
        ...flagEdits,
        ...(template === undefined ? [] : named.flatMap(each => templateEdits(each, template))),
        ...addSetting(settings, 'Firmware', missing, flag),
      ],
    };
  };
}

/** In the words of the one that is written: a template may stand there by its name and by its id. */
function templateEdits(property: Member, template: SecureBootTemplate): Edit[] {
  const value = valueIn(property) ?? property.value;
  const isEmptyId = /id$/i.test(property.key) && (value.kind !== 'text' || value.value === '');
  return respelled(value, form => (isEmptyId ? TEMPLATE_IDS[template] : respellTemplate(form, template)));
}

export function tpmSetter(dialect: Dialect): ChangeWriter<'set-tpm'> {
  return (machine, { enabled }): ChangeEdits => {
    const settings = settingsOf(bodyOf(machine.node));
    const flags = settingsNamed(settings, 'TpmEnabled');
    const [tpm] = flags;
    const edits = allFlags(flags, property => flagEdit(property, enabled, enabled, readBoolean));
    if (edits === undefined) {
      return { cannot: 'The TPM is an expression' };
    }
    if (tpm === undefined && dialect.cannotAdd !== undefined && settings.security === undefined) {
      return { cannot: dialect.cannotAdd.security };
    }
    return { edits: tpm === undefined ? addSetting(settings, 'Security', [['TpmEnabled', enabled]]) : edits };
  };
}

/**
 * A written flag with another value, in its own words; `fresh` where what is written has none. Undefined where it is an
 * expression.
 */
function flagEdit(property: Member, flag: boolean, fresh: Value, read: typeof readFlag): Edit[] | undefined {
  const value = valueIn(property) ?? property.value;
  if (value.kind === 'text' && isUnresolved(value.value)) {
    return undefined;
  }
  if (read(value) === flag) {
    return [];
  }
  const isOn = read === readOnOffState ? 0 : 1;
  return respelled(value, form => (read(form) === undefined ? fresh : respellFlag(form, flag, isOn)));
}

/** The edits of all properties that hold a flag; undefined where the one that counts is an expression. */
function allFlags(
  properties: readonly Member[],
  editsOf: (property: Member) => Edit[] | undefined,
): Edit[] | undefined {
  const edits = properties.map(editsOf);
  return edits.length > 0 && edits[0] === undefined ? undefined : edits.flatMap(each => each ?? []);
}

/** Hyper-V's own objects say On and Off; files in other spellings have flags. */
function newFlag({ node }: Settings, flag: boolean): Value {
  return keyStyleOf(node) === 'pascal' ? (flag ? 'On' : 'Off') : flag;
}

const FLAT_FIRMWARE = ['SecureBoot', 'SecureBootTemplate', 'BootOrder'] as const;

function hasFirmwareSettings({ firmware, machine }: Settings): boolean {
  return firmware !== undefined || FLAT_FIRMWARE.some(name => machine.has(name));
}

/**
 * Adds settings: to the object that is made for them, or to the machine itself where it has its settings there or where
 * the object's name is taken by a word ("firmware": "BIOS"); else in a new object, behind what it belongs to.
 */
function addSetting(
  settings: Settings,
  group: 'Firmware' | 'Security',
  values: readonly (readonly [string, Value])[],
  beside?: Member,
): Edit[] {
  const { node, machine, bios } = settings;
  const existing = group === 'Firmware' ? settings.firmware?.object : settings.security?.object;
  const isFlat =
    valueIn(machine.get(group)) !== undefined ||
    [...FLAT_FIRMWARE, 'TpmEnabled' as const].some(name => machine.has(name));
  const style = keyStyleOf(node);
  const anchor = bios?.object ?? valueIn(machine.get('Generation')) ?? valueIn(machine.get('Name'));
  const add = (object: Body, path: [string, ...string[]], value: Value, after?: Member): Edit => ({
    kind: 'add',
    body: object,
    path,
    value,
    ...(after !== undefined && after.parent === object && { after }),
  });
  return values.map(([name, value]) => {
    if (existing !== undefined) {
      const keyStyle = existing.members.length === 0 ? style : keyStyleOf(existing);
      return add(existing, [keyIn(keyStyle, name)], value, beside);
    }
    const after = propertyOf(anchor);
    return isFlat
      ? add(node, [keyIn(style, name)], value, beside ?? after)
      : add(node, [keyIn(style, group), keyIn(style, name)], value, after);
  });
}

function propertyOf(node: Node | undefined): Member | undefined {
  return node?.parent?.kind === 'member' ? node.parent : undefined;
}
