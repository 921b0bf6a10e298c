/**
 * The catalogue of what can stand between a definition and Generation 2, as it was drawn up from the sources before
 * any rule was written, and where each of its rows is looked after.
 */

export type Coverage =
  /** Rules of ours report it. */
  | { readonly rules: readonly [string, ...string[]]; readonly remark?: string }
  /** True of every machine, or to be seen only on the host or in the guest: the runbook has steps for it. */
  | { readonly steps: readonly [title: string, ...titles: string[]]; readonly remark: string }
  /** Nothing that we read can show it, and why. */
  | { readonly because: string };

/** Rows that are rules of the same id. */
const RULES = [
  ...['guest/32-bit', 'guest/windows-too-old', 'guest/linux-unsupported', 'guest/linux-conflict', 'guest/unknown'],
  ...['guest/windows-11', 'host/too-old', 'host/linux-secure-boot-2012r2', 'vm/state', 'vm/checkpoints'],
  ...['disk/boot-on-ide', 'disk/ide-data', 'disk/slot-conflict', 'disk/scsi-overflow', 'disk/vhd-format'],
  ...['disk/windows8-no-mbr2gpt', 'disk/server-2016-mbr2gpt', 'disk/differencing', 'disk/shared'],
  ...['disk/pass-through', 'disk/key-storage-drive', 'disk/size-over-2tb', 'dvd/on-ide', 'dvd/physical'],
  ...['floppy/drive', 'floppy/media', 'nic/legacy', 'nic/legacy-only-driverless', 'nic/too-many'],
  ...['nic/dynamic-mac', 'nic/pxe', 'firmware/startup-order', 'firmware/numlock', 'firmware/secure-boot-default'],
  ...['firmware/secure-boot-template', 'firmware/secure-boot-off', 'firmware/unknown-template', 'com/ports'],
  ...['com/number', 'video/remotefx', 'devices/emulated', 'cpu/older-os-compat', 'cpu/limits', 'memory/limits'],
  ...['security/tpm', 'storage/fc-vbs', 'ha/replica', 'ha/cluster', 'ops/resource-metering', 'info/dda', 'info/nested'],
] as const;

const LINUX: Coverage = {
  rules: ['linux/uefi-boot'],
  remark: 'One finding for all that an installed Linux needs; the commands are in the runbook.',
};

const SAME: Coverage = { because: 'It is the same in both generations, and no definition has to change for it.' };

/** By the row's id in the catalogue. */
export const COVERAGE: Readonly<Record<string, Coverage>> = {
  ...Object.fromEntries(RULES.map(id => [id, { rules: [id] } satisfies Coverage])),
  'host/rhel-8.5': { rules: ['host/rhel-8-5'] },
  'host/config-version': { rules: ['host/config-version', 'host/config-version-of-feature'] },
  'vm/generation-fixed': { rules: ['vm/generation-1'] },
  'disk/mbr-boot': {
    rules: ['disk/mbr-boot'],
    remark:
      'Where the definition states the partition style. It is true of every installed disk, so the runbook has a step for it.',
  },
  'disk/boot-extended-partition': {
    steps: ['Convert the boot disk from MBR to GPT'],
    remark: 'No definition states the partitions of a disk; mbr2gpt validates them before it converts.',
  },
  'disk/boot-fc-iscsi': {
    because: 'Generation 2 boots from neither (OVR), but no format that we read can name such a boot device.',
  },
  'dvd/empty': { rules: ['dvd/on-ide'], remark: 'A drive without a medium is a drive: it is kept, and moved.' },
  'security/bitlocker': {
    steps: ['Suspend BitLocker in the guest', 'Bring back what the old machine had'],
    remark: 'No definition says that the guest uses it.',
  },
  'ops/backup': {
    steps: ['Bring back what the old machine had'],
    remark: 'To a backup the new machine is another; no definition says how a machine is backed up.',
  },
  'linux/initramfs': LINUX,
  'linux/grub': LINUX,
  'linux/fallback-loader': LINUX,
  'info/sriov': SAME,
  'info/dynamic-memory': SAME,
  'info/secure-boot-2023-certs': {
    because:
      'Which certificates a machine gets depends on the updates of its host when it is made, not on a definition.',
  },
  'azure/vhdx': { rules: ['azure/vhdx'] },
  'azure/size': {
    rules: ['azure/size-gen1-only', 'azure/size-gen2-only', 'azure/size-nvme', 'azure/trusted-launch-size'],
  },
  'azure/os': { rules: ['azure/upgrade-refused'] },
  'azure/backup-policy': {
    steps: ['Check and record the machine'],
    remark: 'No export states it; the runbook of an Azure machine asks Azure Backup before it changes anything.',
  },
  'azure/no-rollback': {
    steps: ['Make the restore point'],
    remark: 'True of every upgrade in place: the runbook of an Azure machine goes on only with a way back.',
  },
  'azure/sku': { rules: ['azure/gen1-image', 'azure/gen1-image-no-twin', 'azure/sku-unknown'] },
};
