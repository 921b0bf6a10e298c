import assert from 'node:assert/strict';
import { biosLoaderIn } from '../../../src/core/machine/bios-loader';
import { assertGrowsEvenly } from '../growth';

const command = (text: string): string | undefined => {
  const span = biosLoaderIn(text);
  return span && text.slice(span.offset, span.end);
};

describe('a boot loader for BIOS', () => {
  const installed: readonly [text: string, command?: string][] = [
    ['grub2-install /dev/sda'],
    ['grub-install --target=i386-pc /dev/sda'],
    ['/usr/sbin/grub2-install "$DISK" && reboot', 'grub2-install "$DISK"'],
    ['d-i preseed/late_command string in-target grub-install \\\n  /dev/sda', 'grub-install \\\n  /dev/sda'],
    ['runcmd:\n  - [ grub-install, /dev/sda ]', 'grub-install, /dev/sda ]'],
    ['grub-install /dev/sda<enter>', 'grub-install /dev/sda'],
    ['apt-get install -y grub-pc'],
    ['packages:\n  - grub-pc\n', '  - grub-pc'],
    ['d-i pkgsel/include string ssh grub-pc', 'pkgsel/include string ssh grub-pc'],
    ['grub-bios-setup /dev/sda'],
    ['grub --batch\nroot (hd0,0)\nsetup (hd0)', 'setup (hd0)'],
    ['extlinux --install /boot/syslinux'],
    ['BOOTLOADER=syslinux setup-disk', 'BOOTLOADER=syslinux'],
    ['bootloader --location=mbr --extlinux'],
    ['in-target /sbin/lilo; true', 'in-target /sbin/lilo'],
    ['cat gptmbr.bin > /dev/sda', 'gptmbr.bin > /dev/sda'],
    ['install-mbr /dev/sda'],
    ['gpart bootcode -b /boot/pmbr -p /boot/gptboot -i 1 da0'],
    ['bcdboot C:\\Windows /s S: /f BIOS'],
    ['bootsect /nt60 SYS'],
  ];
  for (const [text, written = text] of installed) {
    it(`is installed: ${JSON.stringify(text)}`, () => assert.equal(command(text), written));
  }

  const none = [
    'grub2-install --target=x86_64-efi /dev/sda',
    'grub-install --efi-directory=/boot/efi',
    'grub-install --removable $DISK',
    'grub-install',
    'grub-install --version $X',
    'if [ -d /sys/firmware/efi ]; then true; else grub-install /dev/sda; fi',
    'grub2-mkconfig -o /boot/grub2/grub.cfg',
    'd-i grub-installer/bootdev string /dev/sda',
    'd-i lilo-installer/skip boolean true',
    'bootloader --location=mbr --boot-drive=sda',
    'apt-get purge -y grub-pc',
    'apt-get install grub-pc-bin',
    'apk add syslinux',
    'bcdboot C:\\Windows /s S: /f ALL',
    'gpart add -t efi -s 200M da0\ngpart bootcode -b /boot/pmbr -p /boot/gptzfsboot -i 2 da0',
    'gpart bootcode -p /boot/boot1.efifat -i 1 da0',
    '# grub2-install /dev/sda',
    '<profile><!-- grub2-install /dev/sda --></profile>',
  ];
  for (const text of none) {
    it(`is not: ${text}`, () => assert.equal(command(text), undefined));
  }

  it('is looked for in time that grows with the text', () => {
    for (const part of [
      'apt grub-p ',
      'bootloader bcdboot ',
      'grub-install -',
      'gpart add gpart bootcode ',
      'chroot lilo. ',
      '<!-- mbr.bin \n- grub-pc ',
    ]) {
      assertGrowsEvenly(count => biosLoaderIn(part.repeat(count)), 8_000);
    }
  });
});
