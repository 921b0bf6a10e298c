import { sentence } from '../../l10n';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'firmware/numlock',
  title: 'Generation 2 has no NumLock setting',
  impact: 'converts',
  generation: 2,
  tag: 'unnecessary',
  messages: { default: 'NumLock is a BIOS setting: Generation 2 has none' },
  why: 'Set-VMBios sets NumLock, and does not work on a Generation 2 machine; Set-VMFirmware has no such parameter.',
  whatToDo: 'Remove the setting; turn NumLock on in the guest where it is wanted.',
  lost: sentence('NumLock at start'),
  sources: ['PS', 'WMI'],
  check({ firmware: { numLock } }, { report }) {
    if (numLock === undefined) {
      return;
    }
    const changes = [{ kind: 'remove-numlock', numLock }] as const;
    report({
      at: numLock.at,
      fix:
        known(numLock) === false
          ? { class: 'safe', changes, alone: false }
          : {
              class: 'lossy',
              changes,
              alone: false,
              lost: { what: sentence('NumLock at start'), toDo: sentence('set it in the guest') },
            },
    });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "terminal",
  "Generation": 1,
  "Bios": { "NumLockEnabled": ‹true› }
}`,
      fixed: `{
  "Name": "terminal",
  "Generation": 2
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "terminal",
  "Generation": 2,
  "Bios": { "NumLockEnabled": ‹false› }
}`,
      fixed: `{
  "Name": "terminal",
  "Generation": 2
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "terminal",
  "Generation": 1,
  "Bios": { "StartupOrder": ["IDE"] }
}`,
    },
  ],
};
