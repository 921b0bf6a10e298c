/** The run whose reports are kept whole: a machine of each status, findings with all that they can have, and bad files. */
import type { RunReport } from '../../../src/core/reports/report';
import { CONTEXT, report, run } from './report-kit';

export { CONTEXT };

const MACHINES = [
  { Name: 'ready', Generation: 1, NetworkAdapters: [{ IsLegacy: true }] },
  {
    Name: 'needs work',
    Generation: 1,
    GuestOperatingSystem: 'Ubuntu 22.04',
    HardDrives: [{ Path: 'a.vhd', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
    FloppyDrive: { Path: 'a.vfd' },
  },
  { Name: 'blocked', Generation: 1, GuestOperatingSystem: { Name: 'Windows 7', Architecture: 'x86' } },
  { Name: 'contradictory', Generation: 2, GuestOperatingSystem: 'Windows XP', Bios: { NumLockEnabled: true } },
  { Name: 'generation 2', Generation: 2, GuestOperatingSystem: 'Windows Server 2022' },
  { Name: 'unknown', Generation: '{{ generation }}' },
];

const TEMPLATE = `{
  // gen2-advisor-disable-next-line nic/legacy
  "builders": [{ "type": "hyperv-iso", "use_legacy_network_adapter": true, "floppy_files": ["Autounattend.xml"] }]
}
`;

export function printedRun(): RunReport {
  return run(
    [
      report('machines.vm.json', MACHINES),
      report('templates/windows.json', TEMPLATE),
      report('broken.vm.json', '{ "Name": "broken", "Generation": 1, }}'),
      report('a [link](x)|<b>.vm.json', { Name: '=1+1,"<i>&`|', Generation: 2, Bios: { NumLockEnabled: true } }),
    ],
    {
      skipped: [{ path: 'huge.json', code: 'too-large', message: 'it is larger than 50 MB' }],
      others: 2,
      failOn: 'warning',
      baseline: { accepted: 2, stale: 1 },
    },
  );
}
