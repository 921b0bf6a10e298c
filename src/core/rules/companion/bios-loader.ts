import { sentence } from '../../l10n';
import { biosLoaderIn } from '../../machine/bios-loader';
import { placeIn } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'companion/bios-loader',
  title: 'The installation puts a boot loader for BIOS in place',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{file} installs a boot loader for BIOS ("{command}"): UEFI does not start from it',
    script: 'This installs a boot loader for BIOS ("{command}"): UEFI does not start from it',
  },
  why: 'UEFI starts a loader from the EFI system partition, where installers put one by themselves. What is written to the beginning of a disk starts with BIOS alone; grub2-install of Red Hat refuses to work under UEFI, and grub-pc of Debian takes the place of GRUB for UEFI.',
  whatToDo:
    'Leave the boot loader to the installer, or ask for the firmware first: [ -d /sys/firmware/efi ]. For UEFI it is grub-install --target=x86_64-efi where the distribution has that, bootctl install, or bcdboot with /f UEFI.',
  sources: ['GRUBINSTALL', 'RHGRUB', 'BCDBOOT'],
  check({ companionFiles = [], scripts }, { report }) {
    for (const { source, at } of companionFiles) {
      const command = source && biosLoaderIn(source.text);
      if (source !== undefined && command !== undefined) {
        report({
          at,
          arguments: { file: source.path, command: source.text.slice(command.offset, command.end) },
          related: [placeIn({ source }, command, sentence('This boot loader is one of BIOS'))],
        });
      }
    }
    for (const { text, at } of scripts) {
      const command = biosLoaderIn(text);
      if (command !== undefined) {
        report({ at, message: 'script', arguments: { command: text.slice(command.offset, command.end) } });
      }
    }
  },
};

const TEMPLATE = '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": [‹"ks.cfg"›] }] }';
const INSTALLED = 'autopart\n%post\ngrub2-install /dev/sda\n%end\n';
const ASKED = 'autopart\n%post\n[ -d /sys/firmware/efi ] || grub2-install /dev/sda\n%end\n';

export const examples: Examples = {
  failing: [
    { severity: 'warning', text: TEMPLATE, files: { 'ks.cfg': INSTALLED } },
    {
      severity: 'warning',
      text: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "iso_url": "debian-12.5.0-amd64-netinst.iso" }],
  "provisioners": [{ "type": "shell", ‹"inline"›: ["grub-install --target=i386-pc /dev/sda"] }]
}`,
    },
  ],
  passing: [
    { text: TEMPLATE, files: { 'ks.cfg': ASKED } },
    { text: TEMPLATE, files: { 'ks.cfg': 'bootloader --location=mbr\nautopart\n' } },
  ],
};
