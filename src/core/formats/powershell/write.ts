/** Writers for every change, shared by the formats that write machines down as Hyper-V's PowerShell objects. */
import type { Edit, Value } from '../../languages/edit';
import { bodyOf, nodeOf } from '../../languages/ref';
import { type Body, isScalar, type Member, type Node } from '../../languages/tree';
import type { ChangeEdits, ChangeWriter, ChangeWriters } from '../../machine/change';
import type { Dialect } from './dialect';
import { propertiesOf } from './keys';
import { legacyProperty, readLegacy } from './read-adapters';
import { keyIn, keyStyleOf, likeCase, respellFlag, respellNumber } from './spelling';
import { readGeneration, respellGeneration, valueIn } from './values';
import { readAdapterType, wordOf } from './words';
import {
  floppyDriveRemover,
  moveDriveToScsi,
  removeDrive,
  removed,
  replacement,
  respelled,
  useGpt,
  useVhdx,
} from './write-drives';
import { removeNumLock, replaceBootOrder, secureBootSetter, setFirmwareUefi, tpmSetter } from './write-firmware';

/** Nobody types or runs anything in the guests of such a file. */
const NO_SCRIPTS: ChangeEdits = { cannot: 'The definition has no scripts' };

const NO_FILES_BESIDE: ChangeEdits = { cannot: 'The definition names no files that install a guest' };

export function writersFor(dialect: Dialect): ChangeWriters {
  return {
    'set-generation': setGeneration,
    'move-drive-to-scsi': moveDriveToScsi,
    'use-vhdx': useVhdx,
    'use-gpt': useGpt,
    'remove-drive': removeDrive,
    'remove-floppy-drive': floppyDriveRemover(dialect),
    'replace-floppy-files-by-disc': () => ({ cannot: 'The definition names no files for a floppy' }),
    'make-adapter-synthetic': makeAdapterSynthetic,
    'set-firmware-uefi': setFirmwareUefi,
    'replace-boot-order': replaceBootOrder,
    'remove-numlock': removeNumLock,
    'set-secure-boot': secureBootSetter(dialect),
    'set-tpm': tpmSetter(dialect),
    'set-configuration-version': setConfigurationVersion,
    'turn-off-older-os-compatibility': turnOffCompatibility,
    'rewrite-boot-command': () => NO_SCRIPTS,
    'press-keys-at-start': () => NO_SCRIPTS,
    'change-drive-letter': () => NO_SCRIPTS,
    'lay-out-for-uefi': () => NO_FILES_BESIDE,
    'change-drive-letter-beside': () => NO_FILES_BESIDE,
    'remove-com-port': (_machine, { comPort }) => ({ edits: removed(nodeOf(comPort.node)) }),
    'remove-device': (_machine, { device }) => ({ edits: removed(nodeOf(device.node)) }),
  };
}

/** The generation in the file's spelling: 1, "1", "Gen1" and "V1" become 2, "2", "Gen2" and "V2". */
const setGeneration: ChangeWriter<'set-generation'> = (machine, { at }): ChangeEdits => {
  if (at === 'variable') {
    return { cannot: 'The definition has no variables' };
  }
  const [first, ...others] = propertiesOf(bodyOf(machine.node), 'machine').spellings('Generation');
  if (first === undefined) {
    return addGeneration(bodyOf(machine.node));
  }
  const edits = generationEdits(first);
  return edits === undefined
    ? { cannot: 'The generation is an expression' }
    : { edits: [...edits, ...others.flatMap(other => generationEdits(other) ?? [])] };
};

function generationEdits(property: Member): Edit[] | undefined {
  const value = valueIn(property) ?? property.value;
  if (value.kind === 'body' || value.kind === 'list') {
    return replacement(value, 2);
  }
  const text = value.kind === 'text' && readGeneration(value) === undefined ? value.value.trim() : '';
  return text === '' ? respelled(value, spellGeneration) : undefined;
}

function spellGeneration(form: Node): Value {
  const text = form.kind === 'text' ? respellGeneration(form.value, 2) : undefined;
  return readGeneration(form) === 2 && isScalar(form) ? form.value : (text ?? respellNumber(form, 2));
}

/** As a text: a number would lose the zero of 8.0. */
const setConfigurationVersion: ChangeWriter<'set-configuration-version'> = ({ node }, { to }): ChangeEdits => {
  const properties = propertiesOf(bodyOf(node), 'machine').spellings('Version');
  return { edits: properties.flatMap(property => replacement(valueIn(property) ?? property.value, to)) };
};

function addGeneration(object: Body): ChangeEdits {
  const after = propertiesOf(object, 'machine').get('Name');
  const key = keyIn(keyStyleOf(object), 'Generation');
  return { edits: [{ kind: 'add', body: object, path: [key], value: 2, ...(after !== undefined && { after }) }] };
}

const turnOffCompatibility: ChangeWriter<'turn-off-older-os-compatibility'> = (
  _machine,
  { compatibility },
): ChangeEdits => {
  const node = compatibility.node && nodeOf(compatibility.node);
  return node === undefined
    ? { cannot: 'The compatibility is not written' }
    : { edits: respelled(nodeOf(node), form => respellFlag(form, false, 1)) };
};

/** MAC address, switch and VLAN stay: only what makes the adapter a legacy one changes. */
const makeAdapterSynthetic: ChangeWriter<'make-adapter-synthetic'> = (_machine, { adapter }): ChangeEdits => {
  const node = nodeOf(adapter.node);
  const value = node.kind === 'body' ? valueIn(legacyProperty(propertiesOf(node, 'adapter'))) : node;
  if (value === undefined) {
    return { edits: [] };
  }
  return readLegacy(value) === true
    ? { edits: respelled(value, spellSynthetic) }
    : { cannot: 'What kind of adapter this is, is an expression' };
};

function spellSynthetic(form: Node): Value {
  if (form.kind !== 'text' || wordOf(form, readAdapterType) !== 'legacy') {
    return respellFlag(form, false, 1);
  }
  const [word = ''] = /legacy|emulated/i.exec(form.value) ?? [];
  return form.value.replace(word, likeCase('Synthetic', word));
}
