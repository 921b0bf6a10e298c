import { moveBootCommand } from '../../convert/boot-command/generation-2';
import { REASONS } from '../../convert/boot-command/translate';
import { moveFloppyFiles } from '../../convert/floppy-files';
import { sentence } from '../../l10n';
import type { Change } from '../../machine/change';
import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

const LOST = { what: sentence('the boot command for BIOS'), toDo: sentence('try the one for UEFI with your ISO') };

export const rule: Rule = {
  id: 'boot-command/bios',
  title: 'The boot command is typed for the BIOS boot menu',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'This boot command is for isolinux (BIOS): UEFI media start GRUB, which takes other keys',
    byHand: 'This boot command is for isolinux (BIOS); the one for UEFI has to be written by hand: {reason}',
    unread: 'Only a run gives this boot command: see whether it is for isolinux (BIOS), as UEFI media start GRUB',
  },
  terms: ['reason'],
  why: 'Installation media start isolinux from BIOS and GRUB from UEFI. Keys such as <tab>, or a line that begins with the kernel and names initrd=, mean nothing to GRUB.',
  whatToDo:
    "Rewrite it for GRUB: 'e' and the arguments behind the linux line, or 'c' and linux, initrd and boot lines.",
  replacedBy: 'A boot command for GRUB, which the same media start from UEFI',
  lost: 'The keys for isolinux; the arguments of the kernel stay word for word',
  sources: ['PKR', 'LORAX', 'DEBIANBOOT', 'SUSEBOOT', 'PKRBASE'],
  check(machine, { report }) {
    const family = machine.guest?.recognised.system?.family;
    if (family !== undefined && family !== 'linux') {
      // Installers of other systems have menus of their own, in which <tab> is only a key.
      return;
    }
    if (machine.unreadBootCommand !== undefined && statedGeneration(machine) === 1) {
      report({ at: machine.unreadBootCommand, message: 'unread' });
    }
    for (const script of machine.scripts.filter(({ kind }) => kind === 'boot-command')) {
      const { isolinux, lines, label } = moveBootCommand(machine, script);
      if (typeof isolinux === 'object') {
        report({ at: script.at, message: 'byHand', arguments: { reason: REASONS[isolinux.because] } });
      } else if (lines !== undefined && isolinux === 'translated') {
        const rewrite: Change = { kind: 'rewrite-boot-command', script, lines };
        // What names the disc that replaces the floppy moves with it.
        const changes = (label === undefined ? undefined : moveFloppyFiles(machine)?.changes) ?? [rewrite];
        report({ at: script.at, fix: { class: 'lossy', changes, alone: false, lost: LOST } });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "iso_url": "debian-9.4.0-amd64-netinst.iso",
    ‹"boot_command"›: ["<esc><wait>", "/install.amd/vmlinuz initrd=/install.amd/initrd.gz url=tftp://10.0.0.1/p<enter>"]
  }]
}`,
      fixed: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "iso_url": "debian-9.4.0-amd64-netinst.iso",
    "boot_command": ["<tab><wait>", "c<wait>", "set gfxpayload=keep<enter><wait>", "linux /install.amd/vmlinuz url=tftp://10.0.0.1/p<enter><wait>", "initrd /install.amd/initrd.gz<enter><wait>", "boot<enter>"]
  }]
}`,
    },
    { severity: 'warning', text: '{ "builders": [{ "type": "hyperv-iso", ‹"boot_command"›: ["<tab>ks=x<enter>"] }] }' },
    { severity: 'warning', text: '{ "builders": [{ "type": "hyperv-iso", ‹"boot_command"›: "{{user `x`}}" }] }' },
  ],
  passing: [{ text: '{ "builders": [{ "type": "hyperv-iso", "boot_command": ["e<down><end> inst.text<f10>"] }] }' }],
};
