/** Drives, ports and devices of the new machine. */
import { expressionOf, type RunbookContext, writeText } from '../context';
import { type NewDrive, pathVariable } from '../drives';
import type { Step } from '../step';

/** Each drive at its place; a new machine has the controller 0 already (CVM). */
export function driveCommands({ drives }: RunbookContext): string[] {
  const controllers = drives.reduce((most, { slot }) => Math.max(most, slot.number), 0);
  return [...Array.from({ length: controllers }, () => 'Add-VMScsiController -VM $new'), ...drives.map(driveCommand)];
}

function driveCommand({ slot, source }: NewDrive): string {
  const place = `-ControllerNumber ${slot.number} -ControllerLocation ${slot.location}`;
  switch (source.kind) {
    case 'file':
      return `Add-VMHardDiskDrive -VM $new -ControllerType SCSI ${place} -Path ${pathVariable(source)}${
        source.shared ? ' -SupportPersistentReservations' : ''
      }`;
    case 'physical':
      return `Add-VMHardDiskDrive -VM $new -ControllerType SCSI ${place} -DiskNumber ${source.diskNumber}`;
    case 'dvd':
      return `Add-VMDvdDrive -VM $new ${place}${source.path === undefined ? '' : ` -Path ${source.path}`}`;
  }
}

const COM_PORTS: ReadonlySet<number> = new Set([1, 2]);

/** Generation 2 has only the ports that are set (PLAN25). */
export function comPortCommands({ machine, plan, parameters }: RunbookContext): string[] {
  const removed = new Set(
    plan.steps.flatMap(({ change }) => (change.kind === 'remove-com-port' ? [change.comPort] : [])),
  );
  return machine.comPorts.flatMap(port => {
    if (port.path === undefined || removed.has(port) || !COM_PORTS.has(port.number)) {
      return [];
    }
    const path = expressionOf(parameters, port.path, writeText, {
      name: `ComPort${port.number}Path`,
      type: 'string',
      comment: `The named pipe of COM ${port.number}.`,
    });
    return [`Set-VMComPort -VM $new -Number ${port.number} -Path ${path}`];
  });
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

/** DDA: a device is assigned to one machine only, and the machine needs the same space for its memory. */
export const moveAssignedDevices: Step = {
  title: 'Move the assigned devices',
  comments: ['For the way back they have to be moved again.'],
  commands: [
    '$old = Get-OldMachine',
    '$new = Get-NewMachine',
    'Set-VM -VM $new -LowMemoryMappedIoSpace $old.LowMemoryMappedIoSpace -HighMemoryMappedIoSpace $old.HighMemoryMappedIoSpace',
    'foreach ($device in @(Get-VMAssignableDevice -VM $old)) {',
    '    Remove-VMAssignableDevice -VMAssignableDevice $device',
    '    Add-VMAssignableDevice -VM $new -LocationPath $device.LocationPath',
    '}',
  ],
};
