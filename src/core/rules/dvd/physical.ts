import { sentence } from '../../l10n';
import { isDvdOfHost } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'dvd/physical',
  title: 'A DVD drive is a drive of the host',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: { default: 'A DVD drive of the host: Generation 2 reads only disc images (.iso)' },
  why: 'Generation 2 has no pass-through of a physical CD or DVD drive. Its DVD drives are on SCSI and hold images.',
  whatToDo: 'Make an image of the disc and name that, or remove the drive.',
  replacedBy: 'A DVD drive on SCSI with the image of the disc',
  lost: "The host's drive",
  sources: ['PLAN25', 'OVR'],
  check({ drives }, { report }) {
    for (const drive of drives.items.filter(isDvdOfHost)) {
      const at = drive.physical?.at ?? drive.at;
      if (drive.bus?.known === false) {
        // With it would go what tells that a part of the machine could not be read.
        report({ at });
        continue;
      }
      report({
        at,
        fix: {
          class: 'lossy',
          changes: [{ kind: 'remove-drive', drive }],
          alone: false,
          lost: {
            what: sentence("the host's DVD drive"),
            toDo: sentence('make an ISO of a disc that the guest needs'),
          },
        },
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "jukebox",
  "Generation": 1,
  "DVDDrives": [
    { "Path": ‹"D:"›, "ControllerType": "IDE", "ControllerNumber": 1, "ControllerLocation": 0 },
    { "Path": "D:\\\\discs\\\\a.iso", "ControllerType": "IDE", "ControllerNumber": 1, "ControllerLocation": 1 }
  ]
}`,
      fixed: `{
  "Name": "jukebox",
  "Generation": 2,
  "DVDDrives": [
    { "Path": "D:\\\\discs\\\\a.iso", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
    {
      severity: 'error',
      text: '{ "Name": "jukebox", "Generation": 2, "DVDDrives": [{ "DvdMediaType": "PassThrough", "Path": ‹"E:"› }] }',
      fixed: '{ "Name": "jukebox", "Generation": 2, "DVDDrives": [] }',
    },
    {
      severity: 'error',
      text: `{
  "Name": "jukebox",
  "Generation": 2,
  "DVDDrives": [{ "DvdMediaType": "PassThrough", "Path": ‹"E:"›, "ControllerType": ["IDE", "SCSI"] }]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "setup", "Generation": 2, "DVDDrives": [{ "DvdMediaType": "ISO", "Path": "D:\\\\a.iso" }] }' },
    { text: '{ "Name": "setup", "Generation": 1, "DVDDrives": [{ "DvdMediaType": "None", "Path": null }] }' },
  ],
};
