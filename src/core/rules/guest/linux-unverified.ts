import { statedGeneration } from '../../machine/devices';
import { inferredFrom, lacksVersion } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/linux-unverified',
  title: 'Microsoft does not list the Linux distribution for Generation 2',
  impact: 'informs',
  generation: 2,
  messages: { default: 'Microsoft lists no Generation 2 for {guest}: try its installation medium there first' },
  why: "Microsoft's pages cover some distributions only. Others start from UEFI as well, where their installation media do; whether they start with Secure Boot depends on a signed shim.",
  whatToDo: 'Try the installation medium in a Generation 2 machine, with Secure Boot off where it does not start.',
  sources: ['PLAN25', 'LINBP'],
  check(machine, { report }) {
    const { guest } = machine;
    const system = guest?.recognised.system;
    if (guest === undefined || statedGeneration(machine) === 2) {
      return;
    }
    if (system?.family !== 'linux' || system.generation2 !== 'unverified' || system.installerMakesNoEfiPartition) {
      return;
    }
    if (!lacksVersion(guest)) {
      report({
        at: guest.at,
        arguments: { guest: guest.recognised.name },
        inferredFrom: inferredFrom(guest, undefined),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "build",
  "Generation": 1,
  "GuestOperatingSystem": ‹"Gentoo"›
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "build", "Generation": 1, "GuestOperatingSystem": "Debian 12" }' },
    { text: '{ "Name": "build", "Generation": 1, "GuestOperatingSystem": "Debian" }' },
    { text: '{ "Name": "build", "Generation": 2, "GuestOperatingSystem": "Gentoo" }' },
  ],
};
