import { moveFloppyFiles } from '../../convert/floppy-files';
import { sentence } from '../../l10n';
import { namesFloppyDevice } from '../../machine/floppy-names';
import { movedWithFiles } from '../floppy-files';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'boot-command/floppy',
  title: 'The boot command names the floppy',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'The installer is told to read a file from the floppy: Generation 2 has no floppy drive',
    missing: 'The installer is told to read a file from the floppy, and nothing is put on one',
  },
  why: 'A kickstart or preseed file that came on a floppy has to come on a disc, and the boot command has to say on which.',
  whatToDo:
    'Put the file on a disc and name the disc: Anaconda takes inst.ks=hd:LABEL=OEMDRV:/ks.cfg for one with that label.',
  replacedBy: 'A disc with a label, by which the installer finds the file',
  sources: ['PLAN25', 'PKR', 'ANACONDA'],
  check(machine, { report }) {
    const move = moveFloppyFiles(machine);
    for (const script of machine.scripts) {
      if (script.kind === 'boot-command' && namesFloppyDevice(script.text)) {
        const toDo = sentence('see that the installer finds the disc');
        const lost = { what: sentence('the floppy that the boot command names'), toDo };
        const message = machine.floppyDrive === undefined ? 'missing' : 'default';
        report({ at: script.at, message, ...movedWithFiles(move, script, lost) });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "floppy_files": ["ks.cfg"],
    ‹"boot_command"›: ["e<wait><down><down><end> inst.ks=hd:fd0:/ks.cfg<f10>"]
  }]
}`,
      fixed: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "cd_files": ["ks.cfg"],
    "cd_label": "OEMDRV",
    "boot_command": ["e<wait><down><down><end> inst.ks=hd:LABEL=OEMDRV:/ks.cfg<f10>"]
  }]
}`,
    },
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "cd_files": ["ks.cfg"],
    ‹"boot_command"›: ["e<wait><down><down><end> inst.ks=floppy<f10>"]
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "floppy_files": [],
    "boot_command": ["<tab> inst.ks=hd:LABEL=OEMDRV:/ks.cfg<enter>"]
  }]
}`,
    },
  ],
};
