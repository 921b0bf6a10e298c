import { SETUP_WITHOUT_KEYBOARD } from '../../machine/guests/catalogue';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/setup-keyboard',
  title: 'Setup of Windows 8 and Server 2012 has no keyboard in Generation 2',
  impact: 'informs',
  generation: 2,
  messages: {
    default:
      'Setup and recovery of {guest} have no driver for the keyboard of Generation 2: nothing can be typed there',
  },
  why: 'Generation 2 has only the software keyboard, and Windows PE of these two, in which Setup and the recovery environment run, has no driver for it. The installed system has.',
  whatToDo:
    'Answer what Setup asks in an answer file: product key, edition, licence. In recovery use the mouse with the on-screen keyboard, or start media of a later Windows.',
  sources: ['JH4'],
  check({ guest }, { report }) {
    const id = guest?.recognised.system?.id;
    if (guest !== undefined && id !== undefined && SETUP_WITHOUT_KEYBOARD.has(id)) {
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
      text: '{ "Name": "files", "Generation": 2, "GuestOperatingSystem": ‹"Windows Server 2012"› }',
    },
  ],
  passing: [{ text: '{ "Name": "files", "Generation": 2, "GuestOperatingSystem": "Windows Server 2012 R2" }' }],
};
