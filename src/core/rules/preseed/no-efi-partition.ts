import { sentence } from '../../l10n';
import { layoutForUefi, placeIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'preseed/no-efi-partition',
  title: "The preseed file's partition recipe has no EFI system partition",
  impact: 'manual',
  generation: 2,
  messages: { default: '{file} has a partition recipe without an EFI system partition: UEFI starts from there' },
  why: "The installer's own recipes fit the firmware by themselves. A recipe of one's own is taken as it is, and needs a partition with method{ efi }.",
  whatToDo: 'Add a partition of about 512 MB with method{ efi } format{ }, or choose a recipe of the installer.',
  sources: ['PARTMAN'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'preseed')) {
      const { recipe, efi } = file.content;
      if (recipe !== undefined && !efi) {
        const { offer, left } = layoutForUefi(file, recipe);
        report({
          at: file.at,
          arguments: { file: file.path },
          related: [placeIn(file, recipe, sentence('The recipe begins here')), ...left],
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
  ],
  passing: [
    {
      text: TEMPLATE,
      files: { 'http/preseed.cfg': WITH_EFI },
    },
    {
      text: TEMPLATE,
      files: { 'http/preseed.cfg': 'd-i partman-auto/choose_recipe select atomic\n' },
    },
    {
      text: TEMPLATE,
      files: { 'http/preseed.cfg': '#d-i partman-auto/expert_recipe string boot-root :: 500 10000 -1 ext4 .\n' },
    },
  ],
};
