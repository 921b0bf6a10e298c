import { moveBootCommand } from '../../convert/boot-command/generation-2';
import { moveFloppyFiles } from '../../convert/floppy-files';
import type { Change } from '../../machine/change';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'boot-command/grub-of-bios',
  title: 'The boot command has commands of GRUB for BIOS',
  impact: 'manual',
  generation: 2,
  messages: { default: 'linux16 and initrd16 are commands of GRUB for BIOS alone: linux and initrd are for both' },
  why: 'GRUB has the module linux16 for BIOS only. For UEFI it answers that it can’t find the command, and the installer does not start.',
  whatToDo: 'Write linux and initrd, which start the same kernel in both.',
  replacedBy: 'The commands linux and initrd',
  sources: ['GRUBPC'],
  check(machine, { report }) {
    for (const script of machine.scripts.filter(({ kind }) => kind === 'boot-command')) {
      const { hasBiosCommands, lines, label } = moveBootCommand(machine, script);
      if (!hasBiosCommands) {
        continue;
      }
      if (lines === undefined) {
        report({ at: script.at });
      } else {
        const rewrite: Change = { kind: 'rewrite-boot-command', script, lines };
        // What names the disc that replaces the floppy moves with it.
        const changes = (label === undefined ? undefined : moveFloppyFiles(machine)?.changes) ?? [rewrite];
        report({ at: script.at, fix: { class: 'safe', changes, alone: label === undefined } });
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
    ‹"boot_command"›: ["c<wait>", "linux16 /images/pxeboot/vmlinuz inst.text<enter>", "initrd16 /i<enter>boot<enter>"]
  }]
}`,
      fixed: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "boot_command": ["c<wait>", "linux /images/pxeboot/vmlinuz inst.text<enter>", "initrd /i<enter>boot<enter>"]
  }]
}`,
    },
  ],
  passing: [
    { text: '{ "builders": [{ "type": "hyperv-iso", "boot_command": ["c<wait>linux /k<enter>initrd /i<enter>"] }] }' },
  ],
};
