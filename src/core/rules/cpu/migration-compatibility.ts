import { known } from '../../machine/field';
import type { ProcessorLevel } from '../../machine/guests/system';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'cpu/migration-compatibility',
  title: 'The processor hides features that the guest needs',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{guest} needs {level}, which the processor compatibility for migration hides: turn it off',
    windows: '{guest} needs POPCNT and SSE4.2, which the processor compatibility for migration hides: turn it off',
  },
  why: 'With the compatibility for migration a guest sees a small fixed set of processor features. Red Hat Enterprise Linux 9 and what is made of it are built for x86-64-v2, release 10 for x86-64-v3 (AVX2, FMA), and Windows 11 needs POPCNT and SSE4.2. That they stop at the start follows from both; it was not tried.',
  whatToDo:
    'Turn it off (Set-VMProcessor -CompatibilityForMigrationEnabled $false, while the machine is off); on clusters of Windows Server 2025 use -CompatibilityForMigrationMode CommonClusterFeatureSet, which hides only what the nodes have not in common. AlmaLinux 10 has a build for x86-64-v2.',
  sources: ['GUESTW', 'REDHAT9', 'REDHAT10', 'DPC', 'PROCWMI'],
  check({ guest, migrationCompatibility }, { report }) {
    const { system, name = '' } = guest?.recognised ?? {};
    if (guest === undefined || system?.processor === undefined || migrationCompatibility === undefined) {
      return;
    }
    if (known(migrationCompatibility) === 'minimum') {
      const level = LEVELS[system.processor];
      report({
        at: migrationCompatibility.at,
        ...(level === undefined ? { message: 'windows' } : {}),
        arguments: { guest: name, ...(level !== undefined && { level }) },
        inferredFrom: inferredFrom(guest, undefined),
      });
    }
  },
};

const LEVELS: Readonly<Record<ProcessorLevel, string | undefined>> = {
  'x86-64-v2': 'x86-64-v2',
  'x86-64-v3': 'x86-64-v3',
  'sse4.2': undefined,
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: '{ "Generation": 2, "Notes": "Rocky Linux 9.4", "CompatibilityForMigrationEnabled": ‹true›, "Firmware": { "SecureBoot": "Off" } }',
    },
    {
      severity: 'warning',
      text: '{ "Generation": 2, "Notes": "Windows 11", "CompatibilityForMigrationEnabled": true, "CompatibilityForMigrationMode": ‹"MinimumFeatureSet"› }',
    },
  ],
  passing: [
    {
      text: '{ "Generation": 2, "Notes": "Windows 11", "CompatibilityForMigrationEnabled": true, "CompatibilityForMigrationMode": "CommonClusterFeatureSet" }',
    },
    { text: '{ "Generation": 2, "Notes": "Windows 10", "CompatibilityForMigrationEnabled": true }' },
    { text: '{ "Generation": 2, "Notes": "Rocky Linux 9.4", "CompatibilityForMigrationEnabled": false }' },
  ],
};
