import { known } from '../../machine/field';
import { compareHosts } from '../../machine/hosts';
import { hostOf } from '../configuration-version';
import type { Examples, Rule } from '../rule';

// Nothing to say on later hosts, as it is the same in both generations; host/config-version-of-feature tells the version.
export const rule: Rule = {
  id: 'info/nested',
  title: 'Nested virtualization needs Windows Server 2016 or later',
  impact: 'manual',
  generation: 2,
  messages: { default: 'Nested virtualization begins with Windows Server 2016 and Windows 10: {host} has none' },
  why: 'Hyper-V runs in a machine from Windows Server 2016 on, on AMD from Windows Server 2022 on, in both generations.',
  whatToDo: 'Run the machine on a newer host.',
  sources: ['NEST', 'NEW16', 'VER'],
  check(machine, { host, report }) {
    const { nestedVirtualization: nested } = machine;
    if (nested !== undefined && known(nested) === true && compareHosts(host, '2016') < 0) {
      report({ at: nested.at, arguments: { host: hostOf(machine, host).name } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      host: '2012R2',
      text: `{
  "Name": "lab",
  "Generation": 2,
  "ExposeVirtualizationExtensions": ‹true›
}`,
    },
    {
      severity: 'warning',
      text: `{
  "Name": "lab",
  "Generation": 1,
  "HostOperatingSystem": "Windows Server 2012 R2",
  "nestedVirtualization": ‹true›
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "lab", "Generation": 2, "ExposeVirtualizationExtensions": true }', host: '2016' },
    { text: '{ "Name": "lab", "Generation": 2, "ExposeVirtualizationExtensions": false }', host: '2012R2' },
  ],
};
