// Names and numbers of Hyper-V's own enumerations (dsccommunity/HyperVDsc, stubs of module 2.0.0.0).
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
    public enum VMNetworkAdapterIsolationMode { None = 0, NativeVirtualSubnet = 1, ExternalVirtualSubnet = 2, Vlan = 3 }
    public enum VMNetworkAdapterPortMirroringMode { None = 0, Destination = 1, Source = 2 }
    public enum SnapshotType { Standard = 0, Recovery = 1, Planned = 2, Missing = 5, Replica = 6 }
    public enum DvdMediaType { None = 0, ISO = 1, PassThrough = 2 }
    public enum VMSwitchType { Private = 0, Internal = 1, External = 2 }
    public enum CacheAttributes { Default = 0, WriteCacheEnabled = 1, WriteCacheAndFUAEnabled = 2, WriteCacheDisabled = 3 }
    public enum CaptureLiveState { CaptureCrashConsistentState = 0, CaptureSavedState = 1, CaptureDataConsistentState = 2 }
    public enum VMHeartbeatStatus { Unknown = 0, Disabled = 1, NoContact = 2, OkApplicationsUnknown = 6 }
    public enum EnhancedSessionTransportType { VMBus = 0, HvSocket = 1 }
    public enum IovInterruptModerationValue { Default = 0, Adaptive = 1, Off = 2, Low = 100, Medium = 200, High = 300 }
}
