import type { Examples, Rule } from '../rule';
import { discsBeyond } from '../tool-limits';

export const rule: Rule = {
  id: 'generation-1/too-many-discs',
  title: 'The tool takes no more than 2 further discs in Generation 1',
  impact: 'converts',
  generation: 1,
  messages: {
    default:
      'A disc too many: in Generation 1 {tool} attaches {most} beside the installation image, guest additions included',
  },
  why: 'The two IDE controllers of Generation 1 hold four drives, of which the boot disk and the installation image take two. Packer refuses a template with more.',
  whatToDo: 'Convert the machine to Generation 2, which takes 16 further discs, or join the discs.',
  gained: '16 further discs',
  sources: ['PKR', 'MAX'],
  check(machine, { report }) {
    const beyond = discsBeyond(machine, 1);
    if (beyond !== undefined) {
      report({
        at: beyond.first.at,
        arguments: beyond.arguments,
        fix: { class: 'safe', changes: [], alone: false },
      });
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
      "generation": 1,
      "iso_url": "setup.iso",
      "guest_additions_mode": "attach",
      "secondary_iso_images": ["answer.iso", ‹"drivers.iso"›]
    }
  ]
}`,
      fixed: `{
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": 2,
      "iso_url": "setup.iso",
      "guest_additions_mode": "attach",
      "secondary_iso_images": ["answer.iso", "drivers.iso"]
    }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [
    { "type": "hyperv-iso", "generation": 1, "iso_url": "setup.iso", "secondary_iso_images": ["a.iso", "b.iso"] }
  ]
}`,
    },
  ],
};
