// The host's state as a test gets it.
using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static partial class StateOf
    {
        public static JsonObject Save(Host host) => new()
        {
            ["machines"] = new JsonArray(host.Machines.Select(machine => (JsonNode)Saved(host, machine)).ToArray()),
            ["files"] = new JsonArray(Directory.EnumerateFiles(host.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "mounted.json").Order(StringComparer.Ordinal).Select(file => (JsonNode)JsonValue.Create(host.WindowsPath(file))).ToArray()),
            ["mounted"] = new JsonArray(host.Mounted.Keys.Select(file => (JsonNode)JsonValue.Create(host.WindowsPath(file))).ToArray()),
            ["roles"] = new JsonArray(host.Roles.Select(role => (JsonNode)JsonValue.Create(host.Machine(role.VMId)?.Name)).ToArray()),
        };

        private static JsonObject Saved(Host host, VirtualMachine machine)
        {
            var saved = new JsonObject
            {
                ["name"] = machine.Name,
                ["generation"] = machine.Generation,
                ["version"] = machine.Version,
                ["state"] = machine.State.ToString(),
                ["guest"] = Firmware.WhyNoGuest(host, machine) ?? "starts",
                ["notes"] = machine.Notes,
                ["path"] = machine.Path,
                ["automaticStartAction"] = machine.AutomaticStartAction.ToString(),
                ["automaticStartDelay"] = machine.AutomaticStartDelay,
                ["automaticStopAction"] = machine.AutomaticStopAction.ToString(),
                ["processorCount"] = machine.ProcessorCount,
                ["memoryStartup"] = machine.MemoryStartup,
                ["dynamicMemory"] = machine.DynamicMemoryEnabled,
                ["memoryMinimum"] = machine.MemoryMinimum,
                ["memoryMaximum"] = machine.MemoryMaximum,
                ["resourceMetering"] = machine.ResourceMeteringEnabled,
                ["clustered"] = machine.IsClustered,
                ["comPort1"] = machine.ComPort1.Path,
                ["comPort2"] = machine.ComPort2.Path,
                ["tpm"] = machine.Security.TpmEnabled,
                ["shielded"] = machine.Security.Shielded,
                ["optOutOfVbs"] = machine.Security.VirtualizationBasedSecurityOptOut,
                ["devices"] = new JsonArray(machine.Devices.Select(device => (JsonNode)JsonValue.Create(device.LocationPath)).ToArray()),
                ["fibreChannel"] = machine.FibreChannelHostBusAdapters.Count,
                ["scsiControllers"] = machine.ScsiControllers,
                ["replication"] = machine.Replication == null ? null : new JsonObject { ["server"] = machine.Replication.ReplicaServerName, ["port"] = machine.Replication.ReplicaServerPort, ["frequency"] = machine.Replication.ReplicationFrequencySec, ["recoveryHistory"] = machine.Replication.RecoveryHistory, ["authentication"] = machine.Replication.AuthenticationType.ToString() },
#if V2016
                ["checkpointType"] = machine.CheckpointType.ToString(),
                ["automaticCheckpoints"] = machine.AutomaticCheckpointsEnabled,
                ["nested"] = machine.Processor.ExposeVirtualizationExtensions,
#endif
                ["settings"] = Settings.Of(machine),
                ["processor"] = Settings.Of(machine.Processor),
                ["memory"] = Settings.Of(machine.Memory),
                ["ports"] = new JsonArray(Settings.Of(machine.ComPort1), Settings.Of(machine.ComPort2)),
                ["services"] = new JsonObject(machine.VMIntegrationService.Select(service => new System.Collections.Generic.KeyValuePair<string, JsonNode>(service.Name, service.Enabled))),
                ["drives"] = new JsonArray(machine.Drives.Select(drive => (JsonNode)Saved(drive)).ToArray()),
                ["adapters"] = new JsonArray(machine.NetworkAdapters.Select(adapter => (JsonNode)Saved(adapter)).ToArray()),
            };
            if (machine.Generation == 2)
            {
                saved["firmware"] = new JsonObject
                {
                    ["secureBoot"] = machine.Firmware.SecureBoot.ToString(),
#if V2016
                    ["template"] = machine.Firmware.SecureBootTemplate,
                    ["consoleMode"] = machine.Firmware.ConsoleMode.ToString(),
#endif
                    ["bootOrder"] = new JsonArray(machine.Firmware.Order.Select(device => (JsonNode)JsonValue.Create(device switch
                    {
                        HardDiskDrive disk => "disk:" + (disk.PhysicalDisk ?? Host.NameOf(disk.Image)),
                        DvdDrive => "dvd",
                        VMNetworkAdapter adapter => "adapter:" + adapter.Name,
                        _ => "other",
                    })).ToArray()),
                };
            }
            return saved;
        }

        private static JsonObject Saved(Drive drive)
        {
            var saved = new JsonObject { ["place"] = $"{drive.ControllerType}:{drive.ControllerNumber}:{drive.ControllerLocation}" };
            switch (drive)
            {
                case HardDiskDrive disk:
                    saved[disk.PhysicalDisk == null ? "path" : "physical"] = disk.PhysicalDisk ?? disk.Image;
                    saved["shared"] = disk.SupportPersistentReservations == true;
                    saved["settings"] = Settings.Of(disk);
                    break;
                case DvdDrive dvd:
                    saved["dvd"] = dvd.Path;
                    break;
                default:
                    saved["keyStorage"] = true;
                    break;
            }
            return saved;
        }

        private static JsonObject Saved(VMNetworkAdapter adapter) => new()
        {
            ["name"] = adapter.Name,
            ["switch"] = adapter.SwitchName,
            ["legacy"] = adapter.IsLegacy,
            ["mac"] = adapter.MacAddress,
            ["dynamicMac"] = adapter.DynamicMacAddressEnabled,
            ["vlanMode"] = adapter.VlanSetting.OperationMode.ToString(),
            ["vlan"] = adapter.VlanSetting.AccessVlanId,
            ["spoofing"] = adapter.MacAddressSpoofing.ToString(),
            ["dhcpGuard"] = adapter.DhcpGuard.ToString(),
            ["routerGuard"] = adapter.RouterGuard.ToString(),
            ["settings"] = Settings.Of(adapter),
            ["vlans"] = Settings.Of(adapter.VlanSetting),
            ["bandwidth"] = adapter.BandwidthSetting == null ? null : Settings.Of(adapter.BandwidthSetting),
        };
    }
}
