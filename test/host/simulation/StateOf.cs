// The host's state as JSON: what a test gives, and what it gets back.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static partial class StateOf
    {
        public static void Load(JsonObject state, string root)
        {
            Directory.CreateDirectory(root);
            var host = new Host(Text(state, "version") ?? "2019", state["isClient"]?.GetValue<bool>() == true, root, state["options"]?.DeepClone() as JsonObject);
            foreach (var letter in Items(state, "letters").Select(node => node.GetValue<string>()))
            {
                Directory.CreateDirectory(Path.Combine(root, letter));
            }
            foreach (var folder in Items(state, "folders"))
            {
                Directory.CreateDirectory(host.FileOf(folder.GetValue<string>()));
            }
            foreach (var file in Items(state, "files").Cast<JsonObject>())
            {
                var path = Text(file, "path")!;
                var content = file.DeepClone().AsObject();
                content.Remove("path");
                content["size"] ??= 1UL << 30;
                Directory.CreateDirectory(Path.GetDirectoryName(host.FileOf(path))!);
                host.WriteDisk(path, content);
            }
            foreach (var name in Items(state, "switches"))
            {
                host.Switches.Add(new VMSwitch { Name = name.GetValue<string>() });
            }
            foreach (var san in Items(state, "sans"))
            {
                host.Sans.Add(san.GetValue<string>());
            }
            foreach (var device in Items(state, "dismountedDevices"))
            {
                host.DismountedDevices.Add(device.GetValue<string>());
            }
            foreach (var disk in Items(state, "physicalDisks").Cast<JsonObject>())
            {
                host.PhysicalDisks.Add(new PhysicalDisk { Id = Text(disk, "id"), SerialNumber = Text(disk, "id"), Number = disk["number"]!.GetValue<int>(), IsOffline = disk["isOffline"]?.GetValue<bool>() ?? true });
            }
            foreach (var machine in Items(state, "machines").Cast<JsonObject>())
            {
                host.Machines.Add(Machine(host, machine));
            }
        }

        private static IEnumerable<JsonNode> Items(JsonObject from, string key) => (from[key] as JsonArray)?.Where(node => node != null).Select(node => node!) ?? Array.Empty<JsonNode>();
        private static string Text(JsonObject from, string key) => from[key]?.GetValue<string>();
        private static T Enumeration<T>(JsonObject from, string key, T otherwise) where T : struct => Text(from, key) is string text ? Enum.Parse<T>(text, true) : otherwise;

        private static VirtualMachine Machine(Host host, JsonObject from)
        {
            var machine = new VirtualMachine
            {
                Name = Text(from, "name"),
                Generation = from["generation"]?.GetValue<int>() ?? 1,
                Version = Text(from, "version") ?? Cmdlets.NewestVersion(host.Version),
                State = Enumeration(from, "state", VMState.Off),
                Notes = Text(from, "notes") ?? "",
                Path = Text(from, "path") ?? host.Settings.VirtualMachinePath,
                AutomaticStartAction = Enumeration(from, "automaticStartAction", StartAction.StartIfRunning),
                AutomaticStartDelay = from["automaticStartDelay"]?.GetValue<int>() ?? 0,
                AutomaticStopAction = Enumeration(from, "automaticStopAction", StopAction.Save),
                ResourceMeteringEnabled = from["resourceMetering"]?.GetValue<bool>() == true,
                ScsiControllers = from["scsiControllers"]?.GetValue<int>() ?? 1,
            };
            (machine.SnapshotFileLocation, machine.SmartPagingFilePath) = (machine.Path, machine.Path);
            machine.Started = machine.State == VMState.Running;
            Directory.CreateDirectory(host.FileOf(machine.Path));
            machine.Processor.Count = from["processorCount"]?.GetValue<long>() ?? 1;
            machine.Memory.Startup = from["memoryStartup"]?.GetValue<long>() ?? machine.Memory.Startup;
            machine.Memory.DynamicMemoryEnabled = from["dynamicMemory"]?.GetValue<bool>() == true;
            machine.Memory.Minimum = from["memoryMinimum"]?.GetValue<long>() ?? machine.Memory.Minimum;
            machine.Memory.Maximum = from["memoryMaximum"]?.GetValue<long>() ?? machine.Memory.Maximum;
#if V2016
            machine.CheckpointType = Enumeration(from, "checkpointType", CheckpointType.Production);
            machine.AutomaticCheckpointsEnabled = from["automaticCheckpoints"]?.GetValue<bool>() == true;
            machine.Processor.ExposeVirtualizationExtensions = from["nested"]?.GetValue<bool>() == true;
#endif
            machine.ComPort1.Path = Text(from, "comPort1") ?? "";
            machine.ComPort2.Path = Text(from, "comPort2") ?? "";
            if (machine.Generation == 1)
            {
                machine.FloppyDrive = new VMFloppyDiskDrive { Owner = machine, Path = Text(from, "floppy") };
                machine.Bios.NumLockEnabled = from["numLock"]?.GetValue<bool>() == true;
                if (from["startupOrder"] is JsonArray order)
                {
                    machine.Bios.StartupOrder = order.Select(node => Enum.Parse<BootDevice>(node!.GetValue<string>(), true)).ToArray();
                }
            }
            foreach (var drive in Items(from, "drives").Cast<JsonObject>())
            {
                AddDrive(machine, drive);
            }
            foreach (var adapter in Items(from, "adapters").Cast<JsonObject>())
            {
                machine.NetworkAdapters.Add(Adapter(machine, adapter));
            }
            foreach (var name in Items(from, "checkpoints"))
            {
                machine.Snapshots.Add(new VMSnapshot { Owner = machine, Name = name.GetValue<string>() });
            }
            foreach (var hba in Items(from, "fibreChannel").Cast<JsonObject>())
            {
                machine.FibreChannelHostBusAdapters.Add(new VMFibreChannelHba { Owner = machine, SanName = Text(hba, "san"), WorldWideNodeNameSetA = Text(hba, "nodeA"), WorldWidePortNameSetA = Text(hba, "portA"), WorldWideNodeNameSetB = Text(hba, "nodeB"), WorldWidePortNameSetB = Text(hba, "portB") });
            }
            foreach (var place in Items(from, "devices"))
            {
                machine.Devices.Add(new VMAssignedDevice { Owner = machine, LocationPath = place.GetValue<string>(), InstanceID = place.GetValue<string>() });
            }
            if (from["keyStorageDrive"]?.GetValue<bool>() == true)
            {
                machine.KeyStorage = new KeyStorageDrive { Owner = machine, ControllerType = ControllerType.IDE, ControllerNumber = 1, ControllerLocation = 1 };
            }
            Settings.Set(machine, from["settings"]);
            Settings.Set(machine.Processor, from["processor"]);
            Settings.Set(machine.Memory, from["memory"]);
            Settings.Set(machine.ComPort1, from["comPort1Settings"]);
            Settings.Set(machine.ComPort2, from["comPort2Settings"]);
            foreach (var service in machine.VMIntegrationService)
            {
                service.Enabled = (from["services"] as JsonObject)?[service.Name]?.GetValue<bool>() ?? service.Enabled;
            }
            if (from["replication"] is JsonObject relation)
            {
                machine.Replication = new VMReplication { Owner = machine, ReplicaServerName = Text(relation, "server"), ReplicaServerPort = relation["port"]?.GetValue<int>() ?? 80, ReplicationFrequencySec = relation["frequency"]?.GetValue<int>() ?? 300, RecoveryHistory = relation["recoveryHistory"]?.GetValue<int>() ?? 0, AuthenticationType = Enumeration(relation, "authentication", ReplicationAuthenticationType.Kerberos), ReplicationMode = Enumeration(relation, "mode", VMReplicationMode.Primary), ReplicationState = VMReplicationState.Replicating };
            }
            if (from["clustered"]?.GetValue<bool>() == true)
            {
                machine.IsClustered = true;
                host.Roles.Add(new ClusterGroup { Name = machine.Name, VMId = machine.Id, Priority = 3000, PreferredOwners = new List<string> { "node2" } });
            }
            return machine;
        }

        private static void AddDrive(VirtualMachine machine, JsonObject from)
        {
            var place = Text(from, "place")!.Split(':');
            Drive drive = from["dvd"] != null || from.ContainsKey("dvd")
                ? new DvdDrive { Path = Text(from, "dvd") }
                : new HardDiskDrive { Path = Text(from, "path"), PhysicalDisk = Text(from, "physical"), SupportPersistentReservations = from["shared"]?.GetValue<bool>() == true };
            drive.Owner = machine;
            (drive.ControllerType, drive.ControllerNumber, drive.ControllerLocation) = (Enum.Parse<ControllerType>(place[0]), int.Parse(place[1]), int.Parse(place[2]));
            Settings.Set(drive, from["settings"]);
            if (drive is DvdDrive dvd)
            {
                Cmdlets.AddDvd(machine, dvd);
            }
            else
            {
                machine.HardDrives.Add((HardDiskDrive)drive);
                machine.Firmware.Order.Add(drive);
            }
        }

        private static VMNetworkAdapter Adapter(VirtualMachine machine, JsonObject from)
        {
            var adapter = new VMNetworkAdapter
            {
                Owner = machine,
                Name = Text(from, "name"),
                SwitchName = Text(from, "switch"),
                IsLegacy = from["legacy"]?.GetValue<bool>() == true,
                MacAddress = Text(from, "mac") ?? "000000000000",
                DynamicMacAddressEnabled = from["dynamicMac"]?.GetValue<bool>() ?? Text(from, "mac") == null,
                MacAddressSpoofing = Enumeration(from, "spoofing", OnOffState.Off),
                DhcpGuard = Enumeration(from, "dhcpGuard", OnOffState.Off),
                RouterGuard = Enumeration(from, "routerGuard", OnOffState.Off),
            };
            Settings.Set(adapter, from["settings"]);
            Settings.Set(adapter.VlanSetting, from["vlans"]);
            if (from["bandwidth"] is JsonObject bandwidth)
            {
                Settings.Set(adapter.BandwidthSetting = new VMNetworkAdapterBandwidthSetting(), bandwidth);
            }
            if (from["vlan"]?.GetValue<int>() is int vlan)
            {
                (adapter.VlanSetting.OperationMode, adapter.VlanSetting.AccessVlanId) = (VMNetworkAdapterVlanMode.Access, vlan);
            }
            return adapter;
        }
    }
}
