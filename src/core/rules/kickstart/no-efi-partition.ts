import { sentence } from '../../l10n';
import { layoutForUefi, placeIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'kickstart/no-efi-partition',
  title: 'The kickstart file makes no EFI system partition',
  impact: 'manual',
  generation: 2,
  messages: { default: '{file} names partitions but no /boot/efi: UEFI starts the system from there' },
  why: 'Anaconda makes the EFI system partition by itself only with autopart or reqpart. Where the partitions are named one by one, it has to be one of them.',
  whatToDo: 'Add "part /boot/efi --fstype=efi --size=600", or reqpart, which fits BIOS and UEFI alike.',
  sources: ['RHEL_REQPART'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'kickstart')) {
      const { partitions, automatic, elsewhere } = file.content;
      const [first] = partitions;
      if (first !== undefined && !automatic && elsewhere === undefined && partitions.every(({ efi }) => !efi)) {
        const { offer, left } = layoutForUefi(file, first);
        report({
          at: file.at,
          arguments: { file: file.path },
          related: [placeIn(file, first, sentence('The partitions are named here')), ...left],
          ...offer,
        });
      }
    }
  },
};

const TEMPLATE = `{
  "builders": [
    {
      "type": "hyperv-iso", "generation": 2,
      "http_directory": "http",
      ‹"boot_command"›: ["<esc>linux ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/rocky9.ks<enter>"]
    }
  ]
}`;

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: TEMPLATE,
      files: { 'http/rocky9.ks': 'clearpart --all\npart / --fstype=xfs --grow\n' },
      fixedFiles: {
        'http/rocky9.ks': 'clearpart --all\npart /boot/efi --fstype=efi --size=600\npart / --fstype=xfs --grow\n',
      },
    },
    {
      severity: 'warning',
      text: TEMPLATE,
      files: { 'http/rocky9.ks': 'part /boot --onpart=sda1\npart / --fstype=xfs --grow\n' },
    },
  ],
  passing: [
    { text: TEMPLATE, files: { 'http/rocky9.ks': 'clearpart --all\nautopart --type=lvm\n' } },
    { text: TEMPLATE, files: { 'http/rocky9.ks': 'part /boot/efi --size=600\npart / --grow\n' } },
    {
      text: TEMPLATE,
      files: { 'http/rocky9.ks': 'part /boot/efi --fstype=efi --size=600\npart / --grow\n' },
    },
  ],
};
