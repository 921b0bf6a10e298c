/** Functions of an upgrade's script: all that it asks of Azure and of the guest goes through them. */

import type { ScriptFunction } from '../functions';
import { MBR2GPT_EXIT_CODES } from '../functions/disks';
import { CONFIRM_DONE, PROBLEMS, TEST_START } from '../functions/machines';

/**
 * az is a batch file on Windows, whose arguments cmd reads once more, and brackets end its own blocks: nothing that it
 * could take for a command gets to it.
 */
const INVOKE_AZ = [
  '# Calls az, and ends the script where that fails. Gives what it answers.',
  'function Invoke-Az([string[]] $arguments) {',
  '    $az = Get-Command az -ErrorAction SilentlyContinue | Select-Object -First 1',
  '    if (-not $az) {',
  "        throw 'There is no az here: install the Azure CLI, or run the script in Azure Cloud Shell.'",
  '    }',
  "    $refused = if (\"$($az.Source)\" -match '\\.(cmd|bat)\\z') { '[\"&|<>^%!()\\x00-\\x1f]' } else { '[\\x00-\\x1f]' }",
  '    foreach ($argument in $arguments) {',
  '        if ($argument -match $refused) {',
  '            throw "az is not called with $($argument): its shell would read more than a name in it. Azure Cloud Shell takes it."',
  '        }',
  '    }',
  '    Write-Verbose "az $($arguments -join \' \')"',
  '    $text = & $az @arguments --only-show-errors --output json',
  '    if ($LASTEXITCODE -ne 0) {',
  '        throw "az $($arguments -join \' \') failed with $LASTEXITCODE."',
  '    }',
  '    if ("$text".Trim()) {',
  '        $answer = ConvertFrom-Json ($text -join "`n")',
  '        $answer',
  '    }',
  '}',
];

const GET_MACHINE = [
  '# The machine as Azure has it now, and no other.',
  'function Get-Machine {',
  "    $found = Invoke-Az @('vm', 'get-instance-view', '--ids', $machineId)",
  '    if ($found.id -ne $machineId) {',
  '        throw "Azure answers with $($found.id) in the place of $machineId."',
  '    }',
  '    if ($vmId -and $found.vmId -ne $vmId) {',
  '        throw "$machineId is another machine ($($found.vmId)) than the one that was exported ($vmId)."',
  '    }',
  '    $found',
  '}',
];

const GET_STATE = [
  'function Get-State($machine) {',
  "    $state = @($machine.instanceView.statuses | Where-Object { $_.code -like 'PowerState/*' })",
  "    if ($state.Count -gt 0) { $state[0].code -replace '^PowerState/', '' } else { 'unknown' }",
  '}',
];

const ASSERT_STATE = [
  'function Assert-State([string] $wanted) {',
  '    $state = Get-State (Get-Machine)',
  '    if ($state -ne $wanted) {',
  '        throw "$Name is $state, and has to be $wanted."',
  '    }',
  '}',
];

const IS_UPGRADED = [
  'function Test-Upgraded($machine) {',
  "    $machine.securityProfile.securityType -eq 'TrustedLaunch'",
  '}',
];

const TEST_SIZE = [
  '# Asks Azure itself, as its list of sizes grows.',
  'function Test-Size($machine) {',
  '    $size = $machine.hardwareProfile.vmSize',
  "    $sizes = @(Invoke-Az @('vm', 'list-skus', '--subscription', $Subscription, '--location', $machine.location, '--resource-type', 'virtualMachines', '--size', $size, '--all') | Where-Object { $_.name -eq $size })",
  '    Test-Start ($sizes.Count -gt 0) "Azure does not list the size $size in $($machine.location)."',
  '    if ($sizes.Count -gt 0) {',
  "        $runs = @($sizes[0].capabilities | Where-Object { $_.name -eq 'HyperVGenerations' })",
  '        Test-Start ($runs.Count -gt 0 -and $runs[0].value -match \'V2\') "The size $size does not run Generation 2: choose another size first (az vm resize)."',
  "        $disabled = @($sizes[0].capabilities | Where-Object { $_.name -eq 'TrustedLaunchDisabled' -and $_.value -eq 'True' })",
  '        Test-Start ($disabled.Count -eq 0) "The size $size does not take Trusted Launch: choose another size first (az vm resize)."',
  '    }',
  '}',
];

