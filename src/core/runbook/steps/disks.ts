/** The disks of the new machine: .vhd to .vhdx, and the boot disk to GPT. */
import type { RunbookContext } from '../context';
import { type NewDrive, pathVariable } from '../drives';
import type { Comment, Step } from '../step';

type FileSource = Extract<NewDrive['source'], { kind: 'file' }>;

export function diskSteps(context: RunbookContext): Step[] {
  return [...copySteps(context), ...bootDiskSteps(context)];
}

function filesOf(drives: readonly NewDrive[]): FileSource[] {
  return drives.flatMap(({ source }) => (source.kind === 'file' ? [source] : []));
}

/**
 * The boot disk is the one that changes: the old machine keeps a copy, so that it starts as before. Of a .vhd the new
 * machine gets a copy anyway (OVR: Generation 2 needs .vhdx).
 */
function copySteps(context: RunbookContext): Step[] {
  const { drives, boot, method } = context;
  const converted = filesOf(drives).filter(source => source.convert);
  const kept = method !== 'none' && boot?.source.kind === 'file' && !boot.source.convert ? boot.source : undefined;
  if (converted.length === 0 && kept === undefined) {
    return [];
  }
  const comments: Comment[] = [];
  if (kept !== undefined) {
    comments.push(
      'The old machine gets a copy of its boot disk and stays startable; the new machine gets the disk itself.',
    );
  }
  if (converted.length > 0) {
    comments.push(
      'Generation 2 has no .vhd: each is copied to a .vhdx beside it, and stays as it is for the old machine.',
    );
  }
  if (kept?.differencing === true) {
    comments.push(
      'It is a differencing disk. The copy stands alone, without its parent; the disk of the new machine stays the child ' +
        'that it is, and its parent is not changed.',
    );
  }
  const targets = [
    ...converted.map(source => `$newDisk${source.index}`),
    ...(kept === undefined ? [] : [`$keptDisk${kept.index}`]),
  ];
  const keptIsFresh = kept === undefined ? [] : [`Test-Fresh $keptDisk${kept.index} $disk${kept.index}`];
  const sources = [...converted, ...(kept === undefined ? [] : [kept])].map(source => `$disk${source.index}`);
  return [
    {
      title: kept === undefined ? 'Convert the disks to .vhdx' : 'Copy the disks that change',
      comments,
      checks: [
        ...targets.map(path => `Test-Free ${path}`),
        ...(kept === undefined ? [] : [`Test-Sole $disk${kept.index}`]),
        ...sources.map(path => `Test-Room ${path} ${path}`),
        ...keptIsFresh,
      ],
      checksLater: [...converted.map(({ index }) => `Test-Fresh $disk${index} $newDisk${index}`), ...keptIsFresh],
      commands: [
        'Assert-Backup',
        'Assert-Off (Get-OldMachine)',
        ...converted.map(({ index }) => `Copy-Disk $disk${index} $newDisk${index}`),
        ...(kept === undefined ? [] : keepBootDisk(kept)),
      ],
    },
  ];
}

/** Attached only when it is whole, and looked at again: the old machine has a disk to start from at every moment. */
function keepBootDisk(source: FileSource): string[] {
  const [path, keptPath] = [`$disk${source.index}`, `$keptDisk${source.index}`];
  return [
    `$drive = Get-VMHardDiskDrive -VM (Get-OldMachine) | Where-Object { $_.Path -eq ${path} }`,
    'if ($drive) {',
    `    Copy-Disk ${path} ${keptPath}`,
    `    $drive | Set-VMHardDiskDrive -Path ${keptPath}`,
    '}',
    `if (-not (Get-VMHardDiskDrive -VM (Get-OldMachine) | Where-Object { $_.Path -eq ${keptPath} })) {`,
    `    throw "The old machine has neither ${path} nor its copy ${keptPath}."`,
    '}',
  ];
}

function bootDiskSteps(context: RunbookContext): Step[] {
  const { boot, method } = context;
  if (boot === undefined || method === 'none') {
    return [];
  }
  if (boot.source.kind !== 'file') {
    return [byHand(undefined)];
  }
  const path = pathVariable(boot.source);
  switch (method) {
    case 'mbr2gpt':
      return [withMbr2gpt(context, path)];
    case 're-image':
      return [reImage(path)];
    case 'linux':
      return [makeRoom(path, boot.source.convert ? `$disk${boot.source.index}` : `$keptDisk${boot.source.index}`)];
    case 'by-hand':
      return [byHand(path)];
  }
}

const WITHOUT_THE_TOOL =
  'On a host without mbr2gpt.exe, mount the disk on a computer that has it, or attach it to a machine that starts ' +
  'Windows PE of Windows 10 1703 or later (not of 1903), there without /allowFullOS. The script, run with -WithoutTool, ' +
  'waits for that.';

