import { known } from '../../machine/field';
import { compareHosts, firstHostWith, hostById } from '../../machine/hosts';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'security/tpm',
  title: 'A virtual TPM needs Windows Server 2016 as host',
  impact: 'manual',
  generation: 2,
  messages: { default: '{host} has no virtual TPM: Windows Server 2016 and Windows 10 are the first hosts' },
  why: 'Virtual TPMs and the key protectors that they need came with Windows Server 2016 and Windows 10 (configuration version 7.0).',
  whatToDo:
    'Move the machine to a newer host. There it needs a key protector (Set-VMKeyProtector -NewLocalKeyProtector) before Enable-VMTPM; Packer sees to that itself.',
  sources: ['NEW16', 'SEC2', 'VER'],
  check({ security: { tpm } }, { host, report }) {
    if (tpm !== undefined && known(tpm) === true && compareHosts(host, firstHostWith('virtual-tpm')) < 0) {
      report({ at: tpm.at, arguments: { host: hostById(host).name } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      host: '2012R2',
      severity: 'warning',
      text: `{
  "Name": "vault",
  "Generation": 2,
  "Security": { "TpmEnabled": ‹true› }
}`,
    },
  ],
  passing: [
    { host: '2016', text: '{ "Name": "vault", "Generation": 2, "Security": { "TpmEnabled": true } }' },
    { host: '2012R2', text: '{ "Name": "vault", "Generation": 2, "Security": { "TpmEnabled": false } }' },
  ],
};
