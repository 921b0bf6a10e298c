// A machine's states, its checkpoints and its export.
using System;
using System.IO;
using System.Linq;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static partial class Cmdlets
    {
        private static void AddStates()
        {
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
        }

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
