/** Writers for every change, shared by the formats that write machines down as Hyper-V's PowerShell objects. */
import { bodyOf, nodeOf } from '../../languages/ref';
import type { Body } from '../../languages/tree';
import type { ChangeEdits, ChangeWriter, ChangeWriters } from '../../machine/change';
import type { Dialect } from './dialect';
import { propertiesOf } from './keys';
import { legacyProperty } from './read-adapters';
import { keyIn, keyStyleOf, likeCase, respellFlag, respellNumber } from './spelling';
import { isUnresolved, readFlag, readGeneration, respellGeneration } from './values';
import { readAdapterType, wordOf } from './words';
import {
  floppyDriveRemover,
  moveDriveToScsi,
  removal,
  removeDrive,
  replacement,
  useGpt,
  useVhdx,
} from './write-drives';
import { removeNumLock, replaceBootOrder, secureBootSetter, setFirmwareUefi, tpmSetter } from './write-firmware';

/** Nobody types or runs anything in the guests of such a file. */
const NO_SCRIPTS: ChangeEdits = { cannot: 'The definition has no scripts' };

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
    'remove-com-port': (_machine, { comPort }) => ({ edits: removal(nodeOf(comPort.node)) }),
    'remove-device': (_machine, { device }) => ({ edits: removal(nodeOf(device.node)) }),
  };
}

/** The generation in the file's spelling: 1, "1", "Gen1" and "V1" become 2, "2", "Gen2" and "V2". */
const setGeneration: ChangeWriter<'set-generation'> = (machine, { at }): ChangeEdits => {
  if (at === 'variable') {
    return { cannot: 'The definition has no variables' };
  }
  const property = propertiesOf(bodyOf(machine.node), 'machine').get('Generation');
  if (property === undefined) {
    return addGeneration(bodyOf(machine.node));
  }
  const { value } = property;
  if (readGeneration(value) === 2) {
    return { edits: [] };
  }
  if (value.kind !== 'text') {
    return { edits: replacement(value, 2) };
  }
  const respelled = respellGeneration(value.value, 2);
  if (respelled === undefined && (isUnresolved(value.value) || value.value.trim() !== '')) {
    return { cannot: 'The generation is an expression' };
  }
  return { edits: replacement(value, respelled ?? respellNumber(value, 2)) };
};

/** As a text: a number would lose the zero of 8.0. */
const setConfigurationVersion: ChangeWriter<'set-configuration-version'> = ({ node }, { to }): ChangeEdits => {
  const property = propertiesOf(bodyOf(node), 'machine').get('Version');
  return { edits: property === undefined ? [] : replacement(property.value, to) };
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
    : { edits: replacement(node, respellFlag(node, false)) };
};

/** MAC address, switch and VLAN stay: only what makes the adapter a legacy one changes. */
const makeAdapterSynthetic: ChangeWriter<'make-adapter-synthetic'> = (_machine, { adapter }): ChangeEdits => {
  const node = nodeOf(adapter.node);
  const value = node.kind === 'body' ? legacyProperty(propertiesOf(node, 'adapter'))?.value : node;
  if (value === undefined) {
    return { edits: [] };
  }
  if (wordOf(value, readAdapterType) === 'legacy' && value.kind === 'text') {
    const [word = ''] = /legacy|emulated/i.exec(value.value) ?? [];
    return { edits: replacement(value, value.value.replace(word, likeCase('Synthetic', word))) };
  }
  return readFlag(value) === true
    ? { edits: replacement(value, respellFlag(value, false)) }
    : { cannot: 'What kind of adapter this is, is an expression' };
};
