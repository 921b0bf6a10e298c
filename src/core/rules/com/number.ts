import { sentence } from '../../l10n';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'com/number',
  title: 'A machine has COM1 and COM2 only',
  impact: 'converts',
  generation: 2,
  messages: { default: 'There is no COM{number}: a machine has COM1 and COM2, in both generations' },
  why: 'Hyper-V emulates two serial ports, and Set-VMComPort takes the numbers 1 and 2.',
  whatToDo: 'Give the pipe to COM1 or COM2, or remove the port.',
  sources: ['PS', 'FEAT25'],
  check({ comPorts }, { report }) {
    for (const comPort of comPorts) {
      const number = String(comPort.number);
      if (comPort.number !== 1 && comPort.number !== 2) {
        report({
          at: comPort.at,
          arguments: { number },
          fix: {
            class: 'lossy',
            changes: [{ kind: 'remove-com-port', comPort }],
            alone: true,
            lost: { what: 'COM{number}', toDo: sentence('give its pipe to COM1 or COM2'), values: { number } },
          },
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "name": "console",
  "generation": 2,
  "serialPorts": [
    { "number": 1, "pipe": "\\\\\\\\.\\\\pipe\\\\a" },
    { ‹"number": 3›, "pipe": "\\\\\\\\.\\\\pipe\\\\b" }
  ]
}`,
      fixed: `{
  "name": "console",
  "generation": 2,
  "serialPorts": [
    { "number": 1, "pipe": "\\\\\\\\.\\\\pipe\\\\a" }
  ]
}`,
    },
    {
      severity: 'information',
      text: '{ "name": "console", "generation": 1, "serialPorts": ["COM1", "COM2", ‹"\\\\\\\\.\\\\pipe\\\\c"›] }',
      fixed: '{ "name": "console", "generation": 1, "serialPorts": ["COM1", "COM2"] }',
    },
  ],
  passing: [{ text: '{ "name": "console", "generation": 2, "serialPorts": ["COM1", "COM2"] }' }],
};
