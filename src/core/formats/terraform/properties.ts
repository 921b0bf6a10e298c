/**
 * What the arguments of Terraform's providers for Hyper-V say of a machine, and what Generation 2 makes of them: for whoever
 * writes a configuration. By what they are, as each provider has names of its own.
 */
import { sentence } from '../../l10n';
import { lookUp } from '../../text/look-up';
import { IN_BOTH, ONLY_GENERATION_1, PROPERTIES, type Property } from '../packer/properties';
import type { SettingName } from './schemas';

export type Part =
  | 'generation'
  | 'firmware'
  | 'secureBoot'
  | 'template'
  | 'order'
  | 'disks'
  | 'discs'
  | 'bus'
  | 'adapters'
  | 'legacy';

/** In the order in which they are offered. */
export const PARTS: Readonly<Record<Part, Property>> = {
  generation: {
    about: sentence(
      'The generation of the machine. Where it changes, Terraform destroys the machine and makes a new one.',
    ),
    values: lookUp(PROPERTIES, 'generation')?.values ?? [],
    rules: ['vm/generation-1'],
  },
  firmware: {
    about: sentence(
      'The firmware of Generation 2. Without this block Secure Boot is on, with the template for Windows, which keeps most Linux guests from starting.',
    ),
    rules: ['firmware/secure-boot-default'],
  },
  secureBoot: {
    about: sentence('Secure Boot, which only Generation 2 has.'),
    rules: ['firmware/secure-boot-off'],
  },
  template: {
    about: sentence('Whose signatures Secure Boot takes: Linux needs another template than Windows.'),
    values: lookUp(PROPERTIES, 'secure_boot_template')?.values ?? [],
    rules: ['firmware/secure-boot-template'],
  },
  order: {
    about: sentence('The devices that a machine of Generation 2 starts from, in their order.'),
    rules: ['firmware/boot-device'],
  },
  disks: {
    about: sentence('The disks: on IDE or SCSI in Generation 1, on SCSI only in Generation 2.'),
    rules: ['disk/boot-on-ide'],
  },
  discs: {
    about: sentence('The DVD drives: on IDE in Generation 1, on SCSI in Generation 2.'),
    rules: ['dvd/on-ide'],
  },
  bus: { about: sentence('What the drive is attached to.'), rules: ['disk/boot-on-ide'] },
  adapters: { about: sentence('The network adapters.'), rules: ['nic/legacy'] },
  legacy: {
    about: sentence('The legacy network adapter, which only Generation 1 has.'),
    rules: ['nic/legacy'],
  },
};

export const BUSES = { scsi: IN_BOTH, ide: ONLY_GENERATION_1 } as const;

export const SETTINGS: Readonly<Partial<Record<SettingName, Property | undefined>>> = {
  processors: { about: sentence('The number of virtual processors.'), rules: ['cpu/limits'] },
  memory: { about: sentence('Memory at the start.'), rules: ['memory/limits'] },
  dynamicMemory: lookUp(PROPERTIES, 'enable_dynamic_memory'),
  nested: lookUp(PROPERTIES, 'enable_virtualization_extensions'),
};
