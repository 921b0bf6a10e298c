// Names and numbers of Hyper-V's own enumerations (dsccommunity/HyperVDsc, stubs of module 2.0.0.0).
using System;
using System.Collections.Generic;

namespace Microsoft.HyperV.PowerShell
{
    public enum ControllerType { IDE = 0, SCSI = 1, PMEM = 2 }
    public enum VMState { Other = 1, Running = 2, Off = 3, Stopping = 4, Saved = 6, Paused = 9, Starting = 10 }
    public enum StartAction { Nothing = 2, StartIfRunning = 3, Start = 4 }
    public enum StopAction { TurnOff = 2, Save = 3, ShutDown = 4 }
    public enum CriticalErrorAction { None = 0, Pause = 1 }
    public enum CheckpointType { Disabled = 2, Production = 3, ProductionOnly = 4, Standard = 5 }
    public enum OnOffState { On = 0, Off = 1 }
    public enum BootDevice { Floppy = 0, CD = 1, IDE = 2, LegacyNetworkAdapter = 3, NetworkAdapter = 4, VHD = 5 }
    public enum BootSourceType { Unknown = 0, Drive = 1, Network = 2, File = 3 }
    public enum IPProtocolPreference { IPv4 = 0, IPv6 = 1 }
    public enum ConsoleModeType { Default = 0, COM1 = 1, COM2 = 2, None = 3 }
    public enum VMReplicationState { Disabled = 0, ReadyForInitialReplication = 1, InitialReplicationInProgress = 2, Replicating = 4, Suspended = 8, Error = 9 }
    public enum VMReplicationMode { None = 0, Primary = 1, Replica = 2, TestReplica = 3, ExtendedReplica = 4 }
    public enum VMReplicationHealthState { NotApplicable = 0, Normal = 1, Warning = 2, Critical = 3 }
    public enum VMReplicationRelationshipType { Simple = 0, Extended = 1 }
    public enum ReplicationAuthenticationType { Kerberos = 1, Certificate = 2 }
    public enum VMNetworkAdapterVlanMode { Untagged = 0, Access = 1, Trunk = 2, Private = 3 }
    public enum VMNetworkAdapterPrivateVlanMode { Isolated = 1, Community = 2, Promiscuous = 3 }
    public enum VMNetworkAdapterPortMirroringMode { None = 0, Destination = 1, Source = 2 }
    public enum SnapshotType { Standard = 0, Recovery = 1, Planned = 2, Missing = 5, Replica = 6 }
    public enum DvdMediaType { None = 0, ISO = 1, PassThrough = 2 }
    public enum VMSwitchType { Private = 0, Internal = 1, External = 2 }
    public enum CacheAttributes { Default = 0, WriteCacheEnabled = 1, WriteCacheAndFUAEnabled = 2, WriteCacheDisabled = 3 }
    public enum CaptureLiveState { CaptureCrashConsistentState = 0, CaptureSavedState = 1, CaptureDataConsistentState = 2 }
    public enum VMHeartbeatStatus { Unknown = 0, Disabled = 1, NoContact = 2, OkApplicationsUnknown = 6 }

    /// Whatever belongs to a machine: its objects are live views, so they are the state itself.
    public abstract class VMComponentObject
    {
        internal VirtualMachine Owner;
        public virtual string Name { get; set; }
        public string Id { get; set; } = Guid.NewGuid().ToString();
        public Guid VMId => Owner?.Id ?? Guid.Empty;
        public string VMName => Owner?.Name;
        public string ComputerName => "host";
        public bool IsDeleted { get; internal set; }
    }

    public abstract class Drive : VMComponentObject
    {
        public virtual string Path { get; set; }
        public int ControllerLocation { get; set; }
        public int ControllerNumber { get; set; }
        public ControllerType ControllerType { get; set; }
        public string PoolName { get; set; }
    }

    public sealed class HardDiskDrive : Drive
    {
        internal string Image;
        public override string Path
        {
            // A physical disk shows its number on this host and what it is (the fact sheet of formats).
            get => DiskNumber is int number ? $"Disk {number} 931.51 GB Bus 0 Lun 0 Target 2" : Simulation.Host.Current.ShownPath(this);
            set => Image = value;
        }
        public int? DiskNumber => PhysicalDisk is string id ? Simulation.Host.Current.NumberOf(id) : null;
        /// Identity of a physical disk, which stays when the host numbers its disks anew.
        internal string PhysicalDisk;
        public ulong? MaximumIOPS { get; set; }
        public ulong? MinimumIOPS { get; set; }
        public bool? SupportPersistentReservations { get; set; } = false;
        public CacheAttributes? WriteHardeningMethod { get; set; } = CacheAttributes.Default;
    }

    public sealed class DvdDrive : Drive
    {
        public DvdMediaType DvdMediaType => Path == null ? DvdMediaType.None : Path.EndsWith(".iso", StringComparison.OrdinalIgnoreCase) ? DvdMediaType.ISO : DvdMediaType.PassThrough;
    }

    public sealed class KeyStorageDrive : Drive { }
    public sealed class VMFloppyDiskDrive : VMComponentObject { public string Path { get; set; } }

