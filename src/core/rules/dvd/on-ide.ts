import { slotOf, slotText } from '../../machine/devices';
import { busSpan, isWrittenOnIde, moveToScsi } from '../ide';
import type { Rule } from '../rule';

export const rule: Rule = {
  id: 'dvd/on-ide',
  title: 'A DVD drive is on IDE',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: { default: 'A DVD drive is on {place}: Generation 2 has no IDE, its DVD drives are on SCSI' },
  why: 'Generation 2 has no IDE controllers. Its DVD drives are on SCSI, up to 64 on each controller, and are added while the machine runs.',
  whatToDo: 'Convert the machine: in Generation 1 a SCSI controller takes no DVD drive.',
  sources: ['PLAN25', 'OVR', 'CVM'],
  *check(machine, context) {
    for (const drive of machine.drives.items) {
      if (drive.kind === 'dvd' && isWrittenOnIde(drive)) {
        yield {
          span: busSpan(drive),
          arguments: { place: slotText('ide', slotOf(drive)) },
          ...moveToScsi(drive, context, false),
        };
      }
    }
  },
};
