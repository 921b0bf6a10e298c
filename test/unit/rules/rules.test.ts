import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { messageOf } from '../../../src/core/findings';
import { fixEdits } from '../../../src/core/fixes';
import { SOURCES } from '../../../src/core/machine/sources';
import { RULES } from '../../../src/core/rules';
import { applyEdits } from '../../../src/core/text/edits';

interface Case {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** A machine in our own format, or a Packer builder; `‹…›` stands around what is underlined. */
  readonly text: string;
  /** The text after the finding's own fix; undefined where it has none of its own. */
  readonly fixed?: string;
}

const vm = (properties: string): string => `{"Name": "m", ${properties}}`;
const packer = (properties: string): string => `{"builders": [{"type": "hyperv-iso", ${properties}}]}`;
const clone = (properties: string): string => `{"builders": [{"type": "hyperv-vmcx", ${properties}}]}`;
const disk = (bus: string, place = '"ControllerNumber": 0, "ControllerLocation": 0'): string =>
  `{"Path": "C:\\\\a.vhdx", "ControllerType": ${bus}, ${place}}`;
const linux = '"GuestOperatingSystem": {"Name": "Ubuntu 22.04", "Architecture": "x64"}';

const CASES: readonly Case[] = [
  {
    rule: 'disk/slot-conflict',
    severity: 'warning',
    text: vm(
      `"Generation": 2, "HardDrives": [${disk('"SCSI"')}, {‹"ControllerType": "SCSI"›, "ControllerNumber": 0, "ControllerLocation": 0, "Path": "b.vhdx"}]`,
    ),
  },
  {
    rule: 'vm/cut-off',
    severity: 'warning',
    text: '[{"Name": "m", "State": 3, ‹"Generation": 1›, "ProcessorCount": 2, "HardDrives": ["Microsoft.HyperV.PowerShell.HardDiskDrive"]}]',
  },
  { rule: 'vm/generation-1', severity: 'information', text: vm('‹"Generation": 1›, "ProcessorCount": 2') },
  {
    rule: 'vm/generation-of-source',
    severity: 'warning',
    text: clone('‹"generation": 1›, "clone_from_vm_name": "base"'),
  },
  {
    rule: 'guest/32-bit',
    severity: 'error',
    text: vm('"Generation": 2, "GuestOperatingSystem": {"Name": "Windows 10", "Architecture": ‹"x86"›}'),
  },
  {
    rule: 'guest/windows-too-old',
    severity: 'error',
    text: vm('"Generation": 2, "GuestOperatingSystem": {"Name": ‹"Windows 7"›, "Architecture": "x64"}'),
  },
  {
    rule: 'guest/linux-unsupported',
    severity: 'warning',
    text: vm('"Generation": 1, "GuestOperatingSystem": {"Name": ‹"Debian 7"›, "Architecture": "x64"}'),
  },
  {
    rule: 'host/too-old',
    severity: 'error',
    text: vm('"Generation": 2, "HostOperatingSystem": ‹"Windows Server 2012"›'),
  },
  {
    rule: 'floppy/drive',
    severity: 'error',
    text: vm('"Generation": 2, ‹"FloppyDrive": {"Path": null}›'),
    fixed: vm('"Generation": 2'),
  },
  { rule: 'floppy/media', severity: 'information', text: packer('‹"floppy_files"›: ["Autounattend.xml"]') },
  {
    rule: 'floppy/media',
    severity: 'error',
    text: packer('"generation": 2, ‹"floppy_files"›: ["a.xml"]'),
    fixed: packer('"generation": 2, "cd_files": ["a.xml"]'),
  },
  {
    rule: 'devices/emulated',
    severity: 'error',
    text: vm('"Generation": 2, "EmulatedDevices": [‹"PIC"›]'),
    fixed: vm('"Generation": 2, "EmulatedDevices": []'),
  },
  {
    rule: 'video/remotefx',
    severity: 'information',
    text: vm('"Generation": 1, ‹"RemoteFxAdapter": {}›'),
    fixed: vm('"Generation": 1'),
  },
  {
    rule: 'disk/boot-on-ide',
    severity: 'information',
    text: vm(`"Generation": 1, "HardDrives": [${disk('‹"IDE"›')}]`),
  },
  {
    rule: 'disk/boot-on-ide',
    severity: 'error',
    text: vm(`"Generation": 2, "HardDrives": [${disk('‹"IDE"›')}]`),
    fixed: vm(`"Generation": 2, "HardDrives": [${disk('"SCSI"')}]`),
  },
  {
    rule: 'disk/ide-data',
    severity: 'information',
    text: vm(
      `"Generation": 1, "HardDrives": [${disk('"IDE"')}, ${disk('‹"IDE"›', '"ControllerNumber": 1, "ControllerLocation": 0')}]`,
    ),
    fixed: vm(
      `"Generation": 1, "HardDrives": [${disk('"IDE"')}, ${disk('"SCSI"', '"ControllerNumber": 0, "ControllerLocation": 1')}]`,
    ),
  },
  {
    rule: 'dvd/on-ide',
    severity: 'error',
    text: vm(`"Generation": 2, "DVDDrives": [${disk('‹"IDE"›')}]`),
    fixed: vm(`"Generation": 2, "DVDDrives": [${disk('"SCSI"')}]`),
  },
  {
    rule: 'disk/scsi-overflow',
    severity: 'error',
    text: vm(
      `"Generation": 2, "HardDrives": [{‹"ControllerType": "SCSI"›, "ControllerNumber": 4, "ControllerLocation": 0, "Path": "a.vhdx"}]`,
    ),
  },
  {
    rule: 'disk/vhd-format',
    severity: 'error',
    text: packer('"generation": 2, "use_fixed_vhd_format": ‹true›'),
    fixed: packer('"generation": 2'),
  },
  { rule: 'disk/key-storage-drive', severity: 'information', text: vm('"Generation": 1, ‹"KeyStorageDrive": {}›') },
  {
    rule: 'nic/legacy',
    severity: 'information',
    text: packer('"use_legacy_network_adapter": ‹true›'),
    fixed: packer('').replace(', }', '}'),
  },
  {
    rule: 'firmware/bios',
    severity: 'information',
    text: '{"name": "m", "generation": 1, "memory": "4GB", "cpus": 2, "firmware": ‹"BIOS"›}',
  },
  {
    rule: 'firmware/startup-order',
    severity: 'error',
    text: packer('"generation": 2, ‹"first_boot_device": "Floppy"›'),
    fixed: packer('"generation": 2'),
  },
  {
    rule: 'firmware/startup-order',
    severity: 'error',
    text: packer('"generation": 2, ‹"first_boot_device": "IDE"›'),
    fixed: packer('"generation": 2, "first_boot_device": "SCSI:0:0"'),
  },
  {
    rule: 'firmware/numlock',
    severity: 'information',
    text: vm('"Generation": 1, "Bios": {"NumLockEnabled": ‹false›}'),
  },
  {
    rule: 'firmware/secure-boot-template',
    severity: 'error',
    text: vm(`"Generation": 2, ${linux}, "Firmware": {"SecureBoot": "On", "SecureBootTemplate": ‹"MicrosoftWindows"›}`),
    fixed: vm(
      `"Generation": 2, ${linux}, "Firmware": {"SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority"}`,
    ),
  },
  {
    rule: 'firmware/secure-boot-off',
    severity: 'error',
    text: vm('"Generation": 2, "GuestOperatingSystem": "Debian 9", "Firmware": {"SecureBoot": ‹"On"›}'),
    fixed: vm('"Generation": 2, "GuestOperatingSystem": "Debian 9", "Firmware": {"SecureBoot": "Off"}'),
  },
  {
    rule: 'firmware/secure-boot-default',
    severity: 'warning',
    text: vm(`‹"Generation": 2›, ${linux}`),
    fixed: vm(
      `"Generation": 2, "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" }, ${linux}`,
    ),
  },
  {
    rule: 'firmware/unknown-template',
    severity: 'error',
    text: vm('"Generation": 2, "Firmware": {"SecureBoot": "On", "SecureBootTemplate": ‹"Linux"›}'),
  },
  {
    rule: 'com/ports',
    severity: 'warning',
    text: vm('"Generation": 1, "ComPort1": {"Path": ‹"\\\\\\\\.\\\\pipe\\\\a"›}'),
  },
  { rule: 'boot-command/bios', severity: 'warning', text: packer('‹"boot_command"›: ["<tab> ks=http://x<enter>"]') },
  { rule: 'generation-1/secure-boot', severity: 'warning', text: packer('"enable_secure_boot": ‹true›') },
  { rule: 'generation-1/tpm', severity: 'warning', text: packer('"enable_tpm": ‹true›') },
  { rule: 'generation-1/boot-order', severity: 'error', text: packer('‹"first_boot_device": "SCSI:0:0"›') },
  {
    rule: 'generation-1/scsi-boot',
    severity: 'warning',
    text: vm(`"Generation": 1, "HardDrives": [${disk('‹"SCSI"›')}]`),
  },
  { rule: 'generation-1/scsi-dvd', severity: 'error', text: vm(`"Generation": 1, "DVDDrives": [${disk('‹"SCSI"›')}]`) },
];

