import { known } from '../../machine/field';
import { filesToDisc, withoutImage } from '../floppy-files';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'floppy/media',
  title: 'Floppy media do not exist in Generation 2',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: {
    default: 'Floppy files: Generation 2 has no floppy drive, so they have to come on a disc (ISO)',
    leftOut: 'Floppy files: a Generation 2 machine starts without them, and nothing says so; they need a disc (ISO)',
    image: 'The floppy image {medium}: Generation 2 has no floppy drive, so its content has to come on a disc (ISO)',
    inDrive:
      'The floppy image in the drive: Generation 2 has no floppy drive, so its content has to come on a disc (ISO)',
  },
  why: 'Generation 2 has no floppy drive. Windows Setup finds an answer file on a disc as well; a path such as a: or fd0 finds nothing.',
  whatToDo:
    'Put the files on a disc. Packer 1.6.3 and later make one of files, with xorriso, mkisofs, hdiutil or oscdimg. What addresses them as a: or fd0 has to name the drive of the disc instead.',
  replacedBy: 'A disc (ISO) with the same files',
  lost: 'The floppy drive, and paths on it such as a: or fd0',
  sources: ['PLAN25', 'S0', 'PKR'],
  check(machine, { report }) {
    const drive = machine.floppyDrive;
    if (drive === undefined) {
      return;
    }
    const media = [drive, ...(drive.others ?? [])].flatMap(({ medium }) => medium ?? []);
    for (const medium of media) {
      const image = known(medium);
      report({
        at: medium.at,
        ...(image === undefined ? { message: 'inDrive' } : { message: 'image', arguments: { medium: image } }),
        fix: withoutImage(drive),
      });
    }
    if (media.length === 0 && drive.files[0] !== undefined) {
      const leftOut = drive.files.every(files => files.leftOut);
      report({ at: drive.files[0].at, ...(leftOut && { message: 'leftOut' }), ...filesToDisc(machine) });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: '{ "builders": [{ "type": "hyperv-iso", ‹"floppy_files"›: ["Autounattend.xml"] }] }',
      fixed:
        '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "enable_secure_boot": true, "cd_files": ["Autounattend.xml"] }] }',
    },
    {
      severity: 'error',
      text: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, ‹"floppy_content"›: { "ks.cfg": "text" } }]
}`,
      fixed: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_content": { "ks.cfg": "text" } }]
}`,
    },
    {
      severity: 'error',
      text: `[
  { "Name": "license-server", "Generation": 2, "FloppyDrive": { "Path": ‹"license.vfd"› } },
  { "Name": "any", "Generation": 2, "FloppyDrive": { "Path": ‹"{{ image }}"› } }
]`,
      fixed: `[
  { "Name": "license-server", "Generation": 2 },
  { "Name": "any", "Generation": 2 }
]`,
    },
  ],
  passing: [
    {
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "floppy_files": [], "cd_files": ["a.xml"] }] }',
    },
  ],
};
