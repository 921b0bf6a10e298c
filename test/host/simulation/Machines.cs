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
                    c.Changed("renamed a machine", ("machine", machine.Name), ("to", c.Get<string>("NewName")));
                    machine.Name = c.Get<string>("NewName");
                    c.Pass(machine);
                }
            });
            Logic["Set-VM"] = SetVM;
            Logic["Start-VM"] = c => c.Each(c.Machines("Name"), machine =>
            {
                if (c.Should(machine.Name))
                {
                    Start(c, machine);
                    c.Pass(machine);
                }
            });
            Logic["Stop-VM"] = c => c.Each(c.Machines("Name"), machine =>
            {
                if (c.Should(machine.Name))
                {
                    Stop(c, machine);
                    c.Pass(machine);
                }
            });
            Logic["Save-VM"] = c => c.Each(c.Machines("Name"), machine =>
            {
                if (c.Should(machine.Name))
                {
                    c.MustBe(machine, VMState.Running, VMState.Paused);
                    machine.State = VMState.Saved;
                    c.Changed("saved a machine", ("machine", machine.Name));
                    c.Pass(machine);
                }
            });
            Logic["Get-VMSnapshot"] = c => c.WriteObject(
                c.Machines("VMName").SelectMany(machine => machine.Snapshots)
                    .Where(snapshot => !c.Has("SnapshotType") || snapshot.SnapshotType == c.Get<SnapshotType>("SnapshotType")).ToList(), true);
            Logic["Remove-VMSnapshot"] = c => c.Each(c.Many<VMSnapshot>("VMSnapshot").Concat(c.Machines("VMName").SelectMany(machine => machine.Snapshots)), snapshot =>
            {
                var machine = snapshot.Owner;
                if (c.Should(snapshot.Name))
                {
                    machine.Snapshots.Remove(snapshot);
                    snapshot.IsDeleted = true;
                    c.Changed("removed a checkpoint", ("machine", machine.Name), ("checkpoint", snapshot.Name));
                    if (machine.Snapshots.Count == 0)
                    {
                        c.Host.StartMerge(machine);
                    }
                }
            });
            Logic["Checkpoint-VM"] = c => c.Each(c.Machines("Name"), machine =>
            {
                if (c.Should(machine.Name))
                {
                    TakeCheckpoint(c, machine, c.Get<string>("SnapshotName", "checkpoint"), false);
                }
            });
            Logic["Export-VM"] = ExportVM;
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
            var machine = new VirtualMachine { Name = name, Generation = generation, Version = version, Path = folder, SnapshotFileLocation = folder };
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
#if V2016
            processor.ExposeVirtualizationExtensions = c.Get("ExposeVirtualizationExtensions", processor.ExposeVirtualizationExtensions);
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
            c.Changed("set memory", ("machine", machine.Name), ("generation", machine.Generation));
        });

        // ---- States -------------------------------------------------------------------------------------------------

        private static void Start(HostCmdlet c, VirtualMachine machine)
        {
            if (machine.State == VMState.Running)
            {
                c.WriteWarning("The virtual machine is already in the specified state.");
                return;
            }
            c.MustBe(machine, VMState.Off, VMState.Saved, VMState.Paused);
            foreach (var drive in machine.HardDrives)
            {
                var image = drive.Path;
                if (drive.PhysicalDisk != null)
                {
                    continue;
                }
                if (!c.Host.Exists(image))
                {
                    throw new HostError("ObjectNotFound", $"'{machine.Name}' failed to start: the disk '{image}' is missing.", machine.Name);
                }
                if (c.Host.Mounted.ContainsKey(c.Host.FileOf(image)) || drive.SupportPersistentReservations != true && c.Host.ChainOf(image).Any(link => c.Host.UserOf(link) is VirtualMachine user && user != machine && !IsParentOnly(user, link)))
                {
                    throw new HostError("ObjectInUse", $"'{machine.Name}' failed to start: the disk '{image}' is in use.", machine.Name);
                }
                if (machine.Generation == 2 && !image.EndsWith("vhdx", StringComparison.OrdinalIgnoreCase) && !image.EndsWith("vhds", StringComparison.OrdinalIgnoreCase))
                {
                    throw new HostError("OperationFailed", $"'{machine.Name}' failed to start: a Generation 2 machine takes .vhdx only.", machine.Name);
                }
            }
            if (machine.NetworkAdapters.FirstOrDefault(adapter => adapter.SwitchName != null && c.Host.Switches.All(known => known.Name != adapter.SwitchName)) is VMNetworkAdapter lost)
            {
                throw new HostError("ObjectNotFound", $"'{machine.Name}' failed to start: there is no switch '{lost.SwitchName}'.", machine.Name);
            }
            foreach (var adapter in machine.NetworkAdapters.Where(adapter => adapter.DynamicMacAddressEnabled && adapter.MacAddress == "000000000000"))
            {
                adapter.MacAddress = $"00155D{c.Host.Journal.Count + 0x100000:X6}";
            }
            machine.State = VMState.Running;
            machine.StopsAt = Firmware.WhyNoGuest(c.Host, machine);
            machine.Started = machine.StopsAt == null;
            c.Changed("started a machine", ("machine", machine.Name), ("generation", machine.Generation), ("guest", machine.StopsAt ?? "started"));
#if V2016
            if (machine.AutomaticCheckpointsEnabled && machine.Snapshots.Count == 0)
            {
                TakeCheckpoint(c, machine, "automatic", true);
            }
#endif
        }

        private static bool IsParentOnly(VirtualMachine user, string path) => user.HardDrives.All(drive => !Host.SamePath(drive.Image, path));

        private static void Stop(HostCmdlet c, VirtualMachine machine)
        {
            if (machine.State == VMState.Off)
            {
                c.WriteWarning("The virtual machine is already in the specified state.");
                return;
            }
            if (c.Switch("TurnOff"))
            {
                c.MustBe(machine, VMState.Running, VMState.Paused, VMState.Saved);
            }
            else
            {
                c.MustBe(machine, VMState.Running);
                // A guest that does not answer can only be turned off, which is asked.
                if ((c.Host.Option("guestDoesNotAnswer") || !machine.Started) && !c.Switch("Force") && !c.ShouldContinue("Hyper-V cannot shut down the virtual machine. Turn it off?", "Confirm"))
                {
                    throw new HostError("OperationFailed", $"'{machine.Name}' could not be shut down.", machine.Name);
                }
            }
            machine.State = VMState.Off;
            c.Changed("stopped a machine", ("machine", machine.Name), ("generation", machine.Generation));
            foreach (var snapshot in machine.Snapshots.Where(snapshot => snapshot.IsAutomaticCheckpoint).ToList())
            {
                machine.Snapshots.Remove(snapshot);
                c.Host.StartMerge(machine);
            }
        }

        private static void TakeCheckpoint(HostCmdlet c, VirtualMachine machine, string name, bool isAutomatic)
        {
            machine.Snapshots.Add(new VMSnapshot { Owner = machine, Name = name, IsAutomaticCheckpoint = isAutomatic });
            foreach (var drive in machine.HardDrives.Where(drive => drive.PhysicalDisk == null))
            {
                var parent = drive.Image;
                var child = parent[..parent.LastIndexOf('.')] + "_" + Guid.NewGuid().ToString("N")[..8] + ".avhdx";
                var disk = c.Host.ReadDisk(parent);
                disk["parent"] = parent;
                disk["type"] = "Differencing";
                c.Host.WriteDisk(child, disk);
                drive.Image = child;
            }
            c.Changed("took a checkpoint", ("machine", machine.Name));
        }

        private static void ExportVM(HostCmdlet c) => c.Each(c.Machines("Name"), machine =>
        {
            if (!c.Should(machine.Name))
            {
                return;
            }
            var folder = c.Get<string>("Path").TrimEnd('\\') + "\\" + machine.Name;
            var here = c.Host.FileOf(folder);
            if (Directory.Exists(here))
            {
                throw new HostError("OperationFailed", $"Failed to export '{machine.Name}': the folder '{folder}' exists.", machine.Name);
            }
            var images = machine.HardDrives.Where(drive => drive.PhysicalDisk == null).SelectMany(drive => c.Host.ChainOf(drive.Image)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (images.GroupBy(Host.NameOf, StringComparer.OrdinalIgnoreCase).Any(group => group.Count() > 1))
            {
                throw new HostError("OperationFailed", $"Failed to copy the disks of '{machine.Name}': The file exists. (0x80070050).", machine.Name);
            }
            var needsOff = machine.HardDrives.Any(drive => drive.PhysicalDisk != null || drive.SupportPersistentReservations == true) || machine.Devices.Count > 0 || machine.FibreChannelHostBusAdapters.Count > 0;
            if (machine.State != VMState.Off && needsOff && !c.Host.Option("exportsRunningMachines"))
            {
                throw new HostError("OperationFailed", $"Failed to export '{machine.Name}': a checkpoint of it cannot be taken.", machine.Name);
            }
            Directory.CreateDirectory(Path.Combine(here, "Virtual Hard Disks"));
            Directory.CreateDirectory(Path.Combine(here, "Virtual Machines"));
            foreach (var image in images)
            {
                File.Copy(c.Host.FileOf(image), Path.Combine(here, "Virtual Hard Disks", Host.NameOf(image)));
                if (c.StopsHalfway)
                {
                    throw new HostError("OperationFailed", $"Failed to export '{machine.Name}' (injected, half way).", machine.Name);
                }
            }
            File.WriteAllText(Path.Combine(here, "Virtual Machines", machine.Id + ".vmcx"), "{}");
            c.Changed("exported a machine", ("machine", machine.Name), ("to", folder));
        });
    }
}
