import { moveBootCommand } from '../../convert/boot-command/generation-2';
import { moveFloppyFiles } from '../../convert/floppy-files';
import type { Change } from '../../machine/change';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'boot-command/semicolon',
  title: 'GRUB ends a command at an unquoted semicolon',
  impact: 'manual',
  generation: 2,
  messages: {
    default:
      'GRUB ends the command at the ; of {word}: the kernel gets what stands before it, and the rest is a command',
  },
  why: 'A semicolon ends a command in GRUB’s language, other than at the prompt of isolinux. The kernel gets ds=nocloud-net alone, so the installer looks nowhere for its answers and asks a person.',
  whatToDo: "Put the value in quotes: ds='nocloud-net;s=http://…/'.",
  sources: ['GRUBSHELL', 'NOCLOUD'],
  check(machine, { report }) {
    for (const script of machine.scripts.filter(({ kind }) => kind === 'boot-command')) {
      const { parted, lines, label } = moveBootCommand(machine, script);
      if (parted === undefined) {
        continue;
      }
      const base = { at: script.at, arguments: { word: parted } };
      if (lines === undefined) {
        report(base);
      } else {
        const rewrite: Change = { kind: 'rewrite-boot-command', script, lines };
        // What names the disc that replaces the floppy moves with it.
        const changes = (label === undefined ? undefined : moveFloppyFiles(machine)?.changes) ?? [rewrite];
        report({ ...base, fix: { class: 'safe', changes, alone: label === undefined } });
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
    "generation": 2,
    ‹"boot_command"›: [
      "c<wait>linux /casper/vmlinuz autoinstall ds=nocloud-net;s=http://10.0.0.1/<enter>",
      "initrd /casper/initrd<enter>boot<enter>"
    ]
  }]
}`,
      fixed: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "boot_command": [
      "c<wait>linux /casper/vmlinuz autoinstall ds='nocloud-net;s=http://10.0.0.1/'<enter>",
      "initrd /casper/initrd<enter>boot<enter>"
    ]
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{ "builders": [{ "type": "hyperv-iso", "boot_command": ["e<down><end> ds='nocloud;s=http://h/'<f10>"] }] }`,
    },
  ],
};
