/** The steps of an upgrade in place, in the order of AZUP: nothing of the machine changes before its restore point. */
import type { AzureMachine, ImageReference } from '../../machine/azure/machine';
import { upgradeOfGuest } from '../../machine/azure/upgrade';
import { known } from '../../machine/field';
import { commentText, powerShellLiteral } from '../quote';
import type { Step } from '../step';
import { extendFirst } from '../steps/guest';
import type { GuestFamily } from './obstacle';

export function upgradeSteps(machine: AzureMachine, family: GuestFamily): Step[] {
  const isWindows = family === 'windows';
  return [
    record(machine, family),
    makeSure(machine, family),
    ...(isWindows ? [extendFirst] : []),
    isWindows ? lookIntoWindows : lookIntoLinux,
    restorePoint,
    ...(isWindows ? [convert] : []),
    deallocate,
    upgrade,
    start,
    verify,
    finish(family),
  ];
}

function record(machine: AzureMachine, family: GuestFamily): Step {
  return {
    title: 'Check and record the machine',
    comments: ['machine.json in -RecordPath is the machine and its OS disk as they were.'],
    checks: [
      "$disk = Invoke-Az @('disk', 'show', '--ids', \"$($machine.storageProfile.osDisk.managedDisk.id)\")",
      'Test-Start ($machine.instanceView.hyperVGeneration -eq \'V1\') "Azure says that it is Generation $($machine.instanceView.hyperVGeneration), and not V1."',
      "Test-Start ($disk.hyperVGeneration -ne 'V2') 'Its OS disk is labelled V2.'",
      'Test-Start ("$($machine.securityProfile.securityType)" -in (\'\', \'Standard\')) "It has the security type $($machine.securityProfile.securityType) already."',
      ...imageChecks(machine.image),
      `Test-Start ("$($machine.storageProfile.osDisk.osType)" -eq '${family}') "Its guest is $($machine.storageProfile.osDisk.osType), other than in the export: export it again."`,
      "Test-Start ($machine.storageProfile.imageReference.id -notmatch '/providers/Microsoft\\.Compute/images/') 'It was made of a managed image, which Trusted Launch does not take.'",
      ...(family === 'windows' ? WINDOWS_CHECKS : LINUX_CHECKS),
      'Test-Size $machine',
      'Test-Backup',
      "Test-Start (-not (Test-Path -LiteralPath (Get-RecordPath 'machine'))) \"$(Get-RecordPath 'machine') exists: go on with -From, or choose another -RecordPath.\"",
    ],
    commands: ["Save-Record 'machine' @{ found = $machine; disk = $disk }"],
  };
}

/** What was judged by the image of the file is only so if it is the one that the machine has. */
function imageChecks(image: ImageReference | undefined): string[] {
  const names = [known(image?.publisher), known(image?.offer), known(image?.sku)];
  const keys = ['publisher', 'offer', 'sku'];
  return names.flatMap((name, index) => {
    const read = `$machine.storageProfile.imageReference.${keys[index]}`;
    return name === undefined
      ? []
      : [
          `Test-Start ("$(${read})" -eq ${powerShellLiteral(name)}) "Its image is $(${read}), other than in the export: export it again."`,
        ];
  });
}

const WINDOWS_CHECKS = [
  'Test-Start ($machine.instanceView.osName -notmatch \'Windows Server (2008|2012|2016)\') "Its guest is $($machine.instanceView.osName), which is not upgraded: bring Windows up to date first."',
  "Test-Start (-not $disk.encryptionSettingsCollection.enabled) 'Its OS disk is encrypted by Azure Disk Encryption: switch that off for the volume of Windows, and on again after the upgrade.'",
];
const LINUX_CHECKS = [
  "Test-Start (-not $machine.additionalCapabilities.hibernationEnabled) 'It can hibernate, which a Linux with Trusted Launch cannot.'",
];

