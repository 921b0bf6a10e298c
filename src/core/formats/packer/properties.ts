/**
 * What the arguments of the Hyper-V builders say of a machine, and what Generation 2 makes of them: for whoever writes a
 * template (packer-plugin-hyperv, builder/hyperv/common/config.go and builder/hyperv/iso/builder.go).
 */
import { sentence } from '../../l10n';

export interface Property {
  readonly about: string;
  /** The values that it can have, or those that are usual; the ones of Generation 2 first. */
  readonly values?: readonly Value[];
  /** The rule that says what Generation 2 makes of it, and others about it. */
  readonly rules?: readonly string[];
}

export interface Value {
  readonly text: string;
  readonly about: string;
}

const FLOPPY = sentence('Put on a floppy disk: Packer refuses it with generation 2, where cd_files takes its place.');
const CD = sentence(
  'Put on a disc that Packer makes, in both generations; Generation 2 has it in the place of a floppy disk.',
);
const IMAGE = sentence(
  'The image that the machine is installed from. A .vhdx or .vhd is its boot disk; Generation 2 starts from a .vhdx only.',
);
const CLONE = sentence('What the machine is a clone of, with the generation of that: it cannot be changed here.');

export const IN_BOTH = sentence('In both generations');
export const ONLY_GENERATION_1 = sentence('Only in Generation 1');
const ONLY_GENERATION_2 = sentence('Only in Generation 2');

