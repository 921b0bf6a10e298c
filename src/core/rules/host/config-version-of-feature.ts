import { isOlder, statedVersion, type Use, versionFix, versionNeeds } from '../configuration-version';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'host/config-version-of-feature',
  title: 'A feature needs a later configuration version',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'A TPM needs configuration version {needed}, this machine has {version}',
    windows11: 'The TPM of Windows 11 needs configuration version {needed}, this machine has {version}',
    linux: 'Secure Boot of Linux needs configuration version {needed}, this machine has {version}',
    adapters: 'More than 8 network adapters need configuration version {needed}, this machine has {version}',
    nested: 'Nested virtualization needs configuration version {needed}, this machine has {version}',
    memory: 'More than 1 TB of memory needs configuration version {needed}, this machine has {version}',
    processors: 'More than 64 processors need configuration version {needed}, this machine has {version}',
  } satisfies Readonly<Record<Use, string>>,
  why: 'A machine has the features of its configuration version: Secure Boot of Linux begins with 6.2, the TPM with 7.0, nested virtualization, large memory and many processors with 8.0, more than 8 network adapters with 8.3.',
  whatToDo: 'Make the new machine with a later version, or raise this one with Update-VMVersion while it is off.',
  lost: 'The way back to a host that runs only the older version',
  sources: ['VER', 'NEST', 'MAX'],
  check(machine, { host, report }) {
    const version = statedVersion(machine);
    if (machine.configurationVersion === undefined || version === undefined) {
      return;
    }
    for (const need of versionNeeds(machine, host)) {
      if (isOlder(version, need.version)) {
        report({
          at: machine.configurationVersion.at,
          message: need.use,
          arguments: { needed: need.version, version },
          ...versionFix(machine, host, version),
          inferredFrom: need.byGuest && machine.guest ? inferredFrom(machine.guest, undefined) : undefined,
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      host: '2016',
      severity: 'warning',
      text: '{ "Name": "vault", "Generation": 2, "Version": ‹"6.2"›, "Security": { "TpmEnabled": true } }',
      fixed: '{ "Name": "vault", "Generation": 2, "Version": "7.0", "Security": { "TpmEnabled": true } }',
    },
    {
      severity: 'warning',
      text: `[
  { "Name": "a", "Generation": 2, "Version": ‹"5.0"›, "GuestOperatingSystem": "Windows 11" },
  { "Name": "b", "Generation": 2, "Version": ‹"5.0"›, "GuestOperatingSystem": "Ubuntu 22.04" },
  { "Name": "c", "Generation": 2, "Version": ‹"8.0"›, "NetworkAdapters": [{}, {}, {}, {}, {}, {}, {}, {}, {}] },
  { "Name": "d", "Generation": 2, "Version": ‹"6.2"›, "MemoryStartup": "2TB" },
  { "Name": "e", "Generation": 2, "Version": ‹"6.2"›, "ProcessorCount": 65 }
]`,
      fixed: `[
  { "Name": "a", "Generation": 2, "Version": "8.0", "GuestOperatingSystem": "Windows 11" },
  { "Name": "b", "Generation": 2, "Version": "8.0", "GuestOperatingSystem": "Ubuntu 22.04" },
  { "Name": "c", "Generation": 2, "Version": "8.3", "NetworkAdapters": [{}, {}, {}, {}, {}, {}, {}, {}, {}] },
  { "Name": "d", "Generation": 2, "Version": "8.0", "MemoryStartup": "2TB" },
  { "Name": "e", "Generation": 2, "Version": "8.0", "ProcessorCount": 65 }
]`,
    },
    {
      host: '2012R2',
      severity: 'warning',
      text: '{ "Name": "lab-host", "Generation": 2, "Version": ‹"5.0"›, "ExposeVirtualizationExtensions": true }',
    },
  ],
  passing: [
    {
      host: '2016',
      text: '{ "Name": "vault", "Generation": 2, "Version": "7.0", "Security": { "TpmEnabled": true } }',
    },
  ],
};
