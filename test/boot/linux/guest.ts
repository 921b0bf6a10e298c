/** Makes the disks: a Debian with its boot loader for a BIOS, and a rescue system. As root, with loop devices. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RescueCommands } from './commands';
import type { Layout, Volume } from './layouts';

const run = promisify(execFile);

/** The kernel for clouds has the drivers of this rig and few others, so that an initramfs is made in less time. */
const PACKAGES = [
  ...['linux-image-cloud-amd64', 'systemd-sysv', 'udev', 'initramfs-tools', 'gdisk', 'dosfstools', 'parted'],
  ...['e2fsprogs', 'mount', 'fdisk', 'mokutil', 'lvm2', 'zstd'],
];

/** The rest of the initramfs is its compression and the drivers of other machines: a quarter of an hour where all is emulated. */
const SMALL_INITRAMFS =
  's/^MODULES=.*/MODULES=dep/; s/^COMPRESS=.*/COMPRESS=zstd/; s/^# *COMPRESSLEVEL=.*/COMPRESSLEVEL=1/';

/** Says what has become of the guest, and ends. */
const REPORT = `[Unit]
Description=Report to the serial port
After=multi-user.target
[Service]
Type=oneshot
StandardOutput=tty
TTYPath=/dev/ttyS0
ExecStart=/bin/sh -c 'echo "REPORT state $(systemctl is-system-running)"; mokutil --sb-state; findmnt -rno TARGET,FSTYPE / ; findmnt -rno TARGET,FSTYPE /boot/efi; swapon --noheadings --show=TYPE | sed s/^/swap-/; systemctl --failed --no-legend --plain; blkid -s PTTYPE -o value /dev/sda; echo REPORT end; systemctl poweroff'
[Install]
WantedBy=multi-user.target
`;

const shell = async (script: string): Promise<string> => {
  const { stdout } = await run('bash', ['-ec', script], { maxBuffer: 1 << 26 });
  return stdout;
};

