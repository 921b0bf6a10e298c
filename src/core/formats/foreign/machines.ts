/**
 * What marks a machine as another hypervisor's or a cloud's, or as no machine but what is known of one: their disk
 * formats, paths, devices and words. A generation, a BIOS and an IDE drive are everybody's; what marks another tool
 * decides.
 */
import { byKeys } from '../../languages/by-keys';
import type { Body, List, Member, Node } from '../../languages/tree';
import { plainKeyOf, plainKeyOfText } from '../powershell/keys';
import { isWordOfPacker } from './packer-values';

/** Words of other tools' machines, as plain keys. */
const KEYS: ReadonlySet<string> = new Set([
  // VMware, PowerCLI and RVTools
  ...['vmx', 'vmxpath', 'vmxfile', 'vmdk', 'vmdkpath', 'datastore', 'datastorename', 'datastorecluster', 'vmwaretools'],
  ...['hwversion', 'toolsstatus', 'toolsversion', 'vmtoolsstatus', 'esxhost', 'esxihost', 'vcenter'],
  ...['guestid', 'guestfullname', 'vmhostid', 'datastoreidlist', 'portgroup', 'resourcepoolid', 'vmwareguestid'],
  // libvirt, Proxmox, VirtualBox, Xen, Nutanix
  ...['qcow2', 'osvariant', 'osinfo', 'scsihw', 'net0', 'scsi0', 'virtio0', 'sata0', 'ide0', 'efidisk0', 'tpmstate0'],
  ...['vmgenid', 'cicustom', 'vboxversion', 'namelabel', 'vcpusmax', 'vcpusatstartup', 'memorystaticmax'],
  ...['hvmbootpolicy', 'numvcpuspersocket', 'numsockets', 'memorysizemib', 'clusterreference'],
  // Azure
  ...['vmagent', 'platformupdatedomain', 'platformfaultdomain', 'hardwareprofile', 'storageprofile', 'osprofile'],
  ...['imagereference', 'securityprofile', 'resourcegroup', 'resourcegroupname', 'subscriptionid', 'osstate'],
  ...['skuname', 'offername', 'imageoffer', 'imagesku', 'imagepublisher', 'provisioningstate', 'purchaseplan'],
  // Other clouds
  ...['instancetype', 'ami', 'amiid', 'flavor', 'flavorid', 'flavorref'],
]);

/** Azure's resources and answers around what looks like a machine. */
const AZURE_KEYS: ReadonlySet<string> = new Set([
  ...['hardwareprofile', 'storageprofile', 'osprofile', 'instanceview', 'vmagent', 'resourcegroup', 'subscriptionid'],
]);

/** Values that only other tools' machines have, by the case of their letters. */
const VALUES = anyOf([
  /^\[[^\]\n]{1,80}\] [^/\n]{1,200}\//,
  /^\/var\/lib\/(?:libvirt|vz|xen)\//,
  /^(?:qemu|vbox|xen|esx|vpx)(?:\+\w{1,10})?:\/\//,
  /^[a-z][A-Za-z0-9_]{2,40}Guest$/,
  /^local(?:-lvm|-zfs)?:(?:vm-\d|iso\/)/,
  /^Standard_[A-Z]{1,3}\d/,
  /^(?:ami-[0-9a-f]{8}|arn:aws)/,
]);
const VALUES_IN_ANY_CASE = anyOf(
  [
    /^(?:e1000e?|vmxnet[23]?|rtl8139|pcnet(?:32)?|pvscsi|lsilogic(?:-?sas)?|buslogic|82540em|82545em|am79c97[03]a?)$/,
    /^virtio(?:[-_](?:net|scsi|blk|pci)(?:[-_](?:pci|single))?)?$/,
    /^(?:piix[34]|intelahci|seabios|ovmf|q35|i440fx|pc-(?:q35|i440fx)-[\w.]{1,20}|l26|vmbr\d{1,3}|vmx-\d{1,2})$/,
    /^\/subscriptions\//,
    /^Microsoft\.(?:Compute|AzureStackHCI|HybridCompute|VirtualMachineImages|Network|Storage|Azure\.\w{1,40})[/.]/,
    /^(?:ProvisioningState|PowerState)\//,
  ],
  'i',
);

/** One pattern for several: a list of machines has thousands of texts. */
function anyOf(patterns: readonly RegExp[], flags = ''): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), flags);
}