/** Nobody says these for sure: a person does. */
function makeSure(machine: AzureMachine, family: GuestFamily): Step {
  const { image } = machine;
  const upgrade = upgradeOfGuest(machine);
  const [offer, sku] = [known(image?.offer) ?? '', known(image?.sku) ?? ''];
  return {
    title: 'Make sure of what the export does not say',
    comments: [
      'Azure advises to upgrade a copy of the machine first that nobody needs. Guests and sizes that the upgrade takes:',
      [
        'https://learn.microsoft.com/azure/virtual-machines/trusted-launch#operating-systems-supported',
        'https://learn.microsoft.com/azure/virtual-machines/trusted-launch-existing-vm-gen-1',
      ],
      ...(upgrade === 'not-on-list'
        ? [`${commentText(offer)} ${commentText(sku)} was not on that list when it was read (April 2025).`]
        : []),
      ...(upgrade === 'unknown' ? ['No image of the Marketplace says what its guest is.'] : []),
      ...(family === 'linux'
        ? [
            'With Secure Boot the guest loads no kernel module without a signature (drivers of NVIDIA, for one): SBInfo finds ' +
              'them. -WithoutSecureBoot leaves Secure Boot off.',
          ]
        : []),
    ],
    commands: [
      'foreach ($doubt in @(Get-Doubt $machine)) {',
      '    Confirm-Done "$doubt No source that was read says that the upgrade takes that. Go on all the same?"',
      '}',
      ...(upgrade === 'taken' ? [] : ["Confirm-Done 'Is the guest on the list of those that take Trusted Launch?'"]),
      ...(family === 'linux'
        ? ['if (-not $WithoutSecureBoot) {', "    Confirm-Done 'Are all modules that the kernel loads signed?'", '}']
        : []),
    ],
  };
}

const RUNNING = [
  'if (-not $WithoutGuest) {',
  '    Test-Start ((Get-State $machine) -eq \'running\') "It is $(Get-State $machine): start it, as its guest is looked into while it runs."',
  '}',
];

/** Not one of the checks: that would run something in the guest under -WhatIf. */
const lookIntoWindows: Step = {
  title: 'Look into the guest',
  comments: [
    'By az vm run-command, which only looks: is the volume of Windows without encryption, and would mbr2gpt convert its disk? ' +
      'With -WithoutGuest a person does so in the guest, as administrator:',
    ['manage-bde -status C:', 'MBR2GPT /validate /allowFullOS'],
    'Where mbr2gpt finds no room for the EFI system partition: free the end of the volume of Windows, start the services ' +
      'Virtual Disk and Optimize Drives, or remove a recovery partition that is not in use (reagentc /info), so that there ' +
      'are at most three.',
  ],
  commands: [
    "$null = Get-Record 'machine' 'records the machine'",
    'if ($WithoutGuest) {',
    "    Confirm-Done 'Is the volume of Windows without encryption, and did MBR2GPT /validate end well?'",
    "    Save-Record 'guest' @{ by = 'a person' }",
    '} else {',
    "    Assert-State 'running'",
    "    $guest = Invoke-Guest 'look' 'RunPowerShellScript' $lookIntoGuest",
    '    Assert-Windows $guest',
    "    Save-Record 'guest' @{ by = 'run-command'; found = $guest }",
    '}',
  ],
};

const lookIntoLinux: Step = {
  title: 'Look into the guest',
  comments: [
    'By az vm run-command, which only looks: has its disk GPT, an EFI system partition and /boot/efi in /etc/fstab? Nothing ' +
      'of it is changed; a guest without them is not upgraded. With -WithoutGuest a person does so in the guest.',
  ],
  checks: RUNNING,
  commands: [
    "$null = Get-Record 'machine' 'records the machine'",
    'if ($WithoutGuest) {',
    "    Confirm-Done 'Has the disk of the guest GPT, an EFI system partition, and /boot/efi in /etc/fstab?'",
    "    Save-Record 'guest' @{ by = 'a person' }",
    "    Save-Record 'converted' @{ by = 'its image' }",
    '} else {',
    "    Assert-State 'running'",
    "    $guest = Invoke-Guest 'look' 'RunShellScript' $lookIntoGuest",
    '    Assert-Linux $guest',
    "    Save-Record 'guest' @{ by = 'run-command'; found = $guest }",
    "    Save-Record 'converted' @{ by = 'its image' }",
    '}',
  ],
};

