using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static partial class Cmdlets
    {
        private static void AddNetwork()
        {
            Logic["Get-VMSwitch"] = c =>
            {
                if (!c.Has("Name"))
                {
                    c.WriteObject(c.Host.Switches.ToList(), true);
                    return;
                }
                c.Each(c.Get<string[]>("Name"), name =>
                {
                    var pattern = new System.Management.Automation.WildcardPattern(name, System.Management.Automation.WildcardOptions.IgnoreCase);
                    var found = c.Host.Switches.Where(known => pattern.IsMatch(known.Name)).ToList();
                    if (found.Count == 0 && !System.Management.Automation.WildcardPattern.ContainsWildcardCharacters(name))
                    {
                        throw new HostError("ObjectNotFound", $"Hyper-V was unable to find a virtual switch with name \"{name}\".", name);
                    }
                    c.WriteObject(found, true);
                });
            };
            Logic["Get-VMNetworkAdapter"] = c => c.WriteObject(Adapters(c).ToList(), true);
            Logic["Add-VMNetworkAdapter"] = AddAdapter;
            Logic["Set-VMNetworkAdapter"] = c => c.Each(Adapters(c), adapter =>
            {
                if (!c.Should(adapter.VMName))
                {
                    return;
                }
                SetAddress(c, adapter);
                SetFeatures(c, adapter);
                c.Changed("set an adapter", ("machine", adapter.VMName), ("generation", adapter.Owner.Generation), ("adapter", adapter.Name));
                c.Pass(adapter);
            });
            Logic["Remove-VMNetworkAdapter"] = c => c.Each(Adapters(c), adapter =>
            {
                if (c.Should(adapter.VMName))
                {
                    if (adapter.IsLegacy)
                    {
                        c.MustBe(adapter.Owner, VMState.Off);
                    }
                    adapter.Owner.NetworkAdapters.Remove(adapter);
                    adapter.Owner.Firmware.Order.Remove(adapter);
                    adapter.IsDeleted = true;
                    c.Changed("removed an adapter", ("machine", adapter.VMName), ("generation", adapter.Owner.Generation), ("adapter", adapter.Name));
                }
            });
            Logic["Connect-VMNetworkAdapter"] = c => c.Each(Adapters(c), adapter =>
            {
                var name = c.Get<string>("SwitchName");
                SwitchNamed(c.Host, name);
                if (c.Should(adapter.VMName))
                {
                    adapter.SwitchName = name;
                    c.Changed("connected an adapter", ("machine", adapter.VMName), ("switch", name));
                }
            });
            Logic["Get-VMNetworkAdapterVlan"] = c => c.WriteObject(Adapters(c).Select(adapter => adapter.VlanSetting).ToList(), true);
            Logic["Set-VMNetworkAdapterVlan"] = SetVlan;
            Logic["Get-VMNetworkAdapterAcl"] = c => c.WriteObject(Adapters(c).SelectMany(adapter => adapter.AclList).ToList(), true);
            Logic["Get-VMNetworkAdapterExtendedAcl"] = c => c.WriteObject(Adapters(c).SelectMany(adapter => adapter.ExtendedAclList).ToList(), true);
            Logic["Get-VMNetworkAdapterFailoverConfiguration"] = c => c.WriteObject(Adapters(c).Select(adapter => adapter.FailoverSetting).ToList(), true);
            Logic["Get-VMNetworkAdapterIsolation"] = c => c.WriteObject(Adapters(c).Select(adapter => adapter.IsolationSetting).ToList(), true);
            Logic["Set-VMNetworkAdapterIsolation"] = c => c.Each(Adapters(c), adapter =>
            {
                if (!c.Should(adapter.VMName))
                {
                    return;
                }
                var isolation = adapter.IsolationSetting;
                isolation.IsolationMode = c.Get("IsolationMode", isolation.IsolationMode);
                isolation.AllowUntaggedTraffic = c.Get("AllowUntaggedTraffic", isolation.AllowUntaggedTraffic);
                isolation.DefaultIsolationID = c.Get("DefaultIsolationID", isolation.DefaultIsolationID);
                isolation.MultiTenantStack = c.Get("MultiTenantStack", isolation.MultiTenantStack);
                c.Changed("set an isolation", ("machine", adapter.VMName), ("generation", adapter.Owner.Generation), ("adapter", adapter.Name));
            });
        }

        internal static VMSwitch SwitchNamed(Host host, string name) =>
            host.Switches.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new HostError("ObjectNotFound", $"Hyper-V was unable to find a virtual switch with name \"{name}\".", name);

        private static IEnumerable<VMNetworkAdapter> Adapters(HostCmdlet c)
        {
            if (c.Has("VMNetworkAdapter"))
            {
                return c.Many<VMNetworkAdapter>("VMNetworkAdapter");
            }
            var names = c.Get<string[]>(c.Has("VMNetworkAdapterName") ? "VMNetworkAdapterName" : "Name");
            return c.Machines().SelectMany(machine => machine.NetworkAdapters)
                .Where(adapter => names == null || names.Any(name => new System.Management.Automation.WildcardPattern(name, System.Management.Automation.WildcardOptions.IgnoreCase).IsMatch(adapter.Name)))
                .Where(adapter => !c.Has("IsLegacy") || adapter.IsLegacy == c.Get<bool>("IsLegacy"));
        }

        private static void AddAdapter(HostCmdlet c) => c.Each(c.Machines(), machine =>
        {
            var isLegacy = c.Get<bool>("IsLegacy");
            var network = c.Get<string>("SwitchName");
            if (network != null)
            {
                network = SwitchNamed(c.Host, network).Name;
            }
            if (isLegacy && machine.Generation == 2)
            {
                throw new HostError("OperationFailed", $"'{machine.Name}': a Generation 2 virtual machine has no legacy adapters.", machine.Name);
            }
            if (isLegacy)
            {
                c.MustBe(machine, VMState.Off);
            }
            // 8 synthetic adapters, 64 in Generation 2 from Windows Server 2019 on; 4 legacy ones (MAX).
            var most = isLegacy ? 4 : machine.Generation == 2 && Array.IndexOf(VersionNames, c.Host.Version) >= 2 ? 64 : 8;
            if (machine.NetworkAdapters.Count(adapter => adapter.IsLegacy == isLegacy) >= most)
            {
                throw new HostError("OperationFailed", $"'{machine.Name}' cannot have more than {most} of these adapters.", machine.Name);
            }
            if (c.Switch("DynamicMacAddress") && c.Has("StaticMacAddress"))
            {
                throw new HostError("InvalidParameter", "A static and a dynamic address exclude each other.", machine.Name);
            }
            if (!c.Should(machine.Name))
            {
                return;
            }
            var adapter = new VMNetworkAdapter { Owner = machine, Name = c.Get("Name", "Netzwerkkarte"), SwitchName = network, IsLegacy = isLegacy };
            SetAddress(c, adapter);
            SetFeatures(c, adapter);
            machine.NetworkAdapters.Add(adapter);
            if (machine.Generation == 2)
            {
                machine.Firmware.Order.Add(adapter);
            }
            c.Changed("added an adapter", ("machine", machine.Name), ("generation", machine.Generation), ("adapter", adapter.Name));
            c.Pass(adapter);
        });

        private static void SetAddress(HostCmdlet c, VMNetworkAdapter adapter)
        {
            if (c.Has("StaticMacAddress"))
            {
                var digits = Regex.Replace(c.Get<string>("StaticMacAddress"), "[-:]", "").ToUpperInvariant();
                if (!Regex.IsMatch(digits, "^[0-9A-F]{12}$"))
                {
                    throw new HostError("InvalidParameter", $"'{c.Get<string>("StaticMacAddress")}' is no MAC address.", adapter.Name);
                }
                c.MustBe(adapter.Owner, VMState.Off);
                (adapter.MacAddress, adapter.DynamicMacAddressEnabled) = (digits, false);
            }
            else if (c.Switch("DynamicMacAddress"))
            {
                adapter.DynamicMacAddressEnabled = true;
            }
        }

        private static void SetFeatures(HostCmdlet c, VMNetworkAdapter adapter)
        {
            adapter.MacAddressSpoofing = c.Get("MacAddressSpoofing", adapter.MacAddressSpoofing);
            adapter.DhcpGuard = c.Get("DhcpGuard", adapter.DhcpGuard);
            adapter.RouterGuard = c.Get("RouterGuard", adapter.RouterGuard);
            adapter.IeeePriorityTag = c.Get("IeeePriorityTag", adapter.IeeePriorityTag);
            adapter.AllowTeaming = c.Get("AllowTeaming", adapter.AllowTeaming);
            adapter.PortMirroringMode = c.Get("PortMirroring", adapter.PortMirroringMode);
            adapter.StormLimit = c.Get("StormLimit", adapter.StormLimit);
            adapter.DynamicIPAddressLimit = c.Get("DynamicIPAddressLimit", adapter.DynamicIPAddressLimit);
            adapter.ClusterMonitored = !c.Get("NotMonitoredInCluster", !adapter.ClusterMonitored);
            adapter.VMQWeight = c.Get("VmqWeight", adapter.VMQWeight);
            adapter.IovWeight = c.Get("IovWeight", adapter.IovWeight);
            adapter.IovQueuePairsRequested = c.Get("IovQueuePairsRequested", adapter.IovQueuePairsRequested);
            adapter.IovInterruptModeration = c.Get("IovInterruptModeration", adapter.IovInterruptModeration);
            adapter.IPsecOffloadMaxSA = c.Get("IPsecOffloadMaximumSecurityAssociation", adapter.IPsecOffloadMaxSA);
#if V2016
            adapter.DeviceNaming = c.Get("DeviceNaming", adapter.DeviceNaming);
            adapter.FixSpeed10G = c.Get("FixSpeed10G", adapter.FixSpeed10G);
            adapter.VrssEnabledRequested = c.Get("VrssEnabled", adapter.VrssEnabledRequested);
            adapter.VmmqEnabledRequested = c.Get("VmmqEnabled", adapter.VmmqEnabledRequested);
#endif
            if (c.Has("MinimumBandwidthAbsolute") && c.Has("MinimumBandwidthWeight"))
            {
                throw new HostError("InvalidParameter", "A switch knows bandwidths by weight or by number, and not both.", adapter.Name);
            }
            if (c.Has("MaximumBandwidth") || c.Has("MinimumBandwidthAbsolute") || c.Has("MinimumBandwidthWeight"))
            {
                var setting = adapter.BandwidthSetting ??= new VMNetworkAdapterBandwidthSetting();
                setting.MaximumBandwidth = c.Get("MaximumBandwidth", setting.MaximumBandwidth);
                setting.MinimumBandwidthAbsolute = c.Get("MinimumBandwidthAbsolute", setting.MinimumBandwidthAbsolute);
                setting.MinimumBandwidthWeight = c.Get("MinimumBandwidthWeight", setting.MinimumBandwidthWeight);
            }
        }

        private static void SetVlan(HostCmdlet c) => c.Each(Adapters(c), adapter =>
        {
            if (!c.Should(adapter.VMName))
            {
                return;
            }
            var setting = adapter.VlanSetting;
            if (c.Switch("Untagged"))
            {
                (setting.OperationMode, setting.AccessVlanId) = (VMNetworkAdapterVlanMode.Untagged, 0);
            }
            else if (c.Switch("Access"))
            {
                (setting.OperationMode, setting.AccessVlanId) = (VMNetworkAdapterVlanMode.Access, c.Get<int>("VlanId"));
            }
            else if (c.Switch("Trunk"))
            {
                setting.OperationMode = VMNetworkAdapterVlanMode.Trunk;
                RefuseVlans(c.Get<int>("NativeVlanId"), c.Get<string>("AllowedVlanIdList"));
                setting.NativeVlanId = c.Get<int>("NativeVlanId");
                setting.AllowedVlanIdList = Numbers(c.Get<string>("AllowedVlanIdList"));
            }
            else
            {
                setting.OperationMode = VMNetworkAdapterVlanMode.Private;
                setting.PrivateVlanMode = c.Switch("Isolated") ? VMNetworkAdapterPrivateVlanMode.Isolated : c.Switch("Community") ? VMNetworkAdapterPrivateVlanMode.Community : VMNetworkAdapterPrivateVlanMode.Promiscuous;
                setting.PrimaryVlanId = c.Get<int>("PrimaryVlanId");
                setting.SecondaryVlanId = c.Get<int>("SecondaryVlanId");
                setting.SecondaryVlanIdList = Numbers(c.Get<string>("SecondaryVlanIdList"));
            }
            c.Changed("set the VLAN of an adapter", ("machine", adapter.VMName), ("adapter", adapter.Name), ("mode", setting.OperationMode));
        });

        private static void RefuseVlans(int id, string list)
        {
            if (id is < 0 or > 4094 || Numbers(list).Count == 0 || Numbers(list).Any(number => number is < 1 or > 4094))
            {
                throw new HostError("InvalidParameter", $"'{id}' and '{list}' are no VLANs.");
            }
        }

        /// '1-3,7' as Set-VMNetworkAdapterVlan takes it.
        private static List<int> Numbers(string list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).SelectMany(part =>
        {
            var ends = part.Split('-').Select(int.Parse).ToArray();
            return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
        }).ToList();
    }
}
