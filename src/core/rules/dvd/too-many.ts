import type { Examples, Rule } from '../rule';
import { discsBeyond } from '../tool-limits';

export const rule: Rule = {
  id: 'dvd/too-many',
  title: 'The tool takes no more than 16 further discs in Generation 2',
  impact: 'blocks',
  generation: 2,
  messages: { default: 'A disc too many: in Generation 2 {tool} attaches {most} beside the installation image' },
  why: 'Packer gives each disc of a Generation 2 machine a drive letter, of which it counts 16, and refuses a template with more.',
  whatToDo: 'Join the discs, or bring the files as cd_files, which become one disc.',
  sources: ['PKR'],
  check(machine, { report }) {
    const beyond = discsBeyond(machine, 2);
    if (beyond !== undefined) {
      report({ at: beyond.first.at, arguments: beyond.arguments });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": 2,
      "iso_url": "setup.iso",
      "secondary_iso_images": [
        "1.iso", "2.iso", "3.iso", "4.iso", "5.iso", "6.iso", "7.iso", "8.iso",
        "9.iso", "10.iso", "11.iso", "12.iso", "13.iso", "14.iso", "15.iso", "16.iso",
        ‹"17.iso"›, "18.iso"
      ]
    }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": 2,
      "iso_url": "setup.iso",
      "secondary_iso_images": [
        "1.iso", "2.iso", "3.iso", "4.iso", "5.iso", "6.iso", "7.iso", "8.iso",
        "9.iso", "10.iso", "11.iso", "12.iso", "13.iso", "14.iso", "15.iso", "16.iso"
      ]
    }
  ]
}`,
    },
  ],
};
