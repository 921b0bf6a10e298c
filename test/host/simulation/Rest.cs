using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static partial class Cmdlets
    {
        private static void AddRest()
        {
            AddReplication();
            AddCluster();
            AddAssignedDevices();
            Logic["Enable-VMResourceMetering"] = c => c.Each(c.Machines(), machine =>
            {
                machine.ResourceMeteringEnabled = true;
                c.Changed("enabled metering", ("machine", machine.Name), ("generation", machine.Generation));
            });
            Logic["Disable-VMResourceMetering"] = c => c.Each(c.Machines(), machine =>
            {
                machine.ResourceMeteringEnabled = false;
                c.Changed("disabled metering", ("machine", machine.Name), ("generation", machine.Generation));
            });
            Logic["Get-VMIntegrationService"] = c => c.WriteObject(c.Machines().SelectMany(machine => machine.VMIntegrationService).ToList(), true);
            Logic["Enable-VMIntegrationService"] = c => SetService(c, true);
            Logic["Disable-VMIntegrationService"] = c => SetService(c, false);
            Logic["Get-VMRemoteFx3dVideoAdapter"] = c => c.WriteObject(c.Machines().Select(machine => machine.RemoteFxAdapter).Where(adapter => adapter != null).ToList(), true);
            Logic["Get-VMGpuPartitionAdapter"] = _ => { };
        }

        private static void SetService(HostCmdlet c, bool enabled)
        {
            var services = c.Has("VMIntegrationService")
                ? c.Many<VMIntegrationComponent>("VMIntegrationService")
                : c.Machines().SelectMany(machine => machine.VMIntegrationService).Where(service => c.Get<string[]>("Name").Contains(service.Name));
            c.Each(services, service =>
            {
                if (c.Should(service.VMName))
                {
                    service.Enabled = enabled;
                    c.Changed("set an integration service", ("machine", service.VMName), ("generation", service.Owner.Generation), ("service", service.Name), ("enabled", enabled));
                }
            });
        }

        private static void AddReplication()
        {
            Logic["Get-VMReplication"] = c => c.Each(c.Has("VM") || c.Has("VMName") ? c.Machines() : c.Host.Machines.Where(machine => machine.Replication != null), machine =>
                c.WriteObject(machine.Replication ?? throw new HostError("ObjectNotFound", $"Replication is not enabled for \"{machine.Name}\".", machine.Name)));
            Logic["Remove-VMReplication"] = c => c.Each(c.Has("VMReplication") ? c.Many<VMReplication>("VMReplication").Select(relation => relation.Owner) : c.Machines(), machine =>
            {
                if (machine.Replication == null)
                {
                    throw new HostError("InvalidState", $"Replication is not enabled for \"{machine.Name}\".", machine.Name);
                }
                if (c.Should(machine.Name))
                {
                    machine.Replication = null;
                    c.Changed("removed the replication", ("machine", machine.Name));
                }
            });
            Logic["Enable-VMReplication"] = c => c.Each(c.Machines(), machine =>
            {
                if (machine.Replication != null)
                {
                    throw new HostError("InvalidState", $"Replication is enabled for \"{machine.Name}\" already.", machine.Name);
                }
                var authentication = c.Get<ReplicationAuthenticationType>("AuthenticationType");
                if (authentication == ReplicationAuthenticationType.Certificate && !c.Has("CertificateThumbprint"))
                {
                    throw new HostError("InvalidParameter", "A certificate is needed.", machine.Name);
                }
                if (!c.Should(machine.Name))
                {
                    return;
                }
                machine.Replication = new VMReplication { Owner = machine, ReplicaServerName = c.Get<string>("ReplicaServerName"), AuthenticationType = authentication };
                SetReplication(c, machine.Replication);
                c.Changed("enabled the replication", ("machine", machine.Name), ("generation", machine.Generation), ("server", machine.Replication.ReplicaServerName));
            });
            Logic["Set-VMReplication"] = c => c.Each(c.Machines(), machine =>
            {
                if (c.Should(machine.Name))
                {
                    SetReplication(c, machine.Replication);
                    c.Changed("set the replication", ("machine", machine.Name));
                }
            });
            Logic["Start-VMInitialReplication"] = c => c.Each(c.Machines(), machine =>
            {
                if (c.Should(machine.Name))
                {
                    machine.Replication.ReplicationState = VMReplicationState.InitialReplicationInProgress;
                    c.Changed("started the initial replication", ("machine", machine.Name));
                }
            });
        }

        private static void SetReplication(HostCmdlet c, VMReplication relation)
        {
            relation.ReplicaServerPort = c.Get("ReplicaServerPort", relation.ReplicaServerPort);
            relation.CertificateThumbprint = c.Get("CertificateThumbprint", relation.CertificateThumbprint);
            relation.CompressionEnabled = c.Get("CompressionEnabled", relation.CompressionEnabled);
            relation.RecoveryHistory = c.Get("RecoveryHistory", relation.RecoveryHistory);
            relation.ReplicationFrequencySec = c.Get("ReplicationFrequencySec", relation.ReplicationFrequencySec);
            relation.VSSSnapshotFrequencyHour = c.Get("VSSSnapshotFrequencyHour", relation.VSSSnapshotFrequencyHour);
            relation.AutoResynchronizeEnabled = c.Get("AutoResynchronizeEnabled", relation.AutoResynchronizeEnabled);
            if (c.Has("ExcludedVhd"))
            {
                relation.ExcludedDisks = c.Many<HardDiskDrive>("ExcludedVhd").ToList();
            }
        }

        private static void AddCluster()
        {
            Logic["Get-ClusterGroup"] = c =>
            {
                var names = c.Get<string[]>("Name") ?? c.Get<System.Collections.Specialized.StringCollection>("Name")?.Cast<string>().ToArray();
                var found = c.Host.Roles.Where(role => (!c.Has("VMId") || role.VMId == c.Get<Guid>("VMId")) && (names == null || names.Contains(role.Name, StringComparer.OrdinalIgnoreCase))).ToList();
                if (found.Count == 0 && (c.Has("VMId") || names != null))
                {
                    throw new HostError("ObjectNotFound", "There is no such cluster group.");
                }
                c.WriteObject(found, true);
            };
            Logic["Add-ClusterVirtualMachineRole"] = c =>
            {
                var machine = c.Has("VMId") ? c.Host.Machine(c.Get<Guid>("VMId")) : c.Named(c.Get<string>(c.Has("VMName") ? "VMName" : "VirtualMachine")).FirstOrDefault();
                if (machine == null)
                {
                    throw new HostError("ObjectNotFound", "There is no such machine.");
                }
                if (machine.HardDrives.Any(drive => drive.PhysicalDisk == null && !drive.Image.StartsWith(@"C:\ClusterStorage\", StringComparison.OrdinalIgnoreCase)) || !machine.Path.StartsWith(@"C:\ClusterStorage\", StringComparison.OrdinalIgnoreCase))
                {
                    throw new HostError("OperationFailed", $"The files of \"{machine.Name}\" are not on storage of the cluster.");
                }
                var role = new ClusterGroup { Name = c.Get("Name", machine.Name), VMId = machine.Id };
                c.Host.Roles.Add(role);
                machine.IsClustered = true;
                c.Changed("added a role", ("machine", machine.Name), ("generation", machine.Generation));
                c.WriteObject(role);
            };
            Logic["Remove-ClusterGroup"] = c =>
            {
                var piped = c.Has("InputObject") && (c.MyInvocation.BoundParameters["InputObject"] as PSObject)?.BaseObject is ClusterGroup single ? new[] { single }.ToList() : new System.Collections.Generic.List<ClusterGroup>();
                var found = piped.Count > 0 ? piped : c.Host.Roles.Where(role => c.Has("VMId") ? role.VMId == c.Get<Guid>("VMId") : c.Get("Name", Array.Empty<string>()).Contains(role.Name)).ToList();
                c.Each(found, role =>
                {
                    if (!c.Should(role.Name) || !c.Switch("Force") && !c.ShouldContinue($"Remove the group {role.Name}?", "Confirm"))
                    {
                        return;
                    }
                    var machine = c.Host.Machine(role.VMId);
                    c.Host.Roles.Remove(role);
                    machine.IsClustered = false;
                    if (machine.State == VMState.Running && c.Host.Option("leavingTheClusterSaves"))
                    {
                        machine.State = VMState.Saved;
                    }
                    c.Changed("removed a role", ("machine", machine.Name));
                });
            };
            Logic["Get-ClusterOwnerNode"] = c =>
            {
                var name = c.Get<string>("Group");
                var shown = new PSObject();
                shown.Properties.Add(new PSNoteProperty("ClusterObject", name));
                shown.Properties.Add(new PSNoteProperty("OwnerNodes", c.Host.Roles.FirstOrDefault(role => role.Name == name)?.PreferredOwners ?? new()));
                c.WriteObject(shown);
            };
            Logic["Set-ClusterOwnerNode"] = c =>
            {
                var name = c.Get<string>("Group");
                var role = c.Host.Roles.FirstOrDefault(candidate => candidate.Name == name) ?? throw new HostError("ObjectNotFound", "There is no such cluster group.", name);
                role.PreferredOwners = c.Get("Owners", Array.Empty<string>()).ToList();
                c.Changed("set the owners of a role", ("role", role.Name));
            };
            Logic["Get-ClusterResource"] = c => c.WriteObject(c.Host.Roles.Select(role =>
            {
                var shown = new PSObject();
                shown.Properties.Add(new PSNoteProperty("Name", $"Virtual Machine {role.Name}"));
                shown.Properties.Add(new PSNoteProperty("OwnerGroup", role.Name));
                shown.Properties.Add(new PSNoteProperty("ResourceType", "Virtual Machine"));
                return shown;
            }).ToList(), true);
            Logic["Get-ClusterResourceDependency"] = c => c.Each(c.Host.Roles.Take(1), role =>
            {
                var shown = new PSObject();
                shown.Properties.Add(new PSNoteProperty("Resource", $"Virtual Machine {role.Name}"));
                shown.Properties.Add(new PSNoteProperty("DependencyExpression", role.Dependency ?? ""));
                c.WriteObject(shown);
            });
            Logic["Set-ClusterResourceDependency"] = c => c.Changed("set a dependency", ("resource", c.Get<string>("Resource")));
            Logic["Stop-ClusterGroup"] = c => c.Changed("stopped a role");
            Logic["Start-ClusterGroup"] = c => c.Changed("started a role");
        }

        private static void AddAssignedDevices()
        {
            Logic["Get-VMAssignableDevice"] = c => c.WriteObject(c.Machines().SelectMany(machine => machine.Devices).ToList(), true);
            Logic["Add-VMAssignableDevice"] = c => c.Each(c.Machines(), machine =>
            {
                var place = c.Get<string>("LocationPath") ?? c.Get<string>("InstancePath");
                c.MustBe(machine, VMState.Off);
                if (machine.AutomaticStopAction != StopAction.TurnOff || machine.DynamicMemoryEnabled)
                {
                    throw new HostError("OperationFailed", $"\"{machine.Name}\": the stop action must be TurnOff and the memory static.", machine.Name);
                }
                if (!c.Host.DismountedDevices.Contains(place) || c.Host.Machines.Any(other => other.Devices.Any(device => string.Equals(device.LocationPath, place, StringComparison.OrdinalIgnoreCase))))
                {
                    throw new HostError("ObjectInUse", $"The device '{place}' is not free.", place);
                }
                if (c.Should(machine.Name))
                {
                    machine.Devices.Add(new VMAssignedDevice { Owner = machine, LocationPath = place, InstanceID = place });
                    c.Changed("assigned a device", ("machine", machine.Name), ("generation", machine.Generation), ("device", place));
                }
            });
            Logic["Remove-VMAssignableDevice"] = c => c.Each(c.Has("VMAssignableDevice") ? c.Many<VMAssignedDevice>("VMAssignableDevice") : c.Machines().SelectMany(machine => machine.Devices).Where(device => string.Equals(device.LocationPath, c.Get<string>("LocationPath"), StringComparison.OrdinalIgnoreCase)), device =>
            {
                c.MustBe(device.Owner, VMState.Off);
                if (c.Should(device.VMName))
                {
                    device.Owner.Devices.Remove(device);
                    c.Changed("took a device out", ("machine", device.VMName), ("device", device.LocationPath));
                }
            });
            Logic["Get-VMFibreChannelHba"] = c => c.WriteObject(c.Machines().SelectMany(machine => machine.FibreChannelHostBusAdapters).ToList(), true);
            Logic["Add-VMFibreChannelHba"] = c => c.Each(c.Machines(), machine =>
            {
                var san = c.Get<string>("SanName");
                if (string.IsNullOrEmpty(san) || !c.Host.Sans.Contains(san))
                {
                    throw new HostError("ObjectNotFound", $"There is no SAN \"{san}\".", san);
                }
                if (machine.Generation == 2 && !machine.Security.VirtualizationBasedSecurityOptOut && c.Host.Version == "2016")
                {
                    throw new HostError("OperationFailed", $"\"{machine.Name}\": Fibre Channel needs the opt-out from virtualization-based security.", machine.Name);
                }
                c.MustBe(machine, VMState.Off);
                if (!c.Should(machine.Name))
                {
                    return;
                }
                machine.FibreChannelHostBusAdapters.Add(new VMFibreChannelHba
                {
                    Owner = machine,
                    SanName = san,
                    WorldWideNodeNameSetA = c.Get<string>("WorldWideNodeNameSetA"),
                    WorldWidePortNameSetA = c.Get<string>("WorldWidePortNameSetA"),
                    WorldWideNodeNameSetB = c.Get<string>("WorldWideNodeNameSetB"),
                    WorldWidePortNameSetB = c.Get<string>("WorldWidePortNameSetB"),
                });
                c.Changed("added a Fibre Channel adapter", ("machine", machine.Name), ("generation", machine.Generation));
            });
            Logic["Remove-VMFibreChannelHba"] = c => c.Each(c.Many<VMFibreChannelHba>("VMFibreChannelHba"), adapter =>
            {
                if (c.Should(adapter.VMName))
                {
                    adapter.Owner.FibreChannelHostBusAdapters.Remove(adapter);
                    c.Changed("removed a Fibre Channel adapter", ("machine", adapter.VMName));
                }
            });
        }
    }
}