const TEST_BACKUP = [
  '# With the Standard policy of Azure Backup the security type cannot be changed.',
  'function Test-Backup {',
  "    $vault = \"$(Invoke-Az @('backup', 'protection', 'check-vm', '--vm', $machineId))\"",
  '    if (-not $vault) {',
  '        return',
  '    }',
  "    $parts = [regex]::Match($vault, '(?i)^/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.RecoveryServices/vaults/([^/]+)\\z').Groups",
  "    $of = @('--subscription', $parts[1].Value, '--resource-group', $parts[2].Value, '--vault-name', $parts[3].Value)",
  "    $items = @(Invoke-Az (@('backup', 'item', 'list') + $of + @('--backup-management-type', 'AzureIaasVM', '--workload-type', 'VM')) | Where-Object { $machineId -in ($_.properties.sourceResourceId, $_.properties.virtualMachineId) })",
  "    $policyName = if ($items.Count -eq 1) { \"$($items[0].properties.policyId)\" -replace '^.*/', '' } else { '' }",
  '    if (-not $policyName) {',
  '        Test-Start $false "Azure Backup has the machine in $vault, and does not say by which policy."',
  '        return',
  '    }',
  "    $policy = Invoke-Az (@('backup', 'policy', 'show') + $of + @('--name', $policyName))",
  '    Test-Start ($policy.properties.policyType -eq \'V2\') "Azure Backup has the machine by the policy $policyName, which is not an Enhanced one: migrate its backup to an Enhanced policy first."',
  '}',
];

const GET_DOUBT = [
  '# What no source that was read says anything of.',
  'function Get-Doubt($machine) {',
  '    if ($machine.storageProfile.osDisk.diffDiskSettings) {',
  "        'Its OS disk is an ephemeral one.'",
  '    }',
  '    if ($machine.host -or $machine.hostGroup) {',
  "        'It is on a dedicated host.'",
  '    }',
  '    if ($machine.virtualMachineScaleSet) {',
  "        'It belongs to a scale set.'",
  '    }',
  '}',
];

const SAVE_RECORD = [
  'function Get-RecordPath([string] $of) {',
  '    Join-Path $RecordPath "$of.json"',
  '}',
  'function Save-Record([string] $of, [hashtable] $what) {',
  '    $null = New-Item -ItemType Directory -Path $RecordPath -Force',
  '    $what.machine = $machineId',
  '    ConvertTo-Json -InputObject $what -Depth 50 | Out-File -LiteralPath (Get-RecordPath $of) -Encoding utf8',
  '}',
  '# What an earlier step has found or made. A step that was declined has left none.',
  'function Get-Record([string] $of, [string] $by) {',
  '    if (-not (Test-Path -LiteralPath (Get-RecordPath $of))) {',
  '        throw "$(Get-RecordPath $of) is not there: run the step that $by first, or give the -RecordPath of the first run."',
  '    }',
  '    $kept = ConvertFrom-Json (Get-Content -LiteralPath (Get-RecordPath $of) -Raw)',
  '    if ($kept.machine -ne $machineId) {',
  '        throw "$(Get-RecordPath $of) is of another machine: give the -RecordPath of the first run."',
  '    }',
  '    $kept',
  '}',
];

const ASSERT_RESTORE_POINT = [
  'function Assert-RestorePoint {',
  "    $null = Get-Record 'machine' 'records the machine'",
  '    if ($WithoutRestorePoint) {',
  '        return',
  '    }',
  "    $kept = Get-Record 'restore-point' 'makes the restore point'",
  "    $point = Invoke-Az @('restore-point', 'show', '--subscription', $Subscription, '--resource-group', $ResourceGroup, '--collection-name', $kept.collection, '--name', $kept.name)",
  "    if ($point.provisioningState -ne 'Succeeded') {",
  '        throw "The restore point $($kept.name) is $($point.provisioningState), and not a way back."',
  '    }',
  '}',
];

