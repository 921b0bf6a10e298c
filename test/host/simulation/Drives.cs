using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static partial class Cmdlets
    {
        private static void AddDrives()
        {
            Logic["Get-VMScsiController"] = c => c.WriteObject(c.Machines().SelectMany(machine => Enumerable.Range(0, machine.ScsiControllers)
                .Where(number => !c.Has("ControllerNumber") || number == c.Get<int>("ControllerNumber"))
                .Select(number => new VMScsiController { Owner = machine, ControllerNumber = number, Type = ControllerType.SCSI })).ToList(), true);
            Logic["Get-VMIdeController"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 1);
                c.WriteObject(Enumerable.Range(0, 2).Select(number => new VMIdeController { Owner = machine, ControllerNumber = number, Type = ControllerType.IDE }).ToList(), true);
            });
            Logic["Add-VMScsiController"] = c => c.Each(c.Machines(), machine =>
            {
                if (!c.Should(machine.Name))
                {
                    return;
                }
                if (machine.ScsiControllers == 4)
                {
                    throw new HostError("InvalidParameter", $"The virtual machine \"{machine.Name}\" cannot have more than 4 SCSI controllers.", machine.Name);
                }
                machine.ScsiControllers++;
                c.Changed("added a SCSI controller", ("machine", machine.Name));
                c.Pass(new VMScsiController { Owner = machine, ControllerNumber = machine.ScsiControllers - 1, Type = ControllerType.SCSI });
            });
            Logic["Get-VMHardDiskDrive"] = c => c.Each(c.Machines(), machine =>
            {
                RefuseIde(c, machine);
                c.WriteObject(machine.HardDrives.Where(drive => IsAsked(c, drive)).ToList(), true);
            });
            Logic["Get-VMDvdDrive"] = c => c.WriteObject(c.Machines().SelectMany(machine => machine.DVDDrives).Where(drive => IsAsked(c, drive)).ToList(), true);
            Logic["Add-VMHardDiskDrive"] = AddHardDiskDrive;
            Logic["Set-VMHardDiskDrive"] = SetHardDiskDrive;
            Logic["Remove-VMHardDiskDrive"] = c => c.Each(Drives<HardDiskDrive>(c, "VMHardDiskDrive", machine => machine.HardDrives), drive =>
            {
                if (c.Should(drive.VMName))
                {
                    Running(c, drive);
                    drive.Owner.HardDrives.Remove(drive);
                    drive.Owner.Firmware.Order.Remove(drive);
                    drive.IsDeleted = true;
                    c.Changed("removed a disk drive", ("machine", drive.VMName), ("generation", drive.Owner.Generation), ("path", drive.Image));
                    c.Pass(drive);
                }
            });
            Logic["Add-VMDvdDrive"] = c => c.Each(c.Has("VMDriveController") ? c.Many<VMDriveController>("VMDriveController").Select(controller => controller.Owner) : c.Machines(), machine =>
            {
                var path = c.Get<string>("Path");
                CheckMedium(c, machine, path);
                if (!c.Should(machine.Name))
                {
                    return;
                }
                var drive = new DvdDrive { Owner = machine, Path = path, Name = "DVD-Laufwerk" };
                Place(c, drive, machine.Generation == 1 ? ControllerType.IDE : ControllerType.SCSI);
                Running(c, drive);
                AddDvd(machine, drive);
                c.Changed("added a DVD drive", ("machine", machine.Name), ("path", path));
                c.Pass(drive);
            });
            Logic["Set-VMDvdDrive"] = c => c.Each(Drives<DvdDrive>(c, "VMDvdDrive", machine => machine.DVDDrives), drive =>
            {
                CheckMedium(c, drive.Owner, c.Get<string>("Path"));
                if (c.Should(drive.VMName))
                {
                    drive.Path = c.Get<string>("Path");
                    c.Changed("set a DVD drive", ("machine", drive.VMName), ("path", drive.Path));
                }
            });
            Logic["Remove-VMDvdDrive"] = c => c.Each(Drives<DvdDrive>(c, "VMDvdDrive", machine => machine.DVDDrives), drive =>
            {
                if (!c.Should(drive.VMName))
                {
                    return;
                }
                Running(c, drive);
                drive.Owner.DVDDrives.Remove(drive);
                drive.Owner.Firmware.Order.Remove(drive);
                drive.IsDeleted = true;
                c.Changed("removed a DVD drive", ("machine", drive.VMName));
            });
            Logic["Get-VMFloppyDiskDrive"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 1);
                c.WriteObject(machine.FloppyDrive);
            });
            Logic["Set-VMFloppyDiskDrive"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 1);
                if (c.Should(machine.Name))
                {
                    machine.FloppyDrive.Path = c.Get<string>("Path");
                    c.Changed("set the floppy drive", ("machine", machine.Name));
                }
            });
            // All three look for IDE controllers, so Generation 2 is refused.
            Logic["Get-VMKeyStorageDrive"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 1);
                if (machine.KeyStorage != null)
                {
                    c.WriteObject(machine.KeyStorage);
                }
            });
            Logic["Add-VMKeyStorageDrive"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 1);
                if (c.Should(machine.Name))
                {
                    machine.KeyStorage = new KeyStorageDrive { Owner = machine, ControllerType = ControllerType.IDE };
                    Place(c, machine.KeyStorage, ControllerType.IDE);
                    c.Changed("added a key storage drive", ("machine", machine.Name));
                }
            });
            Logic["Remove-VMKeyStorageDrive"] = c => c.Each(c.Many<KeyStorageDrive>("VMKeyStorageDrive"), drive =>
            {
                if (c.Should(drive.VMName))
                {
                    drive.Owner.KeyStorage = null;
                    c.Changed("removed a key storage drive", ("machine", drive.VMName));
                }
            });
        }

        internal static void AddDvd(VirtualMachine machine, DvdDrive drive)
        {
            machine.DVDDrives.Add(drive);
            if (machine.Generation == 2)
            {
                machine.Firmware.Order.Add(drive);
            }
        }

        private static void RefuseIde(HostCmdlet c, VirtualMachine machine)
        {
            if (machine.Generation == 2 && c.Has("ControllerType") && c.Get<ControllerType>("ControllerType") == ControllerType.IDE)
            {
                throw new HostError("InvalidParameter", $"IDE controllers are not supported by a Generation 2 virtual machine (\"{machine.Name}\").", machine.Name);
            }
        }

        private static bool IsAsked(HostCmdlet c, Drive drive) =>
            (!c.Has("ControllerType") || drive.ControllerType == c.Get<ControllerType>("ControllerType")) &&
            (!c.Has("ControllerNumber") || drive.ControllerNumber == c.Get<int>("ControllerNumber")) &&
            (!c.Has("ControllerLocation") || drive.ControllerLocation == c.Get<int>("ControllerLocation"));

        /// The drives that an object parameter has, or those at a place of a machine.
        private static IEnumerable<T> Drives<T>(HostCmdlet c, string parameter, Func<VirtualMachine, IEnumerable<T>> of) where T : Drive
        {
            if (c.Has(parameter))
            {
                return c.Many<T>(parameter);
            }
            var found = c.Machines().SelectMany(of).Where(drive => IsAsked(c, drive)).ToList();
            return found.Count > 0 ? found : throw new HostError("ObjectNotFound", "Unable to find a drive matching the given criteria.");
        }

        /// SCSI drives come and go while the machine runs; IDE only when it is off (BPA-SCSI, PLAN25).
        private static void Running(HostCmdlet c, Drive drive)
        {
            if (drive.ControllerType == ControllerType.IDE)
            {
                c.MustBe(drive.Owner, VMState.Off);
            }
        }

        private static void CheckMedium(HostCmdlet c, VirtualMachine machine, string path)
        {
            if (path == null)
            {
                return;
            }
            var isImage = path.EndsWith(".iso", StringComparison.OrdinalIgnoreCase);
            if (!isImage && !(path.Length <= 3 && path.Length >= 2 && path[1] == ':' && machine.Generation == 1))
            {
                throw new HostError("InvalidParameter", $"The path '{path}' is not valid for a DVD drive of this machine.", path);
            }
            if (isImage && !c.Host.Exists(path))
            {
                throw new HostError("ObjectNotFound", $"The file '{path}' does not exist.", path);
            }
        }

        private static void Place(HostCmdlet c, Drive drive, ControllerType standard)
        {
            var machine = drive.Owner;
            var type = c.Has("ControllerType") ? c.Get<ControllerType>("ControllerType") : c.Switch("SupportPersistentReservations") ? ControllerType.SCSI : (ControllerType?)null;
            if (c.Has("ControllerNumber") && type == null)
            {
                type = standard;
            }
            var types = type is ControllerType one ? new[] { one } : machine.Generation == 1 && standard == ControllerType.IDE ? new[] { ControllerType.IDE, ControllerType.SCSI } : new[] { standard };
            foreach (var candidate in types)
            {
                for (var number = 0; number < machine.Controllers(candidate); number++)
                {
                    if (c.Has("ControllerNumber") && number != c.Get<int>("ControllerNumber"))
                    {
                        continue;
                    }
                    for (var location = 0; location < VirtualMachine.Places(candidate); location++)
                    {
                        if (c.Has("ControllerLocation") && location != c.Get<int>("ControllerLocation") || !machine.IsFree(candidate, number, location))
                        {
                            continue;
                        }
                        (drive.ControllerType, drive.ControllerNumber, drive.ControllerLocation) = (candidate, number, location);
                        return;
                    }
                }
            }
            throw new HostError("InvalidParameter", $"There is no free place for a drive of \"{machine.Name}\" that matches the given criteria.", machine.Name);
        }
    }
}
