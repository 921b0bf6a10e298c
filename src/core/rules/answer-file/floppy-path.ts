import { sentence } from '../../l10n';
import { namedPaths } from '../../machine/floppy-names';
import { placesIn, readCompanions } from '../companions';
import { movedBeside } from '../floppy-files';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'answer-file/floppy-path',
  title: 'The answer file names paths on the floppy drive',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{file} names {path}, but Generation 2 has no floppy: the files come on a disc with another letter',
  },
  why: 'Generation 2 has no floppy drive. Files that were on drive A: come on a disc, whose letter follows those of the other discs.',
  whatToDo: 'Name the drive of the disc with the files in place of a:, such as e: behind the installation disc.',
  sources: ['PLAN25', 'PKR'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'answer-file')) {
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

const ON_FLOPPY = `<unattend><FirstLogonCommands><SynchronousCommand>
  <CommandLine>powershell -File a:\\winrm.ps1</CommandLine>
</SynchronousCommand></FirstLogonCommands></unattend>`;
const ON_DISC = `<unattend><FirstLogonCommands><SynchronousCommand>
  <CommandLine>powershell -File e:\\winrm.ps1</CommandLine>
</SynchronousCommand></FirstLogonCommands></unattend>`;

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{ "type": "hyperv-iso", "iso_url": "w.iso", "floppy_files": [‹"Autounattend.xml"›, "winrm.ps1"] }]
}`,
      files: { 'Autounattend.xml': ON_FLOPPY },
      fixed: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "enable_secure_boot": true, "iso_url": "w.iso", "boot_command": ["<up><wait><up><wait><up><wait><up><wait><up>"], "boot_wait": "1s", "cd_files": ["Autounattend.xml", "winrm.ps1"] }]
}`,
      fixedFiles: { 'Autounattend.xml': ON_DISC },
    },
  ],
  passing: [
    {
      text: '{ "builders": [{ "type": "hyperv-iso", "iso_url": "w.iso", "cd_files": ["Autounattend.xml", "winrm.ps1"] }] }',
      files: { 'Autounattend.xml': ON_DISC },
    },
  ],
};
