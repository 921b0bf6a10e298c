import type { CompanionKind } from '../../companions/companion';
import { sentence } from '../../l10n';
import { floppyDeviceIn, namedPaths } from '../../machine/floppy-names';
import { placeIn, placesIn, readCompanions } from '../companions';
import { movedBeside } from '../floppy-files';
import type { Examples, Rule } from '../rule';

const OF_WINDOWS: ReadonlySet<CompanionKind> = new Set(['windows-script', 'answer-file', 'diskpart']);

export const rule: Rule = {
  id: 'companion/floppy-path',
  title: 'A file beside this one names the floppy drive',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{file} names {path}, but Generation 2 has no floppy: the files come on a disc with another letter',
    device: '{file} names {path}, but Generation 2 has no floppy: the files come on a disc',
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
    for (const { kind, source, at } of machine.companionFiles ?? []) {
      const place = source === undefined || OF_WINDOWS.has(kind) ? undefined : floppyDeviceIn(source.text);
      if (source !== undefined && place !== undefined) {
        report({
          at,
          message: 'device',
          arguments: { file: source.path, path: source.text.slice(place.offset, place.end) },
          related: [placeIn({ source }, place, sentence('This addresses the floppy'))],
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
    { severity: 'warning', text: RUN, files: { 'scripts/sysprep.bat': ON_FLOPPY } },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "floppy_files": [‹"ks.cfg"›, "post.sh"] }] }',
      files: { 'ks.cfg': 'autopart\n%post\nmount /dev/fd0 /mnt\nsh /mnt/post.sh\n%end\n' },
    },
  ],
  passing: [{ text: LISTED, files: { 'sysprep.bat': 'if exist a:\\unattend.xml copy a:\\unattend.xml c:\\\r\n' } }],
};
