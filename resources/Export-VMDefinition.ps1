#Requires -Version 4.0
#Requires -Modules Hyper-V
<#
.SYNOPSIS
    Writes the virtual machines of this Hyper-V host as definitions that the Hyper-V Gen 2 Advisor checks.
.DESCRIPTION
    Reads what Get-VM leaves out as well: firmware, BIOS, security, VLANs, the images of disks, and the guest's system as
    the guest itself reports it, which it does only while it runs. Changes nothing of the machines.
    A machine that can't be read is reported as an error, and the others are written all the same.
    Run it on the host, as an administrator or a member of its Hyper-V Administrators.
.PARAMETER Path
    The folder for the files. It is made where there is none.
.PARAMETER Name
    The names of the machines, with wildcards.
.PARAMETER SingleFile
    Writes all machines into one file, virtual-machines.vm.json, in place of one <name>.vm.json each.
.PARAMETER Force
    Replaces files that are there already.
.PARAMETER AsText
    Writes no file, and gives each definition as an object with its text. So the Hyper-V Gen 2 Advisor runs it.
.EXAMPLE
    .\Export-VMDefinition.ps1 -Path D:\definitions
.EXAMPLE
    .\Export-VMDefinition.ps1 -Name web*, db01 -SingleFile
.EXAMPLE
    Invoke-Command -ComputerName hv01 -FilePath .\Export-VMDefinition.ps1 -ArgumentList D:\definitions
    The files are on that host then.
#>
[CmdletBinding()]
param(
    [string] $Path = '.',
    [string[]] $Name = '*',
    [switch] $SingleFile,
    [switch] $Force,
    [switch] $AsText
)

$ErrorActionPreference = 'Stop'

function Test-Cmdlet([string] $cmdlet) {
    [bool] (Get-Command -Name $cmdlet -Module Hyper-V -ErrorAction SilentlyContinue)
}

# What a definition is still of use without: a warning says what is missing.
function Read-Optional($vm, [string] $what, [scriptblock] $read) {
    try {
        & $read
    } catch {
        Write-Warning "$($vm.Name): $what could not be read. $_"
    }
}

# What a guest says of itself, by key. Nothing where it is off, or has no integration services.
function Get-GuestReport($vm) {
    $report = @{}
    $component = $exchange | Where-Object { $_.SystemName -eq "$($vm.Id)" }
    foreach ($item in $component.GuestIntrinsicExchangeItems) {
        $properties = ([xml] $item).INSTANCE.PROPERTY
        $key = ($properties | Where-Object { $_.NAME -eq 'Name' }).VALUE
        $report[$key] = "$(($properties | Where-Object { $_.NAME -eq 'Data' }).VALUE)".Trim()
    }
    $report
}

# As Windows numbers them (SYSTEM_INFO, wProcessorArchitecture). Linux has words.
$architectures = @{ '0' = 'x86'; '5' = 'ARM'; '6' = 'IA64'; '9' = 'x64'; '12' = 'ARM64' }

function Get-GuestSystem($vm) {
    $report = Get-GuestReport $vm
    $system = $report['OSName']
    if (-not $system) {
        return
    }
    $build = 0
    [void] [int]::TryParse("$($report['OSBuildNumber'])", [ref] $build)
    # Windows 11 keeps the name of its predecessor where the name is read from.
    if ($build -ge 22000) {
        $system = $system -replace '^(Microsoft )?Windows 10\b', '$1Windows 11'
    }
    $guest = [ordered] @{ Name = $system }
    # The name of Windows says which one it is. Linux reports its VERSION_ID there.
    if ($system -notlike '*Windows*' -and $report['OSMajorVersion']) {
        $guest.Version = $report['OSMajorVersion']
    }
    $architecture = $report['ProcessorArchitecture']
    if ($architecture) {
        $known = $architectures[$architecture]
        $guest.Architecture = if ($known) { $known } else { $architecture }
    }
    $guest
}