type Mark = 'foreign' | 'foreign disk' | 'own disk';

/** Disks of others, from which a machine of Hyper-V may have been made; its own are then there, too. */
const DISKS: ReadonlyMap<string, Mark> = new Map([
  ...['vmdk', 'ova', 'ovf', 'qcow', 'qcow2', 'qed', 'vdi', 'xva'].map(ending => [ending, 'foreign disk'] as const),
  ...['vhd', 'vhdx', 'vhds', 'avhd', 'avhdx', 'avhds'].map(ending => [ending, 'own disk'] as const),
  ...['vmx', 'vmtx', 'vbox'].map(ending => [ending, 'foreign'] as const),
]);

function markIn(text: string): Mark | undefined {
  if (!WINDOWS_PATH.test(text) && (VALUES.test(text) || VALUES_IN_ANY_CASE.test(text))) {
    return 'foreign';
  }
  const dot = text.lastIndexOf('.');
  return dot < 0 || text.length - dot > LONGEST_ENDING ? undefined : DISKS.get(text.slice(dot + 1).toLowerCase());
}

const LONGEST_ENDING = 6;

/** Such a text is none of the values. */
const WINDOWS_PATH = /^(?:[A-Za-z]:|\\\\)/;

/** Longer texts are notes and scripts. */
const LONGEST_TEXT = 300;

/** Texts of people: where a machine came from says nothing of where it is. */
const PROSE: ReadonlySet<string> = new Set([
  ...['name', 'vmname', 'displayname', 'notes', 'note', 'description', 'comment', 'comments', 'remark', 'remarks'],
]);

/** Keys that name a hypervisor, or whose it is. */
const HYPERVISOR_KEYS: ReadonlySet<string> = new Set([
  ...['hypervisor', 'hypervisortype', 'platform', 'provider', 'virtualization', 'virtualizationplatform', 'cloud'],
  ...['virtualizationtype', 'backend', 'vmplatform', 'virtplatform'],
]);

const OTHER_HYPERVISOR =
  /vmware|vsphere|esxi?\b|vcenter|\bkvm\b|qemu|libvirt|proxmox|virtualbox|\bxen|xcp-ng|nutanix|\bahv\b|ovirt|openstack|azure|\baws\b|\bec2\b|\bgcp\b|google/i;

/** Lists and maps of others' machines beside those of Hyper-V, by their plain keys. */
const OTHER_LISTS =
  /^(?:vinfo|(?:vmware|vsphere|esxi?|kvm|qemu|libvirt|proxmox|virtualbox|vbox|xen|xenserver|nutanix|ahv|azure|aws|ec2|gcp|openstack)(?:vms?|machines|hosts|guests|inventory)?)$/;

/** What is said of something under these keys is no machine. */
const LABELS: ReadonlySet<string> = new Set(['labels', 'tags', 'annotations', 'dimensions', 'metric', 'instanceview']);

/** Whether what looks like a machine is another tool's, or none. */
export function isForeignMachine(machine: Body): boolean {
  const { parent } = machine;
  if (parent?.kind === 'member' && LABELS.has(plainKeyOf(parent))) {
    return true;
  }
  if (saidByKeys(machine).isCheckpoint) {
    return true;
  }
  const said = hypervisorOf(machine);
  return said === undefined ? isMarked(machine) || isWithinForeign(machine) : said === 'other';
}

interface SaidByKeys {
  /** What Get-VMSnapshot gives of a checkpoint: all that a machine has, under a name of its own beside that of its machine. */
  readonly isCheckpoint: boolean;
  /** Which members may name a hypervisor. */
  readonly hypervisors: readonly number[];
  /** What each member says of its machine by its key. */
  readonly roles: readonly (KeyRole | undefined)[];
  /** How many keys are words that only a builder of Packer has. */
  readonly wordsOfPacker: number;
}

const saidByKeys = byKeys((keys): SaidByKeys => {
  const plain = keys.map(plainKeyOfText);
  const has = (key: string) => plain.includes(key);
  return {
    isCheckpoint: has('snapshottype') && has('name') && (has('vmname') || has('vmid')),
    hypervisors: [...plain.keys()].filter(place => HYPERVISOR_KEYS.has(plain[place] as string)),
    roles: plain.map(roleOf),
    wordsOfPacker: keys.filter(isWordOfPacker).length,
  };
});

const FOREIGN_LISTS = new WeakMap<List, boolean>();

