import { disksOf, isVhdSet } from '../../machine/devices';
import { compareHosts } from '../../machine/hosts';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'host/vhd-set',
  title: 'A VHD Set needs Windows Server 2016 as host',
  impact: 'manual',
  generation: 2,
  messages: { default: 'Windows Server 2012 R2 has no VHD Sets: .vhds files need Windows Server 2016 as host' },
  why: 'Windows Server 2012 R2 shares a .vhdx between machines; the .vhds came with Windows Server 2016.',
  whatToDo: 'Run the machine on Windows Server 2016 or later, or share a .vhdx on this host.',
  sources: ['VHDS', 'FEAT16'],
  check(machine, { host, report }) {
    for (const disk of compareHosts(host, '2016') < 0 ? disksOf(machine) : []) {
      if (disk.path !== undefined && isVhdSet(disk)) {
        report({ at: disk.path.at });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      host: '2012R2',
      severity: 'warning',
      text: `{
  "Name": "sql-1",
  "Generation": 2,
  "HardDrives": [
    { "Path": "sql-1.vhdx" },
    { "Path": ‹"quorum.vhds"› }
  ]
}`,
    },
  ],
  passing: [
    { host: '2012R2', text: '{ "Name": "sql-1", "Generation": 2, "HardDrives": [{ "Path": "quorum.vhdx" }] }' },
    { text: '{ "Name": "sql-1", "Generation": 2, "HardDrives": [{ "Path": "quorum.vhds" }] }' },
  ],
};
