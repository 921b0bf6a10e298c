using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static partial class Cmdlets
    {
        private static readonly string[] VersionNames = { "2012R2", "2016", "2019", "2022", "2025" };

        /// The configuration version that a new machine has (VER).
        internal static string NewestVersion(string host) => host switch
        {
            "2012R2" => "5.0",
            "2016" => "8.0",
            "2019" => "9.0",
            "2022" => "10.0",
            _ => "12.0",
        };

        private static string[] SupportedVersions(string host) => host switch
        {
            "2012R2" => new[] { "5.0" },
            "2016" => new[] { "5.0", "6.2", "7.0", "7.1", "8.0" },
            "2019" => new[] { "5.0", "6.2", "7.0", "7.1", "8.0", "8.1", "8.2", "8.3", "9.0" },
            "2022" => new[] { "8.0", "8.1", "8.2", "8.3", "9.0", "9.1", "9.2", "9.3", "10.0" },
            _ => new[] { "8.0", "8.1", "8.2", "8.3", "9.0", "9.1", "9.2", "9.3", "10.0", "11.0", "12.0" },
        };

        private static void AddMachines()
        {
            Logic["Get-VM"] = c =>
            {
                var found = c.Has("Id") ? c.Host.Machines.Where(machine => machine.Id == c.Get<Guid>("Id")) : c.Has("Name") ? c.Machines("Name") : c.Host.Machines;
                if (c.Has("Id") && !found.Any())
                {
                    throw new HostError("InvalidParameter", $"Hyper-V was unable to find a virtual machine with id {c.Get<Guid>("Id")}.", c.Get<Guid>("Id"));
                }
                c.WriteObject(found.ToList(), true);
            };
            Logic["New-VM"] = NewVM;
            Logic["Remove-VM"] = c => c.Each(c.Machines("Name"), machine =>
            {
                if (!c.Should(machine.Name) || !c.Switch("Force") && !c.ShouldContinue($"Remove-VM will remove virtual machine \"{machine.Name}\".", "Confirm"))
                {
                    return;
                }
                c.MustBe(machine, VMState.Off, VMState.Saved);
                c.Host.Machines.Remove(machine);
                machine.IsDeleted = true;
                c.Changed("removed a machine", ("machine", machine.Name), ("generation", machine.Generation));
                c.Pass(machine);
            });
            Logic["Rename-VM"] = c => c.Each(c.Machines("Name"), machine =>
            {
                if (c.Should(machine.Name))
                {
                    if (c.Get<string>("NewName").Length > 100)
                    {
                        throw new HostError("InvalidParameter", "The parameter is incorrect.", machine);
                    }
                    c.Changed("renamed a machine", ("machine", machine.Name), ("to", c.Get<string>("NewName")));
                    machine.Name = c.Get<string>("NewName");
                    c.Pass(machine);
                }
            });
            Logic["Set-VM"] = SetVM;
            Logic["Get-VMProcessor"] = c => c.WriteObject(c.Machines("VMName").Select(machine => machine.Processor).ToList(), true);
            Logic["Get-VMMemory"] = c => c.WriteObject(c.Machines("VMName").Select(machine => machine.Memory).ToList(), true);
            Logic["Set-VMProcessor"] = SetProcessor;
            Logic["Set-VMMemory"] = SetMemory;
            Logic["Get-VMHost"] = c => c.WriteObject(c.Host.Settings);
            Logic["Get-VMHostSupportedVersion"] = c => c.WriteObject(SupportedVersions(c.Host.Version).Select(version =>
                new VMHostSupportedVersion { Name = version, Version = System.Version.Parse(version), IsDefault = version == NewestVersion(c.Host.Version) }).ToList(), true);
        }

        private static void NewVM(HostCmdlet c)
        {
            var generation = c.Get<int>("Generation", 1);
            var device = c.Has("BootDevice") ? c.Get<BootDevice>("BootDevice") : (BootDevice?)null;
            if (generation == 2 && device is BootDevice.Floppy or BootDevice.IDE or BootDevice.LegacyNetworkAdapter)
            {
                throw new HostError("InvalidParameter", "The boot device is not supported by a Generation 2 virtual machine.", device);
            }
            var version = c.Has("Version") ? c.Get<Version>("Version").ToString() : NewestVersion(c.Host.Version);
            if (!SupportedVersions(c.Host.Version).Contains(version))
            {
                throw new HostError("InvalidParameter", $"The version {version} is not supported by this host.", version);
            }
            var disk = c.Get<string>("VHDPath");
            if (disk != null && generation == 2 && !disk.EndsWith("vhdx", StringComparison.OrdinalIgnoreCase))
            {
                throw new HostError("InvalidParameter", "A Generation 2 virtual machine takes .vhdx only.", disk);
            }
            var network = c.Get<string>("SwitchName");
            if (network != null)
            {
                SwitchNamed(c.Host, network);
            }
            var name = c.Get<string>("Name", "New Virtual Machine");
            if (!c.Should(name))
            {
                return;
            }
            var folder = c.Has("Path") ? c.Get<string>("Path").TrimEnd('\\') + "\\" + name : c.Host.Settings.VirtualMachinePath;
            Directory.CreateDirectory(c.Host.FileOf(folder));
            var machine = new VirtualMachine { Name = name, Generation = generation, Version = version, Path = folder, SnapshotFileLocation = folder, SmartPagingFilePath = folder };
            machine.Memory.Startup = c.Get<long>("MemoryStartupBytes", 1L << 30);
#if V2016
            machine.AutomaticCheckpointsEnabled = c.Host.IsClient;
#endif
            machine.NetworkAdapters.Add(new VMNetworkAdapter
            {
                Owner = machine,
                Name = "Netzwerkkarte",
                SwitchName = network,
                IsLegacy = generation == 1 && device is BootDevice.LegacyNetworkAdapter or BootDevice.NetworkAdapter,
            });
            if (generation == 1)
            {
                machine.DVDDrives.Add(new DvdDrive { Owner = machine, Name = "DVD-Laufwerk", ControllerType = ControllerType.IDE, ControllerNumber = 1 });
                machine.FloppyDrive = new VMFloppyDiskDrive { Owner = machine, Name = "Diskettenlaufwerk" };
            }
            else
            {
                machine.Firmware.Order.Add(machine.NetworkAdapters[0]);
                if (device == BootDevice.CD)
                {
                    AddDvd(machine, new DvdDrive { Owner = machine, ControllerType = ControllerType.SCSI });
                }
            }
            if (disk != null)
            {
                var drive = new HardDiskDrive { Owner = machine, Path = disk, ControllerType = generation == 1 ? ControllerType.IDE : ControllerType.SCSI };
                machine.HardDrives.Add(drive);
                machine.Firmware.Order.Insert(0, drive);
            }
            c.Host.Machines.Add(machine);
            c.Changed("made a machine", ("machine", name), ("generation", generation), ("path", folder), ("version", version));
            c.WriteObject(machine);
        }

        private static void SetVM(HostCmdlet c) => c.Each(c.Machines("Name"), machine =>
        {
            if (!c.Should(machine.Name))
            {
                return;
            }
            var stop = c.Has("AutomaticStopAction") ? c.Get<StopAction>("AutomaticStopAction") : machine.AutomaticStopAction;
            if (machine.Devices.Count > 0 && stop != StopAction.TurnOff)
            {
                throw new HostError("OperationFailed", "The automatic stop action must be TurnOff while a device is assigned.", machine.Name);
            }
            if (c.Has("ProcessorCount"))
            {
                machine.Processor.Count = c.Get<long>("ProcessorCount");
            }
            machine.AutomaticStopAction = stop;
            machine.AutomaticStartAction = c.Get("AutomaticStartAction", machine.AutomaticStartAction);
            machine.AutomaticStartDelay = c.Get("AutomaticStartDelay", machine.AutomaticStartDelay);
            machine.Notes = c.Get("Notes", machine.Notes);
            machine.SnapshotFileLocation = c.Get("SnapshotFileLocation", machine.SnapshotFileLocation);
            machine.SmartPagingFilePath = c.Get("SmartPagingFilePath", machine.SmartPagingFilePath);
            machine.Name = c.Get("NewVMName", machine.Name);
            machine.Memory.Startup = c.Get("MemoryStartupBytes", machine.Memory.Startup);
            machine.Memory.Minimum = c.Get("MemoryMinimumBytes", machine.Memory.Minimum);
            machine.Memory.Maximum = c.Get("MemoryMaximumBytes", machine.Memory.Maximum);
            machine.Memory.DynamicMemoryEnabled = c.Switch("DynamicMemory") || machine.Memory.DynamicMemoryEnabled && !c.Switch("StaticMemory");
#if V2016
            machine.AutomaticCheckpointsEnabled = c.Get("AutomaticCheckpointsEnabled", machine.AutomaticCheckpointsEnabled);
            machine.CheckpointType = c.Get("CheckpointType", machine.CheckpointType);
            machine.LockOnDisconnect = c.Get("LockOnDisconnect", machine.LockOnDisconnect);
            machine.EnhancedSessionTransportType = c.Get("EnhancedSessionTransportType", machine.EnhancedSessionTransportType);
            machine.GuestControlledCacheTypes = c.Get("GuestControlledCacheTypes", machine.GuestControlledCacheTypes);
            machine.LowMemoryMappedIoSpace = c.Get("LowMemoryMappedIoSpace", machine.LowMemoryMappedIoSpace);
            machine.HighMemoryMappedIoSpace = c.Get("HighMemoryMappedIoSpace", machine.HighMemoryMappedIoSpace);
            machine.AutomaticCriticalErrorAction = c.Get("AutomaticCriticalErrorAction", machine.AutomaticCriticalErrorAction);
            machine.AutomaticCriticalErrorActionTimeout = c.Get("AutomaticCriticalErrorActionTimeout", machine.AutomaticCriticalErrorActionTimeout);
#endif
            c.Changed("set a machine", ("machine", machine.Name), ("generation", machine.Generation), ("settings", string.Join(",", c.MyInvocation.BoundParameters.Keys.Where(key => key != "VM"))));
            c.Pass(machine);
        });

        private static void SetProcessor(HostCmdlet c) => c.Each(c.Has("VMProcessor") ? c.Many<VMProcessor>("VMProcessor").Select(processor => processor.Owner) : c.Machines("VMName"), machine =>
        {
            if (!c.Should(machine.Name))
            {
                return;
            }
            var count = c.Get("Count", machine.Processor.Count);
            if (count < 1 || count > c.Host.Settings.LogicalProcessorCount)
            {
                throw new HostError("InvalidParameter", $"The number of processors {count} is out of range.", count);
            }
            if (c.Has("ExposeVirtualizationExtensions"))
            {
                c.MustBe(machine, VMState.Off);
            }
            var processor = machine.Processor;
            processor.Count = count;
            processor.CompatibilityForMigrationEnabled = c.Get("CompatibilityForMigrationEnabled", processor.CompatibilityForMigrationEnabled);
            processor.CompatibilityForOlderOperatingSystemsEnabled = c.Get("CompatibilityForOlderOperatingSystemsEnabled", processor.CompatibilityForOlderOperatingSystemsEnabled);
            processor.Maximum = c.Get("Maximum", processor.Maximum);
            processor.Reserve = c.Get("Reserve", processor.Reserve);
            processor.RelativeWeight = c.Get("RelativeWeight", processor.RelativeWeight);
            processor.MaximumCountPerNumaNode = c.Get("MaximumCountPerNumaNode", processor.MaximumCountPerNumaNode);
            processor.MaximumCountPerNumaSocket = c.Get("MaximumCountPerNumaSocket", processor.MaximumCountPerNumaSocket);
#if V2016
            processor.ExposeVirtualizationExtensions = c.Get("ExposeVirtualizationExtensions", processor.ExposeVirtualizationExtensions);
            processor.HwThreadCountPerCore = c.Get("HwThreadCountPerCore", processor.HwThreadCountPerCore);
            processor.EnableHostResourceProtection = c.Get("EnableHostResourceProtection", processor.EnableHostResourceProtection);
#endif
            c.Changed("set processors", ("machine", machine.Name), ("generation", machine.Generation));
        });

        private static void SetMemory(HostCmdlet c) => c.Each(c.Machines("VMName"), machine =>
        {
            if (!c.Should(machine.Name))
            {
                return;
            }
            var memory = machine.Memory;
            var (startup, minimum, maximum) = (c.Get("StartupBytes", memory.Startup), c.Get("MinimumBytes", memory.Minimum), c.Get("MaximumBytes", memory.Maximum));
            var isDynamic = c.Get("DynamicMemoryEnabled", memory.DynamicMemoryEnabled);
            if (isDynamic && (minimum > startup || startup > maximum))
            {
                throw new HostError("InvalidParameter", "The startup memory must be between the minimum and the maximum.", machine.Name);
            }
            (memory.Startup, memory.Minimum, memory.Maximum, memory.DynamicMemoryEnabled) = (startup, minimum, maximum, isDynamic);
            memory.Buffer = c.Get("Buffer", memory.Buffer);
            memory.Priority = c.Get("Priority", memory.Priority);
            memory.MaximumPerNumaNode = c.Get("MaximumAmountPerNumaNodeBytes", memory.MaximumPerNumaNode << 20) >> 20;
            c.Changed("set memory", ("machine", machine.Name), ("generation", machine.Generation));
        });
    }
}