const restorePoint: Step = {
  title: 'Make the restore point',
  comments: [
    'The way back depends on it: an upgraded machine does not become Generation 1 again. Nothing was changed before this step. ' +
      'A run that is repeated makes another one; the script deletes none.',
  ],
  commands: [
    "$null = Get-Record 'guest' 'looks into the guest'",
    'if (-not $WithoutRestorePoint) {',
    '    $point = "before-$(Get-Date -Format \'yyyyMMdd-HHmmssfff\')"',
    "    $of = @('--subscription', $Subscription, '--resource-group', $ResourceGroup, '--collection-name', $RestorePoints)",
    "    $null = Invoke-Az (@('restore-point', 'collection', 'create') + $of + @('--location', $machine.location, '--source-id', $machineId))",
    "    $made = Invoke-Az (@('restore-point', 'create') + $of + @('--name', $point))",
    "    if ($made.provisioningState -ne 'Succeeded') {",
    '        throw "The restore point $point is $($made.provisioningState): a restore point that is whole has to be there before anything changes."',
    '    }',
    "    Save-Record 'restore-point' @{ collection = $RestorePoints; name = $point; id = $made.id }",
    '    Assert-RestorePoint',
    '}',
  ],
};

const convert: Step = {
  title: 'Convert the disk from MBR to GPT',
  comments: [
    'It cannot be undone. From here on the machine does not start as Generation 1 any more: do not restart it before the ' +
      'steps that follow are done. With -WithoutGuest a person does so in the guest, as administrator:',
    ['MBR2GPT /convert /allowFullOS'],
    'That ReAgent.xml could not be updated does no harm: reagentc /disable and reagentc /enable, after the upgrade.',
  ],
  checks: RUNNING,
  commands: [
    'Assert-RestorePoint',
    "$null = Get-Record 'guest' 'looks into the guest'",
    'if ($WithoutGuest) {',
    "    Confirm-Done 'Did MBR2GPT /convert end with success in the guest?'",
    '} else {',
    "    Assert-State 'running'",
    "    $guest = Invoke-Guest 'convert' 'RunPowerShellScript' $convertInGuest",
    '    if ($guest.converted -notin (0, 100)) {',
    '        throw "mbr2gpt ended with $($guest.converted) ($($mbr2gptExitCodes[[int] $guest.converted])). Do not restart the machine before somebody has looked into it: its disk may be changed in part. Its logs are in the folder of Windows in the guest."',
    '    }',
    "    if ($guest.style -ne 'GPT' -or $guest.efi -lt 1) {",
    '        throw "The disk is $($guest.style) with $($guest.efi) EFI system partitions. Do not restart the machine before somebody has looked into it."',
    '    }',
    '}',
    "Save-Record 'converted' @{ by = 'mbr2gpt' }",
  ],
};

const deallocate: Step = {
  title: 'Deallocate the machine',
  comments: [
    'From here on nobody can use it, until it has started. What is on its temporary disk is lost, and a public address that ' +
      'is dynamic may be another one afterwards.',
  ],
  commands: [
    'Assert-RestorePoint',
    "$null = Get-Record 'converted' 'brings the disk to GPT'",
    "if ((Get-State (Get-Machine)) -ne 'deallocated') {",
    "    $null = Invoke-Az @('vm', 'deallocate', '--ids', $machineId)",
    '}',
    "Assert-State 'deallocated'",
  ],
};

