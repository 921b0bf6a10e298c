/** What each change of a machine is called: the verb first, as a menu or a list of steps has it. */
import { sentence, t, translated } from '../l10n';
import type { Change, ChangeKind, RemovedDevice } from '../machine/change';
import { slotText } from '../machine/devices';
import { hasSuccessor } from '../rules/start-device';

type Titles = {
  readonly [K in ChangeKind]: (change: Extract<Change, { kind: K }>) => string;
};

const TITLES: Titles = {
  'set-generation': () => t('Make the machine Generation 2'),
  'move-drive-to-scsi': ({ drive, to }) =>
    t(drive.kind === 'dvd' ? 'Move the DVD drive to {place}' : 'Move the disk to {place}', {
      place: slotText('scsi', to),
    }),
  'use-vhdx': ({ drive }) => t(drive.path === undefined ? 'Make the disk a .vhdx' : 'Rename the disk to .vhdx'),
  'use-gpt': () => t('Call the disk GPT'),
  'remove-drive': ({ drive }) => t(drive.kind === 'dvd' ? 'Remove the DVD drive' : 'Remove the disk'),
  'remove-floppy-drive': ({ floppyDrive }) =>
    t(floppyDrive.medium === undefined ? 'Remove the floppy drive' : 'Remove the floppy image'),
  'replace-floppy-files-by-disc': () => t('Put the floppy files on a disc'),
  'make-adapter-synthetic': () => t('Make the network adapter synthetic'),
  'set-firmware-uefi': () => t('Set the firmware to UEFI'),
  'replace-boot-order': ({ order, targets }) =>
    t(
      targets.length > 0 || hasSuccessor(order)
        ? 'Replace the start-up order by a boot order'
        : 'Remove the start-up order',
    ),
  'remove-numlock': () => t('Remove the NumLock setting'),
  'set-secure-boot': ({ enabled, template }) =>
    !enabled
      ? t('Turn Secure Boot off')
      : template === undefined
        ? t('Turn Secure Boot on')
        : t('Set Secure Boot to the template {template}', { template }),
  'set-tpm': ({ enabled }) => t(enabled ? 'Turn the TPM on' : 'Turn the TPM off'),
  'set-configuration-version': ({ to }) => t('Set the configuration version to {version}', { version: to }),
  'turn-off-older-os-compatibility': () => t('Give the guest all processor features'),
  'rewrite-boot-command': () => t('Rewrite the boot command'),
  'press-keys-at-start': () => t('Press a key when the installation disc asks for one'),
  'change-drive-letter': ({ letter }) => t('Change drive A: to {letter}:', { letter }),
  'lay-out-for-uefi': ({ file: { path: file }, copy }) =>
    copy === undefined
      ? t('Lay the disk out for UEFI in {file}', { file })
      : t('Lay the disk out for UEFI in {copy}, a copy of {file}', { copy: copy.to, file }),
  'change-drive-letter-beside': ({ file, letter, copy }) =>
    t('Change drive A: to {letter}: in {file}', { letter, file: copy?.to ?? file.path }),
  'remove-com-port': ({ comPort }) => t('Remove COM {number}', { number: comPort.number }),
  'remove-device': ({ what }) => translated(REMOVALS[what]),
};

/** A change in a few words. */
export function changeTitle(change: Change): string {
  const title = TITLES[change.kind] as (change: Change) => string;
  return title(change);
}

const REMOVALS: Readonly<Record<RemovedDevice, string>> = {
  'remotefx-adapter': sentence('Remove the RemoteFX adapter'),
  'key-storage-drive': sentence('Remove the key storage drive'),
  'ide-controller': sentence('Remove the IDE controller'),
  'dma-controller': sentence('Remove the DMA controller'),
  'i8042-controller': sentence('Remove the i8042 keyboard controller'),
  'ps2-keyboard': sentence('Remove the PS/2 keyboard'),
  'ps2-mouse': sentence('Remove the PS/2 mouse'),
  's3-video': sentence('Remove the S3 video'),
  'pci-bus': sentence('Remove the PCI bus'),
  pic: sentence('Remove the programmable interrupt controller (PIC)'),
  pit: sentence('Remove the programmable interval timer (PIT)'),
  'super-io': sentence('Remove the Super I/O device'),
};
