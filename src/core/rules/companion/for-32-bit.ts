import { nameOf } from '../../companions/kinds';
import { sentence } from '../../l10n';
import { placeIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'companion/for-32-bit',
  title: 'The answer file is for 32-bit Windows alone',
  impact: 'blocks',
  generation: 2,
  messages: { default: 'The {kind} {file} is for 32-bit Windows alone: Generation 2 starts only 64-bit guests' },
  terms: ['kind'],
  why: 'Windows Setup takes the components of its own architecture and leaves out the others, so what installs with this file is 32-bit. The UEFI firmware of Generation 2 is 64-bit and starts no 32-bit boot loader.',
  whatToDo:
    'Keep the machine in Generation 1. Where its disc is for 64-bit Windows, let the components have processorArchitecture="amd64", or say the guest in the definition: as it is, Setup reads none of them.',
  sources: ['S0', 'SETUP_PLATFORMS'],
  check(machine, { report }) {
    // What the definition or its disc says counts more, and has a rule of its own.
    if (machine.guest?.recognised.architecture === undefined) {
      for (const file of readCompanions(machine, 'answer-file')) {
        const { for32Bit } = file.content;
        if (for32Bit !== undefined) {
          report({
            at: file.at,
            arguments: { kind: nameOf(file.kind), file: file.path },
            related: [placeIn(file, for32Bit, sentence('All of its components are for x86'))],
            uncertain: true,
          });
        }
      }
    }
  },
};

const FOR_X86 = '<unattend><component processorArchitecture="x86"></component></unattend>';
const FOR_X64 = '<unattend><component processorArchitecture="amd64"></component></unattend>';

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "iso_url": "windows_10.iso", "cd_files": [‹"Autounattend.xml"›] }]
}`,
      files: { 'Autounattend.xml': FOR_X86 },
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "iso_url": "windows_10.iso", "cd_files": ["Autounattend.xml"] }]
}`,
      files: { 'Autounattend.xml': FOR_X64 },
    },
    {
      text: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "iso_url": "windows_10_x64.iso", "cd_files": ["Autounattend.xml"] }]
}`,
      files: { 'Autounattend.xml': FOR_X86 },
    },
  ],
};