/** In the upgrade vTPM is on by default, and Secure Boot is not (AZUP). */
const upgrade: Step = {
  title: 'Upgrade it to Generation 2 with Trusted Launch',
  comments: [
    'There is no upgrade to Generation 2 without Trusted Launch. vTPM is on; Secure Boot too, unless -WithoutSecureBoot.',
  ],
  commands: [
    'Assert-RestorePoint',
    "$null = Get-Record 'converted' 'brings the disk to GPT'",
    'if (-not (Test-Upgraded (Get-Machine))) {',
    "    Assert-State 'deallocated'",
    "    $null = Invoke-Az @('vm', 'update', '--ids', $machineId, '--security-type', 'TrustedLaunch', '--enable-secure-boot', $secureBoot, '--enable-vtpm', 'true')",
    '}',
    '$security = (Get-Machine).securityProfile',
    'if ($security.securityType -ne \'TrustedLaunch\' -or "$($security.uefiSettings.vTpmEnabled)" -ne \'true\' -or "$($security.uefiSettings.secureBootEnabled)" -ne $secureBoot) {',
    '    throw "Azure says that its security profile is $(ConvertTo-Json -InputObject $security -Compress)."',
    '}',
  ],
};

const start: Step = {
  title: 'Start it',
  comments: [],
  commands: [
    '$now = Get-Machine',
    'if (-not (Test-Upgraded $now)) {',
    "    throw 'It is not upgraded, and its disk does not start as Generation 1: run the step before this one first.'",
    '}',
    "if ((Get-State $now) -ne 'running') {",
    "    $null = Invoke-Az @('vm', 'start', '--ids', $machineId)",
    '}',
  ],
};

const verify: Step = {
  title: 'See that it is Generation 2 and starts',
  comments: [
    'Where it does not start: its boot diagnostics show why. The way back is the restore point, as the head of this script says.',
  ],
  commands: [
    "$before = @((Get-Record 'machine' 'records the machine').found.instanceView.vmAgent.statuses | Where-Object { $_.displayStatus -eq 'Ready' }).Count -gt 0",
    "Assert-State 'running'",
    '$until = (Get-Date).AddMinutes($StartMinutes)',
    'while ($true) {',
    '    $now = Get-Machine',
    "    $isReady = -not $before -or @($now.instanceView.vmAgent.statuses | Where-Object { $_.displayStatus -eq 'Ready' }).Count -gt 0",
    "    if ($now.instanceView.hyperVGeneration -eq 'V2' -and $isReady) {",
    '        break',
    '    }',
    '    if ((Get-Date) -ge $until) {',
    "        throw \"After $StartMinutes minutes it is Generation $($now.instanceView.hyperVGeneration), and its agent is $(if ($isReady) { 'ready' } else { 'not ready' }): look at its boot diagnostics.\"",
    '    }',
    '    Start-Sleep -Seconds $StartPause',
    '}',
    "Confirm-Done 'Can you sign in to the guest, and does what it serves work?'",
  ],
};

function finish(family: GuestFamily): Step {
  return {
    title: 'Finish',
    comments: [
      'It still names the image of Generation 1: never reimage it, and templates that make it need the image of Generation 2. ' +
        'Automatic guest patching goes by that image, too.',
      ...(family === 'windows'
        ? [
            'In the guest: encryption of the volume of Windows again, where there was one; the temporary disk is D: again when ' +
              'the partition that took the letter has lost it and the page file was on C: meanwhile; Windows Server 2019 that is ' +
              'upgraded to 2022 after this may not start: make a snapshot of its disk before.',
          ]
        : []),
      'The restore point costs money, and may go when nobody needs the way back any more: nothing of this script deletes it.',
    ],
    commands: [
      "Assert-State 'running'",
      'Write-Host "$Name is Generation 2. What is left is said above this step in the script."',
    ],
  };
}
