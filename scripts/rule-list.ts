/** The list of all rules, made of the files that are there. */
import type { Document } from './documents/document';
import { ruleFiles } from './rule-files';

/**
 * The order in which rules are listed, and their findings where those stand at one place. Rules that are not named here
 * follow the others of their subject.
 */
const ORDER: readonly string[] = [
  'vm/generation-1',
  'vm/generation-of-source',
  'vm/no-such-generation',
  'vm/cut-off',
  'vm/state',
  'vm/checkpoints',
  'vm/replaced',
  'vm/kept',
  'vm/ignored-change',
  'guest/32-bit',
  'guest/windows-too-old',
  'guest/linux-unsupported',
  'guest/contradiction',
  'guest/linux-conflict',
  'guest/unverified',
  'guest/linux-unverified',
  'guest/unknown',
  'guest/windows-11',
  'guest/setup-keyboard',
  'guest/limits',
  'host/too-old',
  'host/guest-too-new',
  'host/rhel-8-5',
  'host/linux-secure-boot-2012r2',
  'host/config-version',
  'host/config-version-of-feature',
  'host/vhd-set',
  'floppy/drive',
  'floppy/media',
  'floppy/outdated-settings',
  'devices/emulated',
  'video/remotefx',
  'disk/boot-on-ide',
  'disk/ide-data',
  'dvd/on-ide',
  'dvd/physical',
  'dvd/too-many',
  'disk/scsi-overflow',
  'disk/slot-conflict',
  'disk/scsi-of-tool',
  'disk/vhd-format',
  'disk/new-image',
  'disk/mbr-boot',
  'disk/differencing',
  'disk/shared',
  'disk/pass-through',
  'disk/size-over-2tb',
  'disk/key-storage-drive',
  'disk/installed',
  'disk/windows8-no-mbr2gpt',
  'disk/server-2016-mbr2gpt',
  'linux/uefi-boot',
  'storage/fc-vbs',
  'nic/legacy',
  'nic/emulated-name',
  'nic/legacy-only-driverless',
  'nic/too-many',
  'nic/dynamic-mac',
  'nic/pxe',
  'firmware/bios',
  'firmware/startup-order',
  'firmware/boot-device',
  'firmware/numlock',
  'firmware/secure-boot-template',
  'firmware/secure-boot-off',
  'firmware/secure-boot-default',
  'firmware/unsaid',
  'firmware/unknown-template',
  'security/tpm',
  'security/shielded',
  'com/ports',
  'com/number',
  'boot-command/bios',
  'boot-command/floppy',
  'boot-command/press-key',
  'boot-command/semicolon',
  'boot-command/grub-of-bios',
  'script/floppy-path',
  'answer-file/mbr-layout',
  'answer-file/no-msr',
  'answer-file/install-to',
  'answer-file/floppy-path',
  'kickstart/no-efi-partition',
  'preseed/no-efi-partition',
  'companion/floppy-path',
  'companion/no-efi-partition',
  'companion/not-read',
  'cpu/older-os-compat',
  'cpu/migration-compatibility',
  'cpu/limits',
  'memory/limits',
  'ha/cluster',
  'ha/replica',
  'ops/resource-metering',
  'info/dda',
  'info/nested',
  'info/secure-boot-2023',
  'generation-1/secure-boot',
  'generation-1/tpm',
  'generation-1/arm64',
  'generation-1/shielded',
  'generation-1/boot-order',
  'generation-1/scsi-boot',
  'generation-1/scsi-dvd',
  'generation-1/efi-layout',
  'generation-1/ide-overflow',
  'generation-1/too-many-discs',
  'generation-1/limits',
  'azure/gen1-image',
  'azure/gen1-image-no-twin',
  'azure/sku-unknown',
  'azure/pinned-version',
  'azure/size-gen1-only',
  'azure/size-gen2-only',
  'azure/size-nvme',
  'azure/os-label',
  'azure/label-contradicts',
  'azure/gallery-generation',
  'azure/trusted-launch-gen1',
  'azure/trusted-launch-size',
  'azure/trusted-launch-absent',
  'azure/uefi-settings-without-type',
  'azure/api-version',
  'azure/existing-resource',
  'azure/upgrade-refused',
  'azure/stale-image-reference',
  'azure/os-disk-size',
  'azure/other-choices',
  'azure/unmanaged-disk',
  'azure/vhdx',
  'azure/stack-hub',
  'azure/local-trusted-launch',
  'azure/security-reduced',
  'azure/security-profile',
  'azure/packer-default-size',
  'azure/trusted-launch-managed-image',
  'azure/gallery-destination',
];

/** Of these subjects rules are about Azure's machines, images and disks. */
const AZURE = /^azure\//;

/** `src/core/rules/all.ts`, with every rule that has a file. */
export function ruleList(): Document {
  const found = ruleFiles().map(({ id }) => id);
  const ids = [...found].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  const imports = found.map(id => `import { rule as ${nameOf(id)} } from './${id}';`);
  const types = ["import type { AzureRule } from './azure-rule';", "import type { Rule } from './rule';"];
  const list = (name: string, type: string, own: readonly string[]) =>
    `export const ${name}: readonly ${type}[] = [\n${own.map(id => `  ${nameOf(id)},\n`).join('')}];\n`;
  return {
    path: 'src/core/rules/all.ts',
    text: () =>
      [
        '// Made by `npm run generate` of the files that are there: changes made here get lost.',
        ...[...imports, ...types].sort(byPath),
        '',
        "/** Those about Hyper-V's own machines. */",
        list(
          'HYPER_V_RULES',
          'Rule',
          ids.filter(id => !AZURE.test(id)),
        ),
        "/** Those about Azure's machines, images and disks. */",
        list(
          'AZURE_RULES',
          'AzureRule',
          ids.filter(id => AZURE.test(id)),
        ),
      ].join('\n'),
  };
}

function rankOf(id: string): number {
  const named = ORDER.indexOf(id);
  const subject = id.slice(0, id.indexOf('/') + 1);
  return named >= 0 ? named : ORDER.findLastIndex(other => other.startsWith(subject)) + 0.5;
}

/** `guest/32-bit` as `guest32Bit`. */
function nameOf(id: string): string {
  return id.replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** As the formatter sorts imports: folders before files whose names begin alike. */
function byPath(a: string, b: string): number {
  const [one, other] = [a, b].map(line => line.slice(line.indexOf('./'), -"';".length).split('/')) as [
    string[],
    string[],
  ];
  const differs = one.findIndex((part, index) => part !== other[index]);
  return (one[differs] ?? '').localeCompare(other[differs] ?? '', 'en', { numeric: true });
}
