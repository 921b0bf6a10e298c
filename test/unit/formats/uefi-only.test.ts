/** Formats of tools that know UEFI alone: documents of the Host Compute Service, and configurations of NanaBox. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { messageOf } from '../../../src/core/findings';
import { whyNoRunbook } from '../../../src/core/runbook/obstacle';

const NO_RUNBOOK = 'its tool makes machines with UEFI alone, so there is nothing to convert';

interface Judged {
  readonly format: string | undefined;
  readonly machines: readonly (readonly [name: string, status: string])[];
  readonly findings: readonly (readonly [rule: string, severity: string])[];
}

/** Judges a text, of which nothing is ever changed. */
function judged(definition: unknown): Judged {
  const text = JSON.stringify(definition, undefined, 2);
  const analysis = analyze(text, { fileName: 'machine.json' });
  const { format, machines, findings } = analysis;
  assert.equal(convert(text, { fileName: 'machine.json', lossy: true }).text, text);
  for (const assessed of machines) {
    assert.equal(whyNoRunbook(assessed, format), NO_RUNBOOK);
  }
  return {
    format: format?.id,
    machines: machines.map(({ machine, status }) => [machine.name, status]),
    findings: findings.map(({ rule, severity }) => [rule, severity]),
  };
}

const WINDOWS = '1734c6e8-3154-4dda-ba5f-a874cc483422';
const UEFI_CA = '272e7447-90a4-4563-a4b9-8e4ab00526ce';

function document(Chipset: unknown, paths: Readonly<Record<string, string>> = {}): unknown {
  const attachments = Object.entries(paths).map(([Type, Path], index) => [`${index}`, { Type, Path }]);
  return {
    SchemaVersion: { Major: 2, Minor: 3 },
    Owner: 'lab',
    VirtualMachine: { Chipset, Devices: { Scsi: { disks: { Attachments: Object.fromEntries(attachments) } } } },
  };
}

describe('documents of the Host Compute Service', () => {
  it('are Generation 2, whether they start a firmware or a kernel', () => {
    for (const chipset of [{ Uefi: {} }, { LinuxKernelDirect: { KernelFilePath: 'C:\\lab\\vmlinux' } }]) {
      assert.deepEqual(judged(document(chipset)), {
        format: 'hcs',
        machines: [['VM 1', 'generation-2']],
        findings: [],
      });
    }
  });

  it('are unknown with a chipset that the schema has not', () => {
    for (const chipset of [{}, { Bios: {} }, 'Uefi', { Uefi: 'on' }, null, [{ Uefi: {} }]]) {
      assert.deepEqual(judged(document(chipset)).machines, [['VM 1', 'unknown']], JSON.stringify(chipset));
      const { findings } = analyze(JSON.stringify(document(chipset)), { fileName: 'machine.json' });
      // No export of PowerShell, which another depth would complete.
      assert.deepEqual(findings.map(messageOf), ["Nothing here says how it starts, so its generation can't be judged"]);
    }
  });

  it('are none without a version of the schema, or without a chipset', () => {
    assert.equal(judged({ VirtualMachine: { Chipset: { Uefi: {} } } }).format, undefined);
    assert.equal(
      judged({ SchemaVersion: { Major: 2 }, VirtualMachine: {}, Container: { Chipset: {} } }).format,
      undefined,
    );
  });

  const secured = (id: string, apply: string): object => ({
    Uefi: { ApplySecureBootTemplate: apply, SecureBootTemplateId: id },
  });
  const ubuntu = { Iso: 'D:\\iso\\ubuntu-22.04-live-server-amd64.iso' };

  it('start no Linux with the Secure Boot template of Windows', () => {
    const { machines, findings } = judged(document(secured(WINDOWS, 'Apply'), ubuntu));
    assert.deepEqual(machines, [['VM 1', 'generation-2']]);
    // As a disc that is in the drive may be there for anything.
    assert.deepEqual(findings, [['firmware/secure-boot-template', 'warning']]);
  });

  it('have no Secure Boot that is not applied or not said, and none without firmware', () => {
    const direct = { LinuxKernelDirect: {}, ...{ ApplySecureBootTemplate: 'Apply', SecureBootTemplateId: WINDOWS } };
    for (const chipset of [secured(WINDOWS, 'Skip'), secured(UEFI_CA, 'Apply'), { Uefi: {} }, direct]) {
      assert.deepEqual(judged(document(chipset, ubuntu)).findings, [], JSON.stringify(chipset));
    }
  });

  it('run no guest of 32 bits', () => {
    const chipset = { Uefi: {} };
    const { findings } = judged(document(chipset, { VirtualDisk: 'C:\\vm\\ubuntu-14.04-server-i386.vhd' }));
    assert.deepEqual(findings, [['guest/32-bit', 'warning']]);
    // As a .vhd is none of Hyper-V's Generation 2, but may be attached here.
    assert.deepEqual(judged(document(chipset, { VirtualDisk: 'C:\\vm\\rootfs.vhd' })).findings, []);
  });
});

describe('configurations of NanaBox', () => {
  const box = (more: object): unknown => ({ NanaBox: { Type: 'VirtualMachine', Version: 1, Name: 'box', ...more } });

  it('are Generation 2 always', () => {
    const devices = [
      { Type: 'VirtualDisk', Path: 'Box.vhd' },
      { Type: 'VirtualImage', Path: 'D:\\iso\\debian-12.5.0-amd64-netinst.iso' },
    ];
    for (const more of [{}, { Generation: 1 }, { SecureBoot: true, Tpm: true, ScsiDevices: devices }]) {
      assert.deepEqual(judged(box(more)), { format: 'nanabox', machines: [['box', 'generation-2']], findings: [] });
    }
  });

  it('are judged by their guest', () => {
    const image = (Path: string): unknown => box({ ScsiDevices: [{ Type: 'VirtualImage', Path }] });
    assert.deepEqual(judged(image('windows_server_2008_x64.iso')).findings, [['guest/windows-too-old', 'warning']]);
    const eleven = { ScsiDevices: [{ Type: 'VirtualDisk', Path: 'Windows 11.vhdx' }] };
    assert.deepEqual(judged(box({ ...eleven, Tpm: false })).findings[0]?.[0], 'guest/windows-11');
    assert.deepEqual(judged(box(eleven)).findings, []);
  });

  it('are none of another type', () => {
    assert.equal(judged({ NanaBox: { Type: 'Settings', Name: 'box' } }).format, undefined);
    assert.equal(judged({ NanaBox: [] }).format, undefined);
  });

  it('may be anything in every part', () => {
    for (const value of [null, 7, 'x', [[]], { Type: {} }]) {
      const parts = { Name: value, ScsiDevices: value, SecureBoot: value, Tpm: value };
      assert.deepEqual(judged(box(parts)).machines.length, 1, JSON.stringify(value));
      assert.deepEqual(judged(document({ Uefi: value })).machines.length, 1);
      const machine = { Chipset: { Uefi: { ApplySecureBootTemplate: value } }, Devices: { Scsi: { a: value } } };
      assert.equal(judged({ SchemaVersion: value, VirtualMachine: machine }).machines.length, 1);
    }
  });
});
