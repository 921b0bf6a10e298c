import { sentence } from '../../l10n';
import { statedGeneration } from '../../machine/devices';
import { twinOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

const LOST = {
  what: sentence('the size that the tool takes by itself'),
  toDo: sentence('look whether the new one suits its region and its price'),
};

export const rule: AzureRule = {
  id: 'azure/packer-default-size',
  title: 'Packer builds on a size of Generation 1',
  impact: 'converts',
  generation: 2,
  messages: {
    default: 'Without vm_size Packer builds on {size}, which runs Generation 1 alone',
  },
  why: 'A builder of type azure-arm that says nothing of the size builds on Standard_A1. A Generation 2 image does not start there.',
  whatToDo: 'State a size that runs Generation 2, such as Standard_D2s_v5, in the same change as the image.',
  lost: 'the size that the tool takes by itself',
  sources: ['PKRAZ', 'AZG2'],
  check(machine, { report }) {
    const { defaultSize } = machine;
    const isNeeded = statedGeneration(machine) === 2 || twinOf(machine)?.twin !== undefined;
    if (defaultSize !== undefined && isNeeded) {
      const changes = [{ kind: 'set-size', to: 'Standard_D2s_v5' }] as const;
      report({
        at: machine.at,
        arguments: { size: defaultSize },
        fix: { class: 'lossy', changes, alone: false, lost: LOST },
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{ "builders": [{ "type": ‹"azure-arm"›, "image_publisher": "Canonical", "image_offer": "0001-com-ubuntu-server-jammy", "image_sku": "22_04-lts-gen2" }] }`,
      fixed: `{ "builders": [{ "type": "azure-arm", "image_publisher": "Canonical", "image_offer": "0001-com-ubuntu-server-jammy", "image_sku": "22_04-lts-gen2", "vm_size": "Standard_D2s_v5" }] }`,
    },
  ],
  passing: [
    {
      text: `{ "builders": [{ "type": "azure-arm", "image_publisher": "Canonical", "image_offer": "0001-com-ubuntu-server-jammy", "image_sku": "22_04-lts-gen2", "vm_size": "Standard_D2s_v5" }] }`,
    },
  ],
};
