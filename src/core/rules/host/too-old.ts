import { known } from '../../machine/field';
import { isHostTooOld } from '../../machine/host-names';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'host/too-old',
  title: 'Generation 2 needs a host of Windows Server 2012 R2 or Windows 8.1, or later',
  impact: 'blocks',
  generation: 2,
  messages: { default: '{host} has no Generation 2: Windows Server 2012 R2 and Windows 8.1 are the first hosts' },
  why: 'Generation 2 came with Windows Server 2012 R2 and Windows 8.1; an older host can neither create nor import such a machine.',
  whatToDo: 'Move the machine to a newer host first.',
  sources: ['OVR', 'S0'],
  check({ host }, { report }) {
    const name = known(host);
    if (host !== undefined && name !== undefined && isHostTooOld(name)) {
      report({ at: host.at, arguments: { host: name } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "Name": "web",
  "Generation": 2,
  "HostOperatingSystem": ‹"Windows Server 2012"›
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "web",
  "Generation": 2,
  "HostOperatingSystem": "Windows Server 2012 R2"
}`,
    },
  ],
};
