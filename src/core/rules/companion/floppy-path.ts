import { sentence } from '../../l10n';
import { namedPaths } from '../../machine/floppy-names';
import { placesIn, readCompanions } from '../companions';
import { movedBeside } from '../floppy-files';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'companion/floppy-path',
  title: 'A script beside this file names the floppy drive',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{file} names {path}, but Generation 2 has no floppy: the files come on a disc with another letter',
  },
  why: 'Generation 2 has no floppy drive. Files that were on drive A: come on a disc, whose letter follows those of the disk and of the discs before it.',
  whatToDo:
    'Name the drive of the disc in the script; or ask first whether the file is there, where both kinds of machine run it. What the script writes there belongs into a folder such as %TEMP%.',
  sources: ['PLAN25', 'PKR'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'windows-script')) {
      const { floppyPaths } = file.content;
      if (floppyPaths.length > 0) {
        report({
          at: file.at,
          arguments: { file: file.path, path: namedPaths(file.source.text, floppyPaths) },
          related: placesIn(file, floppyPaths, sentence('A path on the floppy drive')),
          ...movedBeside(machine, file),
        });
      }
    }
  },
};

const LISTED = '{ "builders": [{ "type": "hyperv-iso", "floppy_files": [‹"sysprep.bat"›] }] }';
const RUN = `{
  "builders": [{ "type": "hyperv-iso", "floppy_files": ["unattend.xml"] }, { "type": "qemu" }],
  "provisioners": [{ "type": "windows-shell", ‹"scripts"›: ["scripts/sysprep.bat"] }]
}`;
const ON_FLOPPY = 'sysprep /generalize /unattend:a:\\unattend.xml\r\n';

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: LISTED,
      files: { 'sysprep.bat': ON_FLOPPY },
      fixed: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": ["sysprep.bat"] }] }',
      fixedFiles: { 'sysprep.bat': 'sysprep /generalize /unattend:d:\\unattend.xml\r\n' },
    },
    {
      severity: 'warning',
      text: RUN,
      files: { 'scripts/sysprep.bat': ON_FLOPPY },
    },
  ],
  passing: [
    {
      text: LISTED,
      files: { 'sysprep.bat': 'if exist a:\\unattend.xml copy a:\\unattend.xml c:\\\r\n' },
    },
  ],
};
