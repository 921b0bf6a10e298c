import { sentence } from '../../l10n';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/key-storage-drive',
  title: 'Generation 2 has a TPM in place of a key storage drive',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: { default: 'A key storage drive is for Generation 1 only: Generation 2 has a virtual TPM' },
  why: 'The key storage drive sits on an IDE slot and holds BitLocker keys for a machine that has no TPM. A Generation 2 machine has a virtual TPM.',
  whatToDo: 'Suspend BitLocker, replace the drive by a TPM with a key protector, and create the protectors anew.',
  replacedBy: 'A virtual TPM with a key protector',
  gained: 'Encrypted state and migration traffic without a drive for the key',
  lost: 'The keys in the drive: BitLocker is sealed anew',
  sources: ['SEC1', 'SEC2'],
  check({ keyStorageDrive }, { report }) {
    if (keyStorageDrive !== undefined) {
      report({
        at: keyStorageDrive.at,
        fix: {
          class: 'lossy',
          changes: [
            { kind: 'remove-device', what: 'key-storage-drive', device: keyStorageDrive },
            { kind: 'set-tpm', enabled: true },
          ],
          alone: false,
          lost: { what: sentence('the keys in the key storage drive'), toDo: sentence('suspend BitLocker first') },
        },
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "vault",
  "Generation": 1,
  ‹"KeyStorageDrive": { "Path": "vault.ksd" }›
}`,
      fixed: `{
  "Name": "vault",
  "Generation": 2,
  "Security": {
    "TpmEnabled": true
  }
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "vault",
  "Generation": 2,
  ‹"KeyStorageDrive": { "Path": "vault.ksd" }›
}`,
      fixed: `{
  "Name": "vault",
  "Generation": 2,
  "Security": {
    "TpmEnabled": true
  }
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "vault",
  "Generation": 2,
  "Security": { "TpmEnabled": true }
}`,
    },
  ],
};