# What is other than in a new machine. Older hosts lack some of it.
function Add-Settings($entry, $object, [hashtable] $usual) {
    foreach ($name in @($usual.Keys | Sort-Object)) {
        $value = $object.$name
        if ($null -ne $value -and "$value" -ne '' -and "$value" -ne "$($usual[$name])") {
            $entry[$name] = if ($value -is [enum] -or $value -is [guid]) { "$value" } else { $value }
        }
    }
}

function Get-Place($drive) {
    [ordered] @{
        ControllerType     = "$($drive.ControllerType)"
        ControllerNumber   = $drive.ControllerNumber
        ControllerLocation = $drive.ControllerLocation
        Path               = $drive.Path
    }
}

function Get-HardDrive($vm, $drive) {
    $entry = Get-Place $drive
    if ($null -ne $drive.DiskNumber) {
        $entry.DiskNumber = $drive.DiskNumber
        return $entry
    }
    if ($drive.SupportPersistentReservations) {
        $entry.SupportPersistentReservations = $true
    }
    # Its -Path takes a bracket for a wildcard.
    $image = Read-Optional $vm "the disk $($drive.Path)" { Get-VHD -Path $drive.Path.Replace('[', '[[]') }
    if ($image) {
        $entry.Size = $image.Size
    }
    if ($image.ParentPath) {
        $entry.ParentPath = $image.ParentPath
    }
    Add-Settings $entry $drive @{
        MaximumIOPS = 0; MinimumIOPS = 0; QoSPolicyID = [guid]::Empty; WriteHardeningMethod = 'Default'
    }
    $entry
}

function Get-DvdDrive($drive) {
    $entry = Get-Place $drive
    $entry.DvdMediaType = if ($drive.DvdMediaType -eq 'Passthrough') { 'PassThrough' } else { "$($drive.DvdMediaType)" }
    $entry
}

# What the mode has; the cmdlet shows the other numbers as 0.
function Get-Vlans($vlan) {
    $entry = [ordered] @{ OperationMode = "$($vlan.OperationMode)" }
    if ($vlan.OperationMode -eq 'Private') {
        $entry.PrivateVlanMode = "$($vlan.PrivateVlanMode)"
    }
    Add-Settings $entry $vlan @{
        NativeVlanId = 0; PrimaryVlanId = 0; SecondaryVlanId = 0; AllowedVlanIdListString = ''
        SecondaryVlanIdListString = ''
    }
    $entry
}

function Get-Adapter($vm, $adapter) {
    $entry = [ordered] @{
        Name                     = $adapter.Name
        IsLegacy                 = [bool] $adapter.IsLegacy
        SwitchName               = $adapter.SwitchName
        MacAddress               = $adapter.MacAddress
        DynamicMacAddressEnabled = [bool] $adapter.DynamicMacAddressEnabled
    }
    $vlan = Read-Optional $vm "the VLAN of $($adapter.Name)" { Get-VMNetworkAdapterVlan -VMNetworkAdapter $adapter }
    if ($vlan.OperationMode -eq 'Access') {
        $entry.VlanId = $vlan.AccessVlanId
    } elseif ($vlan -and $vlan.OperationMode -ne 'Untagged') {
        $entry.VlanSetting = Get-Vlans $vlan
    }
    Add-Settings $entry $adapter @{
        MacAddressSpoofing = 'Off'; DhcpGuard = 'Off'; RouterGuard = 'Off'; IeeePriorityTag = 'Off'
        AllowTeaming = 'Off'; DeviceNaming = 'Off'; FixSpeed10G = 'Off'; PortMirroringMode = 'None'; StormLimit = 0
        DynamicIPAddressLimit = 0; ClusterMonitored = $true
    }
    if (-not $adapter.IsLegacy) {
        Add-Settings $entry $adapter @{
            VMQWeight = 100; IovWeight = 0; IovQueuePairsRequested = 1; IovInterruptModeration = 'Default'
            IPsecOffloadMaxSA = 512; VrssEnabledRequested = $true; VmmqEnabledRequested = $false
        }
    }
    $bandwidth = [ordered] @{}
    if ($adapter.BandwidthSetting) {
        Add-Settings $bandwidth $adapter.BandwidthSetting @{
            MaximumBandwidth = 0; MinimumBandwidthAbsolute = 0; MinimumBandwidthWeight = 0
        }
    }
    if ($bandwidth.Count -gt 0) {
        $entry.BandwidthSetting = $bandwidth
    }
    $entry
}

