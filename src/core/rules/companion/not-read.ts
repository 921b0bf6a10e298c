import { COMPANION_NAMES } from '../../companions/companion';
import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'companion/not-read',
  title: 'A file for the unattended installation was not looked at',
  impact: 'informs',
  generation: 2,
  messages: {
    default: 'The {kind} {file} is not beside this file, so its disk layout was not looked at',
    unopened: 'The {kind} {file} was not looked at: its path is an expression, or leads away from this file',
    malformed: 'The {kind} {file} is no XML that can be read, so its disk layout was not looked at',
  },
  terms: ['kind'],
  why: 'Answer files, kickstart and preseed files lay out the disk, and a layout for BIOS does not start with UEFI. A file that is not there can hold either.',
  whatToDo: 'Check that it makes an EFI system partition (and MSR for Windows), and that it names no path on a floppy.',
  sources: ['UNATTEND_UEFI', 'RHEL_REQPART', 'PARTMAN'],
  check(machine, { report }) {
    if (statedGeneration(machine) !== 1) {
      return;
    }
    for (const { kind, path, span, text, content, unopened } of machine.companionFiles ?? []) {
      if (content === undefined) {
        report({
          span,
          message: unopened ? 'unopened' : text === undefined ? 'default' : 'malformed',
          arguments: { kind: COMPANION_NAMES[kind], file: path },
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: '{ "builders": [{ "type": "hyperv-iso", "floppy_files": [‹"Autounattend.xml"›] }] }',
    },
    {
      severity: 'information',
      text: '{ "builders": [{ "type": "hyperv-iso", "floppy_files": [‹"{{ user `os` }}/Autounattend.xml"›] }] }',
    },
  ],
  passing: [
    {
      text: '{ "builders": [{ "type": "hyperv-iso", "floppy_files": ["Autounattend.xml"] }] }',
      files: { 'Autounattend.xml': '<unattend></unattend>' },
    },
    { text: '{ "builders": [{ "type": "hyperv-iso", "floppy_files": ["winrm.ps1"] }] }' },
  ],
};