/** What is fine as it is: no finding but that a machine is Generation 1. */
const CLEAN: readonly (readonly [name: string, text: string])[] = [
  [
    'a Generation 2 machine',
    vm(`"Generation": 2, "HardDrives": [${disk('"SCSI"')}], "GuestOperatingSystem": "Windows Server 2022"`),
  ],
  ['emptied floppy lists', packer('"generation": 2, "floppy_files": []')],
  ['Secure Boot off in Generation 1', packer('"generation": 1, "enable_secure_boot": false')],
  ['a COM port without a pipe', vm('"Generation": 1, "ComPort1": {"Path": ""}')],
  ['a 64-bit guest', vm('"Generation": 1, "GuestOperatingSystem": {"Name": "Windows 8", "Architecture": "x64"}')],
  ['Secure Boot off for Linux', vm(`"Generation": 2, ${linux}, "Firmware": {"SecureBoot": "Off"}`)],
  [
    'a boot command for GRUB',
    packer(
      '"generation": 2, "boot_command": ["c<wait>linux /install/vmlinuz<enter>initrd /install/initrd.gz<enter>boot<enter>"]',
    ),
  ],
  ['a first boot device that both have', packer('"generation": 2, "first_boot_device": "DVD"')],
];

/** The text without its marks, and where they stood. */
function unmarked(text: string): { text: string; offset: number; end: number } {
  const offset = text.indexOf('‹');
  return { text: text.replace(/[‹›]/g, ''), offset, end: text.indexOf('›') - 1 };
}

