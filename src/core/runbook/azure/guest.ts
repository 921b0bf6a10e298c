/**
 * What is run inside of a guest, and answers with one line of JSON behind a mark: az hands on the end of what it prints.
 * No text of a definition is in it.
 */

/** Only looks. The volume of Windows is the one that has to be without encryption (AZUP). */
export const LOOK_INTO_WINDOWS = [
  "$ErrorActionPreference = 'Stop'",
  '$system = Get-CimInstance -ClassName Win32_OperatingSystem',
  "$letter = $env:SystemDrive.TrimEnd(':')",
  '$disk = Get-Disk -Number (Get-Partition -DriveLetter $letter).DiskNumber',
  '$encryption = 0',
  "$names = @{ Namespace = 'root/CIMV2/Security/MicrosoftVolumeEncryption'; ClassName = 'Win32_EncryptableVolume' }",
  'foreach ($volume in @(Get-CimInstance @names -ErrorAction SilentlyContinue | Where-Object { $_.DriveLetter -eq $env:SystemDrive })) {',
  '    $encryption = (Invoke-CimMethod -InputObject $volume -MethodName GetConversionStatus).ConversionStatus',
  '}',
  "$efi = @(Get-Partition -DiskNumber $disk.Number | Where-Object { $_.GptType -eq '{c12a7328-f81f-11d2-ba4b-00a0c93ec93b}' }).Count",
  '$code = $null',
  "$tool = Join-Path $env:SystemRoot 'System32\\MBR2GPT.EXE'",
  '$hasTool = Test-Path -LiteralPath $tool',
  "if ($hasTool -and $disk.PartitionStyle -eq 'MBR') {",
  '    & $tool /validate /allowFullOS | ForEach-Object { "$_" }',
  '    $code = $LASTEXITCODE',
  '}',
  '$answer = @{ build = [int] $system.BuildNumber; client = $system.ProductType -eq 1; name = "$($system.Caption)"; style = "$($disk.PartitionStyle)"; efi = $efi; encryption = [int] $encryption; tool = $hasTool; validated = $code }',
  'Write-Output "gen2-advisor $(ConvertTo-Json -InputObject $answer -Compress)"',
];

/** AZUP. What was converted before stays as it is. */
export const CONVERT_IN_WINDOWS = [
  "$ErrorActionPreference = 'Stop'",
  "$number = (Get-Partition -DriveLetter $env:SystemDrive.TrimEnd(':')).DiskNumber",
  '$code = 0',
  "if ((Get-Disk -Number $number).PartitionStyle -eq 'MBR') {",
  '    & (Join-Path $env:SystemRoot \'System32\\MBR2GPT.EXE\') /convert /allowFullOS | ForEach-Object { "$_" }',
  '    $code = $LASTEXITCODE',
  '    Update-Disk -Number $number -ErrorAction SilentlyContinue',
  '}',
  '$style = "$((Get-Disk -Number $number).PartitionStyle)"',
  "$efi = @(Get-Partition -DiskNumber $number | Where-Object { $_.GptType -eq '{c12a7328-f81f-11d2-ba4b-00a0c93ec93b}' }).Count",
  'Write-Output "gen2-advisor $(ConvertTo-Json -InputObject @{ style = $style; efi = $efi; converted = $code } -Compress)"',
];

/** The four looks that AZUP names: the layout, the EFI system partition, and its place in fstab. */
export const LOOK_INTO_LINUX = [
  'device="/dev/$(lsblk -no pkname "$(df /boot | awk \'NR==2 {print $1}\')")"',
  'style="$(blkid "$device" -o value -s PTTYPE)"',
  'efi="$(fdisk -l "$device" | grep -c EFI)"',
  'if grep -qs /boot/efi /etc/fstab; then mounted=true; else mounted=false; fi',
  'printf \'gen2-advisor {"style":"%s","efi":%s,"mounted":%s}\\n\' "$style" "$efi" "$mounted"',
];