/** The guest's files, made once: with GRUB for a BIOS, and the packages for UEFI fetched, as the rescue has no network. */
export async function makeSystem(folder: string): Promise<string> {
  const system = join(folder, 'system');
  if (existsSync(system)) {
    return system;
  }
  const draft = join(folder, 'draft');
  await rm(draft, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run('debootstrap', ['--variant=minbase', `--include=${PACKAGES.join(',')}`, 'bookworm', draft]);
  await writeFile(join(draft, 'etc/systemd/system/report.service'), REPORT);
  await shell(`
    export DEBIAN_FRONTEND=noninteractive
    mount -t proc proc ${draft}/proc
    trap 'umount ${draft}/proc' EXIT
    echo 'grub-pc grub-pc/install_devices_empty boolean true' | chroot ${draft} debconf-set-selections
    chroot ${draft} apt-get install -qy --no-install-recommends grub-pc
    chroot ${draft} apt-get install -qyd grub-efi-amd64 grub-efi-amd64-signed shim-signed
    chroot ${draft} systemctl enable report.service
    sed -i 's/^GRUB_CMDLINE_LINUX=.*/GRUB_CMDLINE_LINUX="console=ttyS0"/; s/^GRUB_TIMEOUT=.*/GRUB_TIMEOUT=0/' ${draft}/etc/default/grub
    sed -i '${SMALL_INITRAMFS}' ${draft}/etc/initramfs-tools/initramfs.conf
    echo force-unsafe-io > ${draft}/etc/dpkg/dpkg.cfg.d/unsafe-io
    echo guest > ${draft}/etc/hostname`);
  await rename(draft, system);
  return system;
}

const bytes = (sectors: number): number => sectors * 512;
const at = (image: string, { start, size }: Pick<Volume, 'start' | 'size'>): string =>
  `$(losetup --find --show --offset ${bytes(start)} --sizelimit ${bytes(size)} ${image})`;
/** Without the device mapper, which a container has not: what is written is the same. */
const LVM = `--config 'global{activation=0} devices{use_devicesfile=0}'`;

/** An installed disk, larger by what the runbook adds to it. */
export async function makeDisk(layout: Layout, system: string, folder: string): Promise<string> {
  const image = join(folder, 'guest.img');
  const mounted = join(folder, 'mounted');
  const volumes = layout.volumes.filter(({ at: place }) => place !== 'swap');
  const ordered = volumes.toSorted((a, b) => a.at.length - b.at.length);
  const swap = layout.volumes.find(({ at: place }) => place === 'swap');
  await mkdir(mounted, { recursive: true });
  await shell(`
    rm -f ${image}; truncate --size ${bytes(layout.sectors)} ${image}
    printf '%s\\n' ${layout.table.map(line => `'${line}'`).join(' ')} | sfdisk --quiet --label dos ${image}
    loops=
    trap 'umount --recursive ${mounted} || true; for l in $loops; do losetup --detach $l; done' EXIT
    ${
      layout.lvm === undefined
        ? ''
        : `group=${at(image, layout.lvm)}; loops="$loops $group"
    pvcreate ${LVM} --quiet $group; vgcreate ${LVM} --quiet guest $group
    lvcreate ${LVM} --zero n --wipesignatures n --quiet --name root --extents 550 guest
    lvcreate ${LVM} --zero n --wipesignatures n --quiet --name swap --extents 16 guest`
    }
    : > ${folder}/fstab
    ${ordered
      .map(
        volume => `device=${at(image, volume)}; loops="$loops $device"; mkfs.ext4 -q $device
    echo "UUID=$(blkid -p -s UUID -o value $device) ${volume.at} ext4 defaults 0 1" >> ${folder}/fstab
    mkdir -p ${mounted}${volume.at}; mount $device ${mounted}${volume.at}`,
      )
      .join('\n    ')}
    ${
      swap === undefined
        ? ''
        : `device=${at(image, swap)}; loops="$loops $device"; mkswap -q $device
    echo "UUID=$(blkid -p -s UUID -o value $device) none swap sw 0 0" >> ${folder}/fstab`
    }
    cp -a ${system}/. ${mounted}/; cp ${folder}/fstab ${mounted}/etc/fstab
    sync; umount --recursive ${mounted}
    truncate --size +512M ${image}`);
  return image;
}

/** A system that runs commands and ends; what they print goes to the serial port. */
export async function makeRescue({ outside, inside }: RescueCommands, system: string, folder: string): Promise<string> {
  const image = join(folder, 'rescue.img');
  const files = join(folder, 'files');
  await mkdir(files, { recursive: true });
  const each = (commands: readonly string[]): string => commands.map(command => `${command}\n`).join('');
  await writeFile(
    join(files, 'rescue'),
    `#!/bin/bash
export PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive TERM=dumb LC_ALL=C
mount -t proc proc /proc; mount -t sysfs sysfs /sys; mount -t tmpfs tmpfs /run; mount -t devtmpfs devtmpfs /dev 2>/dev/null
mount -t efivarfs efivarfs /sys/firmware/efi/efivars
mkdir -p /dev/pts; mount -t devpts devpts /dev/pts
/lib/systemd/systemd-udevd --daemon; udevadm trigger --action=add; udevadm settle
. /outside && cp /inside /mnt/inside && chroot /mnt bash /inside < /dev/null
echo "RESCUE exit $?"
rm -f /mnt/inside; sync; umount --recursive /mnt; sync
echo o > /proc/sysrq-trigger
sleep 60
`,
    { mode: 0o755 },
  );
  await writeFile(join(files, 'outside'), `set -ex\n${each(outside)}set +e\n`);
  // As root, bash takes no PS4 from its environment.
  await writeFile(join(files, 'inside'), `PS4='+ $SECONDS s: '\nset -ex\n${each(inside)}`);
  await shell(`
    rm -f ${image}; truncate --size 1800M ${image}; mkfs.ext4 -q -F -d ${system} ${image}
    for f in rescue outside inside; do debugfs -w -R "write ${files}/$f $f" ${image} 2>/dev/null; done
    debugfs -w -R 'set_inode_field rescue mode 0100755' ${image} 2>/dev/null`);
  return image;
}
