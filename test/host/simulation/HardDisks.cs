// Hard disk drives: what is attached, and with which limits.
using System;
using System.Linq;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static partial class Cmdlets
    {
        private static void AddHardDiskDrive(HostCmdlet c) => c.Each(c.Has("VMDriveController") ? c.Many<VMDriveController>("VMDriveController").Select(controller => controller.Owner) : c.Machines(), machine =>
        {
            RefuseIde(c, machine);
            var path = c.Get<string>("Path");
            var drive = new HardDiskDrive { Owner = machine, Path = path, Name = "Festplatte", SupportPersistentReservations = c.Switch("SupportPersistentReservations") };
            if (c.Has("DiskNumber"))
            {
                drive.PhysicalDisk = OfflineDisk(c, c.Get<int>("DiskNumber"), machine).Id;
            }
            else if (path != null && !c.Host.Exists(path))
            {
                throw new HostError("ObjectNotFound", $"The file '{path}' does not exist.", path);
            }
            if (path != null && machine.Generation == 2 && path.EndsWith(".vhd", StringComparison.OrdinalIgnoreCase) && !c.Host.Option("takesVhd"))
            {
                throw new HostError("OperationFailed", $"'{machine.Name}' cannot use '{path}': a Generation 2 machine takes .vhdx only.", path);
            }
            if (c.Has("SupportPersistentReservations") && (path == null || c.Has("ControllerType") && c.Get<ControllerType>("ControllerType") != ControllerType.SCSI))
            {
                throw new HostError("InvalidParameter", "Persistent reservations need a SCSI controller and a path.", path);
            }
            RefuseLocal(c, machine, path);
            if (!c.Should(machine.Name))
            {
                return;
            }
            Place(c, drive, machine.Generation == 1 ? ControllerType.IDE : ControllerType.SCSI);
            Running(c, drive);
            drive.MaximumIOPS = c.Has("MaximumIOPS") ? c.Get<ulong>("MaximumIOPS") : 0;
            drive.MinimumIOPS = c.Has("MinimumIOPS") ? c.Get<ulong>("MinimumIOPS") : 0;
            machine.HardDrives.Add(drive);
            machine.Firmware.Order.Add(drive);
            c.Changed("added a disk drive", ("machine", machine.Name), ("generation", machine.Generation), ("path", path), ("place", $"{drive.ControllerType}:{drive.ControllerNumber}:{drive.ControllerLocation}"));
            c.Pass(drive);
        });

        /// A machine of a cluster has its files where all nodes see them.
        private static void RefuseLocal(HostCmdlet c, VirtualMachine machine, string path)
        {
            if (machine.IsClustered && path != null && !c.Switch("AllowUnverifiedPaths") && !path.StartsWith(@"C:\ClusterStorage\", StringComparison.OrdinalIgnoreCase))
            {
                throw new HostError("InvalidParameter", $"'{path}' is not on storage of the cluster.", path);
            }
        }

        private static PhysicalDisk OfflineDisk(HostCmdlet c, int number, VirtualMachine machine)
        {
            var disk = c.Host.PhysicalDisks.FirstOrDefault(candidate => candidate.Number == number) ?? throw new HostError("ObjectNotFound", $"There is no disk {number}.", number);
            if (!disk.IsOffline)
            {
                throw new HostError("InvalidParameter", $"Disk {number} must be offline.", number);
            }
            if (c.Host.Machines.FirstOrDefault(other => other != machine && other.State != VMState.Off && other.HardDrives.Any(drive => drive.PhysicalDisk == disk.Id)) is VirtualMachine user)
            {
                throw new HostError("ObjectInUse", $"Disk {number} is in use by \"{user.Name}\".", number);
            }
            return disk;
        }

        private static void SetHardDiskDrive(HostCmdlet c) => c.Each(Drives<HardDiskDrive>(c, "VMHardDiskDrive", machine => machine.HardDrives), drive =>
        {
            if (c.Has("DiskNumber") && c.Has("Path"))
            {
                throw new HostError("InvalidParameter", "A path and a disk number exclude each other.", drive.Path);
            }
            var path = c.Get<string>("Path");
            if (path != null && !c.Host.Exists(path))
            {
                throw new HostError("ObjectNotFound", $"The file '{path}' does not exist.", path);
            }
            RefuseLocal(c, drive.Owner, path);
            if (!c.Should(drive.VMName))
            {
                return;
            }
            Running(c, drive);
            var before = drive.Image;
            if (path != null)
            {
                drive.Image = path;
                drive.PhysicalDisk = null;
            }
            if (c.Has("DiskNumber"))
            {
                drive.PhysicalDisk = OfflineDisk(c, c.Get<int>("DiskNumber"), drive.Owner).Id;
            }
            drive.MaximumIOPS = c.Has("MaximumIOPS") ? c.Get<ulong>("MaximumIOPS") : drive.MaximumIOPS;
            drive.MinimumIOPS = c.Has("MinimumIOPS") ? c.Get<ulong>("MinimumIOPS") : drive.MinimumIOPS;
#if V2016
            drive.WriteHardeningMethod = c.Has("OverrideCacheAttributes") ? c.Get<CacheAttributes>("OverrideCacheAttributes") : drive.WriteHardeningMethod;
            drive.QoSPolicyID = c.Has("QoSPolicyID") ? Guid.Parse(c.Get<string>("QoSPolicyID")) : drive.QoSPolicyID;
#endif
            if (drive.PhysicalDisk != null && (c.Has("MaximumIOPS") || c.Has("MinimumIOPS") || c.Has("QoSPolicyID")))
            {
                throw new HostError("InvalidParameter", "A physical disk has no quality of service.", drive.Path);
            }
            if (c.Has("ToControllerType") || c.Has("ToControllerNumber") || c.Has("ToControllerLocation"))
            {
                var (type, number, location) = (c.Get("ToControllerType", drive.ControllerType), c.Get("ToControllerNumber", drive.ControllerNumber), c.Get("ToControllerLocation", drive.ControllerLocation));
                if (!drive.Owner.IsFree(type, number, location))
                {
                    throw new HostError("InvalidParameter", "The place is taken.", drive.Path);
                }
                (drive.ControllerType, drive.ControllerNumber, drive.ControllerLocation) = (type, number, location);
            }
            c.Changed("set a disk drive", ("machine", drive.VMName), ("generation", drive.Owner.Generation), ("from", before), ("path", drive.Image));
            c.Pass(drive);
        });
    }
}
