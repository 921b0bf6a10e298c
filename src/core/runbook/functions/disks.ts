/** Functions of a runbook for virtual disks. */

/** The disk cmdlets take `[` in a path for a wildcard; a bracket in brackets is one letter (about_Wildcards). */
export const FORMAT_DISK_PATH = ['function Format-DiskPath([string] $path) {', "    $path.Replace('[', '[[]')", '}'];

/** The disk that remains once the checkpoints are merged. */
export const GET_CHAIN_END = [
  'function Get-ChainEnd([string] $path) {',
  "    while ($path -match '\\.avhdx?$') {",
  '        $parent = (Get-VHD -Path (Format-DiskPath $path)).ParentPath',
  '        if (-not $parent) {',
  '            break',
  '        }',
  '        $path = $parent',
  '    }',
  '    $path',
  '}',
];

/** Ctrl+C in the wrong moment may leave a disk mounted, and a machine does not start with it. */
export const ASSERT_DISMOUNTED = [
  'function Assert-Dismounted([string] $path) {',
  '    if ((Get-VHD -Path (Format-DiskPath $path)).Attached) {',
  '        throw "$path is mounted on this host, or its machine runs: dismount it (Dismount-VHD) and run the step again."',
  '    }',
  '}',
];

export const START_MACHINE = [
  'function Start-Machine($machine) {',
  '    Get-VMHardDiskDrive -VM $machine |',
  '        Where-Object { $null -eq $_.DiskNumber -and -not $_.SupportPersistentReservations } |',
  '        ForEach-Object { Assert-Dismounted $_.Path }',
  '    Start-VM -VM $machine',
  '}',
];

/** Mounted inside of the try: Ctrl+C may come between a command and the next. */
export const USE_DISK = [
  '# Mounts a disk on the host for as long as it is worked on.',
  'function Use-Disk([string] $path, [hashtable] $how, [scriptblock] $work) {',
  '    Assert-Dismounted $path',
  '    try {',
  '        & $work (Mount-VHD -Path (Format-DiskPath $path) -NoDriveLetter -Passthru @how | Get-Disk)',
  '    } finally {',
  '        if ((Get-VHD -Path (Format-DiskPath $path)).Attached) {',
  '            Dismount-VHD -Path (Format-DiskPath $path)',
  '        }',
  '    }',
  '}',
];

/** MBR, GPT or RAW. */
export const GET_PARTITION_STYLE = [
  'function Get-PartitionStyle([string] $path) {',
  '    Use-Disk $path @{ ReadOnly = $true } { param($disk) "$($disk.PartitionStyle)" }',
  '}',
];

export const ASSERT_GPT = [
  'function Assert-Gpt([string] $path) {',
  '    $style = Get-PartitionStyle $path',
  "    if ($style -ne 'GPT') {",
  '        throw "The layout of $path is $style. Generation 2 starts from GPT only."',
  '    }',
  '}',
];

/**
 * Whole or not at all: a copy gets its name when it is complete, so that one of this name is always a whole one. Whether a
 * disk is a differencing one, the host knows: a definition may leave it out, and says it of one with checkpoints, whose
 * own disk remains. The copy of one stands alone, as its parent may be of the other format (PS, CVM).
 */
