import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

// Of machines as they stand on their host only: a machine that is yet to be made gets what its host then has, and what
// Get-VM alone says leaves open whether Secure Boot is on.
export const rule: Rule = {
  id: 'info/secure-boot-2023',
  title: 'A machine keeps the Secure Boot certificates of the day it was made',
  impact: 'informs',
  generation: 2,
  messages: {
    default:
      'Its Secure Boot certificates are of the day it was made: those of 2011 end in 2026, and it starts all the same',
  },
  why: 'The certificates of 2011 end in June and October 2026. A machine that has only these goes on starting, but gets no new boot manager and no updates of what is allowed and revoked; a loader that is signed with the certificate of 2023 alone does not start there. Its key exchange key could not be changed from inside before the updates of March 2026 for host and guest.',
  whatToDo:
    'Bring host and guest to March 2026 or later, and let the guest update its certificates. A machine that is newly made on such a host has those of 2023 from the start, so one that moves to Generation 2 is well off. Build golden images on patched hosts, and make machines of them on patched hosts only: once the boot manager is signed by 2023, machines with the variables of 2011 do not start it. For a machine with a TPM suspend BitLocker before its certificates change.',
  sources: ['SB2023', 'CVE202621265', 'SBOBJECTS', 'CTX696473', 'CLDLBS', 'SEC2'],
  check(machine, { report }) {
    const { secureBoot } = machine.firmware;
    if (machine.state !== undefined && statedGeneration(machine) === 2 && known(secureBoot) === true) {
      report({ at: secureBoot.origin === 'default' ? machine.at : secureBoot.at });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: '{ "Generation": 2, "State": "Off", "Notes": "Windows 10", "Firmware": { "SecureBoot": ‹"On"› } }',
    },
  ],
  passing: [
    { text: '{ "Generation": 2, "Notes": "Windows 10", "Firmware": { "SecureBoot": "On" } }' },
    { text: '{ "Generation": 2, "State": "Off", "Notes": "Windows 10", "Firmware": { "SecureBoot": "Off" } }' },
    { text: '{ "Generation": 1, "State": "Off", "Notes": "Windows 10" }' },
  ],
};
