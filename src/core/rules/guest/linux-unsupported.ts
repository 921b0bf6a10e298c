import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/linux-unsupported',
  title: 'Linux and FreeBSD run in Generation 2 from certain versions on',
  impact: 'blocks',
  generation: 2,
  messages: { default: "{guest} doesn't start from UEFI in Hyper-V, so it can't run in Generation 2" },
  why: "Microsoft's page of the distribution lists this version without Generation 2 support.",
  whatToDo: 'Upgrade the guest to a version that is listed, or keep the machine in Generation 1.',
  sources: ['PLAN16', 'PLAN25', 'RHEL19', 'DEB', 'UBU', 'SUSE', 'ORA', 'FBSD'],
  check({ guest }, { report }) {
    const system = guest?.recognised.system;
    if (guest !== undefined && system !== undefined && system.family !== 'windows' && system.generation2 === 'no') {
      report({ span: guest.span, arguments: { guest: system.name }, ...inferredFrom(guest, undefined) });
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
