import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/linux-unsupported',
  title: 'Not every Linux and BSD runs in Generation 2',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: "{guest} doesn't start from UEFI in Hyper-V, so it can't run in Generation 2",
    maker: '{guest} does not run in Generation 2, as its maker says',
  },
  why: "Microsoft's page of the distribution lists this version without Generation 2 support, or the maker says that it has none: media of Alpine Linux before 3.7 start from BIOS only, and OpenBSD's manual calls Generation 2 not supported.",
  whatToDo: 'Upgrade the guest to a version that is listed, or keep the machine in Generation 1.',
  sources: ['PLAN16', 'PLAN25', 'RHEL19', 'DEB', 'UBU', 'SUSE', 'ORA', 'FBSD', 'ALPINE', 'OPENBSD'],
  check({ guest }, { report }) {
    const system = guest?.recognised.system;
    if (guest !== undefined && system !== undefined && system.family !== 'windows' && system.generation2 === 'no') {
      report({
        at: guest.at,
        arguments: { guest: system.name },
        inferredFrom: inferredFrom(guest, undefined),
        ...(system.untried && { message: 'maker', uncertain: true }),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "mail",
  "Generation": 1,
  "GuestOperatingSystem": ‹"Debian 7"›
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "mail",
  "Generation": 2,
  "GuestOperatingSystem": ‹"CentOS 5.11"›
}`,
    },
    { severity: 'warning', text: '{ "Name": "relay", "Generation": 1, "GuestOperatingSystem": ‹"Alpine Linux 3.5"› }' },
    { severity: 'warning', text: '{ "Name": "router", "Generation": 2, "GuestOperatingSystem": ‹"OpenBSD 7.4"› }' },
  ],
  passing: [
    {
      text: `{
  "Name": "mail",
  "Generation": 2,
  "GuestOperatingSystem": "Debian 12",
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" }
}`,
    },
  ],
};
