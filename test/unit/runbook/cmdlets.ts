/**
 * The parameters that the reference documents for the cmdlets of a runbook, of the parameter set that it uses: the
 * Hyper-V module (winserver2025-ps/Hyper-V), FailoverClusters, and PowerShell's own modules.
 */
export const CMDLETS: Readonly<Record<string, readonly string[]>> = {
  // Hyper-V: what reads.
  'Get-VHD': ['Path', 'DiskNumber', 'VMId'],
  'Get-VM': ['Name', 'Id'],
  'Get-VMAssignableDevice': ['VM', 'InstancePath', 'LocationPath'],
  'Get-VMBios': ['VM'],
  'Get-VMComPort': ['VM', 'Number'],
  'Get-VMDvdDrive': ['VM', 'ControllerNumber', 'ControllerLocation'],
  'Get-VMFibreChannelHba': ['VM'],
  'Get-VMFirmware': ['VM'],
  'Get-VMHardDiskDrive': ['VM', 'ControllerType', 'ControllerNumber', 'ControllerLocation'],
  'Get-VMMemory': ['VM'],
  'Get-VMNetworkAdapter': ['VM', 'Name', 'IsLegacy'],
  'Get-VMNetworkAdapterVlan': ['VM', 'VMNetworkAdapterName'],
  'Get-VMProcessor': ['VM'],
  'Get-VMSnapshot': ['VM', 'Name', 'SnapshotType'],
  // Hyper-V: what changes.
  'Add-VMAssignableDevice': ['VM', 'InstancePath', 'LocationPath', 'VirtualFunction', 'ResourcePoolName', 'Passthru'],
  'Add-VMDvdDrive': ['VM', 'ControllerNumber', 'ControllerLocation', 'Path', 'ResourcePoolName', 'Passthru'],
  'Add-VMFibreChannelHba': [
    ...['VM', 'SanName', 'WorldWideNodeNameSetA', 'WorldWidePortNameSetA', 'WorldWideNodeNameSetB'],
    ...['WorldWidePortNameSetB', 'Passthru'],
  ],
  'Add-VMHardDiskDrive': [
    ...['VM', 'ControllerType', 'ControllerNumber', 'ControllerLocation', 'Path', 'DiskNumber', 'ResourcePoolName'],
    ...['SupportPersistentReservations', 'AllowUnverifiedPaths', 'MaximumIOPS', 'MinimumIOPS', 'Passthru'],
  ],
  'Add-VMNetworkAdapter': [
    ...['VM', 'SwitchName', 'IsLegacy', 'Name', 'DynamicMacAddress', 'StaticMacAddress', 'Passthru'],
    ...['ResourcePoolName', 'DeviceNaming'],
  ],
  'Add-VMScsiController': ['VM', 'Passthru'],
  'Convert-VHD': ['Path', 'DestinationPath', 'VHDType', 'ParentPath', 'BlockSizeBytes', 'DeleteSource', 'Passthru'],
  'Dismount-VHD': ['Path', 'DiskNumber', 'Passthru'],
  'Enable-VMReplication': [
    'VM',
    'ReplicaServerName',
    'ReplicaServerPort',
    'AuthenticationType',
    'CertificateThumbprint',
  ],
  'Enable-VMResourceMetering': ['VM'],
  'Enable-VMTPM': ['VM', 'Passthru'],
  'Export-VM': ['VM', 'Path', 'Passthru', 'CaptureLiveState'],
  'Mount-VHD': ['Path', 'NoDriveLetter', 'ReadOnly', 'Passthru'],
  'New-VM': [
    'Name',
    'MemoryStartupBytes',
    'BootDevice',
    'NoVHD',
    'SwitchName',
    'Path',
    'Version',
    'Generation',
    'Force',
  ],
  'Remove-VM': ['VM', 'Force', 'Passthru'],
  'Remove-VMAssignableDevice': ['VMAssignableDevice', 'Passthru'],
  'Remove-VMDvdDrive': ['VMDvdDrive', 'Passthru'],
  'Remove-VMNetworkAdapter': ['VMNetworkAdapter', 'Passthru'],
  'Remove-VMReplication': ['VM', 'Passthru'],
  'Remove-VMSnapshot': ['VMSnapshot', 'IncludeAllChildSnapshots', 'Passthru'],
  'Rename-VM': ['VM', 'NewName', 'Passthru'],
  'Resize-VHD': ['Path', 'SizeBytes', 'Passthru'],
  'Set-VM': [
    ...['VM', 'LowMemoryMappedIoSpace', 'HighMemoryMappedIoSpace', 'ProcessorCount', 'DynamicMemory', 'StaticMemory'],
    ...['AutomaticStartAction', 'AutomaticStopAction', 'AutomaticStartDelay', 'Notes', 'NewVMName', 'CheckpointType'],
  ],
  'Set-VMComPort': ['VM', 'Number', 'Path', 'DebuggerMode', 'Passthru'],
  'Set-VMFirmware': [
    ...['VM', 'BootOrder', 'FirstBootDevice', 'EnableSecureBoot', 'SecureBootTemplate', 'SecureBootTemplateId'],
    ...['PreferredNetworkBootProtocol', 'ConsoleMode', 'PauseAfterBootFailure', 'Passthru'],
  ],
  'Set-VMHardDiskDrive': [
    'VMHardDiskDrive',
    'Path',
    'ToControllerType',
    'DiskNumber',
    'AllowUnverifiedPaths',
    'Passthru',
  ],
  'Set-VMKeyProtector': ['VM', 'KeyProtector', 'NewLocalKeyProtector', 'RestoreLastKnownGoodKeyProtector', 'Passthru'],
  'Set-VMMemory': ['VM', 'DynamicMemoryEnabled', 'MaximumBytes', 'StartupBytes', 'MinimumBytes', 'Passthru'],
  'Set-VMNetworkAdapter': ['VMNetworkAdapter', 'DynamicMacAddress', 'StaticMacAddress', 'Passthru'],
  'Set-VMNetworkAdapterVlan': ['VMNetworkAdapter', 'Untagged', 'Access', 'VlanId', 'Trunk', 'Passthru'],
  'Set-VMProcessor': ['VM', 'Count', 'ExposeVirtualizationExtensions', 'CompatibilityForMigrationEnabled', 'Passthru'],
  'Set-VMSecurity': ['VM', 'EncryptStateAndVmMigrationTraffic', 'VirtualizationBasedSecurityOptOut', 'Passthru'],
  'Start-VM': ['VM', 'Passthru'],
  'Start-VMInitialReplication': ['VM', 'DestinationPath', 'UseBackup', 'Passthru'],
  'Stop-VM': ['VM', 'Save', 'TurnOff', 'Force', 'Passthru'],
  // FailoverClusters.
  'Add-ClusterVirtualMachineRole': ['Name', 'VMName', 'VirtualMachine', 'VMId', 'Cluster'],
  'Get-ClusterGroup': ['Name', 'VMId', 'Cluster'],
  'Remove-ClusterGroup': ['VMId', 'Name', 'Force', 'RemoveResources', 'Cluster'],
  // PowerShell and Storage.
  'ForEach-Object': ['Process'],
  'Format-List': ['Property'],
  'Get-Command': ['Name', 'CommandType', 'ErrorAction'],
  'Get-Disk': ['Number'],
  'Join-Path': ['Path', 'ChildPath'],
  'New-Item': ['ItemType', 'Path', 'Force'],
  'Out-File': ['FilePath', 'LiteralPath', 'Append'],
  'Out-Host': [],
  'Start-Sleep': ['Seconds'],
  'Test-Path': ['LiteralPath', 'Path'],
  'Where-Object': ['FilterScript'],
  'Write-Host': ['Object'],
  'Write-Progress': ['Activity', 'Status'],
  'Write-Warning': ['Message'],
};

/** Commands that leave everything as it is. */
export function onlyReads(name: string): boolean {
  return /^(?:Get|Test|Join|Out-Host|Format|Where|ForEach|Write|Start-Sleep|Assert)/.test(name);
}
