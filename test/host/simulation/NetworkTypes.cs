// Network adapters, by the names of their properties in Hyper-V's module.
using System.Collections.Generic;

namespace Microsoft.HyperV.PowerShell
{
    public abstract class VMNetworkAdapterBase : VMComponentObject { }

    public sealed class VMNetworkAdapterBandwidthSetting
    {
        public long MinimumBandwidthAbsolute { get; set; }
        public uint MinimumBandwidthWeight { get; set; }
        public long MaximumBandwidth { get; set; }
        public long BurstLimit { get; set; }
    }

    public sealed class VMNetworkAdapterIsolationSetting
    {
        public VMNetworkAdapterIsolationMode IsolationMode { get; set; }
        public bool AllowUntaggedTraffic { get; set; }
        public int DefaultIsolationID { get; set; }
        public OnOffState MultiTenantStack { get; set; } = OnOffState.Off;
    }

    public sealed class VMNetworkAdapterFailoverSetting
    {
        public string IPv4Address { get; set; }
        public string IPv4SubnetMask { get; set; }
        public string IPv4DefaultGateway { get; set; }
        public string IPv6Address { get; set; }
    }

    public sealed class VMNetworkAdapter : VMNetworkAdapterBase
    {
        public string MacAddress { get; set; } = "000000000000";
        public bool DynamicMacAddressEnabled { get; set; } = true;
        public bool IsLegacy { get; set; }
        public bool IsSynthetic => !IsLegacy;
        public bool IsManagementOs => false;
        public string SwitchName { get; set; }
        internal VMNetworkAdapterFailoverSetting FailoverSetting { get; } = new();
        public bool Connected => SwitchName != null;
        public OnOffState MacAddressSpoofing { get; set; } = OnOffState.Off;
        public OnOffState DhcpGuard { get; set; } = OnOffState.Off;
        public OnOffState RouterGuard { get; set; } = OnOffState.Off;
        public OnOffState IeeePriorityTag { get; set; } = OnOffState.Off;
        public OnOffState AllowTeaming { get; set; } = OnOffState.Off;
        public VMNetworkAdapterPortMirroringMode PortMirroringMode { get; set; }
#if V2016
        public OnOffState DeviceNaming { get; set; } = OnOffState.Off;
        public OnOffState FixSpeed10G { get; set; } = OnOffState.Off;
#endif
        public uint StormLimit { get; set; }
        public uint DynamicIPAddressLimit { get; set; }
        public uint VMQWeight { get; set; } = 100;
        public uint IovWeight { get; set; }
        public uint IovQueuePairsRequested { get; set; } = 1;
        public IovInterruptModerationValue IovInterruptModeration { get; set; }
        public long IPsecOffloadMaxSA { get; set; } = 512;
#if V2016
        public bool VrssEnabledRequested { get; set; } = true;
        public bool VmmqEnabledRequested { get; set; }
#endif
        public bool ClusterMonitored { get; set; } = true;
        public VMNetworkAdapterBandwidthSetting BandwidthSetting { get; set; }
        public VMNetworkAdapterVlanSetting VlanSetting { get; set; }
        public VMNetworkAdapterIsolationSetting IsolationSetting { get; } = new();
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
}
