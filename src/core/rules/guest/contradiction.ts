import { sentence } from '../../l10n';
import type { Guest } from '../../machine/machine';
import type { Examples, Report, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/contradiction',
  title: 'The definition names several guests',
  impact: 'informs',
  generation: 2,
  messages: {
    default: '"{text}" names {named}, but the guest counts as {guest} (by "{evidence}")',
    architecture: '"{text}" says {named}, but the guest counts as {guest} (by "{evidence}")',
    undecided: '"{text}" names {named}, "{evidence}" {guest}: neither counts as the guest',
  },
  why: 'Which firmware, Secure Boot template and generation a machine can have follows from its guest, so a text that names another one is a slip or names something else.',
  whatToDo: 'Correct the text that is wrong, or state the guest.',
  sources: ['PLAN25', 'SEC2'],
  check({ guest }, { report }) {
    if (guest?.recognised.systemEvidence !== undefined) {
      contradicted(guest).forEach(report);
    } else if (guest !== undefined) {
      undecided(guest).forEach(report);
    }
  },
};

function contradicted({ recognised, at }: Guest): Report[] {
  const { systemEvidence, architectureEvidence, architecture } = recognised;
  return recognised.contradictions.map(({ evidence, name, of }) => {
    const counts = of === 'system' ? systemEvidence : architectureEvidence;
    const guest = of === 'system' ? recognised.name : `${recognised.name} (${architecture})`;
    return {
      at: evidence.at ?? at,
      message: of === 'system' ? 'default' : 'architecture',
      arguments: { text: evidence.text, named: name, guest, evidence: counts?.text ?? '' },
      ...(counts?.at && { related: [{ at: counts.at, message: sentence('Names {guest}'), values: { guest } }] }),
    };
  });
}

function undecided({ recognised, at }: Guest): Report[] {
  const [first, ...others] = recognised.contradictions.filter(({ of }) => of === 'system');
  const other = others.find(({ name }) => name !== first?.name);
  if (first === undefined || other === undefined) {
    return [];
  }
  return [
    {
      at: first.evidence.at ?? at,
      message: 'undecided',
      arguments: { text: first.evidence.text, named: first.name, evidence: other.evidence.text, guest: other.name },
      ...(other.evidence.at && {
        related: [{ at: other.evidence.at, message: sentence('Names {guest}'), values: { guest: other.name } }],
      }),
    },
  ];
}

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: '{ "Name": ‹"WS2016-FILES"›, "Generation": 2, "GuestOperatingSystem": "Windows Server 2019" }',
    },
    {
      severity: 'information',
      text: '{ "Name": "desk", "Generation": 2, "GuestOperatingSystem": "Windows 10 64-bit", "DVDDrives": [‹"win10_x86.iso"›] }',
    },
    {
      severity: 'information',
      text: '{ "builders": [{ "type": "hyperv-iso", "name": ‹"ubuntu-22.04"›, "vm_name": "debian-12", "generation": 2 }] }',
    },
  ],
  passing: [
    { text: '{ "Name": "WS2019-FILES", "Generation": 2, "GuestOperatingSystem": "Windows Server 2019 Standard" }' },
  ],
};
