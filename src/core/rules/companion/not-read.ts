import { nameOf } from '../../companions/kinds';
import { readCommands } from '../../companions/script';
import { statedGeneration } from '../../machine/devices';
import { readCompanions, unreadBecause } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'companion/not-read',
  title: 'A file for the unattended installation was not looked at',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'The {kind} {file} is not beside this file, so its disk layout was not looked at',
    unopened: 'The {kind} {file} was not looked at: its path is an expression, or leads away from this file',
    malformed: 'The {kind} {file} is none that can be read, so its disk layout was not looked at',
    unsupported: 'The {kind} {file} is of a kind that is not read, so its disk layout was not looked at',
    elsewhere: 'The {kind} {file} takes the disk layout from elsewhere, which was not looked at',
    image: 'This writes an image over the disk, whose layout was not looked at',
    holder: '{file} may hold the answers of the installation, whose disk layout was not looked at',
  },
  terms: ['kind'],
  why: 'What an installation runs unattended lays out the disk, and a layout for BIOS does not start with UEFI. What was not read can hold either.',
  whatToDo: 'Check that it makes an EFI system partition (and MSR for Windows), and that it names no path on a floppy.',
  sources: ['UNATTEND_UEFI', 'RHEL_REQPART', 'PARTMAN', 'CURTIN'],
  check(machine, { report }) {
    if (statedGeneration(machine) !== 1) {
      return;
    }
    for (const file of machine.companionFiles ?? []) {
      const because = unreadBecause(file);
      const { kind, path, at } = file;
      // A script of diskpart that is there may be the one that the answer file runs.
      const isElsewhere = because === 'elsewhere' && readCompanions(machine, 'diskpart').length > 0;
      if (because !== undefined && !isElsewhere && kind !== 'windows-script') {
        const about = because === 'holder' ? { file: path } : { kind: nameOf(kind), file: path };
        report({ at, message: because, arguments: about });
      }
    }
    for (const { kind, text, at } of machine.scripts) {
      if (kind === 'boot-command' && readCommands(text).elsewhere !== undefined) {
        report({ at, message: 'image' });
      }
    }
  },
};

const LISTED = '{ "builders": [{ "type": "hyperv-iso", "floppy_files": [‹"Autounattend.xml"›] }] }';
const SCRIPT = '{ "builders": [{ "type": "hyperv-iso", "floppy_files": ["winrm.ps1"] }] }';
const WRITTEN =
  '{ "builders": [{ "type": "hyperv-iso", ‹"boot_command"›: ["zcat /mnt/a.img.gz | dd of=/dev/sda<enter>"] }] }';
const SERVED = `{
  "builders": [{
    "type": "hyperv-iso", "http_directory": "http",
    ‹"boot_command"›: ["linux ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/el.ks<enter>"]
  }]
}`;

export const examples: Examples = {
  failing: [
    { severity: 'warning', text: LISTED },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "floppy_files": [‹"{{ user `os` }}/Autounattend.xml"›] }] }',
    },
    { severity: 'warning', text: LISTED, files: { 'Autounattend.xml': '<unattend>' } },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "cd_files": [‹"agama.jsonnet"›] }] }',
      files: { 'agama.jsonnet': '{}' },
    },
    { severity: 'warning', text: WRITTEN },
    { severity: 'warning', text: SERVED, files: { 'http/el.ks': '%include /tmp/part.ks\n' } },
    { severity: 'warning', text: '{ "builders": [{ "type": "hyperv-iso", "floppy_dirs": [‹"answers"›] }] }' },
  ],
  passing: [{ text: LISTED, files: { 'Autounattend.xml': '<unattend></unattend>' } }, { text: SCRIPT }],
};
