/** Functions of a runbook that find the machines, and look at the old one before anything changes. */

/** Exactly one machine, by its whole name: the cmdlets' -Name would take `[` and `*` in it for wildcards. */
export const GET_OLD_MACHINE = [
  '# The old machine, before and after it was renamed.',
  'function Get-OldMachine {',
  '    $found = @(Get-VM | Where-Object { $_.Generation -eq 1 -and $_.Name -in ($Name, $oldName) })',
  '    if ($found.Count -ne 1) {',
  '        throw "There are $($found.Count) Generation 1 machines called $Name or $oldName on this host, not one."',
  '    }',
  '    $found[0]',
  '}',
];

/** A machine that was made in part only is none: the id of one that is whole is written when all of it is there. */
export const MADE_PATH = ["$madePath = Join-Path $BackupPath 'generation-2-machine.txt'"];
export const TEST_WHOLE = [
  'function Test-Whole($new) {',
  '    (Test-Path -LiteralPath $madePath) -and (Get-Content -LiteralPath $madePath) -eq "$($new.Id)"',
  '}',
];

/** The new machine, or one in its way; null where there is none. */
export const FIND_NEW_MACHINE = [
  'function Find-NewMachine {',
  '    $new = @(Get-VM | Where-Object { $_.Generation -eq 2 -and $_.Name -eq $Name })',
  '    if ($new.Count -gt 1 -or ($new -and -not (Test-Whole $new[0]))) {',
  '        throw "A Generation 2 machine called $Name is there that this script did not finish: delete it (its disks stay) if a run that was stopped left it; else it needs another name."',
  '    }',
  '    $new[0]',
  '}',
];

export const GET_NEW_MACHINE = [
  'function Get-NewMachine {',
  '    $new = Find-NewMachine',
  '    if (-not $new) {',
  '        throw "There is no Generation 2 machine called $Name on this host: run the step that makes it first."',
  '    }',
  '    $new',
  '}',
];

/** Not the host's standard folder: the old machine's may be on storage of a cluster, or on the disk that has room. */
export const GET_FOLDER_ABOVE = [
  '# In which folder New-VM makes that of the machine.',
  'function Get-FolderAbove($old) {',
  "    $own = '\\' + $Name",
  "    if (-not $old.Path.EndsWith($own, 'OrdinalIgnoreCase')) {",
  '        return $old.Path',
  '    }',
  '    $above = $old.Path.Substring(0, $old.Path.Length - $own.Length)',
  "    if ($above -match ':$') {",
  '        "$above\\"',
  "    } elseif ($above -match '^\\\\\\\\[^\\\\]+$') {",
  '        $old.Path',
  '    } else {',
  '        $above',
  '    }',
  '}',
];

/** All that stands in the way is told at once, under -WhatIf too. */
export const PROBLEMS = ['$problems = New-Object System.Collections.Generic.List[string]'];
export const TEST_START = [
  '# What is found before anything changes.',
  'function Test-Start([bool] $fine, [string] $problem) {',
  '    if (-not $fine -and $problem -notin $problems) {',
  '        $problems.Add($problem)',
  '    }',
  '}',
];

/** The runbook has no step for what the definition does not say. */
export const TEST_STATED = [
  'function Test-Stated([bool] $asStated, [string] $otherwise) {',
  '    Test-Start $asStated "The machine $otherwise. Bring the definition up to date and write the runbook again."',
  '}',
];

/** Each drive is one that the definition has, at its place, or the copy that the script gave the old machine. */
export const TEST_DRIVES = [
  'function Test-Drives($old) {',
  '    $drives = @(Get-VMHardDiskDrive -VM $old)',
  '    foreach ($drive in $drives) {',
  '        $place = "$($drive.ControllerType) $($drive.ControllerNumber):$($drive.ControllerLocation)"',
  '        $what = if ($null -ne $drive.DiskNumber) { "physical disk $($drive.DiskNumber)" } else { Get-ChainEnd $drive.Path }',
  '        $stated = $statedDrives | Where-Object { (-not $_.Place -or $_.Place -eq $place) -and $what -in $_.What }',
  '        Test-Stated ([bool] $stated) "has $what at $place, other than in the definition"',
  '        Test-Stated (-not $drive.SupportPersistentReservations -or $true -in @($stated.Shared)) "shares $what with other machines, which the definition does not say"',
  '    }',
  '    Test-Stated ($drives.Count -eq $statedDrives.Count) "has $($drives.Count) disks, and the definition has $($statedDrives.Count)"',
  '}',
];

/** A definition without places lists its disks in any order: the BIOS starts the first one on IDE (CVM). */
export const TEST_BOOT = [
  'function Test-Boot($old, [string[]] $stated) {',
  "    $disks = @(Get-VMHardDiskDrive -VM $old | Where-Object { $_.ControllerType -eq 'IDE' -and $null -eq $_.DiskNumber })",
  "    $first = $disks | Sort-Object 'ControllerNumber', 'ControllerLocation' | Select-Object -First 1",
  '    if ($first) {',
  '        $path = Get-ChainEnd $first.Path',
  '        Test-Stated ($path -in $stated) "starts from $path, and by the definition from $($stated[0])"',
  '    }',
  '}',
];

