// The parts of a machine, by the names of their properties in Hyper-V's module.
using System;
using System.Collections.Generic;

namespace Microsoft.HyperV.PowerShell
{
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
#if V2016
        public CacheAttributes? WriteHardeningMethod { get; set; } = CacheAttributes.Default;
        public Guid? QoSPolicyID { get; set; }
#endif
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

    public sealed class VMComPort : VMComponentObject
    {
        public string Path { get; set; } = "";
#if V2016
        public OnOffState DebuggerMode { get; set; } = OnOffState.Off;
#endif
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
        public long HwThreadCountPerCore { get; set; }
        public bool EnableHostResourceProtection { get; set; }
#endif
        public long Maximum { get; set; } = 100;
        public long Reserve { get; set; }
        public int RelativeWeight { get; set; } = 100;
        public long MaximumCountPerNumaNode { get; set; } = 16;
        public long MaximumCountPerNumaSocket { get; set; } = 1;
    }

    public sealed class VMMemory : VMComponentObject
    {
        public bool DynamicMemoryEnabled { get; set; }
        public long Startup { get; set; } = 1L << 30;
        public long Minimum { get; set; } = 512L << 20;
        public long Maximum { get; set; } = 1L << 40;
        public int Buffer { get; set; } = 20;
        public int Priority { get; set; } = 50;
        /// In MB, as the real one shows it.
        public long MaximumPerNumaNode { get; set; } = 131072;
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
