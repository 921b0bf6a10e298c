import { compareHosts, hostById } from '../../machine/hosts';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'host/guest-too-new',
  title: 'The guest needs a newer host',
  impact: 'manual',
  generation: 2,
  messages: { default: '{guest} is a guest of {first} and later, and the host here is {host}' },
  why: "Microsoft's tables of guests begin with this host for this guest.",
  whatToDo: 'Move the machine to a newer host, or say with the host setting that it has to run on no older one.',
  sources: ['GUESTW', 'RHEL25', 'RHEL19'],
  check({ guest }, { host, report }) {
    const first = guest?.recognised.system?.firstHost;
    if (guest !== undefined && first !== undefined && compareHosts(host, first) < 0) {
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
      host: '2019',
      severity: 'warning',
      text: `{
  "Name": "files",
  "Generation": 2,
  "GuestOperatingSystem": ‹"Windows Server 2025"›
}`,
    },
  ],
  passing: [
    { host: '2019', text: '{ "Name": "files", "Generation": 2, "GuestOperatingSystem": "Windows Server 2022" }' },
    { text: '{ "Name": "files", "Generation": 2, "GuestOperatingSystem": "Windows Server 2025" }' },
  ],
};
