/** Configurations of NanaBox, a small program for single machines that are made by the Host Compute Service. */
import { sentence, t } from '../../l10n';
import type { Documents } from '../../languages/language';
import { keyPlace, type Member, type Node } from '../../languages/tree';
import type { VirtualMachine } from '../../machine/machine';
import { lookUp } from '../../text/look-up';
import type { HyperVFormat } from '../format';
import {
  generation2,
  guestOf,
  memberCalled,
  nodeAt,
  type Telling,
  truthAt,
  UEFI_ONLY,
  uefiMachine,
  unsaid,
} from './machine';

export const nanabox: HyperVFormat = {
  ...UEFI_ONLY,
  id: 'nanabox',
  title: sentence('Configuration of NanaBox'),
  recognise({ main }) {
    const configuration = configurationOf(main.root);
    return configuration && { because: t('it has NanaBox, of the type VirtualMachine'), at: keyPlace(configuration) };
  },
  read: machinesIn,
  makes: 'machines-that-are-there',
  nothing: sentence('Nothing here can be read as a machine of NanaBox'),
};

/** Of the one type that there is. */
function configurationOf(root: Node | undefined): Member | undefined {
  const configuration = memberCalled(root, 'NanaBox');
  const type = nodeAt(configuration?.value, 'Type');
  return type?.kind === 'text' && type.value === 'VirtualMachine' ? configuration : undefined;
}

function* machinesIn({ main: { root } }: Documents): Generator<VirtualMachine> {
  const configuration = configurationOf(root);
  const node = configuration?.value;
  if (configuration === undefined || node?.kind !== 'body') {
    return;
  }
  const at = keyPlace(configuration);
  const name = nodeAt(node, 'Name');
  yield uefiMachine({
    name: name?.kind === 'text' && name.value.trim() !== '' ? name.value : 'VM 1',
    node,
    at,
    generation: generation2(at),
    guest: guestOf([['name', name], ...imagesIn(nodeAt(node, 'ScsiDevices'))], at),
    // By which template its firmware starts a guest, no file says.
    firmware: {
      secureBoot: truthAt(nodeAt(node, 'SecureBoot')) ?? unsaid(node, at),
      secureBootTemplate: unsaid(node, at),
    },
    tpm: truthAt(nodeAt(node, 'Tpm')) ?? unsaid(node, at),
  });
}

function imagesIn(devices: Node | undefined): Telling[] {
  return (devices?.kind === 'list' ? devices.elements : []).flatMap((device): Telling[] => {
    const type = nodeAt(device, 'Type');
    const kind = type?.kind === 'text' ? lookUp(IMAGES, type.value) : undefined;
    return kind === undefined ? [] : [[kind, nodeAt(device, 'Path')]];
  });
}

const IMAGES: Readonly<Record<string, 'disk' | 'disc'>> = { VirtualDisk: 'disk', VirtualImage: 'disc' };