    public class VMDriveController : VMComponentObject
    {
        public int ControllerNumber { get; set; }
        internal ControllerType Type;
        public IEnumerable<Drive> Drives => Owner.DrivesAt(Type, ControllerNumber);
    }
    public sealed class VMScsiController : VMDriveController { }
    public sealed class VMIdeController : VMDriveController { }

    public abstract class VMNetworkAdapterBase : VMComponentObject { }

    public sealed class VMNetworkAdapterBandwidthSetting
    {
        public long MinimumBandwidthAbsolute { get; set; }
        public uint MinimumBandwidthWeight { get; set; }
        public long MaximumBandwidth { get; set; }
        public long BurstLimit { get; set; }
    }

    public sealed class VMNetworkAdapter : VMNetworkAdapterBase
    {
        public string MacAddress { get; set; } = "000000000000";
        public bool DynamicMacAddressEnabled { get; set; } = true;
        public bool IsLegacy { get; set; }
        public bool IsSynthetic => !IsLegacy;
        public bool IsManagementOs => false;
        public string SwitchName { get; set; }
        public bool Connected => SwitchName != null;
        public OnOffState MacAddressSpoofing { get; set; } = OnOffState.Off;
        public OnOffState DhcpGuard { get; set; } = OnOffState.Off;
        public OnOffState RouterGuard { get; set; } = OnOffState.Off;
        public OnOffState IeeePriorityTag { get; set; } = OnOffState.Off;
        public OnOffState AllowTeaming { get; set; } = OnOffState.Off;
        public OnOffState DeviceNaming { get; set; } = OnOffState.Off;
        public VMNetworkAdapterPortMirroringMode PortMirroringMode { get; set; }
        public uint StormLimit { get; set; }
        public uint VMQWeight { get; set; } = 100;
        public uint IovWeight { get; set; }
        public bool ClusterMonitored { get; set; } = true;
        public VMNetworkAdapterBandwidthSetting BandwidthSetting { get; set; }
        public VMNetworkAdapterVlanSetting VlanSetting { get; set; }
        public List<object> AclList { get; set; } = new();
        public List<object> ExtendedAclList { get; set; } = new();
        public VMNetworkAdapter() => VlanSetting = new VMNetworkAdapterVlanSetting(this);
    }

    public sealed class VMNetworkAdapterVlanSetting
    {
        internal VMNetworkAdapterVlanSetting(VMNetworkAdapter adapter) => ParentAdapter = adapter;
        public VMNetworkAdapterVlanMode OperationMode { get; set; }
        public int AccessVlanId { get; set; }
        public int NativeVlanId { get; set; }
        public List<int> AllowedVlanIdList { get; set; } = new();
        public string AllowedVlanIdListString => string.Join(",", AllowedVlanIdList);
        public VMNetworkAdapterPrivateVlanMode PrivateVlanMode { get; set; }
        public int PrimaryVlanId { get; set; }
        public int SecondaryVlanId { get; set; }
        public List<int> SecondaryVlanIdList { get; set; } = new();
        public string SecondaryVlanIdListString => string.Join(",", SecondaryVlanIdList);
        public VMNetworkAdapter ParentAdapter { get; }
        public string VMName => ParentAdapter.VMName;
        public string VMNetworkAdapterName => ParentAdapter.Name;
    }

    public sealed class VMComPort : VMComponentObject
    {
        public string Path { get; set; } = "";
        public OnOffState DebuggerMode { get; set; } = OnOffState.Off;
    }

    public sealed class VMBios : VMComponentObject
    {
        public bool NumLockEnabled { get; set; }
        public BootDevice[] StartupOrder { get; set; } = { BootDevice.CD, BootDevice.IDE, BootDevice.LegacyNetworkAdapter, BootDevice.Floppy };
    }

    public sealed class VMBootSource
    {
        public BootSourceType BootType { get; set; }
        public string Description { get; set; }
        public string FirmwarePath { get; set; }
        public object Device { get; set; }
        public string VMName { get; set; }
    }

    public sealed class VMFirmware : VMComponentObject
    {
        internal List<object> Order = new();
        public VMBootSource[] BootOrder => Order.ConvertAll(device => device as VMBootSource ?? new VMBootSource
        {
            BootType = device is VMNetworkAdapter ? BootSourceType.Network : BootSourceType.Drive,
            Device = device,
            VMName = VMName,
        }).ToArray();
        public OnOffState SecureBoot { get; set; } = OnOffState.On;
        public IPProtocolPreference PreferredNetworkBootProtocol { get; set; }
#if V2016
        public string SecureBootTemplate { get; set; } = "MicrosoftWindows";
        public Guid? SecureBootTemplateId { get; set; }
        public ConsoleModeType ConsoleMode { get; set; }
        public OnOffState PauseAfterBootFailure { get; set; } = OnOffState.Off;
#endif
    }

    public sealed class VMSecurity
    {
        internal VirtualMachine Owner;
        public bool TpmEnabled { get; set; }
        public bool KsdEnabled { get; set; }
        public bool Shielded { get; set; }
        public bool EncryptStateAndVmMigrationTraffic { get; set; }
        public bool VirtualizationBasedSecurityOptOut { get; set; }
        public bool BindToHostTpm { get; set; }
    }