export const PROPERTIES: Readonly<Partial<Record<string, Property>>> = {
  generation: {
    about: sentence('The generation of the machine; 1 where it is not said, and for any number but 2.'),
    values: [
      { text: '2', about: sentence('UEFI, SCSI, Secure Boot; from Windows 8, Server 2012 and 64-bit Linux on') },
      { text: '1', about: sentence('BIOS, IDE, floppy drive, legacy network adapter') },
    ],
    rules: ['vm/generation-1'],
  },
  enable_secure_boot: {
    about: sentence(
      'Secure Boot: Packer turns it off where nothing is said. Generation 1 has none, and it is left out there.',
    ),
    rules: ['firmware/secure-boot-off', 'generation-1/secure-boot'],
  },
  secure_boot_template: {
    about: sentence(
      'Whose signatures Secure Boot takes; MicrosoftWindows where nothing is said. Only with enable_secure_boot.',
    ),
    values: [
      { text: 'MicrosoftWindows', about: sentence('For Windows') },
      { text: 'MicrosoftUEFICertificateAuthority', about: sentence('For Linux and others with a signed shim') },
      { text: 'OpenSourceShieldedVM', about: sentence('For shielded machines with Linux') },
    ],
    rules: ['firmware/secure-boot-template'],
  },
  enable_tpm: {
    about: sentence(
      'A virtual TPM, as Windows 11 asks for it. Only Generation 2 has one; with generation 1 it is left out.',
    ),
    rules: ['security/tpm', 'generation-1/tpm'],
  },
  first_boot_device: {
    about: sentence(
      'What the machine starts from first. With generation 2 it takes CD, DVD, NET and places such as SCSI:0:0.',
    ),
    values: [
      { text: 'DVD', about: IN_BOTH },
      { text: 'CD', about: IN_BOTH },
      { text: 'NET', about: IN_BOTH },
      { text: 'SCSI:0:0', about: ONLY_GENERATION_2 },
      { text: 'SCSI:0:1', about: ONLY_GENERATION_2 },
      { text: 'IDE', about: ONLY_GENERATION_1 },
      { text: 'FLOPPY', about: ONLY_GENERATION_1 },
    ],
    rules: ['firmware/startup-order', 'firmware/boot-device'],
  },
  boot_order: {
    about: sentence(
      'The drives that the machine starts from, in that order, as SCSI:0:0; all else in it is dropped without a word.',
    ),
    values: [
      { text: 'SCSI:0:0', about: ONLY_GENERATION_2 },
      { text: 'SCSI:0:1', about: ONLY_GENERATION_2 },
    ],
    rules: ['generation-1/boot-order', 'firmware/boot-device'],
  },
  floppy_files: { about: FLOPPY, rules: ['floppy/media'] },
  floppy_dirs: { about: FLOPPY, rules: ['floppy/media'] },
  floppy_content: {
    about: sentence(
      'Put on a floppy disk, which is made with generation 2 as well and never mounted: cd_content takes its place.',
    ),
    rules: ['floppy/media'],
  },
  floppy_label: {
    about: sentence('The label of the floppy disk, which Generation 2 does not have: cd_label takes its place.'),
    rules: ['floppy/media'],
  },
  cd_files: { about: CD, rules: ['floppy/media'] },
  cd_content: { about: CD, rules: ['floppy/media'] },
  cd_label: {
    about: sentence('The label of the disc of cd_files and cd_content; cidata is what cloud-init looks for.'),
    rules: ['floppy/media'],
  },
  secondary_iso_images: {
    about: sentence(
      'Further discs: at most 2 with generation 1, the guest additions among them, and 16 with generation 2.',
    ),
    rules: ['dvd/too-many', 'generation-1/too-many-discs'],
  },
  iso_url: { about: IMAGE, rules: ['disk/vhd-format'] },
  iso_urls: { about: IMAGE, rules: ['disk/vhd-format'] },
  disk_size: {
    about: sentence(
      'The size of the boot disk in megabytes, 40960 where it is not said. It stands on IDE in Generation 1, on SCSI in Generation 2.',
    ),
    rules: ['disk/size-over-2tb'],
  },
  disk_block_size: { about: sentence('The block size of the disks in megabytes, 32 where it is not said.') },
  disk_additional_size: {
    about: sentence('Further disks, each with its size in megabytes. They stand on SCSI in both generations.'),
  },
  use_fixed_vhd_format: {
    about: sentence('A fixed .vhd in the place of a .vhdx, as Azure takes it: Packer refuses it with generation 2.'),
    rules: ['disk/vhd-format'],
  },
  use_legacy_network_adapter: {
    about: sentence('The legacy network adapter: Packer refuses it with generation 2.'),
    rules: ['nic/legacy'],
  },
  boot_command: {
    about: sentence(
      'What is typed into the machine after its start. From UEFI most media start another boot loader, which takes other keys.',
    ),
    rules: ['boot-command/bios', 'boot-command/press-key', 'boot-command/floppy'],
  },
  boot_wait: {
    about: sentence(
      'How long Packer waits before it types, 10s where it is not said. Windows media wait for a key for a few seconds only.',
    ),
    rules: ['boot-command/press-key'],
  },
  memory: {
    about: sentence('Memory at the start in megabytes, 1024 where it is not said.'),
    rules: ['memory/limits'],
  },
  cpus: { about: sentence('The number of virtual processors, 1 where it is not said.'), rules: ['cpu/limits'] },
  enable_dynamic_memory: { about: sentence('Dynamic memory, in both generations.') },
  enable_virtualization_extensions: {
    about: sentence('Nested virtualization, in both generations.'),
    rules: ['info/nested'],
  },
  enable_mac_spoofing: { about: sentence('Lets the network adapter send with other MAC addresses than its own.') },
  mac_address: {
    about: sentence('The MAC address of the network adapter; of the pool of the host where it is not said.'),
  },
  switch_name: { about: sentence('The virtual switch that the network adapter is on.') },
  vlan_id: { about: sentence('The VLAN of the network adapter.') },
  configuration_version: {
    about: sentence(
      'The configuration version of the machine, by which it has the features of a host, and fits older ones or not.',
    ),
    rules: ['host/config-version', 'host/config-version-of-feature'],
  },
  guest_additions_mode: {
    about: sentence(
      'Whether the disc with the guest additions is in a drive of its own: a place on IDE in Generation 1.',
    ),
    values: [
      { text: 'disable', about: sentence('Without the disc') },
      { text: 'attach', about: sentence('With the disc') },
    ],
  },
  shutdown_command: {
    about: sentence('What is run in the guest at the end. Nothing stands on A: in Generation 2.'),
    rules: ['script/floppy-path'],
  },
  clone_from_vm_name: { about: CLONE, rules: ['vm/generation-of-source'] },
  clone_from_vmcx_path: {
    about: sentence(
      'The folder of an exported machine that this is a clone of: generation has to say which one that machine is.',
    ),
    rules: ['vm/generation-of-source'],
  },
};
