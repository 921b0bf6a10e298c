import { EMULATED_DEVICES } from '../../machine/machine';
import type { Rule } from '../rule';

export const rule: Rule = {
  id: 'devices/emulated',
  title: 'Generation 2 emulates no old hardware',
  impact: 'converts',
  generation: 2,
  tag: 'unnecessary',
  messages: { default: 'Generation 2 has no {device}: software does its work, or nobody needs it' },
  why: 'Generation 2 drops the emulated devices: software-based keyboard, mouse and video cost less and leave less to attack.',
  whatToDo:
    'Remove the device. The guest needs the drivers of the integration services, which every supported guest has.',
  sources: ['S0', 'PLAN25'],
  *check({ emulatedDevices }) {
    for (const device of emulatedDevices) {
      yield {
        span: device.span,
        arguments: { device: EMULATED_DEVICES[device.kind] },
        fix: { class: 'safe', changes: [{ kind: 'remove-device', device }], alone: false },
      };
    }
  },
};
