/** What each change of a machine is called on the menu: the verb first. */
import type { Change, ChangeKind } from '../core/machine/change';
import { slotText } from '../core/machine/devices';
import { type Drive, EMULATED_DEVICES, type VirtualMachine } from '../core/machine/machine';
import type { Fix } from '../core/rules/rule';
import { losses } from './text';

type Titles = {
  readonly [K in ChangeKind]: (change: Extract<Change, { kind: K }>, machine: VirtualMachine) => string;
};

const TITLES: Titles = {
  'set-generation': () => 'Make the machine Generation 2',
  'move-drive-to-scsi': ({ drive, to }) => `Move ${theDrive(drive)} to ${slotText('scsi', to)}`,
  'use-vhdx': () => 'Rename the disk to .vhdx',
  'remove-drive': ({ drive }) => `Remove ${theDrive(drive)}`,
  'remove-floppy-drive': ({ floppyDrive }) =>
    floppyDrive.medium === undefined ? 'Remove the floppy drive' : 'Remove the floppy image',
  'replace-floppy-files-by-disc': () => 'Put the floppy files on a disc',
  'make-adapter-synthetic': () => 'Make the network adapter synthetic',
  'set-firmware-uefi': () => 'Set the firmware to UEFI',
  'replace-boot-order': () => 'Replace the start-up order by a boot order',
  'remove-numlock': () => 'Remove the NumLock setting',
  'set-secure-boot': ({ enabled, template }) =>
    !enabled
      ? 'Turn Secure Boot off'
      : template === undefined
        ? 'Turn Secure Boot on'
        : `Set Secure Boot to the template ${template}`,
  'set-tpm': ({ enabled }) => `Turn the TPM ${enabled ? 'on' : 'off'}`,
  'remove-com-port': ({ comPort }) => `Remove COM ${comPort.number}`,
  'remove-device': ({ device }, machine) => `Remove ${theDevice(device, machine)}`,
};

/** A fix in a few words: what it does, and what it loses. */
export function fixTitle(fix: Fix, machine: VirtualMachine): string {
  const [first = 'Fix this', ...others] = fix.changes.map(change => changeTitle(change, machine));
  const rest = others.map(title => ` and ${title.charAt(0).toLowerCase()}${title.slice(1)}`).join('');
  return `${first}${rest}${fix.lost === undefined ? '' : losses([fix.lost])}`;
}

function changeTitle(change: Change, machine: VirtualMachine): string {
  const title = TITLES[change.kind] as (change: Change, machine: VirtualMachine) => string;
  return title(change, machine);
}

function theDrive({ kind }: Drive): string {
  return kind === 'dvd' ? 'the DVD drive' : 'the disk';
}

function theDevice(device: Extract<Change, { kind: 'remove-device' }>['device'], machine: VirtualMachine): string {
  if ('kind' in device) {
    return `the ${EMULATED_DEVICES[device.kind]}`;
  }
  if (device === machine.remoteFxAdapter) {
    return 'the RemoteFX adapter';
  }
  return device === machine.keyStorageDrive ? 'the key storage drive' : 'the device';
}