# A place on SCSI, or the kind of a device. A file that the firmware starts, such as a boot loader's, is left out.
function Get-BootEntry($source) {
    $device = $source.Device
    if ($source.BootType -eq 'Network') {
        'NetworkAdapter'
    } elseif ($null -ne $device.ControllerLocation) {
        "SCSI:$($device.ControllerNumber):$($device.ControllerLocation)"
    }
}

function Get-FirmwareSettings($vm) {
    $firmware = Get-VMFirmware -VM $vm
    $settings = [ordered] @{ SecureBoot = "$($firmware.SecureBoot)" }
    # Windows Server 2012 R2 has one template, and no name for it.
    if ($firmware.SecureBootTemplate) {
        $settings.SecureBootTemplate = $firmware.SecureBootTemplate
    }
    $settings.BootOrder = @($firmware.BootOrder | ForEach-Object { Get-BootEntry $_ })
    $settings.PreferredNetworkBootProtocol = "$($firmware.PreferredNetworkBootProtocol)"
    $settings.ConsoleMode = "$($firmware.ConsoleMode)"
    Add-Settings $settings $firmware @{ PauseAfterBootFailure = 'Off' }
    $settings
}

function Get-BiosSettings($vm) {
    $bios = Get-VMBios -VM $vm
    [ordered] @{
        StartupOrder   = @($bios.StartupOrder | ForEach-Object { "$_" })
        NumLockEnabled = [bool] $bios.NumLockEnabled
    }
}

function Get-SecuritySettings($vm) {
    $security = Get-VMSecurity -VM $vm
    [ordered] @{
        TpmEnabled = [bool] $security.TpmEnabled
        Shielded   = [bool] $security.Shielded
    }
}

function Get-ComPort($port) {
    $entry = [ordered] @{}
    Add-Settings $entry $port @{ Path = ''; DebuggerMode = 'Off' }
    $entry
}

# The devices that only some machines have: a property is missing where there is none.
function Add-Devices($vm, $definition) {
    if ($vm.FloppyDrive.Path) {
        $definition.FloppyDrive = [ordered] @{ Path = $vm.FloppyDrive.Path }
    }
    $com1 = Get-ComPort $vm.ComPort1
    if ($com1.Count -gt 0) {
        $definition.ComPort1 = $com1
    }
    $com2 = Get-ComPort $vm.ComPort2
    if ($com2.Count -gt 0) {
        $definition.ComPort2 = $com2
    }
    if ($vm.RemoteFxAdapter) {
        $definition.RemoteFxAdapter = $true
    }
    if ($vm.FibreChannelHostBusAdapters) {
        $sans = @($vm.FibreChannelHostBusAdapters | ForEach-Object { "$($_.SanName)" })
        $definition.FibreChannelHostBusAdapters = $sans
    }
    # Older hosts have neither cmdlet, and Generation 2 no such drive.
    if ($definition.Generation -eq 1 -and (Test-Cmdlet Get-VMKeyStorageDrive)) {
        $drives = @(Read-Optional $vm 'the key storage drive' { Get-VMKeyStorageDrive -VM $vm })
        if ($drives.Count -gt 0) {
            $definition.KeyStorageDrive = $true
        }
    }
    if (Test-Cmdlet Get-VMAssignableDevice) {
        $devices = @(Read-Optional $vm 'what is assigned to it' { Get-VMAssignableDevice -VM $vm })
        if ($devices.Count -gt 0) {
            $definition.AssignedDevices = @($devices | ForEach-Object { "$($_.LocationPath)" })
        }
    }
}