export const COPY_DISK = [
  'function Copy-Disk([string] $source, [string] $to) {',
  "    $partial = [IO.Path]::ChangeExtension($to, '.partial' + [IO.Path]::GetExtension($to))",
  '    if (Test-Path -LiteralPath $partial) {',
  '        throw "$partial is a copy that this step did not finish: delete it and run the step again."',
  '    }',
  '    if (Test-Path -LiteralPath $to) {',
  '        if ((Get-Item -LiteralPath $to).LastWriteTime -lt (Get-Item -LiteralPath $source).LastWriteTime) {',
  '            throw "$source was written to after its copy $to was made: delete the copy and run the step again."',
  '        }',
  '        return',
  '    }',
  '    $image = Get-VHD -Path (Format-DiskPath $source)',
  "    $type = if ($image.VhdType -eq 'Differencing') { @{ VHDType = 'Dynamic' } } else { @{} }",
  '    Convert-VHD -Path (Format-DiskPath $source) -DestinationPath $partial @type',
  '    $copied = (Get-VHD -Path (Format-DiskPath $partial)).Size',
  '    if ($copied -lt $image.Size -or -not (Test-VHD -Path (Format-DiskPath $partial))) {',
  '        throw "$partial is no whole copy of its disk: delete it and run the step again."',
  '    }',
  '    # As old as what it is a copy of: so it shows which of the two was written to since.',
  '    (Get-Item -LiteralPath $partial).LastWriteTime = (Get-Item -LiteralPath $source).LastWriteTime',
  '    Move-Item -LiteralPath $partial -Destination $to',
  '}',
];

/** Once the disks are copied, what the old machine writes to its own is not in those of the new one. */
export const TEST_FRESH = [
  'function Test-Fresh([string] $ofOld, [string] $ofNew) {',
  '    if ((Test-Path -LiteralPath $ofOld) -and (Test-Path -LiteralPath $ofNew)) {',
  '        $isFresh = (Get-Item -LiteralPath $ofOld).LastWriteTime -le (Get-Item -LiteralPath $ofNew).LastWriteTime',
  '        Test-Start $isFresh "The old machine has run since its disks were copied: what it wrote to $ofOld is not in $ofNew. Bring the definition up to date, write the runbook again, and run that with another -BackupPath."',
  '    }',
  '}',
];

/** Before the disk changes: the old machine starts from its own copy, and nothing uses the one that changes. */
export const ASSERT_UNUSED = [
  'function Assert-Unused([string] $path) {',
  '    $users = @(Get-VM | Where-Object { $_.Generation -eq 1 } | Get-VMHardDiskDrive | Where-Object { $_.Path -eq $path })',
  '    if ($users) {',
  '        throw "$($users[0].VMName) still has $path as its disk: run the step that gives it a copy first."',
  '    }',
  '}',
];

/**
 * Whether the disk that changes is nobody else's: one on which disks of other machines are built is part of each of them,
 * and changed they are lost. What the host can't look at is named, as it may be such a disk.
 */
export const TEST_SOLE = [
  'function Test-Sole([string] $path) {',
  '    # The machine that an earlier run made has the disk already.',
  '    $others = @(Get-VM | Get-VMHardDiskDrive | Where-Object { $_.VMId -eq $old.Id -or $_.VMName -ne $Name })',
  "    foreach ($drive in @($others | Where-Object { $_.Path -match '\\.a?vhdx?$' })) {",
  '        try {',
  '            $isOwn = $drive.VMId -eq $old.Id -and (Get-ChainEnd $drive.Path) -eq $path',
  '            $isBuilt = -not $isOwn -and $path -in @(Get-DiskChain $drive.Path)',
  '        } catch {',
  '            Write-Warning "Whether $($drive.Path) of $($drive.VMName) is built on $path could not be looked at: $_"',
  '            continue',
  '        }',
  '        Test-Start (-not $isBuilt) "$($drive.Path) of $($drive.VMName) is $path or continues it, and would be lost with the change of that disk: give one of the two machines a copy first."',
  '    }',
  '}',
];

