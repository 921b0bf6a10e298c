import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'boot-command/bios',
  title: 'The boot command is typed for the BIOS boot menu',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'This boot command is for isolinux (BIOS): UEFI media start GRUB, which takes other keys',
  },
  why: 'Installation media start isolinux from BIOS and GRUB from UEFI. Keys such as <tab>, or a line that begins with the kernel and names initrd=, mean nothing to GRUB.',
  whatToDo:
    "Rewrite it for GRUB: 'e' and the arguments behind the linux line, or 'c' and linux, initrd and boot lines.",
  replacedBy: 'A boot command for GRUB, which the same media start from UEFI',
  sources: ['PKR', 'LINBP'],
  *check({ guest, scripts }) {
    const family = guest?.recognised.system?.family;
    if (family !== undefined && family !== 'linux') {
      // Installers of other systems have menus of their own, in which <tab> is only a key.
      return;
    }
    for (const { kind, text, span } of scripts) {
      if (kind === 'boot-command' && isForIsolinux(text)) {
        yield { span };
      }
    }
  },
};

/** `<tab>` edits an isolinux entry; a kernel typed with `initrd=` among its arguments is isolinux' own syntax. */
function isForIsolinux(text: string): boolean {
  return /<tab>/i.test(text) || (/\binitrd=/.test(text) && !/\blinux(?:efi)?\s/.test(text));
}

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "iso_url": "Rocky-9.3-x86_64-dvd.iso",
    ‹"boot_command"›: ["<tab> inst.ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/ks.cfg<enter>"]
  }]
}`,
    },
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    ‹"boot_command"›: ["<esc><wait>", "/install/vmlinuz initrd=/install/initrd.gz auto<enter>"]
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "boot_command": ["c<wait>linux /install/vmlinuz auto<enter>", "initrd /install/initrd.gz<enter>boot<enter>"]
  }]
}`,
    },
  ],
};
