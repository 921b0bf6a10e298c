import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'storage/fc-vbs',
  title: 'Virtual Fibre Channel on Windows Server 2016 needs an opt-out',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Virtual Fibre Channel: on Windows Server 2016 it needs VirtualizationBasedSecurityOptOut first',
  },
  why: 'On a Windows Server 2016 host Add-VMFibreChannelHba fails on a Generation 2 machine until the machine opts out of virtualization-based security.',
  whatToDo: 'Run Set-VMSecurity -VirtualizationBasedSecurityOptOut $true before Add-VMFibreChannelHba.',
  lost: 'Virtualization-based security in the guest',
  sources: ['LIS', 'FEAT16', 'MAX'],
  check(machine, { host, report }) {
    const [first] = machine.fibreChannelAdapters ?? [];
    if (first !== undefined && host === '2016') {
      report({ at: first.at });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      host: '2016',
      text: `{
  "Name": "san",
  "Generation": 1,
  "FibreChannelHostBusAdapters": [
    ‹{ "SanName": "Production" }›,
    { "SanName": "Backup" }
  ]
}`,
    },
    {
      severity: 'warning',
      text: `{
  "Name": "san",
  "Generation": 2,
  "HostOperatingSystem": "Windows Server 2016",
  "FibreChannelHostBusAdapters": [‹{ "SanName": "Production" }›]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "san", "Generation": 2, "FibreChannelHostBusAdapters": [{ "SanName": "A" }] }', host: '2019' },
    { text: '{ "Name": "san", "Generation": 1, "FibreChannelHostBusAdapters": "" }', host: '2016' },
  ],
};
