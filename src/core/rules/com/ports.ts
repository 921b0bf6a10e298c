import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'com/ports',
  title: 'Generation 2 has COM ports only on request',
  impact: 'manual',
  generation: 2,
  messages: { default: 'COM{number} leads to a pipe: Generation 2 has the port only after Set-VMComPort' },
  why: 'A Generation 2 machine has no COM ports until Set-VMComPort makes one, Hyper-V Manager does not show them, and kernel debugging needs Secure Boot off.',
  whatToDo: 'Keep the pipe in the definition and create the port with Set-VMComPort -Number and -Path.',
  replacedBy: 'An optional port, made with Set-VMComPort',
  gained: 'A faster and more reliable port',
  lost: 'Ports that lead to no pipe',
  sources: ['PLAN25', 'FEAT25', 'SEC2'],
  check(machine, { report }) {
    if (statedGeneration(machine) === 2) {
      return;
    }
    for (const { number, path } of machine.comPorts) {
      if (path !== undefined) {
        report({ at: path.at, arguments: { number: String(number) } });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "build-agent",
  "Generation": 1,
  "ComPort1": { "Path": ‹"\\\\\\\\.\\\\pipe\\\\console"› }
}`,
    },
  ],
  passing: [{ text: '{ "Name": "build-agent", "Generation": 1, "ComPort1": { "Path": "" } }' }],
};
