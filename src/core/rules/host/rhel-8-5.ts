import { compareHosts, hostById } from '../../machine/hosts';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'host/rhel-8-5',
  title: 'Red Hat Enterprise Linux 8.5 and later may need Windows Server 2019',
  impact: 'manual',
  generation: 2,
  messages: { default: 'By a note of its page {guest} needs {first} or later as host, and this is {host}' },
  why: 'The table of the page has 8.5 and later on Windows Server 2016; note 15 of the same page asks for Windows Server 2019 or Azure Local 20H2.',
  whatToDo: 'Try it with a copy on this host, or move the machine to a host of Windows Server 2019 or later.',
  sources: ['RHEL25'],
  check({ guest }, { host, report }) {
    const { firstHost, disputedFirstHost: first } = guest?.recognised.system ?? {};
    const isLate = firstHost === undefined || compareHosts(host, firstHost) >= 0;
    if (guest !== undefined && first !== undefined && isLate && compareHosts(host, first) < 0) {
      report({
        at: guest.at,
        arguments: { guest: guest.recognised.name, first: hostById(first).name, host: hostById(host).name },
        inferredFrom: inferredFrom(guest, undefined),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      host: '2016',
      severity: 'warning',
      text: `{
  "Name": "db",
  "Generation": 2,
  "GuestOperatingSystem": ‹"Red Hat Enterprise Linux 8.6"›
}`,
    },
  ],
  passing: [
    { host: '2016', text: '{ "Name": "db", "Generation": 2, "GuestOperatingSystem": "Red Hat Enterprise Linux 8.4" }' },
    { host: '2019', text: '{ "Name": "db", "Generation": 2, "GuestOperatingSystem": "Red Hat Enterprise Linux 8.6" }' },
  ],
};
