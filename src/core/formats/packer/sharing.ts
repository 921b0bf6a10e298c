/** Which builders for other hypervisors need the same files, as they are: those whose machines have a BIOS. */
import type { SharingMachine } from '../../companions/companion';
import { known } from '../../machine/field';
import { installerFiles } from './installer-files';
import { folderOf } from './media';
import { relativePath } from './paths';
import type { Builder, Template } from './template';

/** More than a message can name. */
const MOST = 3;

/** Settings that name what a builder puts on a floppy or disc; those of Proxmox have them in an object. */
const LISTS = ['floppy_files', 'floppy_dirs', 'cd_files', 'additional_iso_files', 'boot_iso'] as const;
const CONTENTS = ['floppy_content', 'cd_content', 'http_content'] as const;

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
  const of = (path: string): SharingMachine[] =>
    [...new Set([path, ...foldersOf(path)].flatMap(each => users.get(each) ?? []))].slice(0, MOST);
  return { of, all: () => all.slice(0, MOST) };
}

/** The folders that a file is in, as `filesOf` has them. */
function foldersOf(path: string): string[] {
  const names = path.split('/');
  return names.map((_, index) => `${names.slice(0, index).join('/')}/`);
}

/** The files that a builder reads, and with a slash behind them the folders of which it takes what is in them. */
function filesOf(builder: Builder): string[] {
  const listed = LISTS.flatMap(name => textsBelow(builder, name)).flatMap(text => {
    const folder = folderOf(text.replaceAll('\\', '/'));
    return [relativePath(text), folder === undefined ? undefined : `${folder}/`];
  });
  const named = [...contentsOf(builder), ...servedBy(builder)].map(relativePath);
  return [...listed, ...named].filter(path => path !== undefined);
}

/** Files whose text an object of paths and texts has. */
function contentsOf({ properties, values }: Builder): string[] {
  return CONTENTS.flatMap(name => {
    const value = properties.get(name)?.value;
    return value?.kind === 'body' ? value.members.flatMap(member => values.file(member.value) ?? []) : [];
  });
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

function textsBelow({ properties, values }: Builder, name: string): string[] {
  const value = properties.get(name)?.value;
  return value === undefined ? [] : values.textsBelow(value).map(({ text }) => text);
}

function isUefi(builder: Builder): boolean {
  const { properties, values } = builder;
  return FIRMWARE.some(name => {
    const value = properties.get(name)?.value;
    const scalar = value && known(values.scalar(value));
    const isOn = scalar !== undefined && values.types.bool(scalar) === true;
    return isOn || textsBelow(builder, name).some(text => UEFI.test(text.replaceAll(UNKNOWN, '')));
  });
}

const UEFI = /(?:^|[^a-z])u?efi|ovmf/i;

/** What only a run puts in, whatever it is called. */
const UNKNOWN = /\{\{[^{}]*\}\}|\$\{[^{}]*\}/g;
