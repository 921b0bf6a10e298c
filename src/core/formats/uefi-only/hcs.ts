/** Documents of the Host Compute Service: what a program hands over to make a machine, as tools for containers do (HCS). */
import { sentence, t } from '../../l10n';
import type { Documents } from '../../languages/language';
import { type Body, keyPlace, type Node } from '../../languages/tree';
import { type Field, literal, unknown } from '../../machine/field';
import type { VirtualMachine } from '../../machine/machine';
import type { Place } from '../../text/place';
import type { HyperVFormat } from '../format';
import { readTemplate } from '../powershell/enums';
import { generation2, guestOf, memberCalled, nodeAt, type Telling, UEFI_ONLY, uefiMachine, unsaid } from './machine';

export const hcs: HyperVFormat = {
  ...UEFI_ONLY,
  id: 'hcs',
  title: sentence('Document of the Host Compute Service (HCS)'),
  recognise({ main }) {
    const chipset = chipsetOf(main.root);
    return chipset && { because: t('it has SchemaVersion and VirtualMachine.Chipset'), at: keyPlace(chipset) };
  },
  read: machinesIn,
  makes: 'new-machines',
  nothing: sentence('Nothing here can be read as a machine of the Host Compute Service (HCS)'),
};

function chipsetOf(root: Node | undefined) {
  return nodeAt(root, 'SchemaVersion') && memberCalled(nodeAt(root, 'VirtualMachine'), 'Chipset');
}

function* machinesIn({ main: { root } }: Documents): Generator<VirtualMachine> {
  const machine = nodeAt(root, 'VirtualMachine');
  const chipset = chipsetOf(root);
  if (machine?.kind !== 'body' || chipset === undefined) {
    return;
  }
  const at = keyPlace(chipset);
  const [uefi, direct] = ['Uefi', 'LinuxKernelDirect'].map(key => {
    const member = memberCalled(chipset.value, key);
    return member?.value.kind === 'body' ? member : undefined;
  });
  const starter = uefi ?? direct;
  yield uefiMachine({
    name: 'VM 1',
    node: machine,
    at,
    // The schema has nothing else that starts a machine.
    generation: starter === undefined ? unsaid(chipset.value, at) : generation2(keyPlace(starter)),
    // A kernel that is started without firmware needs none of what a guest is judged by.
    guest: uefi && guestOf([...imagesOf(machine)], at),
    firmware: firmwareOf(uefi?.value, chipset.value, at),
    // The schema of 2021 has none.
    tpm: unsaid(machine, at),
  });
}

/** No firmware has no Secure Boot; without a word of it, the service decides. */
function firmwareOf(uefi: Node | undefined, chipset: Node, at: Place) {
  const applied = nodeAt(uefi, 'ApplySecureBootTemplate');
  const id = nodeAt(uefi, 'SecureBootTemplateId');
  const template = id && readTemplate(id);
  return {
    secureBoot: applied === undefined ? unsaid(chipset, at) : isApplied(applied),
    secureBootTemplate: id && template !== undefined ? literal(template, id) : unsaid(chipset, at),
  };
}

function isApplied(node: Node): Field<boolean> {
  const word = node.kind === 'text' ? node.value : undefined;
  return word === 'Apply' || word === 'Skip' ? literal(word === 'Apply', node) : unknown(node, 'unread');
}

/** The images that are attached to its SCSI controllers. */
function* imagesOf(machine: Body): Generator<Telling> {
  const controllers = nodeAt(machine, 'Devices', 'Scsi');
  for (const { value } of controllers?.kind === 'body' ? controllers.members : []) {
    const attached = nodeAt(value, 'Attachments');
    for (const { value: image } of attached?.kind === 'body' ? attached.members : []) {
      const type = nodeAt(image, 'Type');
      const kind = type?.kind === 'text' && type.value === 'Iso' ? 'disc' : 'disk';
      yield [kind, nodeAt(image, 'Path')];
    }
  }
}
