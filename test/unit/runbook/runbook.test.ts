import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { runbookFor } from '../../../src/core/runbook';
import type { RunbookContext } from '../../../src/core/runbook/context';
import { wantsTpm } from '../../../src/core/runbook/steps/firmware';
import { CMDLETS, onlyReads } from './cmdlets';
import { loadGrammar } from './grammar';
import { askedFor, commandsOf, FULL, type ParsedRunbook, PLAIN, runbookOf, stepCommands } from './runbooks';

const UBUNTU = { ...PLAIN, GuestOperatingSystem: { Name: 'Ubuntu 22.04', Architecture: 'x64' } };
const guest = (Name: string): object => ({ ...PLAIN, GuestOperatingSystem: { Name, Architecture: 'x64' } });

function whyNot(definition: object | string, fileName = 'a.vm.json'): string {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const runbook = runbookFor(analyze(text, { fileName }), 0);
  return 'because' in runbook ? runbook.because : '';
}

describe('the TPM of a new machine', () => {
  const context = (more: object): RunbookContext =>
    ({ machine: { security: {} }, plan: { steps: [] }, system: undefined, ...more }) as object as RunbookContext;
  const planned = (enabled: boolean): object => ({ plan: { steps: [{ change: { kind: 'set-tpm', enabled } }] } });
  const own = (value: boolean): object => ({ security: { tpm: { known: true, value } } });
  const wanted: readonly (readonly [what: string, context: object, isWanted: boolean])[] = [
    ['nothing asks for one', {}, false],
    ['it has none', { machine: own(false) }, false],
    ['it has one', { machine: own(true) }, true],
    ['Windows 11 needs one', { system: { id: 'windows-11' } }, true],
    ['Windows 10 needs none', { system: { id: 'windows-10' } }, false],
    ['it takes the place of a key storage drive', { machine: { security: {}, keyStorageDrive: {} } }, true],
    ['the plan adds one', planned(true), true],
    ['the plan takes it away', { ...planned(false), machine: own(true), system: { id: 'windows-11' } }, false],
  ];
  for (const [what, more, isWanted] of wanted) {
    it(`is ${isWanted ? '' : 'not '}added where ${what}`, () => assert.equal(wantsTpm(context(more)), isWanted));
  }
});

