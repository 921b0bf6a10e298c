using System;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.HyperV.PowerShell
{
    /// A machine of the simulated host. Its objects are the state, so whoever holds one sees every change.
    public sealed class VirtualMachine
    {
        public Guid Id { get; set; } = Guid.NewGuid();
        public Guid VMId => Id;
        public string Name { get; set; }
        public string VMName => Name;
        public int Generation { get; set; } = 1;
        public string Version { get; set; } = "5.0";
        public VMState State { get; set; } = VMState.Off;
        public string Status => "Operating normally";
        public VMHeartbeatStatus? Heartbeat => State == VMState.Running ? (Started ? VMHeartbeatStatus.OkApplicationsUnknown : VMHeartbeatStatus.NoContact) : null;
        public string Notes { get; set; } = "";
        public string Path { get; set; }
        public string ConfigurationLocation => Path;
        public string SnapshotFileLocation { get; set; }
        public string SmartPagingFilePath { get; set; }
        public StartAction AutomaticStartAction { get; set; } = StartAction.StartIfRunning;
        public int AutomaticStartDelay { get; set; }
        public StopAction AutomaticStopAction { get; set; } = StopAction.Save;
#if V2016
        public CriticalErrorAction AutomaticCriticalErrorAction { get; set; } = CriticalErrorAction.Pause;
        public int AutomaticCriticalErrorActionTimeout { get; set; } = 30;
        public bool AutomaticCheckpointsEnabled { get; set; }
        public CheckpointType CheckpointType { get; set; } = CheckpointType.Production;
        public OnOffState? LockOnDisconnect { get; set; } = OnOffState.Off;
        public EnhancedSessionTransportType EnhancedSessionTransportType { get; set; }
        public bool GuestControlledCacheTypes { get; set; }
        public uint LowMemoryMappedIoSpace { get; set; } = 128 << 20;
        public ulong HighMemoryMappedIoSpace { get; set; } = 512UL << 20;
#endif
        public long ProcessorCount => Processor.Count;
        public bool DynamicMemoryEnabled => Memory.DynamicMemoryEnabled;
        public long MemoryStartup => Memory.Startup;
        public long MemoryMinimum => Memory.Minimum;
        public long MemoryMaximum => Memory.Maximum;
        public bool IsClustered { get; set; }
        public bool ResourceMeteringEnabled { get; set; }
        public bool IsDeleted { get; internal set; }
        public string ComputerName => "host";
        public DateTime CreationTime { get; set; } = new(2020, 1, 1);

        public Guid? ParentSnapshotId => Snapshots.LastOrDefault() is VMSnapshot last ? Guid.Parse(last.Id) : null;
        public string ParentSnapshotName => Snapshots.LastOrDefault()?.Name;
        public Guid? ParentCheckpointId => ParentSnapshotId;
        public string ParentCheckpointName => ParentSnapshotName;

        public VMReplicationMode ReplicationMode => Replication?.ReplicationMode ?? VMReplicationMode.None;
        public VMReplicationState ReplicationState => Replication?.ReplicationState ?? VMReplicationState.Disabled;
        public VMReplicationHealthState ReplicationHealth => Replication?.ReplicationHealth ?? VMReplicationHealthState.NotApplicable;

        public List<HardDiskDrive> HardDrives { get; } = new();
        public List<DvdDrive> DVDDrives { get; } = new();
        public VMFloppyDiskDrive FloppyDrive { get; internal set; }
        public List<VMNetworkAdapter> NetworkAdapters { get; } = new();
        public List<VMFibreChannelHba> FibreChannelHostBusAdapters { get; } = new();
        public VMRemoteFx3DVideoAdapter RemoteFxAdapter { get; internal set; }
        public VMComPort ComPort1 { get; }
        public VMComPort ComPort2 { get; }
        public List<VMIntegrationComponent> VMIntegrationService { get; } = new();

        internal VMProcessor Processor { get; }
        internal VMMemory Memory { get; }
        internal VMBios Bios { get; }
        internal VMFirmware Firmware { get; }
        internal VMSecurity Security { get; }
        internal bool KeyProtector;
        internal KeyStorageDrive KeyStorage;
        internal VMReplication Replication;
        internal List<VMSnapshot> Snapshots { get; } = new();
        internal List<VMAssignedDevice> Devices { get; } = new();
        internal int ScsiControllers = 1;
        /// Whether the guest came up at the last start.
        internal bool Started;
        /// Why the guest does not come up, where it does not.
        internal string StopsAt;

        public VirtualMachine()
        {
            ComPort1 = new VMComPort { Owner = this, Name = "COM 1" };
            ComPort2 = new VMComPort { Owner = this, Name = "COM 2" };
            Processor = new VMProcessor { Owner = this };
            Memory = new VMMemory { Owner = this };
            Bios = new VMBios { Owner = this };
            Firmware = new VMFirmware { Owner = this };
            Security = new VMSecurity { Owner = this };
            foreach (var service in new[] { "Guest Service Interface", "Heartbeat", "Key-Value Pair Exchange", "Shutdown", "Time Synchronization", "VSS" })
            {
                var isGuestService = service == "Guest Service Interface";
                VMIntegrationService.Add(new VMIntegrationComponent { Owner = this, Name = service, Id = $@"{Id}\{(isGuestService ? "6C09BB55-D683-4DA0-8931-C9BF705F6480" : service)}", Enabled = !isGuestService });
            }
        }

        internal IEnumerable<Drive> Drives => HardDrives.Cast<Drive>().Concat(DVDDrives).Concat(KeyStorage == null ? Array.Empty<Drive>() : new Drive[] { KeyStorage });

        internal IEnumerable<Drive> DrivesAt(ControllerType type, int number) =>
            Drives.Where(drive => drive.ControllerType == type && drive.ControllerNumber == number);

        internal int Controllers(ControllerType type) => type == ControllerType.SCSI ? ScsiControllers : type == ControllerType.IDE && Generation == 1 ? 2 : 0;

        internal static int Places(ControllerType type) => type == ControllerType.IDE ? 2 : 64;

        internal bool IsFree(ControllerType type, int number, int location) =>
            !DrivesAt(type, number).Any(drive => drive.ControllerLocation == location);

        public override string ToString() => $"VirtualMachine (Name = '{Name}') [Id = '{Id}']";
    }
}
