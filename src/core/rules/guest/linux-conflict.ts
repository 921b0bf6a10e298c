import { compareHosts, hostById } from '../../machine/hosts';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/linux-conflict',
  title: 'The sources disagree about the guest in Generation 2',
  impact: 'manual',
  generation: 2,
  messages: {
    default: "The sources disagree whether {guest} starts from UEFI in Hyper-V, so that can't be promised",
    host: 'Only one source has {guest} in Generation 2, and only up to {last}: this host is later',
  },
  why: "Microsoft's page of the distribution and its planning pages say different things of this version. Where one of them says yes, Secure Boot has to be off.",
  whatToDo:
    'Try it with a copy of the disk in a Generation 2 machine, or upgrade the guest to a version that is listed.',
  sources: ['PLAN16', 'PLAN25', 'RHEL19', 'RHEL25', 'ORA', 'SUSE', 'FBSD'],
  check({ guest }, { host, report }) {
    const { system, architecture } = guest?.recognised ?? {};
    if (guest === undefined || system?.generation2 !== 'sources-disagree' || architecture === 'x86') {
      return;
    }
    const { firstHost, lastHost } = system;
    // On a host before those that any source names there is nothing to disagree about: host/guest-too-new.
    if (firstHost !== undefined && compareHosts(host, firstHost) < 0) {
      return;
    }
    const isLater = lastHost !== undefined && compareHosts(host, lastHost) > 0;
    report({
      at: guest.at,
      arguments: { guest: guest.recognised.name },
      inferredFrom: inferredFrom(guest, undefined),
      ...(isLater && {
        message: 'host',
        arguments: {
          guest: guest.recognised.name,
          last: hostById(lastHost).name,
        },
      }),
    });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "erp",
  "Generation": 2,
  "GuestOperatingSystem": ‹"SUSE Linux Enterprise Server 11 SP4"›,
  "Firmware": { "SecureBoot": "Off" }
}`,
    },
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "iso_url": ‹"CentOS-6.10-x86_64-minimal.iso"›
  }]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "erp", "Generation": 1, "GuestOperatingSystem": "SUSE Linux Enterprise Server 12 SP5" }' },
    { text: '{ "Name": "old", "Generation": 1, "GuestOperatingSystem": "CentOS 6.5" }' },
  ],
};