# By its id, as names are in the language of the host: only the guest service interface is off in a new machine.
function Test-Unusual($service) {
    [bool] $service.Enabled -eq ($service.Id -like '*6C09BB55-D683-4DA0-8931-C9BF705F6480')
}

function Get-Definition($vm) {
    $processor = Get-VMProcessor -VM $vm
    $definition = [ordered] @{
        Name       = $vm.Name
        # Before Windows Server 2012 R2 there was one generation, without a number.
        Generation = if ($vm.Generation) { [int] $vm.Generation } else { 1 }
    }
    if ($vm.Version) {
        $definition.Version = "$($vm.Version)"
    }
    if ($vm.Notes) {
        $definition.Notes = $vm.Notes
    }
    $definition.Path = $vm.Path
    $guest = Read-Optional $vm "the guest's report" { Get-GuestSystem $vm }
    if ($guest) {
        $definition.GuestOperatingSystem = $guest
    }
    if ($hostSystem) {
        $definition.HostOperatingSystem = $hostSystem
    }
    $definition.State = "$($vm.State)"
    $definition.ProcessorCount = $vm.ProcessorCount
    if ($processor.CompatibilityForOlderOperatingSystemsEnabled) {
        $definition.CompatibilityForOlderOperatingSystemsEnabled = $true
    }
    if ($processor.CompatibilityForMigrationEnabled) {
        $definition.CompatibilityForMigrationEnabled = $true
        # Windows Server 2025 and later have it.
        if ($processor.PSObject.Properties['CompatibilityForMigrationMode']) {
            $definition.CompatibilityForMigrationMode = "$($processor.CompatibilityForMigrationMode)"
        }
    }
    if ($processor.ExposeVirtualizationExtensions) {
        $definition.ExposeVirtualizationExtensions = $true
    }
    $definition.MemoryStartup = $vm.MemoryStartup
    $definition.DynamicMemoryEnabled = [bool] $vm.DynamicMemoryEnabled
    if ($vm.DynamicMemoryEnabled) {
        $definition.MemoryMinimum = $vm.MemoryMinimum
        $definition.MemoryMaximum = $vm.MemoryMaximum
    }
    if ($definition.Generation -eq 2) {
        $definition.Firmware = Get-FirmwareSettings $vm
    } else {
        $definition.Bios = Get-BiosSettings $vm
    }
    if ($definition.Generation -eq 2 -and (Test-Cmdlet Get-VMSecurity)) {
        $definition.Security = Get-SecuritySettings $vm
    }
    $definition.HardDrives = @(Get-VMHardDiskDrive -VM $vm | ForEach-Object { Get-HardDrive $vm $_ })
    $definition.DVDDrives = @(Get-VMDvdDrive -VM $vm | ForEach-Object { Get-DvdDrive $_ })
    $definition.NetworkAdapters = @(Get-VMNetworkAdapter -VM $vm | ForEach-Object { Get-Adapter $vm $_ })
    Add-Devices $vm $definition
    if ($vm.ParentSnapshotName) {
        $definition.ParentSnapshotName = $vm.ParentSnapshotName
    }
    if ($vm.CheckpointType) {
        $definition.CheckpointType = "$($vm.CheckpointType)"
    }
    $definition.ReplicationState = "$($vm.ReplicationState)"
    $definition.IsClustered = [bool] $vm.IsClustered
    $definition.ResourceMeteringEnabled = [bool] $vm.ResourceMeteringEnabled
    $definition.AutomaticStartAction = "$($vm.AutomaticStartAction)"
    $definition.AutomaticStartDelay = $vm.AutomaticStartDelay
    $definition.AutomaticStopAction = "$($vm.AutomaticStopAction)"
    Add-Settings $definition $vm @{
        AutomaticCheckpointsEnabled = $false; GuestControlledCacheTypes = $false; AutomaticCriticalErrorAction = 'Pause'
        AutomaticCriticalErrorActionTimeout = 30; LockOnDisconnect = 'Off'; EnhancedSessionTransportType = 'VMBus'
        LowMemoryMappedIoSpace = 134217728; HighMemoryMappedIoSpace = 536870912; SmartPagingFilePath = $vm.Path
        SnapshotFileLocation = $vm.Path
    }
    $memory = Get-VMMemory -VM $vm
    $others = [pscustomobject] @{
        ProcessorReserve = $processor.Reserve; ProcessorMaximum = $processor.Maximum
        ProcessorRelativeWeight = $processor.RelativeWeight; HwThreadCountPerCore = $processor.HwThreadCountPerCore
        EnableHostResourceProtection = $processor.EnableHostResourceProtection; MemoryBuffer = $memory.Buffer
        MemoryPriority = $memory.Priority
    }
    Add-Settings $definition $others @{
        ProcessorReserve = 0; ProcessorMaximum = 100; ProcessorRelativeWeight = 100; HwThreadCountPerCore = 0
        EnableHostResourceProtection = $false; MemoryBuffer = 20; MemoryPriority = 50
    }
    $services = @(Read-Optional $vm 'its integration services' {
        Get-VMIntegrationService -VM $vm | Where-Object { Test-Unusual $_ }
    })
    if ($services.Count -gt 0) {
        $definition.VMIntegrationService = @($services | ForEach-Object {
            [ordered] @{ Name = $_.Name; Enabled = [bool] $_.Enabled }
        })
    }
    $definition
}