    public sealed class VMProcessor : VMComponentObject
    {
        public long Count { get; set; } = 1;
        public bool CompatibilityForMigrationEnabled { get; set; }
        public bool CompatibilityForOlderOperatingSystemsEnabled { get; set; }
#if V2016
        public bool ExposeVirtualizationExtensions { get; set; }
#endif
        public long Maximum { get; set; } = 100;
        public long Reserve { get; set; }
        public int RelativeWeight { get; set; } = 100;
    }

    public sealed class VMMemory : VMComponentObject
    {
        public bool DynamicMemoryEnabled { get; set; }
        public long Startup { get; set; } = 1L << 30;
        public long Minimum { get; set; } = 512L << 20;
        public long Maximum { get; set; } = 1L << 40;
        public int Buffer { get; set; } = 20;
        public int Priority { get; set; } = 50;
    }

    public sealed class VMSnapshot : VMComponentObject
    {
        public SnapshotType SnapshotType { get; set; }
        public bool IsAutomaticCheckpoint { get; set; }
        public string ParentSnapshotName { get; set; }
        public DateTime CreationTime { get; set; } = new(2020, 1, 1);
    }

    public sealed class VMAssignedDevice : VMComponentObject
    {
        public string InstanceID { get; set; }
        public string LocationPath { get; set; }
        public string ResourcePoolName { get; set; }
        public ushort VirtualFunction { get; set; }
    }

    public sealed class VMFibreChannelHba : VMComponentObject
    {
        public string SanName { get; set; }
        public string WorldWideNodeNameSetA { get; set; }
        public string WorldWidePortNameSetA { get; set; }
        public string WorldWideNodeNameSetB { get; set; }
        public string WorldWidePortNameSetB { get; set; }
    }

    public sealed class VMReplication
    {
        internal VirtualMachine Owner;
        public Guid VMId => Owner.Id;
        public string VMName => Owner.Name;
        public ReplicationAuthenticationType AuthenticationType { get; set; } = ReplicationAuthenticationType.Kerberos;
        public string CertificateThumbprint { get; set; }
        public bool CompressionEnabled { get; set; } = true;
        public List<HardDiskDrive> ExcludedDisks { get; set; } = new();
        public int RecoveryHistory { get; set; }
        public string ReplicaServerName { get; set; }
        public int ReplicaServerPort { get; set; } = 80;
        public int ReplicationFrequencySec { get; set; } = 300;
        public int VSSSnapshotFrequencyHour { get; set; }
        public bool AutoResynchronizeEnabled { get; set; }
        public VMReplicationMode ReplicationMode { get; set; } = VMReplicationMode.Primary;
        public VMReplicationState ReplicationState { get; set; } = VMReplicationState.ReadyForInitialReplication;
        public VMReplicationHealthState ReplicationHealth { get; set; } = VMReplicationHealthState.Normal;
    }

    public sealed class VMIntegrationComponent : VMComponentObject { public bool Enabled { get; set; } = true; }
    public sealed class VMRemoteFx3DVideoAdapter : VMComponentObject { }

    public sealed class VMSwitch
    {
        public string Name { get; set; }
        public Guid Id { get; set; } = Guid.NewGuid();
        public VMSwitchType SwitchType { get; set; } = VMSwitchType.External;
    }

    public sealed class VMHost
    {
        public string Name => "host";
        public string VirtualMachinePath { get; set; } = @"C:\ProgramData\Microsoft\Windows\Hyper-V";
        public string VirtualHardDiskPath { get; set; } = @"C:\Users\Public\Documents\Hyper-V\Virtual Hard Disks";
        public int LogicalProcessorCount { get; set; } = 64;
        public long MemoryCapacity { get; set; } = 256L << 30;
        public IReadOnlyList<string> SupportedVmVersions { get; set; } = Array.Empty<string>();
    }

    public sealed class VMHostSupportedVersion
    {
        public string Name { get; set; }
        public Version Version { get; set; }
        public bool IsDefault { get; set; }
    }
}

namespace Microsoft.Vhd.PowerShell
{
    public enum VhdType { Unknown = 0, Fixed = 2, Dynamic = 3, Differencing = 4 }
    public enum VhdFormat { Unknown = 0, VHD = 2, VHDX = 3, VHDSet = 4 }

    public sealed class VirtualHardDisk
    {
        public string ComputerName => "host";
        public string Path { get; set; }
        public VhdFormat VhdFormat { get; set; }
        public VhdType VhdType { get; set; }
        public ulong FileSize { get; set; }
        public ulong Size { get; set; }
        public ulong? MinimumSize { get; set; }
        public uint LogicalSectorSize => 512;
        public uint PhysicalSectorSize => 4096;
        public string ParentPath { get; set; } = "";
        public string DiskIdentifier { get; set; }
        public bool Attached { get; set; }
        public uint? DiskNumber { get; set; }
        /// So that it binds to the cmdlets of the Storage module by property name.
        public uint? Number => DiskNumber;
    }
}
