import { known } from '../../machine/field';
import type { Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/scsi-dvd',
  title: 'Generation 1 has no DVD drive on SCSI',
  impact: 'converts',
  generation: 1,
  messages: { default: 'A DVD drive on SCSI, but this machine is Generation 1: its DVD drives are on IDE' },
  why: 'A SCSI controller of a Generation 1 machine holds disks only.',
  whatToDo: 'Convert the machine to Generation 2, or put the drive on IDE.',
  sources: ['CVM', 'JH3'],
  *check({ drives }) {
    for (const drive of drives.items) {
      if (drive.kind === 'dvd' && known(drive.bus) === 'scsi') {
        yield { span: drive.bus?.span ?? drive.span, fix: { class: 'safe', changes: [], alone: false } };
      }
    }
  },
};