# A name that every file system of Windows takes, and that no other machine of this run has.
$taken = @{}
function Get-FileName($vm) {
    $invalid = [regex]::Escape(-join [IO.Path]::GetInvalidFileNameChars())
    $safe = ($vm.Name -replace "[$invalid]", '_').Trim(' .')
    if ($safe.Length -gt 100) {
        $safe = $safe.Substring(0, 100).Trim(' .')
    }
    if (-not $safe -or $safe -match '^(con|prn|aux|nul|com\d|lpt\d)(\.|$)') {
        $safe = "_$safe"
    }
    if ($taken[$safe]) {
        $safe = "$safe-$($vm.Id)"
    }
    $taken[$safe] = $true
    "$safe.vm.json"
}

function Write-Definition([string] $fileName, $definition) {
    $file = Join-Path -Path $folder -ChildPath $fileName
    if (-not $Force -and (Test-Path -LiteralPath $file)) {
        throw "$file exists already. -Force replaces it."
    }
    $json = ConvertTo-Json -InputObject $definition -Depth 6
    # Without the byte order mark that Out-File would write.
    [IO.File]::WriteAllText($file, "$json`r`n", (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
    Get-Item -LiteralPath $file
}

if (-not $AsText) {
    $null = New-Item -ItemType Directory -Path $Path -Force
    $folder = (Resolve-Path -LiteralPath $Path).ProviderPath
}

try {
    $hostSystem = (Get-CimInstance -ClassName Win32_OperatingSystem).Caption
    $exchange = @(Get-CimInstance -Namespace root\virtualization\v2 -ClassName Msvm_KvpExchangeComponent)
} catch {
    Write-Warning "The systems of the host and of the guests could not be read. $_"
}

$definitions = @()
$failed = 0
$number = 0
$machines = @(Get-VM -Name $Name -ErrorAction Continue)
foreach ($vm in $machines) {
    $number += 1
    try {
        $definition = Get-Definition $vm
        if ($AsText) {
            $text = ConvertTo-Json -InputObject $definition -Depth 6
            [pscustomobject] @{ Name = $vm.Name; Id = "$($vm.Id)"; Text = $text; Number = $number; Of = $machines.Count }
        } elseif ($SingleFile) {
            $definitions += $definition
        } else {
            Write-Definition (Get-FileName $vm) $definition
        }
    } catch {
        $failed += 1
        Write-Error "$($vm.Name) could not be exported. $_" -ErrorAction Continue
    }
}
if ($SingleFile -and -not $AsText) {
    Write-Definition 'virtual-machines.vm.json' ([ordered] @{ VirtualMachines = $definitions })
}
if ($failed -gt 0 -and -not $AsText) {
    Write-Warning "$failed of the machines could not be exported."
}