/** The exit codes: MBR. */
export const MBR2GPT_EXIT_CODES = [
  '$mbr2gptExitCodes = @{',
  "    1 = 'cancelled by the user'",
  "    2 = 'internal error'",
  "    3 = 'could not be initialised'",
  "    4 = 'wrong parameters'",
  "    5 = 'the geometry or layout of the disk could not be read'",
  "    6 = 'a volume is encrypted, and its protection is not suspended'",
  "    7 = 'the layout of the disk does not meet the requirements: more than 3 primary partitions, an extended one, no room, or no default boot entry that points at Windows'",
  "    8 = 'the EFI system partition could not be made'",
  "    9 = 'the boot files could not be installed'",
  "    10 = 'the GPT layout could not be applied'",
  "    100 = 'converted, but some boot entries could not be restored'",
  '}',
];
export const INVOKE_MBR2GPT = [
  ...MBR2GPT_EXIT_CODES,
  'function Invoke-Mbr2Gpt([string] $action, [uint32] $diskNumber) {',
  '    $tool = Get-Command mbr2gpt.exe -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1',
  '    if (-not $tool) {',
  "        throw 'This host has no mbr2gpt.exe (Windows 10 1703 or later, Windows Server 2019 or later).'",
  '    }',
  '    & $tool.Path $action "/disk:$diskNumber" /allowFullOS | Out-Host',
  '    $code = $LASTEXITCODE',
  '    if ($code -eq 100) {',
  '        Write-Warning "mbr2gpt: $($mbr2gptExitCodes[$code])."',
  '    } elseif ($code -ne 0) {',
  '        throw "mbr2gpt $action ended with $code ($($mbr2gptExitCodes[$code])). Its logs are in $env:windir."',
  '    }',
  '}',
];

/** A disk and those that it is a child of. */
export const GET_DISK_CHAIN = [
  'function Get-DiskChain([string] $path) {',
  '    while ($path) {',
  '        $path.ToLowerInvariant()',
  '        $path = (Get-VHD -Path (Format-DiskPath $path)).ParentPath',
  '    }',
  '}',
];

/** An export has the files of all disks in one folder. */
export const TEST_NAMES = [
  'function Test-Names([string[]] $disks) {',
  '    $paths = @($disks | ForEach-Object { Get-DiskChain $_ } | Select-Object -Unique)',
  "    $names = @($paths | ForEach-Object { $_.Substring($_.LastIndexOf('\\') + 1) } | Select-Object -Unique)",
  "    Test-Start ($names.Count -eq $paths.Count) 'Two of the disks have one file name, and an export has all in one folder: make a backup by other means, and give -WithoutExport.'",
  '}',
];

/**
 * In GB, of the drive that a path is on, together with what was asked for before. A share and a volume of a cluster are
 * on no drive that could be asked.
 */
export const TEST_ROOM = [
  '$needed = @{}',
  'function Test-Room([string] $place, [string[]] $disks) {',
  "    if ($place -notmatch '^([A-Z]):(?!.ClusterStorage)') {",
  '        return',
  '    }',
  '    $drive = Get-PSDrive -Name $Matches[1] -ErrorAction SilentlyContinue',
  '    foreach ($path in @($disks | ForEach-Object { Get-DiskChain $_ } | Select-Object -Unique)) {',
  '        $needed["$drive"] += (Get-VHD -Path (Format-DiskPath $path)).FileSize',
  '    }',
  '    if ($drive -and $null -ne $drive.Free) {',
  '        Test-Start ($drive.Free -gt $needed["$drive"]) ("Drive {0} has {1:n0} GB free, and {2:n0} GB are needed." -f "$drive", ($drive.Free / 1gb), ($needed["$drive"] / 1gb))',
  '    }',
  '}',
];

export const WAIT_MERGE = [
  'function Wait-Merge($machine) {',
  '    $end = (Get-Date).AddHours($MergeHours)',
  "    while (Get-VMHardDiskDrive -VM $machine | Where-Object { $_.Path -match '\\.avhdx?$' }) {",
  '        if ((Get-Date) -gt $end) {',
  '            throw "The checkpoints of $($machine.Name) are not merged after $MergeHours hours. Look at its state in Hyper-V Manager; then go on with this step."',
  '        }',
  "        Write-Progress -Activity 'Waiting until the checkpoints are merged'",
  '        Start-Sleep -Seconds $MergePause',
  '    }',
  '}',
];
