import { EMULATED_DEVICES } from '../../machine/machine';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'devices/emulated',
  title: 'Generation 2 emulates no old hardware',
  impact: 'converts',
  generation: 2,
  tag: 'unnecessary',
  messages: { default: 'Generation 2 has no {device}: software does its work, or nobody needs it' },
  terms: ['device'],
  why: 'Generation 2 drops the emulated devices: software-based keyboard, mouse and video cost less and leave less to attack.',
  whatToDo:
    'Remove the device. The guest needs the drivers of the integration services, which every supported guest has.',
  replacedBy: 'Software-based keyboard, mouse and video; the other devices are no longer needed',
  gained: 'Fewer resources and less to attack, as nothing is emulated',
  sources: ['S0', 'PLAN25'],
  check({ emulatedDevices }, { report }) {
    for (const device of emulatedDevices) {
      report({
        at: device.at,
        arguments: { device: EMULATED_DEVICES[device.kind] },
        fix: { class: 'safe', changes: [{ kind: 'remove-device', what: device.kind, device }], alone: false },
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "kiosk",
  "Generation": 1,
  "ProcessorCount": 2,
  "EmulatedDevices": [‹"PS/2 keyboard"›, ‹"PS/2 mouse"›, ‹"S3 video"›]
}`,
      fixed: `{
  "Name": "kiosk",
  "Generation": 2,
  "ProcessorCount": 2,
  "EmulatedDevices": []
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "kiosk",
  "Generation": 2,
  "EmulatedDevices": [‹"PIC"›]
}`,
      fixed: `{
  "Name": "kiosk",
  "Generation": 2,
  "EmulatedDevices": []
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "kiosk",
  "Generation": 2,
  "EmulatedDevices": []
}`,
    },
  ],
};