/** Whether other machines of its list are another tool's: then what is everybody's word doesn't make it one of ours. */
export function isAmongForeign({ parent }: Body): boolean {
  if (parent?.kind !== 'list') {
    return false;
  }
  const known =
    FOREIGN_LISTS.get(parent) ?? parent.elements.some(each => each.kind === 'body' && isForeignMachine(each));
  FOREIGN_LISTS.set(parent, known);
  return known;
}

/** The hypervisor that an object names. */
function hypervisorOf(object: Body): 'ours' | 'other' | undefined {
  for (const place of saidByKeys(object).hypervisors) {
    const value = object.members[place]?.value;
    if (value?.kind === 'text') {
      if (/hyper-?v/i.test(value.value.slice(0, LONGEST_TEXT))) {
        return 'ours';
      }
      if (OTHER_HYPERVISOR.test(value.value.slice(0, LONGEST_TEXT))) {
        return 'other';
      }
    }
  }
  return undefined;
}

/** How deep the devices of a machine are looked at. */
const DEEPEST = 3;

function isMarked(machine: Body): boolean {
  const marks: Mark[] = [];
  collectMarks(machine, DEEPEST, marks);
  const isOnForeignDisk = marks.includes('foreign disk') && !marks.includes('own disk');
  return marks.includes('foreign') || isOnForeignDisk || saidByKeys(machine).wordsOfPacker >= 2;
}

/** Adds the marks of a node and of what it holds, each once. */
function collectMarks(node: Node, depth: number, marks: Mark[]): void {
  if (node.kind === 'text') {
    const mark = node.value.length <= LONGEST_TEXT ? markIn(node.value) : undefined;
    if (mark !== undefined && !marks.includes(mark)) {
      marks.push(mark);
    }
  } else if (depth > 0 && node.kind === 'list') {
    for (const element of node.elements) {
      collectMarks(element, depth - 1, marks);
    }
  } else if (depth > 0 && node.kind === 'body') {
    const { roles } = saidByKeys(node);
    for (let place = 0; place < node.members.length; place += 1) {
      const { value } = node.members[place] as Member;
      const role = roles[place];
      if (role !== undefined && isForeignValue(role, value)) {
        marks.push('foreign');
      } else if (role !== 'prose') {
        collectMarks(value, depth - 1, marks);
      }
    }
  }
}

type KeyRole = 'foreign' | 'azure generation' | 'prose';

/** What a plain key says of its machine, whatever its value; most say nothing. */
function roleOf(plain: string): KeyRole | undefined {
  if (KEYS.has(plain)) {
    return 'foreign';
  }
  return plain === 'hypervgeneration' ? 'azure generation' : PROSE.has(plain) ? 'prose' : undefined;
}

function isForeignValue(role: KeyRole, value: Node): boolean {
  switch (role) {
    case 'foreign':
      return value.kind !== 'null' && !isWindowsPath(value);
    case 'azure generation':
      return isAzureGeneration(value);
    case 'prose':
      return false;
  }
}

/** Who comes from VMware may call a folder of the host a datastore. */
function isWindowsPath(value: Node): boolean {
  return value.kind === 'text' && WINDOWS_PATH.test(value.value);
}

/** V1 and V2 are what Azure calls the generations of its images and disks (AZG2). */
function isAzureGeneration(value: Node): boolean {
  return value.kind === 'text' && /^V[12]$/.test(value.value);
}

/** So many steps outward from a machine are looked at. */
const OUTERMOST = 20;

/** Whether an object stands in a list of others' machines, or in a resource of Azure. */
function isWithinForeign(machine: Body): boolean {
  let node: Node = machine;
  for (let { parent } = node, step = 0; parent !== undefined && step < OUTERMOST; { parent } = node, step += 1) {
    if (parent.kind === 'list') {
      node = parent;
      continue;
    }
    node = parent.parent;
    if (OTHER_LISTS.test(plainKeyOf(parent)) || isForeignObject(node)) {
      return true;
    }
  }
  return false;
}

const FOREIGN_OBJECTS = new WeakMap<Body, boolean>();

/** What stands around all machines of a list is looked at once. */
function isForeignObject(object: Body): boolean {
  const known =
    FOREIGN_OBJECTS.get(object) ??
    (hypervisorOf(object) === 'other' || object.members.some(property => AZURE_KEYS.has(plainKeyOf(property))));
  FOREIGN_OBJECTS.set(object, known);
  return known;
}