/** Windows answers with two texts, Linux with one that has both. */
const INVOKE_GUEST = [
  '# Runs lines inside of the guest, and gives what they answer.',
  'function Invoke-Guest([string] $what, [string] $with, [string[]] $lines) {',
  "    $file = Join-Path (Resolve-Path -LiteralPath $RecordPath).ProviderPath \"$what.$(if ($with -eq 'RunShellScript') { 'sh' } else { 'ps1' })\"",
  '    [IO.File]::WriteAllText($file, ($lines -join "`n") + "`n")',
  "    $answer = Invoke-Az @('vm', 'run-command', 'invoke', '--ids', $machineId, '--command-id', $with, '--scripts', \"@$file\")",
  '    $said = @($answer.value | ForEach-Object { $_.message }) -join "`n"',
  '    Write-Host $said',
  "    $found = [regex]::Match($said, 'gen2-advisor (\\{[^\\r\\n]*\\})')",
  '    if (-not $found.Success) {',
  '        throw "The guest does not answer: $said"',
  '    }',
  '    ConvertFrom-Json $found.Groups[1].Value',
  '}',
];

const ASSERT_WINDOWS = [
  ...MBR2GPT_EXIT_CODES,
  '# What the upgrade needs of Windows.',
  'function Assert-Windows($guest) {',
  '    $oldest = if ($guest.client) { 15063 } else { 17763 }',
  '    if ($guest.build -lt $oldest) {',
  '        throw "The guest is $($guest.name) (build $($guest.build)), which has no mbr2gpt: bring Windows up to date first."',
  '    }',
  '    if ($guest.encryption -ne 0) {',
  "        throw 'The volume of Windows is encrypted: decrypt it (BitLocker off, not suspended), and encrypt it again after the upgrade.'",
  '    }',
  "    if ($guest.style -eq 'GPT') {",
  '        if ($guest.efi -lt 1) {',
  "            throw 'The disk is GPT, and has no EFI system partition: a person makes one, with the boot files in it.'",
  '        }',
  '        return',
  '    }',
  '    if (-not $guest.tool) {',
  "        throw 'The guest has no MBR2GPT.EXE.'",
  '    }',
  '    if ($guest.validated -ne 0) {',
  '        throw "mbr2gpt /validate ended with $($guest.validated) ($($mbr2gptExitCodes[[int] $guest.validated])). Its logs are in the folder of Windows in the guest."',
  '    }',
  '}',
];

const ASSERT_LINUX = [
  '# What the upgrade needs of Linux; nothing of it is changed.',
  'function Assert-Linux($guest) {',
  "    if ($guest.style -ne 'gpt') {",
  '        throw "The disk with /boot is $($guest.style), and not gpt: this guest is not upgraded."',
  '    }',
  '    if ($guest.efi -lt 1 -or -not $guest.mounted) {',
  "        throw 'The disk with /boot has no EFI system partition, or /etc/fstab has no /boot/efi: this guest is not upgraded.'",
  '    }',
  '}',
];

/** Each after those that call it. */
export const UPGRADE_FUNCTIONS: readonly ScriptFunction[] = [
  ['Test-Start', TEST_START, PROBLEMS],
  ['Confirm-Done', CONFIRM_DONE],
  ['Test-Size', TEST_SIZE],
  ['Test-Backup', TEST_BACKUP],
  ['Get-Doubt', GET_DOUBT],
  ['Assert-RestorePoint', ASSERT_RESTORE_POINT],
  ['Assert-Windows', ASSERT_WINDOWS],
  ['Assert-Linux', ASSERT_LINUX],
  ['Invoke-Guest', INVOKE_GUEST],
  ['-Record', SAVE_RECORD],
  ['Assert-State', ASSERT_STATE],
  ['Test-Upgraded', IS_UPGRADED],
  ['Get-State', GET_STATE],
  ['Get-Machine', GET_MACHINE],
  ['Invoke-Az', INVOKE_AZ],
];
