import { sentence } from '../../l10n';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'video/remotefx',
  title: 'RemoteFX is gone',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: { default: 'A RemoteFX adapter: Windows removed RemoteFX in 2021; use DDA or GPU partitioning' },
  why: 'RemoteFX 3D video was disabled by the update of July 2020 and removed in April 2021, in both generations.',
  whatToDo: 'Remove the adapter; give the guest a graphics card by discrete device assignment or GPU partitioning.',
  replacedBy: 'Discrete device assignment (DDA) or GPU partitioning',
  lost: 'The virtual GPU',
  sources: ['RDS', 'OVR', 'FEAT16'],
  check({ remoteFxAdapter }, { report }) {
    if (remoteFxAdapter !== undefined) {
      report({
        at: remoteFxAdapter.at,
        fix: {
          class: 'lossy',
          changes: [{ kind: 'remove-device', what: 'remotefx-adapter', device: remoteFxAdapter }],
          alone: true,
          lost: { what: sentence('the RemoteFX adapter') },
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
  "Name": "cad",
  "Generation": 1,
  ‹"RemoteFxAdapter": { "MaximumMonitors": 2 }›
}`,
      fixed: `{
  "Name": "cad",
  "Generation": 1
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "cad",
  "Generation": 2,
  ‹"RemoteFxAdapter": { "MaximumMonitors": 2 }›
}`,
      fixed: `{
  "Name": "cad",
  "Generation": 2
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "cad",
  "Generation": 1,
  "RemoteFxAdapter": null
}`,
    },
  ],
};
