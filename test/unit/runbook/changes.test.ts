/** What the runbook makes of each change on the machine that takes the old one's place: a new kind of change needs its row. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import type { ChangeKind } from '../../../src/core/machine/change';
import { runbookFor } from '../../../src/core/runbook';
import { PLAIN } from './runbooks';

interface Row {
  /** What the definition of the machine has beside a disk on IDE and a synthetic adapter. */
  readonly machine?: object;
  readonly has?: RegExp;
  readonly lacks?: RegExp;
}

const LEGACY = [{ Name: 'PXE', SwitchName: 'Deployment', IsLegacy: true }];
const disk = (properties: object): object => ({
  HardDrives: [{ Path: 'D:\\a.vhdx', ControllerType: 'IDE', ...properties }],
});

const ROWS: Readonly<Record<ChangeKind, Row | 'only in definitions of which a tool makes the machine afresh'>> = {
  'set-generation': { has: /New-VM .*-Generation 2|Generation += 2/ },
  'move-drive-to-scsi': { has: /Add-VMHardDiskDrive -VM \$new -ControllerType SCSI/ },
  'use-vhdx': { machine: disk({ Path: 'D:\\a.vhd' }), has: /'D:\\a\.vhdx'/ },
  'use-gpt': { machine: disk({ PartitionStyle: 'MBR' }), has: /Invoke-Mbr2Gpt/ },
  'remove-drive': {
    machine: { DVDDrives: [{ Path: 'D:', ControllerType: 'IDE', ControllerNumber: 1 }] },
    lacks: /Add-VMDvdDrive .*-Path/,
  },
  'remove-floppy-drive': {
    machine: { FloppyDrive: { Path: 'C:\\a.vfd' } },
    has: /The image in the floppy drive: C:\\a\.vfd/,
  },
  'make-adapter-synthetic': {
    machine: { NetworkAdapters: LEGACY },
    has: /Add-VMNetworkAdapter/,
    lacks: /IsLegacy \$true/,
  },
  'set-firmware-uefi': { machine: { Firmware: 'BIOS' }, has: /Set-VMFirmware -VM \$new/ },
  'replace-boot-order': {
    machine: { Bios: { StartupOrder: ['IDE', 'CD'] } },
    has: /Set-VMFirmware -VM \$new -(?:BootOrder|FirstBootDevice)/,
  },
  'remove-numlock': {
    machine: { Bios: { NumLockEnabled: true } },
    has: /NumLock at the start: on/,
    lacks: /Set-VMBios -VM \$new/,
  },
  'set-secure-boot': {
    machine: { GuestOperatingSystem: 'Ubuntu 22.04' },
    has: /-SecureBootTemplate 'MicrosoftUEFICertificateAuthority'/,
  },
  'set-tpm': { machine: { GuestOperatingSystem: 'Windows 11', Security: { TpmEnabled: false } }, has: /Enable-VMTPM/ },
  'set-configuration-version': { machine: { Version: '5.0' }, lacks: /-Version '?5\.0/ },
  'turn-off-older-os-compatibility': {
    machine: { CompatibilityForOlderOperatingSystemsEnabled: true },
    lacks: /CompatibilityForOlderOperatingSystemsEnabled \$true/,
  },
  'remove-com-port': { machine: { ComPorts: [{ Number: 3, Path: '\\\\.\\pipe\\a' }] }, lacks: /-Number 3/ },
  'remove-device': {
    machine: { RemoteFxAdapter: { MaximumMonitors: 1 } },
    lacks: /Add-VMRemoteFx3dVideoAdapter -VM \$new/,
  },
  'replace-floppy-files-by-disc': 'only in definitions of which a tool makes the machine afresh',
  'rewrite-boot-command': 'only in definitions of which a tool makes the machine afresh',
  'press-keys-at-start': 'only in definitions of which a tool makes the machine afresh',
  'change-drive-letter': 'only in definitions of which a tool makes the machine afresh',
  'lay-out-for-uefi': 'only in definitions of which a tool makes the machine afresh',
  'change-drive-letter-beside': 'only in definitions of which a tool makes the machine afresh',
};

describe('a change of a definition, in the runbook', () => {
  for (const [kind, row] of Object.entries(ROWS)) {
    if (typeof row === 'string') {
      continue;
    }
    it(`${kind} is made on the new machine`, () => {
      const analysis = analyze(JSON.stringify({ ...PLAIN, ...row.machine }), { fileName: 'a.vm.json' });
      const planned = analysis.machines[0]?.plan.steps.map(({ change }) => change.kind);
      assert.ok(planned?.includes(kind as never), `${planned}`);
      const runbook = runbookFor(analysis, 0);
      assert.ok('text' in runbook);
      assert.match(runbook.text, row.has ?? /(?:)/);
      assert.doesNotMatch(runbook.text, row.lacks ?? /(?!)/);
    });
  }
});