describe('the runbook', () => {
  let full: ParsedRunbook;
  let plain: ParsedRunbook;

  before(async () => {
    await loadGrammar();
    [full, plain] = [runbookOf(FULL), runbookOf(PLAIN)];
  });

  it('does what a conversion needs, in its order', () => {
    assert.deepEqual(full.errors, []);
    const order = [
      // Off first: a running machine with physical disks and devices can't be exported.
      ...['Out-File', 'Stop-VM', 'Export-VM', 'Remove-VMReplication', 'Remove-ClusterGroup', 'Remove-VMSnapshot'],
      ...['Copy-Disk', 'Invoke-Mbr2Gpt', 'Rename-VM', 'New-VM', 'Add-VMHardDiskDrive', 'Add-VMDvdDrive'],
      ...['Add-VMNetworkAdapter', 'Set-VMComPort', 'Add-VMFibreChannelHba', 'Add-VMAssignableDevice', 'Set-VMFirmware'],
      ...[
        'Set-VMKeyProtector',
        'Enable-VMTPM',
        'Start-Machine',
        'Add-ClusterVirtualMachineRole',
        'Enable-VMReplication',
      ],
      ...['Start-VMInitialReplication', 'Enable-VMResourceMetering'],
    ];
    const first = [...new Set(stepCommands(full).map(({ name }) => name))];
    assert.deepEqual(
      first.filter(name => order.includes(name)),
      order,
    );
  });

  it('has paths as the cmdlets give them', () => {
    const slashes = { ...PLAIN, HardDrives: [{ Path: "//filer/vms/it's.vhd" }, { Path: 'D:/data.vhdx' }] };
    const { text } = runbookOf(slashes);
    for (const path of ["'\\\\filer\\vms\\it''s.vhd'", "'\\\\filer\\vms\\it''s.vhdx'", "'D:\\data.vhdx'"]) {
      assert.ok(text.includes(`= ${path}\n`), path);
    }
  });

  it('is not made of paths of devices', () => {
    for (const path of [
      '\\\\?\\Volume{0a1b2c3d}\\a.vhdx',
      '\\\\?\\UNC\\filer\\a.vhdx',
      '\\\\.\\D:\\a.vhdx',
      '//?/D:/a.vhdx',
    ]) {
      assert.ok(
        whyNot({ ...PLAIN, HardDrives: [{ Path: path }] }).startsWith(`the path ${path} is one of a device`),
        path,
      );
    }
    const physical = [...PLAIN.HardDrives, { Path: '\\\\.\\PHYSICALDRIVE4' }];
    assert.equal(whyNot({ ...PLAIN, HardDrives: physical }), '');
  });

  it('has no step that does not apply', () => {
    const names = new Set(stepCommands(plain).map(({ name }) => name));
    for (const other of [
      ...['Remove-VMReplication', 'Remove-ClusterGroup', 'Resize-VHD', 'Add-VMScsiController', 'Add-VMDvdDrive'],
      ...['Set-VMNetworkAdapterVlan', 'Add-VMFibreChannelHba', 'Add-VMAssignableDevice'],
      ...['Set-VMSecurity', 'Set-VMKeyProtector', 'Enable-VMTPM', 'Enable-VMReplication', 'Set-VMMemory'],
      ...['Add-ClusterVirtualMachineRole'],
    ]) {
      assert.ok(!names.has(other), other);
    }
  });

  it('uses only parameters that the reference documents', () => {
    for (const script of [runbookOf(FULL, { host: '2016' }), plain, runbookOf(UBUNTU)]) {
      const functions = new Set([...script.text.matchAll(/^function ([\w-]+)/gm)].map(match => match[1]));
      for (const { name, parameters } of script.commands) {
        if (!functions.has(name) && /^[A-Z]/.test(name)) {
          assert.deepEqual(
            parameters.filter(parameter => CMDLETS[name]?.includes(parameter) !== true),
            [],
            name,
          );
        }
      }
    }
  });

  it('changes nothing without asking ShouldProcess, which answers no under -WhatIf', () => {
    const changing = stepCommands(full).filter(({ name }) => !onlyReads(name));
    assert.ok(changing.length > 20);
    for (const { name, conditions } of changing) {
      assert.ok(
        conditions.some(condition => condition.startsWith('$PSCmdlet.ShouldProcess(')),
        name,
      );
    }
  });

  it('changes nothing of the old machine before its backup', () => {
    const names = stepCommands(full).map(({ name }) => name);
    const before = names.slice(0, names.indexOf('Export-VM')).filter(name => !onlyReads(name));
    assert.deepEqual(before, ['New-Item', 'Out-File', 'Export-Clixml', 'Confirm-Done', 'Confirm-Done', 'Stop-VM']);
  });

  it('never deletes a disk, nor a machine but the one that it could not make', () => {
    assert.deepEqual(commandsOf(full, 'Remove-Item', 'Clear-Disk', 'Remove-VM'), ['Remove-VM -Force']);
    assert.match(full.text, /\$_\.Generation -eq 2 -and \$_\.Name -eq \$Name \} \| Remove-VM -Force/);
  });

  it('gives the new machine what the definition says', () => {
    const commands = stepCommands(full)
      .filter(({ name }) =>
        [
          'New-VM',
          'Copy-Settings',
          'Set-VMProcessor',
          'Set-VMMemory',
          'Set-VM',
          'Set-VMComPort',
          'Add-VMScsiController',
        ].includes(name),
      )
      .map(({ name, text }) => `${name} ${text}`);
    assert.deepEqual(commands, [
      "Set-VM -VM $old -AutomaticStartAction 'Nothing'",
      "New-VM -Name $Name -Generation 2 -MemoryStartupBytes 4GB -NoVHD -Path 'D:\\VMs'",
      'Copy-Settings $old $new',
      'Set-VMProcessor -VM $new -Count 2',
      'Set-VMProcessor -VM $new @settings',
      'Set-VMMemory -VM $new -DynamicMemoryEnabled $true -MinimumBytes 2GB -MaximumBytes 8GB',
      "Set-VM -VM $new -AutomaticStartDelay 30 -AutomaticStopAction 'ShutDown'",
      'Set-VM -VM $new @settings',
      "Set-VM -VM $new -Notes 'intranet'",
      'Add-VMScsiController -VM $new',
      'Add-VMScsiController -VM $new',
      "Set-VMComPort -VM $new -Number 2 -Path '\\\\.\\pipe\\web'",
      'Set-VMComPort -VM $new -Number 1 -Path $old.ComPort1.Path',
      "Set-VMComPort -VM $new -Number 1 -DebuggerMode 'On'",
      "Set-VM -VM $new -AutomaticStopAction 'TurnOff' @settings",
      "Set-VM -VM $new -AutomaticStartAction 'Start'",
      'Set-VM -VM $new @settings',
    ]);
    assert.deepEqual(commandsOf(full, 'Add-VMHardDiskDrive', 'Add-VMDvdDrive'), [
      'Add-VMHardDiskDrive -VM $new -ControllerType SCSI -ControllerNumber 0 -ControllerLocation 1 -Path $newDisk1',
      'Add-VMHardDiskDrive -VM $new -ControllerType SCSI -ControllerNumber 0 -ControllerLocation 0 -Path $disk2',
      'Add-VMHardDiskDrive -VM $new -ControllerType SCSI -ControllerNumber 2 -ControllerLocation 5 -DiskNumber $number',
      "Add-VMDvdDrive -VM $new -ControllerNumber 0 -ControllerLocation 2 -Path 'D:\\tools.iso'",
    ]);
    const adapters = stepCommands(full)
      .filter(({ name }) => ['Add-VMNetworkAdapter', 'Set-VMNetworkAdapterVlan', 'Copy-Adapter'].includes(name))
      .map(({ name, text }) => `${name} ${text}`);
    assert.deepEqual(adapters, [
      "Add-VMNetworkAdapter -VM $new -Name 'LAN' -SwitchName 'Office' -StaticMacAddress '00155D012A00' -Passthru",
      'Copy-Adapter $source $adapter',
      'Set-VMNetworkAdapterVlan -VMNetworkAdapter $adapter -Access -VlanId 12',
      "Add-VMNetworkAdapter -VM $new -Name 'PXE' -SwitchName 'Deployment' -Passthru",
      'Copy-Adapter $source $adapter',
    ]);
  });

  it('keeps the order of the start: disks at their places, the network by the adapter that was a legacy one', () => {
    assert.match(full.text, /\$order = @\(\n.*-eq 'PXE' \}\n.*Get-VMHardDiskDrive .* 1\n.*Get-VMDvdDrive .* 2\n\s*\)/);
    assert.deepEqual(commandsOf(plain, 'Set-VMFirmware').slice(1), [
      'Set-VMFirmware -VM $new -FirstBootDevice (Get-VMHardDiskDrive -VM $new -ControllerNumber 0 -ControllerLocation 0)',
    ]);
  });

  it('starts from no synthetic adapter that has the name of the legacy one', () => {
    const started = (legacy: object, other: object): string[] => {
      const NetworkAdapters = [{ ...legacy, IsLegacy: true }, other];
      const Bios = { StartupOrder: ['LegacyNetworkAdapter'] };
      return [
        ...runbookOf({ ...PLAIN, Bios, NetworkAdapters }).text.matchAll(/^ +(Get-VMNetworkAdapter -VM \$new \|.*)$/gm),
      ]
        .map(([, line = '']) => line)
        .filter(line => !line.includes('Remove-VMNetworkAdapter'));
    };
    const byName = "Get-VMNetworkAdapter -VM $new | Where-Object { $_.Name -eq 'A' }";
    const byAddress = "Get-VMNetworkAdapter -VM $new | Where-Object { $_.MacAddress -eq '00155D012A01' }";
    const byPlace = 'Get-VMNetworkAdapter -VM $new | Select-Object -Index 0';
    assert.deepEqual(started({ Name: 'A' }, { Name: 'B' }), [byName]);
    assert.deepEqual(started({ Name: 'A' }, { Name: 'a' }), [byPlace]);
    assert.deepEqual(started({ Name: 'A', MacAddress: '00-15-5d-01-2a-01' }, { Name: 'A' }), [byAddress]);
    assert.deepEqual(started({ Name: 'A' }, {}), [byPlace]);
    assert.deepEqual(started({ SwitchName: 'LAN' }, { Name: 'B' }), [byPlace]);
  });

  it('sets Secure Boot as the guest needs it on the host', () => {
    const secureBoot = (definition: object, host?: '2012R2'): string | undefined =>
      commandsOf(runbookOf(definition, host === undefined ? {} : { host }), 'Set-VMFirmware')[0];
    assert.equal(
      secureBoot(PLAIN),
      "Set-VMFirmware -VM $new -EnableSecureBoot On -SecureBootTemplate 'MicrosoftWindows'",
    );
    assert.equal(secureBoot(PLAIN, '2012R2'), 'Set-VMFirmware -VM $new -EnableSecureBoot On');
    assert.equal(
      secureBoot(UBUNTU),
      "Set-VMFirmware -VM $new -EnableSecureBoot On -SecureBootTemplate 'MicrosoftUEFICertificateAuthority'",
    );
    assert.equal(secureBoot(UBUNTU, '2012R2'), 'Set-VMFirmware -VM $new -EnableSecureBoot Off');
    assert.equal(secureBoot(guest('Debian 9')), 'Set-VMFirmware -VM $new -EnableSecureBoot Off');
    assert.deepEqual(askedFor(runbookOf(guest('something else'))), ['SecureBootTemplate']);
  });

  it('mounts what a Linux guest has on volumes of its own before the boot loader is put there', () => {
    const { text } = runbookOf({ ...PLAIN, GuestOperatingSystem: 'Debian 12' });
    const printed = [...text.matchAll(/^# {5}(.*)$/gm)].map(([, line = '']) => line);
    const at = (start: string): number => printed.findIndex(line => line.includes(start));
    const order = [
      'sgdisk --mbrtogpt $disk',
      'chroot /mnt',
      'mount -a',
      'mount $efi /boot/efi',
      'apt-get install',
      'grub-install',
    ];
    const places = order.map(at);
    assert.ok(!places.includes(-1));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    // grub-pc conflicts with it; the signed images alone would leave it there.
    assert.match(printed[at('apt-get install')] ?? '', / grub-efi-amd64 /);
  });

  it('takes the boot disk to GPT by the means that the guest allows', () => {
    const means = (name: string): string[] => {
      const found = stepCommands(runbookOf(guest(name))).map(command => command.name);
      return ['Invoke-Mbr2Gpt', 'Resize-VHD', 'Remove-VMDvdDrive', 'Assert-Gpt'].filter(command =>
        found.includes(command),
      );
    };
    assert.deepEqual(means('Windows Server 2022'), ['Invoke-Mbr2Gpt', 'Assert-Gpt']);
    assert.deepEqual(means('Windows Server 2016'), ['Invoke-Mbr2Gpt', 'Assert-Gpt']);
    assert.deepEqual(means('Windows Server 2012 R2'), ['Assert-Gpt']);
    assert.deepEqual(means('Ubuntu 22.04'), ['Resize-VHD', 'Remove-VMDvdDrive', 'Assert-Gpt']);
    assert.deepEqual(means('FreeBSD 13.1'), ['Assert-Gpt']);
    assert.match(runbookOf(guest('Windows Server 2012 R2')).text, /^# {5}bcdboot/m);
    assert.doesNotMatch(runbookOf(guest('Windows Server 2016')).text, /^# {5}mbr2gpt/m);
  });

  it('asks about the guest by its own version, not by those that are treated alike', () => {
    const { text } = runbookOf({ ...PLAIN, GuestOperatingSystem: 'Debian 9' });
    assert.match(text, /Confirm-Done 'Is the guest Debian 9, 64-bit/);
  });

  it('leaves the old machine a boot disk of its own', () => {
    assert.deepEqual(commandsOf(plain, 'Copy-Disk'), ['Copy-Disk $disk1 $keptDisk1']);
    assert.equal(stepCommands(plain).find(({ name }) => name === 'Set-VMHardDiskDrive')?.text, '-Path $keptDisk1');
    assert.deepEqual(commandsOf(full, 'Copy-Disk'), ['Copy-Disk $disk1 $newDisk1']);
    const [disk] = PLAIN.HardDrives;
    const physical = runbookOf({ ...PLAIN, HardDrives: [{ ...disk, DiskNumber: 2, Path: 'Disk 2 100.00 GB' }] });
    assert.match(physical.text, /There is no copy of this disk/);
    assert.match(physical.text, /give its physical boot disk back from a backup/);
    assert.doesNotMatch(plain.text, /physical boot disk/);
  });

  it('attaches a disk once that a list has a second time, and both of two at different places', () => {
    const [system] = PLAIN.HardDrives;
    const attached = (definition: object) =>
      commandsOf(runbookOf({ ...PLAIN, ...definition }), 'Add-VMHardDiskDrive', 'Add-VMDvdDrive').length;
    assert.equal(attached({ VHDPath: 'D:\\web\\system.vhdx' }), 1);
    assert.equal(attached({ VHDs: [{ Path: 'd:/WEB/System.vhdx', Size: 1 }] }), 1);
    assert.equal(attached({ HardDiskDrives: [system] }), 1);
    assert.equal(attached({ HardDiskDrives: [{ ...system, ControllerLocation: 1 }] }), 2);
    const disc = { Path: 'D:\\a.iso', ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 };
    assert.equal(attached({ DVDDrives: [disc], IsoPath: 'D:\\a.iso' }), 2);
    assert.equal(attached({ DVDDrives: [disc, { ...disc, ControllerLocation: 1 }] }), 3);
  });

  it('treats each disk as what it is', () => {
    const place = { ControllerType: 'SCSI', ControllerNumber: 0 };
    const script = runbookOf({
      ...PLAIN,
      HardDrives: [
        ...PLAIN.HardDrives,
        { ...place, ControllerLocation: 0, Path: 'D:\\quorum.vhdx', SupportPersistentReservations: true },
        { ...place, ControllerLocation: 5, Path: 'D:\\child.vhd', ParentPath: 'D:\\parent.vhd' },
      ],
    });
    assert.deepEqual(commandsOf(script, 'Add-VMHardDiskDrive'), [
      'Add-VMHardDiskDrive -VM $new -ControllerType SCSI -ControllerNumber 0 -ControllerLocation 1 -Path $disk1',
      'Add-VMHardDiskDrive -VM $new -ControllerType SCSI -ControllerNumber 0 -ControllerLocation 0 -Path $disk2 -SupportPersistentReservations',
      'Add-VMHardDiskDrive -VM $new -ControllerType SCSI -ControllerNumber 0 -ControllerLocation 5 -Path $newDisk3',
    ]);
    assert.deepEqual(commandsOf(script, 'Copy-Disk'), ['Copy-Disk $disk3 $newDisk3', 'Copy-Disk $disk1 $keptDisk1']);
    const [system] = PLAIN.HardDrives;
    const gpt = runbookOf({ ...PLAIN, HardDrives: [{ ...system, PartitionStyle: 'GPT' }] });
    assert.deepEqual(commandsOf(gpt, 'Copy-Disk', 'Invoke-Mbr2Gpt'), []);
  });

  it('adds a TPM where one is asked for, or takes the place of a key storage drive', () => {
    const tpm = (more: object): number => commandsOf(runbookOf({ ...PLAIN, ...more }), 'Enable-VMTPM').length;
    assert.deepEqual([{}, { Security: { TpmEnabled: true } }, { KeyStorageDrive: {} }].map(tpm), [0, 1, 1]);
  });

  it('knows every exit code of mbr2gpt', () => {
    const codes = [...plain.text.matchAll(/^ {4}(\d+) = '/gm)].map(match => Number(match[1]));
    assert.deepEqual(codes, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100]);
  });

  it('asks for what is an expression, and takes what is left out from the old machine', () => {
    const script = runbookOf({
      ...PLAIN,
      MemoryStartup: '{{memory}}',
      HardDrives: [{ Path: '{{folder}}\\system.vhd', ControllerType: 'IDE', ControllerLocation: 0 }],
      NetworkAdapters: [{ Name: 'LAN', SwitchName: '{{switch}}', MacAddress: '000000000000' }],
    });
    assert.deepEqual(script.errors, []);
    assert.deepEqual(askedFor(script), ['Disk1Path', 'Adapter1SwitchName', 'MemoryStartupBytes']);
    const { ProcessorCount: _, ...rest } = PLAIN;
    assert.deepEqual(commandsOf(runbookOf(rest), 'Set-VMProcessor'), ['Set-VMProcessor -VM $new @settings']);
  });

  it('asks for the disk below a checkpoint', () => {
    const drives = [{ Path: 'D:\\web_1A2B.avhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }];
    assert.deepEqual(askedFor(runbookOf({ ...PLAIN, HardDrives: drives })), ['Disk1Path']);
  });

  it('stops where the machine is not as the definition says', () => {
    const checks = ({ text }: ParsedRunbook): number => text.match(/^ {4}Test-Stated \(/gm)?.length ?? 0;
    assert.deepEqual([checks(plain), checks(full)], [10, 7]);
  });

  it('makes a machine that the oldest host runs', () => {
    assert.match(commandsOf(runbookOf(PLAIN, { host: '2019' }), 'New-VM')[0] ?? '', /-Version '9\.0'$/);
    assert.doesNotMatch(commandsOf(plain, 'New-VM')[0] ?? '', /-Version/);
    assert.doesNotMatch(commandsOf(runbookOf(guest('Windows 10'), { host: '2012R2' }), 'New-VM')[0] ?? '', /-Version/);
    const fibre = { ...PLAIN, FibreChannelHostBusAdapters: [{ SanName: 'a' }] };
    const optOuts = (['2016', '2019'] as const).map(
      host => commandsOf(runbookOf(fibre, { host }), 'Set-VMSecurity').length,
    );
    assert.deepEqual(optOuts, [1, 0]);
  });

  it('says why there is none', () => {
    assert.match(whyNot({ ...PLAIN, Generation: 2 }), /Generation 2 already/);
    assert.match(whyNot(guest('Windows 7')), /Windows 8/);
    assert.match(whyNot({ ...PLAIN, Generation: '{{generation}}' }), /expression/);
    assert.match(whyNot({ builders: [{ type: 'hyperv-iso', vm_name: 'a' }] }, 'a.json'), /build again/);
    assert.match(whyNot({ builders: [{ type: 'hyperv-vmcx', clone_from_vm_name: 'a' }] }, 'a.json'), /source/);
    const exported = { Name: 'a', VMId: '1', State: 3, Generation: 1, MemoryStartup: 4294967296, ProcessorCount: 1 };
    assert.match(whyNot(exported, 'a.json'), /-Depth 5/);
    const checkpoint = { Path: 'D:\\web_1A2B.avhd', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 };
    assert.match(whyNot({ ...PLAIN, HardDrives: [checkpoint] }), /merge the checkpoints, and export again/);
    assert.match(whyNot('{}'), /no such machine/);
  });
});
