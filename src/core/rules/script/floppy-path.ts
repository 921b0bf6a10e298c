import { moveFloppyFiles } from '../../convert/floppy-files';
import { sentence } from '../../l10n';
import { namedPaths, neededPathsIn } from '../../machine/floppy-names';
import { floppyWriteIn } from '../../machine/floppy-writes';
import { movedWithFiles } from '../floppy-files';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'script/floppy-path',
  title: 'A script runs from the floppy drive',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'This needs {path}, but Generation 2 has no floppy: the files come on a disc with another letter',
    missing: 'This needs {path}, and nothing is put on a floppy',
    written:
      '{path} is for what the guest writes: the disc in place of the floppy is read only, so take a folder such as %TEMP%',
    shared:
      'This needs {path} on a floppy, which Generation 2 has not; other builders run the same, so it stays as it is',
  },
  why: 'Generation 2 has no floppy drive. Files that were on drive A: come on a disc, whose letter follows those of the disk and of the discs before it.',
  whatToDo:
    'Name the drive of the disc, or for what is written a folder such as %TEMP%; or ask first, as in IF EXIST a:\\x (a:\\x) ELSE (e:\\x), where both kinds of machine run it.',
  replacedBy: 'The same file on a disc: E: where the machine has one disk and is installed from one disc',
  sources: ['PLAN25', 'PKR'],
  check(machine, { report }) {
    if ((machine.guest?.recognised.system?.family ?? 'windows') !== 'windows') {
      return;
    }
    const move = moveFloppyFiles(machine);
    for (const script of machine.scripts) {
      const paths = script.kind === 'boot-command' ? [] : neededPathsIn(script.text);
      const written = paths.length === 0 ? undefined : floppyWriteIn(script, machine.floppyDrive);
      if (written !== undefined) {
        report({ at: script.at, message: 'written', arguments: { path: written } });
      } else if (paths.length > 0) {
        const path = namedPaths(script.text, paths);
        const message = machine.floppyDrive === undefined ? 'missing' : script.shared ? 'shared' : 'default';
        const toDo = sentence('see that the disc is {letter}: in the guest');
        const lost = { what: sentence('the drive letter A'), toDo, values: { letter: move?.letter ?? '' } };
        report({ at: script.at, message, arguments: { path }, ...movedWithFiles(move, script, lost) });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "floppy_files": ["run.bat"], ‹"shutdown_command"›: "a:/run.bat" }] }',
      fixed: `{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": ["run.bat"], "shutdown_command": "d:/run.bat" }] }`,
    },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "floppy_files": ["a.bat"], ‹"shutdown_command"›: "dir > a:/net.txt" }] }',
    },
    {
      severity: 'warning',
      text: `{
  "builders": [{ "type": "hyperv-iso", "floppy_files": ["down.bat"] }, { "type": "virtualbox-iso" }],
  "provisioners": [{ "type": "windows-shell", ‹"inline"›: ["a:/down.bat"] }]
}`,
    },
    { severity: 'warning', text: '{ "builders": [{ "type": "hyperv-iso", ‹"shutdown_command"›: "a:/down.bat" }] }' },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-iso", "generation": 2,
    "shutdown_command": "IF EXIST a:\\\\down.cmd (CALL a:\\\\down.cmd) ELSE (CALL f:\\\\down.cmd)"
  }]
}`,
    },
  ],
};
