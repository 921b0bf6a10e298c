/** Drives, ports and devices of the new machine. */
import { placeOf } from '../../machine/devices';
import { expressionOf, type RunbookContext, writeText } from '../context';
import { type NewDrive, pathVariable } from '../drives';
import { powerShellLiteral } from '../quote';
import type { Step } from '../step';
import { carriedCommands } from './carried';

/** Each drive at its place; a new machine has the controller 0 already (CVM). */
export function driveCommands(context: RunbookContext): string[] {
  const { drives } = context;
  const controllers = drives.reduce((most, { slot }) => Math.max(most, slot.number), 0);
  return [
    ...Array.from({ length: controllers }, () => 'Add-VMScsiController -VM $new'),
    ...drives.flatMap(drive => driveCommand(context, drive)),
  ];
}

function driveCommand(context: RunbookContext, drive: NewDrive): string[] {
  const { slot, source } = drive;
  const place = `-ControllerNumber ${slot.number} -ControllerLocation ${slot.location}`;
  switch (source.kind) {
    case 'file':
      return [
        `Add-VMHardDiskDrive -VM $new -ControllerType SCSI ${place} -Path ${pathVariable(source)}${
          source.shared ? ' -SupportPersistentReservations' : ''
        }`,
        ...diskSettings(context, drive, place),
      ];
    case 'physical':
      return physicalCommands(drive, source.diskNumber, place);
    case 'dvd':
      return [`Add-VMDvdDrive -VM $new ${place}${source.path === undefined ? '' : ` -Path ${source.path}`}`];
  }
}

/** What the definition doesn't state of a disk is as the old machine has it, whose boot disk is its copy by now. */
function diskSettings(context: RunbookContext, newDrive: NewDrive, place: string): string[] {
  const { drive, source } = newDrive;
  if (source.kind !== 'file') {
    return [];
  }
  const kept = context.keptVariable(newDrive);
  const paths = [`$disk${source.index}`, ...(kept === undefined ? [] : [kept])];
  const stated = {
    cmdlet: 'Set-VMHardDiskDrive',
    target: '-VMHardDiskDrive $drive',
    of: `Disk${source.index}`,
  } as const;
  return [
    `$drive = Get-VMHardDiskDrive -VM $new ${place}`,
    `Copy-Drive (Get-VMHardDiskDrive -VM $old | Where-Object { $_.Path -in (${paths.join(', ')}) }) $drive`,
    ...carriedCommands(context, stated, drive.carried),
  ];
}

/** The disk that the old machine has there, if it still is the one of the record: a restart may renumber disks (PS). */
function physicalCommands({ drive }: NewDrive, number: string, place: string): string[] {
  const stated = placeOf(drive);
  const old = powerShellLiteral(stated ?? '');
  return [
    stated === undefined
      ? `$number = ${number}`
      : `$number = (Get-VMHardDiskDrive -VM $old | Where-Object { "$($_.ControllerType) $($_.ControllerNumber):$($_.ControllerLocation)" -eq ${old} }).DiskNumber`,
    `if ($null -eq $number -or (Get-Disk -Number $number).UniqueId -notin @($record.Values)) {`,
    `    throw "The physical disk at ${stated ?? 'its place'} is not the one of the record: numbers of disks may have changed."`,
    '}',
    `Add-VMHardDiskDrive -VM $new -ControllerType SCSI ${place} -DiskNumber $number`,
  ];
}

const COM_PORTS: ReadonlySet<number> = new Set([1, 2]);

/** Generation 2 has only the ports that are set (PLAN25). */
export function comPortCommands(context: RunbookContext): string[] {
  const { machine, plan, parameters } = context;
  const removed = new Set(
    plan.steps.flatMap(({ change }) => (change.kind === 'remove-com-port' ? [change.comPort] : [])),
  );
  const stated = machine.comPorts.flatMap(port => {
    if (removed.has(port) || !COM_PORTS.has(port.number)) {
      return [];
    }
    const target = `-VM $new -Number ${port.number}`;
    const debug = carriedCommands(
      context,
      { cmdlet: 'Set-VMComPort', target, of: `ComPort${port.number}` },
      port.carried,
    );
    if (port.path === undefined) {
      return debug;
    }
    const path = expressionOf(parameters, port.path, writeText, {
      name: `ComPort${port.number}Path`,
      type: 'string',
      comment: `The named pipe of COM ${port.number}.`,
    });
    return [`Set-VMComPort ${target} -Path ${path}`, ...debug];
  });
  const unstated = [1, 2].filter(number => !machine.comPorts.some(port => port.number === number));
  return [
    ...stated,
    ...unstated.flatMap(number => [
      `if ($old.ComPort${number}.Path) {`,
      `    Set-VMComPort -VM $new -Number ${number} -Path $old.ComPort${number}.Path`,
      '}',
      `if ($old.ComPort${number}.DebuggerMode -eq 'On') {`,
      `    Set-VMComPort -VM $new -Number ${number} -DebuggerMode 'On'`,
      '}',
    ]),
  ];
}

/** With the names that the storage network knows; a Server 2016 host asks for the opt-out (LIS). */
export function fibreChannelCommands({ machine, host }: RunbookContext): string[] {
  if (!machine.fibreChannelAdapters?.length) {
    return [];
  }
  return [
    ...(host === '2016' ? ['Set-VMSecurity -VM $new -VirtualizationBasedSecurityOptOut $true'] : []),
    'foreach ($hba in @(Get-VMFibreChannelHba -VM $old)) {',
    '    $names = @{',
    '        WorldWideNodeNameSetA = $hba.WorldWideNodeNameSetA',
    '        WorldWidePortNameSetA = $hba.WorldWidePortNameSetA',
    '        WorldWideNodeNameSetB = $hba.WorldWideNodeNameSetB',
    '        WorldWidePortNameSetB = $hba.WorldWidePortNameSetB',
    '    }',
    '    Add-VMFibreChannelHba -VM $new -SanName $hba.SanName @names',
    '}',
  ];
}

/** DDA: a device is in one machine only, the memory static, the stop action TurnOff before it is assigned. */
export const moveAssignedDevices: Step = {
  title: 'Move the assigned devices',
  comments: ['For the way back they have to be moved again. A machine with a device is turned off with its host.'],
  commands: [
    '$old = Get-OldMachine',
    '$new = Get-NewMachine',
    'Assert-Off $new',
    '$settings = Select-Parameter Set-VM @{',
    '    GuestControlledCacheTypes = $old.GuestControlledCacheTypes',
    '    LowMemoryMappedIoSpace    = $old.LowMemoryMappedIoSpace',
    '    HighMemoryMappedIoSpace   = $old.HighMemoryMappedIoSpace',
    '}',
    "Set-VM -VM $new -AutomaticStopAction 'TurnOff' @settings",
    '# By the record: a device that was taken out of the old machine is in none.',
    'foreach ($path in @((Get-Record).Devices)) {',
    '    if (Get-VMAssignableDevice -VM $new | Where-Object { $_.LocationPath -eq $path }) {',
    '        continue',
    '    }',
    '    Get-VMAssignableDevice -VM $old | Where-Object { $_.LocationPath -eq $path } | ForEach-Object {',
    '        Remove-VMAssignableDevice -VMAssignableDevice $_',
    '    }',
    '    Add-VMAssignableDevice -VM $new -LocationPath $path',
    '}',
  ],
};
