import type { Rule } from '../rule';

export const rule: Rule = {
  id: 'floppy/drive',
  title: 'Generation 2 has no floppy drive',
  impact: 'converts',
  generation: 2,
  tag: 'unnecessary',
  messages: { default: 'An empty floppy drive: Generation 2 has no floppy controller' },
  why: 'Generation 2 has neither a floppy controller nor its DMA controller. Nothing replaces them.',
  whatToDo: 'Remove the drive from the definition.',
  sources: ['S0', 'PLAN25'],
  *check({ floppyDrive: drive }) {
    if (drive !== undefined && drive.medium === undefined && drive.files.length === 0) {
      yield {
        span: drive.span,
        fix: { class: 'safe', changes: [{ kind: 'remove-floppy-drive', floppyDrive: drive }], alone: true },
      };
    }
  },
};
