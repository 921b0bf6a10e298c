import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

// Where the guest is known, firmware/secure-boot-default says more.
export const rule: Rule = {
  id: 'firmware/unsaid',
  title: 'Neither Secure Boot nor the guest is said',
  impact: 'informs',
  generation: 2,
  messages: { default: 'Nothing is said of Secure Boot: {tool} leaves it on for Windows, which starts no other guest' },
  why: 'Without settings of the firmware a Generation 2 machine has Secure Boot on with the template MicrosoftWindows: right for Windows, and the end of the start for every other guest.',
  whatToDo:
    'State what the guest needs: for Linux the template MicrosoftUEFICertificateAuthority, in vm_firmware or secure_boot_template.',
  sources: ['TF', 'SEC2'],
  check(machine, { report }) {
    const { upkeep, firmware, guest, at } = machine;
    const { secureBoot, secureBootTemplate } = firmware;
    const isUnsaid = secureBoot.origin === 'default' && known(secureBoot) === true && secureBootTemplate === undefined;
    if (upkeep !== undefined && isUnsaid && statedGeneration(machine) === 2 && guest?.recognised.system === undefined) {
      report({ at, arguments: { tool: upkeep.tool } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "node" {
  name       = "node"
  ‹generation = 2›
}
`,
    },
  ],
  passing: [
    {
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "node" {
  name       = "node"
  generation = 2

  vm_firmware {
    enable_secure_boot = "Off"
  }
}
`,
    },
    { text: '{ "Name": "node", "Generation": 2 }' },
  ],
};
