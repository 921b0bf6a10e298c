/**
 * The simulated host itself, against what is known of real ones: a judge that lets everything pass is none. Sources:
 * PLAN25, SEC2, LIS, MAX and VER of machine/sources.ts; PowerShell issue 4568 for preference variables.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOST_VERSIONS, isIn, readCmdlets } from './cmdlet-classes';
import { type HostState, type Outcome, type SimulatedHost, startHost } from './host';
import { needsPowerShell } from './powershell';

const STATE: HostState = {
  letters: ['D', 'E'],
  folders: ['D:\\VMs'],
  switches: ['Office'],
  files: [
    { path: 'D:\\VMs\\mbr.vhdx', style: 'MBR', partitions: ['system', 'windows'], guest: 'windows' },
    { path: 'D:\\VMs\\gpt.vhdx', style: 'GPT', partitions: ['efi', 'windows'], guest: 'windows' },
    { path: 'D:\\VMs\\disk 1.vhdx', style: 'GPT', partitions: ['data'] },
    { path: 'D:\\VMs\\disk [1].vhdx', style: 'GPT', partitions: ['data'] },
    { path: 'D:\\VMs\\old.vhd', style: 'MBR', partitions: ['data'] },
  ],
  machines: [
    {
      name: 'one',
      generation: 1,
      drives: [{ place: 'IDE:0:0', path: 'D:\\VMs\\mbr.vhdx' }],
      adapters: [{ name: 'LAN', switch: 'Office' }],
    },
    {
      name: 'two',
      generation: 2,
      drives: [{ place: 'SCSI:0:0', path: 'D:\\VMs\\gpt.vhdx' }],
      adapters: [{ name: 'LAN', switch: 'Office' }],
    },
  ],
};

describe('the simulated host', function () {
  this.timeout(240_000);
  let host: SimulatedHost;
  let folder: string;

  before(function () {
    host = startHost(needsPowerShell(this), '2019');
    folder = mkdtempSync(join(tmpdir(), 'simulation-test-'));
  });

  after(() => {
    host?.close();
    rmSync(folder ?? '', { recursive: true, force: true });
  });

  /** Runs lines of a script on a new host; `again`: on the one of the last run. */
  function run(
    lines: string,
    options: { again?: boolean; answers?: boolean; fault?: 'fail' | 'break' } = {},
  ): Promise<Outcome> {
    const script = join(folder, 'script.ps1');
    writeFileSync(script, `${lines}\n`);
    const { again = false, answers = true, fault } = options;
    return host.run({
      script,
      answers,
      ...(again ? {} : { state: STATE }),
      ...(fault !== undefined && { fault: { atCall: 1, kind: fault } }),
    });
  }

  const errorOf = async (lines: string): Promise<string> => {
    const { error } = await run(`$ErrorActionPreference = 'Stop'\n${lines}`);
    return /\[([^\]]+)\]/.exec(error ?? 'none')?.[1] ?? String(error);
  };

  it('has the cmdlets of each version, and no parameter that a version lacks', () => {
    const cmdlets = readCmdlets();
    const { SecureBootTemplate = {} } = cmdlets.get('Set-VMFirmware')?.parameters ?? {};
    const { Generation = {} } = cmdlets.get('New-VM')?.parameters ?? {};
    for (const version of HOST_VERSIONS) {
      const modern = version !== '2012R2';
      assert.equal(isIn(version, SecureBootTemplate), modern);
      assert.equal(isIn(version, cmdlets.get('Get-VMSecurity') ?? {}), modern);
      assert.equal(isIn(version, Generation), true);
    }
  });

  it('refuses in Generation 2 what Generation 2 does not have', async () => {
    const vm = '$vm = Get-VM -Name two\n';
    for (const command of [
      'Get-VMBios -VM $vm',
      'Get-VMIdeController -VM $vm',
      'Get-VMFloppyDiskDrive -VM $vm',
      'Get-VMKeyStorageDrive -VM $vm',
      'Add-VMHardDiskDrive -VM $vm -ControllerType IDE -Path "D:\\VMs\\disk 1.vhdx"',
      'New-VM -Name three -Generation 2 -BootDevice LegacyNetworkAdapter',
      'New-VM -Name three -Generation 2 -BootDevice IDE',
    ]) {
      assert.match(await errorOf(vm + command), /^InvalidParameter,Microsoft\.HyperV/, command);
    }
    assert.match(await errorOf(`${vm}Add-VMNetworkAdapter -VM $vm -IsLegacy $true`), /^OperationFailed/);
    assert.match(await errorOf(`${vm}Add-VMHardDiskDrive -VM $vm -Path D:\\VMs\\old.vhd`), /^OperationFailed/);
    assert.match(await errorOf('Get-VMFirmware -VMName one'), /^InvalidParameter/);
  });

  it('gives error records of the ids that real hosts give', async () => {
    assert.equal(await errorOf('Get-VM -Name none'), 'InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVM');
    assert.match(await errorOf('Remove-VM -Name none -Force'), /^ObjectNotFound,.*RemoveVM$/);
    assert.match(await errorOf('Start-VM -Name two; Remove-VM -Name two -Force'), /^InvalidState/);
    assert.match(
      await errorOf('Convert-VHD -Path D:\\VMs\\old.vhd -DestinationPath D:\\VMs\\mbr.vhdx'),
      /^OperationFailed/,
    );
    assert.match(await errorOf('Start-VM -Name one; Mount-VHD -Path D:\\VMs\\mbr.vhdx'), /^ObjectInUse/);
  });

  it('goes on with the next object after an error, unless errors stop', async () => {
    const { error, errors, journal } = await run("$ErrorActionPreference = 'Continue'\nStart-VM -Name none, two");
    assert.deepEqual([error, errors.length, journal.length], [null, 1, 1]);
    const stopped = await run("$ErrorActionPreference = 'Stop'\nStart-VM -Name none, two");
    assert.notEqual(stopped.error, null);
    assert.equal(stopped.journal.length, 0);
  });

  it('sees the preferences of the script that calls it', async () => {
    const whatIf = await run('$WhatIfPreference = $true\nRename-VM -Name one -NewName other');
    assert.deepEqual(whatIf.journal, []);
    const asked = await run("$ConfirmPreference = 'Low'\nRename-VM -Name one -NewName other");
    assert.deepEqual([asked.questions.length, asked.journal.length], [1, 1]);
  });

  it('asks before a machine is removed, and takes a no', async () => {
    const no = await run('Remove-VM -Name one', { answers: false });
    assert.deepEqual([no.questions.length, no.journal.length], [1, 0]);
  });

  it('shows machines as they are now, through whatever object', async () => {
    const { results } = await run(
      '$vm = Get-VM -Name one\n$vm.State\nStart-VM -VM $vm\n$vm.State\n(Get-VM -Name one).State',
    );
    assert.deepEqual(results, ['Off', 'Running', 'Running']);
  });

  it('binds no number where a property is null', async () => {
    const { error, state } = await run(
      'Get-VMHardDiskDrive -VMName one | Set-VMHardDiskDrive -Path "D:\\VMs\\disk 1.vhdx"',
    );
    assert.equal(error, null);
    assert.equal(state.machines[0]?.drives[0]?.path, 'D:\\VMs\\disk 1.vhdx');
  });

  it('takes brackets in the path of a disk for wildcards', async () => {
    const { results } = await run(
      '(Get-VHD -Path "D:\\VMs\\disk [1].vhdx").Path\n(Get-VHD -Path "D:\\VMs\\disk [[]1].vhdx").Path',
    );
    assert.deepEqual(results, ['D:\\VMs\\disk 1.vhdx', 'D:\\VMs\\disk [1].vhdx']);
  });

  it('makes a Generation 2 machine without a DVD drive, with Secure Boot on for Windows', async () => {
    const { results } = await run(
      '$vm = New-VM -Name three -Generation 2 -Path D:\\VMs\n@(Get-VMDvdDrive -VM $vm).Count\n(Get-VMFirmware -VM $vm).SecureBoot\n(Get-VMFirmware -VM $vm).SecureBootTemplate\n$vm.Path',
    );
    assert.deepEqual(results, ['0', 'On', 'MicrosoftWindows', 'D:\\VMs\\three']);
  });

  it('starts a guest only from a disk that the firmware starts', async () => {
    const { state } = await run(
      'Start-VM -Name one, two\nNew-VM -Name three -Generation 2 -VHDPath D:\\VMs\\mbr.vhdx -Path D:\\VMs',
    );
    assert.deepEqual(
      state.machines.map(({ guest }) => guest),
      ['starts', 'starts', 'no EFI system partition'],
    );
    const linux = await run('Set-VMFirmware -VMName two -SecureBootTemplate MicrosoftUEFICertificateAuthority');
    assert.equal(linux.state.machines[1]?.guest, 'the loader is not signed for the template');
  });

  it('converts by mbr2gpt what it can, with its exit codes', async () => {
    const { results } = await run(
      `$disk = Mount-VHD -Path D:\\VMs\\mbr.vhdx -Passthru
       & (Get-Command mbr2gpt.exe -CommandType Application).Path /convert /disk:$($disk.DiskNumber) /allowFullOS | Out-Null
       $LASTEXITCODE
       ($disk | Get-Disk).PartitionStyle
       Dismount-VHD -Path D:\\VMs\\mbr.vhdx
       $disk = Mount-VHD -Path D:\\VMs\\gpt.vhdx -Passthru
       & mbr2gpt.exe /validate /disk:$($disk.DiskNumber) /allowFullOS | Out-Null
       $LASTEXITCODE`,
    );
    assert.deepEqual(results, ['0', 'GPT', '5']);
  });

  it('merges checkpoints after the cmdlet has returned', async () => {
    const { results } = await run(
      `Checkpoint-VM -Name one
       Get-VMSnapshot -VMName one | Remove-VMSnapshot
       1..6 | ForEach-Object { [IO.Path]::GetExtension((Get-VMHardDiskDrive -VMName one).Path) }`,
    );
    assert.equal(results[0], '.avhdx');
    assert.equal(results.at(-1), '.vhdx');
  });

  it('refuses an export into the folder of an earlier one, and of two disks of one name', async () => {
    assert.match(await errorOf('Export-VM -Name one -Path E:\\B; Export-VM -Name one -Path E:\\B'), /^OperationFailed/);
  });

  it('fails at the call that is to fail, and stops where Ctrl+C is pressed', async () => {
    const failed = await run("$ErrorActionPreference = 'Stop'\nRename-VM -Name one -NewName other", { fault: 'fail' });
    assert.match(failed.error ?? '', /OperationFailed/);
    assert.deepEqual(failed.journal, []);
    const stopped = await run(
      'try { while ($true) { Get-VM | Out-Null } } finally { Rename-VM -Name one -NewName other }',
      { fault: 'break' },
    );
    assert.equal(stopped.error, 'stopped');
  });

  it('keeps its state for the next run', async () => {
    await run('Rename-VM -Name one -NewName other');
    const { results } = await run('(Get-VM -Name other).Name', { again: true });
    assert.deepEqual(results, ['other']);
  });
});