const FILE = 'machine.vm.json';

describe('rules', () => {
  for (const { rule, severity, text: marked, fixed } of CASES) {
    it(`${rule}: ${marked}`, () => {
      const { text, offset, end } = unmarked(marked);
      const analysis = analyze(text, { fileName: FILE });
      const findings = analysis.findings.filter(finding => finding.rule === rule);
      assert.deepEqual(
        findings.map(finding => [finding.severity, text.slice(finding.span.offset, finding.span.end)]),
        [[severity, text.slice(offset, end)]],
      );
      const after = applyEdits(text, fixEdits(analysis, findings));
      assert.equal(after, fixed ?? text);
      if (fixed !== undefined) {
        assert.equal(analyze(after, { fileName: FILE }).findings.filter(finding => finding.rule === rule).length, 0);
      }
    });
  }

  for (const [name, text] of CLEAN) {
    it(`says nothing of ${name}`, () => {
      const { findings, format } = analyze(text, { fileName: FILE });
      assert.notEqual(format, undefined);
      assert.deepEqual(
        findings.map(finding => finding.rule).filter(rule => rule !== 'vm/generation-1'),
        [],
      );
    });
  }

  it('each have a case', () => {
    assert.deepEqual(new Set(CASES.map(({ rule }) => rule)), new Set(RULES.map(({ id }) => id)));
  });

  for (const rule of RULES) {
    it(`${rule.id} has sources, an id of its own and messages of one short line`, () => {
      assert.match(rule.id, /^[a-z0-9-]+\/[a-z0-9-]+$/);
      assert.equal(RULES.filter(({ id }) => id === rule.id).length, 1);
      for (const key of rule.sources) {
        assert.match(SOURCES[key].url, /^https:\/\//);
      }
      for (const message of Object.values(rule.messages)) {
        assert.ok(message.length <= 115 && !message.includes('\n'), message);
      }
    });
  }

  it('keep what a file says in messages to one line', () => {
    const text = vm('"Generation": 2, "HostOperatingSystem": "Server 2012\\n\\u001b[31m"');
    const [finding] = analyze(text, { fileName: FILE }).findings;
    assert.ok(finding);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the point
    assert.doesNotMatch(messageOf(finding), /[\u0000-\u001f]/);
  });
});