/** The k-th of a name, or of all where the definition has no name. */
export const GET_OLD_ADAPTER = [
  'function Get-OldAdapter([string] $adapterName, [int] $index) {',
  '    $adapters = @(Get-VMNetworkAdapter -VM (Get-OldMachine))',
  '    if ($adapterName) {',
  '        $adapters = @($adapters | Where-Object { $_.Name -eq $adapterName })',
  '    }',
  '    if ($index -lt $adapters.Count) {',
  '        $adapters[$index]',
  '    }',
  '}',
];

export const TEST_ADAPTER = [
  'function Test-Adapter([string] $adapterName, [int] $index, [hashtable] $stated, [hashtable] $vlans) {',
  '    $adapter = Get-OldAdapter $adapterName $index',
  '    Test-Stated ([bool] $adapter) "has no network adapter number $($index + 1) called $adapterName"',
  '    foreach ($key in @($stated.Keys | Where-Object { $adapter })) {',
  '        # An adapter that never ran has no address yet.',
  "        $isSame = $adapter.$key -in ($stated[$key], '000000000000')",
  '        Test-Stated $isSame "has the adapter $adapterName with $key $($adapter.$key), and the definition has $($stated[$key])"',
  '    }',
  '    if ($adapter -and $vlans.Count -gt 0) {',
  '        $vlan = Get-VMNetworkAdapterVlan -VMNetworkAdapter $adapter',
  '        foreach ($key in $vlans.Keys) {',
  '            $isSame = (Expand-Vlans $vlan.$key) -eq (Expand-Vlans $vlans[$key])',
  '            Test-Stated $isSame "has the adapter $adapterName with $key $($vlan.$key), and the definition has $($vlans[$key])"',
  '        }',
  '    }',
  '}',
];

/** What is there only because a step left it is named as that; a disk that a machine uses is never one to delete. */
export const TEST_FREE = [
  'function Test-Free([string] $path) {',
  '    $user = Get-VM | Get-VMHardDiskDrive | Where-Object { $_.Path -eq $path } | Select-Object -First 1',
  '    if ($user) {',
  '        # The copy that an earlier run of this script gave to the old machine is in its place.',
  '        Test-Start ($user.VMId -eq $old.Id -and $path -in @($statedDrives | ForEach-Object { $_.What })) "$path is a disk of $($user.VMName)."',
  '    } else {',
  '        Test-Start (-not (Test-Path -LiteralPath $path)) "$path exists. If an earlier run of this script left it, delete it; else choose another -BackupPath or another name."',
  '    }',
  '}',
];

export const TEST_THERE = [
  'function Test-There([string] $path, [string] $what) {',
  '    Test-Start (Test-Path -LiteralPath $path) "$what $path is not there."',
  '}',
];

/** The record has what a step takes away before a later one needs it. */
export const RECORD_PATH = ["$recordPath = Join-Path $BackupPath 'generation-1-machine.xml'"];
export const GET_RECORD = [
  'function Get-Record {',
  '    if (-not (Test-Path -LiteralPath $recordPath)) {',
  '        throw "$recordPath is not there: begin with step 1, or give the -BackupPath of the first run."',
  '    }',
  '    Import-Clixml -LiteralPath $recordPath',
  '}',
];

/** Nothing of the old machine changes before its backup is there. */
export const ASSERT_BACKUP = [
  'function Assert-Backup {',
  '    $null = Get-Record',
  "    if (-not $WithoutExport -and -not (Test-Path -LiteralPath (Join-Path $exportPath 'Virtual Machines'))) {",
  '        throw "The backup $exportPath is not there: run its step first, or give -WithoutExport where there is another one."',
  '    }',
  '}',
];

export const ASSERT_OFF = [
  'function Assert-Off($machine) {',
  "    if ($machine.State -ne 'Off') {",
  '        throw "$($machine.Name) is not off ($($machine.State)): shut its guest down."',
  '    }',
  '}',
];

export const CONFIRM_DONE = [
  '# Asks about what only a person can do or see; a no ends the script.',
  'function Confirm-Done([string] $question) {',
  '    if (-not $PSCmdlet.ShouldContinue($question, "$Name, step $step")) {',
  "        throw 'This is still to do.'",
  '    }',
  '}',
];

/** Lists of VLANs come with ranges and without: '1-3,7' is 1,2,3,7. */
export const EXPAND_VLANS = [
  'function Expand-Vlans([string] $list) {',
  "    if ($list -notmatch '^[\\d, -]+$') {",
  '        return $list',
  '    }',
  "    $ids = @($list -split ',' | Where-Object { $_.Trim() } | ForEach-Object {",
  "        $ends = @($_ -split '-')",
  '        ([int] $ends[0])..([int] $ends[-1])',
  '    })',
  "    ($ids | Sort-Object -Unique) -join ','",
  '}',
];