/** MBR; that the tool may run on the host: SIR, AZL. */
function withMbr2gpt({ system, parameters }: RunbookContext, path: string): Step {
  parameters.add({
    name: 'WithoutTool',
    type: 'switch',
    comment: 'The boot disk is brought to GPT by a person, on a computer that has mbr2gpt.exe.',
  });
  return {
    title: 'Convert the boot disk from MBR to GPT',
    comments: [
      'mbr2gpt takes a disk with at most 3 primary partitions and no extended one, and cuts an EFI system partition from ' +
        'the one of Windows. It cannot be undone: the old machine has its own copy.',
      ...toolComments(system),
      WITHOUT_THE_TOOL,
    ],
    checks: [
      "Test-Start ($WithoutTool -or (Get-Command mbr2gpt.exe -CommandType Application -ErrorAction SilentlyContinue)) 'This host has no mbr2gpt.exe (Windows Server 2019, Windows 10 1703 or later): read the comment of the step for the boot disk, and give -WithoutTool.'",
    ],
    commands: [
      `Assert-Unused ${path}`,
      `if ((Get-PartitionStyle ${path}) -ne 'GPT' -and $WithoutTool) {`,
      "    Confirm-Done 'Was the disk converted on a computer that has mbr2gpt.exe?'",
      `} elseif ((Get-PartitionStyle ${path}) -ne 'GPT') {`,
      `    Use-Disk ${path} @{} {`,
      '        param($disk)',
      '        Invoke-Mbr2Gpt /validate $disk.Number',
      '        Invoke-Mbr2Gpt /convert $disk.Number',
      '    }',
      '}',
      `Assert-Gpt ${path}`,
    ],
  };
}

function toolComments(system: RunbookContext['system']): Comment[] {
  switch (system?.mbr2gpt) {
    case 'in-box':
      return [
        'The guest has the tool too. Run there, before it is shut down for good, it would change the disk of the old ' +
          'machine, which then no longer starts:',
        ['mbr2gpt /validate /disk:0 /allowFullOS', 'mbr2gpt /convert /disk:0 /allowFullOS'],
      ];
    case 'other-media':
      return [`${system.name} has no mbr2gpt of its own, so it can only be done from outside.`];
    default:
      return ['mbr2gpt supports Windows 10, Windows Server 2016 and later; an older Windows has to be upgraded first.'];
  }
}

/** CVM, with its sizes of the partitions. */
function reImage(path: string): Step {
  return {
    title: 'Bring the boot disk from MBR to GPT',
    comments: [
      'mbr2gpt does not support this Windows. There are three ways: upgrade the guest to Windows 10, Windows Server 2016 ' +
        'or later while it is Generation 1, and write the runbook again; install the new machine afresh; or re-image the ' +
        'disk, which carries over the Windows partition and no other. To re-image, on the host, with the letters and ' +
        'numbers that it has, and the path as above:',
      [
        `Mount-VHD -Path (Format-DiskPath ${path})`,
        'dism /Capture-Image /ImageFile:E:\\boot.wim /CaptureDir:W:\\ /Name:boot',
        'diskpart',
        '    select disk N',
        '    clean',
        '    convert gpt',
        '    create partition primary size=300 id=de94bba4-06d1-4d40-a16a-bfd50179d6ac',
        '    format quick fs=ntfs',
        '    create partition efi size=100',
        '    format quick fs=fat32',
        '    assign letter=S',
        '    create partition msr size=128',
        '    create partition primary',
        '    format quick fs=ntfs',
        '    assign letter=W',
        'dism /Apply-Image /ImageFile:E:\\boot.wim /Index:1 /ApplyDir:W:\\',
        'bcdboot W:\\Windows /s S: /f UEFI',
        `Dismount-VHD -Path (Format-DiskPath ${path})`,
      ],
    ],
    commands: [
      `Assert-Unused ${path}`,
      "Confirm-Done 'Does the boot disk have a GPT layout with Windows on it?'",
      `Assert-Gpt ${path}`,
    ],
  };
}

/** Room behind the last partition, as no file system has to shrink then. */
function makeRoom(path: string, before: string): Step {
  return {
    title: 'Make room for an EFI system partition',
    comments: ['The boot disk grows by 512 MB; the boot loader is installed from the new machine.'],
    commands: [
      `Assert-Unused ${path}`,
      `$size = (Get-VHD -Path (Format-DiskPath ${path})).Size`,
      '# Once, however often the step runs: the copy that the old machine has shows how large it was.',
      `if ($size -le (Get-VHD -Path (Format-DiskPath ${before})).Size) {`,
      `    Resize-VHD -Path (Format-DiskPath ${path}) -SizeBytes ($size + 512mb)`,
      '}',
    ],
  };
}

function byHand(path: string | undefined): Step {
  return {
    title: 'Bring the boot disk from MBR to GPT',
    comments: [
      'Generation 2 starts from a GPT disk with an EFI system partition and a boot loader for UEFI on it. How this ' +
        'guest gets there, its maker has to say; else install it afresh.',
      ...(path === undefined
        ? ['There is no copy of this disk: once it is changed, the old machine does not start.']
        : []),
    ],
    commands: [
      ...(path === undefined ? [] : [`Assert-Unused ${path}`]),
      "Confirm-Done 'Does the boot disk have a GPT layout, an EFI system partition and a boot loader?'",
      ...(path === undefined ? [] : [`Assert-Gpt ${path}`]),
    ],
  };
}
