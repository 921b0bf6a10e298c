import { known } from '../../machine/field';
import { compareHosts, type HostId, hostById } from '../../machine/hosts';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'security/shielded',
  title: 'Shielded machines need a newer host, and have no COM ports',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{host} has no shielded machines: Windows Server 2016 is the first host',
    linux: '{host} shields no Linux: Windows Server 2019 is the first host for that',
    comPort: 'COM{number} leads to a pipe, but the machine is shielded: COM ports stay off in it',
  },
  why: 'Shielding came with Windows Server 2016 for Windows guests and with Windows Server 2019 for Linux. A COM port would lead out of the shield, so none can be enabled.',
  whatToDo: 'Move the machine to a newer host, and reach its console in another way.',
  sources: ['GF', 'SEC2'],
  check({ security: { shielded }, guest, comPorts }, { host, report }) {
    if (shielded === undefined || known(shielded) !== true) {
      return;
    }
    const isLinux = guest?.recognised.system?.family === 'linux';
    const isBefore = (first: HostId): boolean => compareHosts(host, first) < 0;
    if (isBefore('2016')) {
      report({ at: shielded.at, arguments: { host: hostById(host).name } });
    } else if (isLinux && isBefore('2019')) {
      report({ at: shielded.at, message: 'linux', arguments: { host: hostById(host).name } });
    }
    for (const { number, path } of comPorts) {
      if (path !== undefined) {
        report({ at: path.at, message: 'comPort', arguments: { number: String(number) } });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      host: '2016',
      severity: 'warning',
      text: `{
  "Name": "vault",
  "Generation": 2,
  "GuestOperatingSystem": "Ubuntu 18.04",
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "OpenSourceShieldedVM" },
  "Security": { "Shielded": ‹true› },
  "ComPort1": { "Path": ‹"\\\\\\\\.\\\\pipe\\\\console"› }
}`,
    },
    {
      host: '2012R2',
      severity: 'warning',
      text: '{ "Name": "vault", "Generation": 2, "Security": { "Shielded": ‹true› } }',
    },
  ],
  passing: [
    { host: '2019', text: '{ "Name": "vault", "Generation": 2, "Security": { "Shielded": true } }' },
    { host: '2016', text: '{ "Name": "vault", "Generation": 2, "Security": { "Shielded": true } }' },
  ],
};
