/** Makes an installation disc as distributions do: isolinux for BIOS, GRUB for UEFI, both starting the same kernel. */
import { execFile } from 'node:child_process';
import { copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const SYSLINUX = '/usr/lib/syslinux/modules/bios';
export const ISOLINUX = '/usr/lib/ISOLINUX/isolinux.bin';
export const KERNEL = '/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64/linux';
export const SYSLINUX_MODULES = ['ldlinux', 'libcom32', 'libutil', 'menu', 'vesamenu'].map(name =>
  join(SYSLINUX, `${name}.c32`),
);
/** Modules that a distribution's GRUB has built in. */
const GRUB_MODULES =
  'iso9660 part_gpt part_msdos fat linux normal configfile search search_label all_video gfxterm test echo serial terminal';

/** What both boot loaders print to the serial port when their menu is due. */
export const MENU_MARK = 'The menu is due.';
const ISOLINUX_MARK = `serial 0 115200\nmenu title ${MENU_MARK}\n`;
const GRUB_MARK = [
  'serial --unit=0 --speed=115200',
  'terminal_output --append serial',
  `echo '${MENU_MARK}'`,
  'terminal_output --remove serial',
  '',
].join('\n');

export interface Medium {
  /** The volume's label. */
  readonly label: string;
  /** isolinux.cfg. */
  readonly isolinux: string;
  /** boot/grub/grub.cfg. */
  readonly grub: string;
  /** Where the kernel stands, each path from the root of the disc. */
  readonly kernels: readonly string[];
  readonly initrds: readonly string[];
}

/** Builds the disc in a folder; gives its path. */
export async function buildIso(medium: Medium, folder: string): Promise<string> {
  const root = join(folder, 'disc');
  const put = async (path: string, from: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await copyFile(from, join(root, path));
  };
  const [kernel = '', ...copies] = medium.kernels;
  await put(kernel, KERNEL);
  for (const path of copies) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await link(join(root, kernel), join(root, path));
  }
  // The kernel prints its command line before it unpacks this; boot loaders read any file.
  const initrd = join(folder, 'initrd.gz');
  await writeFile(initrd, Buffer.alloc(64 * 1024, 'initrd'));
  for (const path of medium.initrds) {
    await put(path, initrd);
  }
  await put('isolinux/isolinux.bin', ISOLINUX);
  for (const path of SYSLINUX_MODULES) {
    await put(`isolinux/${path.slice(SYSLINUX.length + 1)}`, path);
  }
  await writeFile(join(root, 'isolinux/isolinux.cfg'), ISOLINUX_MARK + medium.isolinux);
  const efiImage = await buildEfiImage(medium.grub, folder);
  await put('boot/efi.img', efiImage);
  const iso = join(folder, 'disc.iso');
  await run('xorriso', [
    ...['-as', 'mkisofs', '-quiet', '-o', iso, '-V', medium.label, '-R', '-J'],
    ...['-b', 'isolinux/isolinux.bin', '-c', 'isolinux/boot.cat', '-no-emul-boot', '-boot-load-size', '4'],
    ...['-boot-info-table', '-eltorito-alt-boot', '-e', 'boot/efi.img', '-no-emul-boot', root],
  ]);
  return iso;
}

/** The FAT image from which UEFI starts GRUB. */
async function buildEfiImage(config: string, folder: string): Promise<string> {
  const menu = join(folder, 'grub.cfg');
  // A stand-alone GRUB's root is its own memory disc: the kernel stands on the one that was started.
  await writeFile(menu, `search --no-floppy --set=root --file /boot/efi.img\n${config}\n${GRUB_MARK}`);
  const loader = join(folder, 'BOOTX64.EFI');
  await run('grub-mkstandalone', [
    ...['--format=x86_64-efi', `--output=${loader}`, `--install-modules=${GRUB_MODULES}`],
    ...['--locales=', '--fonts=', '--themes=', `boot/grub/grub.cfg=${menu}`],
  ]);
  const image = join(folder, 'efi.img');
  await run('mkfs.vfat', ['-C', image, String(24 * 1024)]);
  await run('mmd', ['-i', image, '::/EFI', '::/EFI/BOOT']);
  await run('mcopy', ['-i', image, loader, '::/EFI/BOOT/BOOTX64.EFI']);
  return image;
}
