import { lacksTpm, windows11Fix, windows11Shortages } from '../../convert/windows-11';
import { statedGeneration } from '../../machine/devices';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/windows-11',
  title: 'Windows 11 needs Generation 2, a TPM, 2 processors, 4 GB of memory and a disk of 64 GB',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Windows 11 needs 2 processors, and this machine has less',
    memory: 'Windows 11 needs 4 GB of memory, and this machine has less',
    disk: 'Windows 11 needs a disk of 64 GB, and this machine has less',
    tpm: 'Windows 11 needs a TPM, and this machine has none',
    generation: 'Windows 11 is no guest of Generation 1: it needs UEFI that can do Secure Boot, and a TPM',
  },
  why: 'Windows 11 asks for UEFI that can do Secure Boot, a TPM, 2 processors, 4 GB of memory and a disk of 64 GB.',
  whatToDo:
    'Convert the machine, and give it a key protector (Set-VMKeyProtector) before its TPM is turned on, unless the tool that makes it does so, as Packer does.',
  sources: ['W11', 'PLAN25', 'GUESTW', 'SEC2'],
  check(machine, { host, report }) {
    const { guest, generationFollows, security } = machine;
    // A clone has the hardware of its source.
    if (guest?.recognised.system?.id !== 'windows-11' || generationFollows !== undefined) {
      return;
    }
    const basis = inferredFrom(guest, undefined);
    if (statedGeneration(machine) === 1) {
      report({ at: machine.at, message: 'generation', fix: windows11Fix(machine, host), inferredFrom: basis });
    } else if (lacksTpm(machine, host)) {
      const { at } = security.tpm ?? machine;
      report({ at, message: 'tpm', fix: windows11Fix(machine, host), inferredFrom: basis });
    }
    for (const { of, field } of windows11Shortages(machine)) {
      report({ at: field.at, ...(of !== 'processors' && { message: of }), inferredFrom: basis });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{ "Name": "desk", ‹"Generation": 1›, "GuestOperatingSystem": "Windows 11" }`,
      fixed: `{ "Name": "desk", "Generation": 2, "Security": { "TpmEnabled": true }, "GuestOperatingSystem": "Windows 11" }`,
    },
    {
      severity: 'warning',
      text: `{ "builders": [{ "type": "hyperv-iso", ‹"generation": 2›, "vm_name": "Windows 11", "cpus": 2, "memory": 4096, "disk_size": 65536 }] }`,
      fixed: `{ "builders": [{ "type": "hyperv-iso", "generation": 2, "enable_tpm": true, "enable_secure_boot": true, "vm_name": "Windows 11", "cpus": 2, "memory": 4096, "disk_size": 65536 }] }`,
    },
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "iso_url": "Win11_23H2_English_x64.iso",
    "enable_tpm": true,
    "cpus": ‹1›, "memory": ‹2048›, "disk_size": ‹40960›
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "desk",
  "Generation": 2,
  "GuestOperatingSystem": "Windows 11",
  "ProcessorCount": 2,
  "MemoryStartup": "4GB",
  "Security": { "TpmEnabled": true }
}`,
    },
  ],
};
