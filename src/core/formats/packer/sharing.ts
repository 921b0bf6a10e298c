/** Which builders for other hypervisors need the same files, as they are: those whose machines have a BIOS. */
import type { SharingMachine } from '../../companions/companion';
import { type Node, textNodesIn } from '../../languages/tree';
import { installerFiles } from './installer-files';
import { relativePath } from './paths';
import type { Builder, Template } from './template';

/** More than a message can name. */
const MOST = 3;

/** Settings of other builders that say what firmware their machines have (virtualbox, vmware, qemu, proxmox, vsphere). */
const FIRMWARE = ['firmware', 'bios', 'efi_boot', 'efi_firmware_code', 'vmx_data', 'vboxmanage'] as const;

export interface Sharing {
  /** The builders that read a file, by its path. */
  of(path: string): readonly SharingMachine[];
  /** Every one of them: their provisioners may run a script as well. */
  all(): readonly SharingMachine[];
}

export function sharingReader(template: Template): Sharing {
  const all: SharingMachine[] = [];
  const users = new Map<string, SharingMachine[]>();
  for (const sibling of template.siblings.filter(builder => !isUefi(builder))) {
    const { at, rawName } = sibling;
    if (at !== undefined) {
      const machine = { name: rawName, at };
      all.push(machine);
      for (const path of new Set(filesOf(sibling))) {
        const before = users.get(path) ?? [];
        users.set(path, before.length < MOST ? [...before, machine] : before);
      }
    }
  }
  return { of: path => users.get(path) ?? [], all: () => all.slice(0, MOST) };
}

function filesOf(builder: Builder): string[] {
  const listed = ['floppy_files', 'cd_files'].flatMap(name => textsOf(builder, name));
  return [...listed, ...servedBy(builder)].flatMap(text => relativePath(text) ?? []);
}

/** What its boot command fetches from the folder that it serves. */
function servedBy(builder: Builder): string[] {
  const [folder] = textsOf(builder, 'http_directory');
  return folder === undefined
    ? []
    : installerFiles(textsOf(builder, 'boot_command').join('')).flatMap(({ served, address }) =>
        served ? [folder === '' ? address : `${folder}/${address}`] : [],
      );
}

function textsOf({ properties, values }: Builder, name: string): string[] {
  const value = properties.get(name)?.value;
  return value === undefined ? [] : values.texts(value).map(({ text }) => text);
}

function isUefi({ properties }: Builder): boolean {
  return FIRMWARE.some(name => {
    const value = properties.get(name)?.value;
    return value !== undefined && (isTrue(value) || [...textNodesIn(value)].some(text => /efi|ovmf/i.test(text.value)));
  });
}

function isTrue(value: Node): boolean {
  return value.kind === 'boolean' && value.value;
}
