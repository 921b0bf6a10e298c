/** The functions that a runbook's steps call. */
import type { Step } from './step';

/** Exactly one machine, by its whole name: the cmdlets' -Name would take `[` and `*` in it for wildcards. */
const GET_OLD_MACHINE = [
  '# The old machine, before and after it was renamed.',
  'function Get-OldMachine {',
  '    $found = @(Get-VM | Where-Object { $_.Generation -eq 1 -and $_.Name -in ($Name, $oldName) })',
  '    if ($found.Count -ne 1) {',
  '        throw "There are $($found.Count) Generation 1 machines called $Name or $oldName on this host, not one."',
  '    }',
  '    $found[0]',
  '}',
];

const GET_NEW_MACHINE = [
  'function Get-NewMachine {',
  '    $found = @(Get-VM | Where-Object { $_.Generation -eq 2 -and $_.Name -eq $Name })',
  '    if ($found.Count -ne 1) {',
  '        throw "There are $($found.Count) Generation 2 machines called $Name on this host, not one."',
  '    }',
  '    $found[0]',
  '}',
];

const CONFIRM_DONE = [
  '# Asks about what only a person can do or see; a no ends the script.',
  'function Confirm-Done([string] $question) {',
  '    if (-not $PSCmdlet.ShouldContinue($question, "$Name, step $step")) {',
  "        throw 'This is still to do.'",
  '    }',
  '}',
];

const ASSERT_STATED = [
  '# The runbook has no step for what the definition does not say.',
  'function Assert-Stated([bool] $asStated, [string] $otherwise) {',
  '    if (-not $asStated) {',
  '        throw "The old machine $otherwise. Bring the definition up to date and write the runbook again."',
  '    }',
  '}',
];

const ASSERT_FREE = [
  'function Assert-Free([string] $path) {',
  '    if (Test-Path -LiteralPath $path) {',
  '        throw "$path exists already. Only if this step left it, delete it and run the step again."',
  '    }',
  '}',
];

const GET_PARTITION_STYLE = [
  '# MBR, GPT or RAW.',
  'function Get-PartitionStyle([string] $path) {',
  '    $mounted = Mount-VHD -Path $path -NoDriveLetter -ReadOnly -Passthru',
  '    try {',
  '        "$(($mounted | Get-Disk).PartitionStyle)"',
  '    } finally {',
  '        Dismount-VHD -Path $path',
  '    }',
  '}',
];

const ASSERT_GPT = [
  'function Assert-Gpt([string] $path) {',
  '    $style = Get-PartitionStyle $path',
  "    if ($style -ne 'GPT') {",
  '        throw "The layout of $path is $style. Generation 2 starts from GPT only."',
  '    }',
  '}',
];

/** The exit codes: MBR. */
const INVOKE_MBR2GPT = [
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
  'function Invoke-Mbr2Gpt([string] $action, [uint32] $diskNumber) {',
  '    $tool = Get-Command mbr2gpt.exe -CommandType Application -ErrorAction SilentlyContinue',
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

const COPY_MAC_ADDRESS = [
  "# Gives an adapter the MAC address of the old machine's only adapter, or of its one of the same name.",
  'function Copy-MacAddress($adapter) {',
  '    $found = @(Get-VMNetworkAdapter -VM (Get-OldMachine))',
  '    if ($found.Count -gt 1) {',
  '        $found = @($found | Where-Object { $_.Name -eq $adapter.Name })',
  '    }',
  "    if ($found.Count -eq 1 -and $found[0].MacAddress -ne '000000000000') {",
  '        Set-VMNetworkAdapter -VMNetworkAdapter $adapter -StaticMacAddress $found[0].MacAddress',
  '    } else {',
  '        Write-Warning "The adapter $($adapter.Name) gets a new MAC address."',
  '    }',
  '}',
];

const FUNCTIONS: readonly (readonly [name: string, lines: readonly string[]])[] = [
  ['Get-OldMachine', GET_OLD_MACHINE],
  ['Get-NewMachine', GET_NEW_MACHINE],
  ['Confirm-Done', CONFIRM_DONE],
  ['Assert-Stated', ASSERT_STATED],
  ['Assert-Free', ASSERT_FREE],
  ['Get-PartitionStyle', GET_PARTITION_STYLE],
  ['Assert-Gpt', ASSERT_GPT],
  ['Invoke-Mbr2Gpt', INVOKE_MBR2GPT],
  ['Copy-MacAddress', COPY_MAC_ADDRESS],
];

/** The functions that some steps use, themselves or through each other. */
export function functionsFor(steps: readonly Step[]): (readonly string[])[] {
  const texts = steps.flatMap(({ checks = [], commands }) => [...checks, ...commands]);
  const used: (readonly string[])[] = [];
  for (const [name, lines] of FUNCTIONS.toReversed()) {
    if (texts.some(text => text.includes(name))) {
      used.unshift(lines);
      texts.push(...lines);
    }
  }
  return used;
}
