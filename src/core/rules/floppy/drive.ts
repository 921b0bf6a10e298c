import type { FloppyDrive } from '../../machine/machine';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'floppy/drive',
  title: 'Generation 2 has no floppy drive',
  impact: 'converts',
  generation: 2,
  tag: 'unnecessary',
  messages: { default: 'An empty floppy drive: Generation 2 has no floppy controller' },
  why: 'Generation 2 has neither a floppy controller nor its DMA controller. Nothing replaces them.',
  whatToDo: 'Remove the drive from the definition.',
  lost: 'The floppy drive',
  sources: ['S0', 'PLAN25'],
  check({ floppyDrive: drive }, { report }) {
    if (drive !== undefined && [drive, ...(drive.others ?? [])].every(isEmpty)) {
      report({
        at: drive.at,
        fix: { class: 'safe', changes: [{ kind: 'remove-floppy-drive', floppyDrive: drive }], alone: true },
      });
    }
  },
};

function isEmpty({ medium, files }: FloppyDrive): boolean {
  return medium === undefined && files.length === 0;
}

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "legacy-app",
  "Generation": 1,
  ‹"FloppyDrive": { "Path": null }›
}`,
      fixed: `{
  "Name": "legacy-app",
  "Generation": 1
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "legacy-app",
  "Generation": 2,
  ‹"FloppyDrive": { "Path": null }›
}`,
      fixed: `{
  "Name": "legacy-app",
  "Generation": 2
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "legacy-app",
  "Generation": 2,
  "FloppyDrive": null
}`,
    },
  ],
};
