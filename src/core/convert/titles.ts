/** What each change of a machine is called: the verb first, as a menu or a list of steps has it. */
import type { Change, ChangeKind } from '../machine/change';
import { slotText } from '../machine/devices';
import { type Drive, EMULATED_DEVICES, type VirtualMachine } from '../machine/machine';

type Titles = {
  readonly [K in ChangeKind]: (change: Extract<Change, { kind: K }>, machine: VirtualMachine) => string;
};

const TITLES: Titles = {
  'set-generation': () => 'Make the machine Generation 2',
  'move-drive-to-scsi': ({ drive, to }) => `Move ${theDrive(drive)} to ${slotText('scsi', to)}`,
  'use-vhdx': ({ drive }) => (drive.path === undefined ? 'Make the disk a .vhdx' : 'Rename the disk to .vhdx'),
  'use-gpt': () => 'Call the disk GPT',
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
  'set-configuration-version': ({ to }) => `Set the configuration version to ${to}`,
  'turn-off-older-os-compatibility': () => 'Give the guest all processor features',
  'rewrite-boot-command': () => 'Rewrite the boot command',
  'press-keys-at-start': () => 'Press a key when the installation disc asks for one',
  'change-drive-letter': ({ letter }) => `Change drive A: to ${letter}:`,
  'remove-com-port': ({ comPort }) => `Remove COM ${comPort.number}`,
  'remove-device': ({ device }, machine) => `Remove ${theDevice(device, machine)}`,
};

/** A change in a few words. */
export function changeTitle(change: Change, machine: VirtualMachine): string {
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
