/**
 * The boot loader of a Linux guest. Microsoft has no procedure for it outside of Azure; the checks are Azure's (AZUP),
 * the modules AZLIN's, the fall-back loader UBU's (note 11), the time-out LINBP's.
 */
import { SCSI_LOCATIONS, slotKey } from '../../machine/devices';
import { known } from '../../machine/field';
import type { RunbookContext } from '../context';
import { pathVariable } from '../drives';
import type { Step } from '../step';

/** None for other guests. */
export function linuxSteps(context: RunbookContext): Step[] {
  const { boot, method } = context;
  return method === 'linux' && boot?.source.kind === 'file'
    ? [installBootLoader(context, pathVariable(boot.source))]
    : [];
}

function installBootLoader(context: RunbookContext, path: string): Step {
  const image = context.parameters.add({
    name: 'RescueImagePath',
    type: 'string',
    comment:
      "An image that starts a rescue system by UEFI, such as the installation image of the guest's distribution.",
  });
  return {
    title: 'Install the boot loader for UEFI',
    comments: [
      "Microsoft has no procedure for this step. In the rescue system of the new machine, with the guest's disk, its root " +
        'and the new partition as lsblk names them (a root on LVM is /dev/GROUP/VOLUME, after vgchange -ay):',
      rescueCommands(context),
      'Compare /etc/fstab with the output of blkid: it has to name volumes by UUID or label, not by partition. Then ' +
        'leave the rescue system and shut the machine down.',
    ],
    checks: [`Test-There ${image} 'The image of the rescue system'`],
    commands: [
      '$new = Get-NewMachine',
      'Assert-Off $new',
      `$dvd = Get-VMDvdDrive -VM $new ${freePlace(context)}`,
      'if (-not $dvd) {',
      `    $dvd = Add-VMDvdDrive -VM $new ${freePlace(context)} -Path ${image} -Passthru`,
      '}',
      'try {',
      '    Set-VMFirmware -VM $new -FirstBootDevice $dvd',
      '    Start-Machine $new',
      "    Confirm-Done 'Is the boot loader installed, and the machine shut down again?'",
      '} finally {',
      '    Remove-VMDvdDrive -VMDvdDrive $dvd',
      '}',
      'Assert-Off (Get-NewMachine)',
      `Assert-Gpt ${path}`,
    ],
  };
}

/** A new machine has the controller 0, and 64 places on it are hardly ever taken. */
function freePlace({ drives }: RunbookContext): string {
  const taken = new Set(drives.map(({ slot }) => slotKey(slot)));
  let key = 0;
  while (taken.has(key)) {
    key += 1;
  }
  return `-ControllerNumber ${Math.floor(key / SCSI_LOCATIONS)} -ControllerLocation ${key % SCSI_LOCATIONS}`;
}

function rescueCommands({ boot, system, drives }: RunbookContext): string[] {
  // Of several disks a person has to find the one: the first would be another one's partitions.
  const disk = drives.filter(({ drive }) => drive.kind === 'disk').length > 1 ? '/dev/sdX' : '/dev/sda';
  const isGpt = known(boot?.drive.partitionStyle) === 'gpt';
  const signed = system?.secureBoot !== 'no';
  const { install, initramfs } = COMMANDS[packagingOf(system)](signed);
  return [
    `export disk=${disk} root=${disk}1 efi=${disk}9`,
    ...(isGpt ? [] : ['sgdisk --mbrtogpt $disk']),
    'sgdisk --new=9:0:+300M --typecode=9:ef00 $disk && partprobe $disk && mkfs.vfat -F 32 $efi',
    'mount $root /mnt && for d in dev proc sys run; do mount --rbind /$d /mnt/$d; done; chroot /mnt',
    '# What the guest has on volumes of their own, such as /boot, before anything is put there.',
    'mount -a -t nonfs,cifs; mkdir -p /boot/efi && mount $efi /boot/efi',
    'echo "UUID=$(blkid -s UUID -o value $efi) /boot/efi vfat umask=0077 0 1" >> /etc/fstab',
    ...install,
    ...initramfs,
    '# A new machine has no boot entry yet and starts the fall-back loader: a copy of the one that is there.',
    'vendor=$(ls /boot/efi/EFI | grep -vix boot | head -n 1)',
    'mkdir -p /boot/efi/EFI/BOOT && cp -rn /boot/efi/EFI/$vendor/. /boot/efi/EFI/BOOT',
    `cp /boot/efi/EFI/BOOT/${signed ? 'shimx64' : 'grubx64'}.efi /boot/efi/EFI/BOOT/BOOTX64.EFI`,
    '# Where the menu of GRUB passes too fast to be seen: GRUB_TIMEOUT=100000 in /etc/default/grub.',
    'blkid $disk; fdisk -l $disk | grep EFI   # shows PTTYPE="gpt" and the EFI System partition',
  ];
}

type Packaging = 'debian' | 'red-hat' | 'suse' | 'other';

function packagingOf(system: RunbookContext['system']): Packaging {
  const [, product] =
    /^(ubuntu|debian|rhel|centos|almalinux|rocky|oracle-linux|fedora|sles|opensuse)/.exec(system?.id ?? '') ?? [];
  switch (product) {
    case undefined:
      return 'other';
    case 'ubuntu':
    case 'debian':
      return 'debian';
    case 'sles':
    case 'opensuse':
      return 'suse';
    default:
      return 'red-hat';
  }
}

const DRACUT = ['dracut -f --regenerate-all --add-drivers "hv_vmbus hv_storvsc hv_netvsc"'];

const COMMANDS: Record<Packaging, (signed: boolean) => { install: string[]; initramfs: string[] }> = {
  debian: signed => ({
    install: [
      '# In place of grub-pc, whose next update would install it for a BIOS again.',
      `apt-get install -y grub-efi-amd64${signed ? ' grub-efi-amd64-signed shim-signed' : ''}`,
      'grub-install --target=x86_64-efi --efi-directory=/boot/efi && update-grub',
    ],
    initramfs: [
      "printf 'hv_vmbus\\nhv_storvsc\\nhv_netvsc\\n' >> /etc/initramfs-tools/modules && update-initramfs -u -k all",
    ],
  }),
  'red-hat': signed => ({
    install: [`yum install grub2-efi-x64${signed ? ' shim-x64' : ''} && grub2-mkconfig -o /etc/grub2-efi.cfg`],
    initramfs: DRACUT,
  }),
  suse: signed => ({
    install: [
      `zypper install grub2-x86_64-efi${signed ? ' shim' : ''} && grub2-mkconfig -o /boot/grub2/grub.cfg`,
      signed ? 'shim-install' : 'grub2-install --target=x86_64-efi --efi-directory=/boot/efi',
    ],
    initramfs: DRACUT,
  }),
  other: signed => ({
    install: [
      `# Install GRUB for x86_64-efi${signed ? ' and shim' : ''}, and its configuration, as the distribution does.`,
    ],
    initramfs: ['# Have hv_vmbus, hv_storvsc and hv_netvsc in the initramfs.'],
  }),
};
