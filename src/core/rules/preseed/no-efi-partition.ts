import { sentence } from '../../l10n';
import { layoutForUefi, placeIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

const ASKED = sentence('MBR disks are asked for here');

export const rule: Rule = {
  id: 'preseed/no-efi-partition',
  title: "The preseed file's partition recipe has no EFI system partition",
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{file} has a partition recipe without an EFI system partition: UEFI starts from there',
    label: '{file} makes MBR disks (msdos), whatever its recipe: UEFI starts from GPT disks',
  },
  why: "The installer's own recipes fit the firmware by themselves. A recipe of one's own is taken as it is, and needs a partition with method{ efi }.",
  whatToDo:
    'Add a partition of about 512 MB with method{ efi } format{ }, or choose a recipe of the installer; let partman-partitioning/default_label be gpt.',
  sources: ['PARTMAN'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'preseed')) {
      const { recipe, efi, mbrLabel } = file.content;
      const withoutEfi = efi ? undefined : recipe;
      const place = withoutEfi ?? mbrLabel;
      if (place !== undefined) {
        const { offer, left } = layoutForUefi(file, place);
        report({
          at: file.at,
          ...(withoutEfi === undefined && { message: 'label' }),
          arguments: { file: file.path },
          related: [placeIn(file, place, withoutEfi ? sentence('The recipe begins here') : ASKED), ...left],
          ...offer,
        });
      }
    }
  },
};

const TEMPLATE = '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": [‹"http/preseed.cfg"›] }] }';
const BOOT_ONLY = `d-i partman-auto/expert_recipe string boot-root :: \\
  300 300 300 ext4 method{ format } format{ } use_filesystem{ } mountpoint{ /boot } . \\
  2000 10000 -1 ext4 method{ format } format{ } use_filesystem{ } mountpoint{ / } .
`;
const FIXED = BOOT_ONLY.replace(
  '\n',
  () => '\n  538 538 1075 free $iflabel{ gpt } $reusemethod{ } method{ efi } format{ } . \\\n',
);
const WITH_EFI = `d-i partman-auto/expert_recipe string efi-root :: \\
  538 538 1075 free $iflabel{ gpt } method{ efi } format{ } . \\
  2000 10000 -1 ext4 method{ format } format{ } use_filesystem{ } mountpoint{ / } .
`;

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: TEMPLATE,
      files: { 'http/preseed.cfg': BOOT_ONLY },
      fixedFiles: { 'http/preseed.cfg': FIXED },
    },
    {
      severity: 'warning',
      text: TEMPLATE,
      files: { 'http/preseed.cfg': 'd-i partman-partitioning/default_label string msdos\n' },
      fixedFiles: { 'http/preseed.cfg': 'd-i partman-partitioning/default_label string gpt\n' },
    },
  ],
  passing: [
    { text: TEMPLATE, files: { 'http/preseed.cfg': WITH_EFI } },
    { text: TEMPLATE, files: { 'http/preseed.cfg': 'd-i partman-auto/choose_recipe select atomic\n' } },
    {
      text: TEMPLATE,
      files: { 'http/preseed.cfg': '#d-i partman-auto/expert_recipe string boot-root :: 500 10000 -1 ext4 .\n' },
    },
  ],
};
