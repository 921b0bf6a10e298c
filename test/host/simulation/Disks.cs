using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using Microsoft.HyperV.PowerShell;
using Microsoft.Vhd.PowerShell;

namespace Simulation
{
    public static partial class Cmdlets
    {
        private static readonly string[] Endings = { ".vhd", ".avhd", ".vhdx", ".avhdx", ".vhds", ".vhdpmem" };

        private static void AddDisks()
        {
            Logic["Get-VHD"] = c =>
            {
                var paths = c.Has("VMId")
                    ? (c.Host.Machine(c.Get<Guid>("VMId"))?.HardDrives.Where(drive => drive.PhysicalDisk == null).Select(drive => drive.Image) ?? Array.Empty<string>())
                    : c.Has("DiskNumber") ? c.Host.Mounted.Where(entry => entry.Value == c.Get<int>("DiskNumber")).Select(entry => c.Host.WindowsPath(entry.Key)) : c.Get<string[]>("Path").Select(path => DiskPath(c, path));
                c.Each(paths, path => c.WriteObject(Shown(c.Host, path)));
            };
            Logic["Test-VHD"] = c => c.Each(c.Get<string[]>("Path"), path =>
            {
                _ = Shown(c.Host, DiskPath(c, path));
                c.WriteObject(true);
            });
            Logic["Mount-VHD"] = c => c.Each(c.Get<string[]>("Path").Select(path => DiskPath(c, path)), path =>
            {
                _ = c.Host.ReadDisk(path);
                MustBeUnused(c, path);
                if (!c.Should(path))
                {
                    return;
                }
                c.Host.Mount(path);
                if (!c.Switch("ReadOnly"))
                {
                    c.Changed("mounted a disk", ("path", path));
                }
                c.Pass(Shown(c.Host, path));
            });
            Logic["Dismount-VHD"] = c => c.Each(c.Has("DiskNumber") ? c.Host.Mounted.Where(entry => entry.Value == c.Get<int>("DiskNumber")).Select(entry => c.Host.WindowsPath(entry.Key)) : c.Get<string[]>("Path").Select(path => DiskPath(c, path)), path =>
            {
                var file = c.Host.FileOf(path);
                if (!c.Host.Mounted.ContainsKey(file))
                {
                    throw new HostError("InvalidState", $"'{path}' is not mounted.", path);
                }
                if (c.Should(path))
                {
                    c.Host.Dismount(file);
                    c.Pass(Shown(c.Host, path));
                }
            });
            Logic["Convert-VHD"] = ConvertVHD;
            Logic["Resize-VHD"] = c => c.Each(c.Get<string[]>("Path").Select(path => DiskPath(c, path)), path =>
            {
                var disk = c.Host.ReadDisk(path);
                MustBeUnused(c, path);
                var size = c.Get<ulong>("SizeBytes");
                var before = disk["size"]!.GetValue<ulong>();
                if (size < before && (!path.EndsWith("vhdx", StringComparison.OrdinalIgnoreCase) || size < (disk["minimum"]?.GetValue<ulong>() ?? before)))
                {
                    throw new HostError("InvalidParameter", $"'{path}' cannot be made smaller than it is.", path);
                }
                if (c.Should(path))
                {
                    disk["size"] = size;
                    c.Host.WriteDisk(path, disk);
                    c.Changed("resized a disk", ("path", path), ("size", size));
                }
            });
            Logic["Get-Disk"] = c =>
            {
                var numbers = c.Has("Number") ? c.Get<uint[]>("Number") : null;
                var mounted = c.Host.Mounted.Where(entry => numbers == null || numbers.Contains((uint)entry.Value)).Select(entry => DiskObject(entry.Value, StyleOf(entry.Key), false, "File Backed Virtual", ""));
                var physical = c.Host.PhysicalDisks.Where(disk => numbers == null || numbers.Contains((uint)disk.Number)).Select(disk => DiskObject(disk.Number, "GPT", disk.IsOffline, "SAS", disk.SerialNumber));
                var all = mounted.Concat(physical).ToList();
                if (numbers != null && all.Count == 0)
                {
                    throw new HostError("ObjectNotFound", "No MSFT_Disk objects found.", numbers[0]);
                }
                c.WriteObject(all, true);
            };
            Logic["Set-Disk"] = c => c.Each(c.Get<uint[]>("Number", Array.Empty<uint>()), number =>
            {
                var disk = c.Host.PhysicalDisks.FirstOrDefault(candidate => candidate.Number == number) ?? throw new HostError("ObjectNotFound", "No MSFT_Disk objects found.", number);
                if (c.Should($"Disk {number}") && c.Has("IsOffline"))
                {
                    disk.IsOffline = c.Get<bool>("IsOffline");
                    c.Changed("set a disk offline or online", ("disk", number));
                }
            });
            Logic["Get-Partition"] = c =>
            {
                var number = c.Get<uint[]>("DiskNumber", Array.Empty<uint>()).Select(value => (int)value).FirstOrDefault(-1);
                foreach (var entry in c.Host.Mounted.Where(entry => number == -1 || entry.Value == number))
                {
                    var index = 1;
                    foreach (var partition in Partitions(entry.Key))
                    {
                        var shown = new PSObject();
                        shown.Properties.Add(new PSNoteProperty("DiskNumber", (uint)entry.Value));
                        shown.Properties.Add(new PSNoteProperty("PartitionNumber", (uint)index++));
                        shown.Properties.Add(new PSNoteProperty("Type", partition));
                        c.WriteObject(shown);
                    }
                }
            };
        }

        private static string[] Partitions(string file) => JsonNode.Parse(File.ReadAllText(file))!["partitions"]?.AsArray().Select(node => node!.GetValue<string>()).ToArray() ?? Array.Empty<string>();

        private static string StyleOf(string file) => JsonNode.Parse(File.ReadAllText(file))!["style"]?.GetValue<string>() ?? "RAW";

        private static PSObject DiskObject(int number, string style, bool isOffline, string bus, string serial)
        {
            var disk = new PSObject();
            disk.Properties.Add(new PSNoteProperty("Number", (uint)number));
            disk.Properties.Add(new PSNoteProperty("DiskNumber", (uint)number));
            disk.Properties.Add(new PSNoteProperty("PartitionStyle", style));
            disk.Properties.Add(new PSNoteProperty("IsOffline", isOffline));
            disk.Properties.Add(new PSNoteProperty("IsReadOnly", false));
            disk.Properties.Add(new PSNoteProperty("BusType", bus));
            disk.Properties.Add(new PSNoteProperty("SerialNumber", serial));
            disk.Properties.Add(new PSNoteProperty("UniqueId", "id-" + (serial == "" ? number.ToString() : serial)));
            return disk;
        }

        private static string DiskPath(HostCmdlet c, string path)
        {
            if (!Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            {
                throw new HostError("InvalidParameter", $"'{path}' is no virtual disk.", path);
            }
            var found = c.Host.Resolve(path);
            // The look-up of a file by its name goes into a query unescaped.
            if (Host.NameOf(found).Contains('\'') && !found.StartsWith(@"\\") && !c.Host.Option("takesApostrophes"))
            {
                throw new HostError("InvalidParameter", $"The path '{found}' could not be resolved.", found);
            }
            return found;
        }

        private static VirtualHardDisk Shown(Host host, string path)
        {
            var disk = host.ReadDisk(path);
            var parent = disk["parent"]?.GetValue<string>();
            if (parent != null && !host.Exists(parent))
            {
                throw new HostError("ObjectNotFound", $"The parent '{parent}' of '{path}' is missing.", path);
            }
            var isMounted = host.Mounted.TryGetValue(host.FileOf(path), out var number);
            return new VirtualHardDisk
            {
                Path = path,
                VhdFormat = path.EndsWith("vhdx", StringComparison.OrdinalIgnoreCase) ? VhdFormat.VHDX : path.EndsWith("vhds", StringComparison.OrdinalIgnoreCase) ? VhdFormat.VHDSet : VhdFormat.VHD,
                VhdType = Enum.Parse<VhdType>(disk["type"]?.GetValue<string>() ?? "Dynamic"),
                Size = disk["size"]!.GetValue<ulong>(),
                FileSize = disk["fileSize"]?.GetValue<ulong>() ?? disk["size"]!.GetValue<ulong>() / 2,
                MinimumSize = disk["minimum"]?.GetValue<ulong>(),
                ParentPath = parent ?? "",
                DiskIdentifier = disk["id"]?.GetValue<string>() ?? "",
                Attached = isMounted || host.UserOf(path) != null,
                DiskNumber = isMounted ? (uint)number : null,
            };
        }

        private static void MustBeUnused(HostCmdlet c, string path)
        {
            if (c.Host.UserOf(path) is VirtualMachine user)
            {
                throw new HostError("ObjectInUse", $"'{path}' is in use by the virtual machine \"{user.Name}\".", path);
            }
            if (c.Host.Mounted.ContainsKey(c.Host.FileOf(path)))
            {
                throw new HostError("ObjectInUse", $"'{path}' is mounted already.", path);
            }
        }

        private static void ConvertVHD(HostCmdlet c)
        {
            var source = DiskPath(c, c.Get<string>("Path"));
            var target = c.Get<string>("DestinationPath");
            var disk = c.Host.ReadDisk(source);
            MustBeUnused(c, source);
            if (disk["parent"] != null && !c.Has("VHDType") && !c.Has("ParentPath"))
            {
                throw new HostError("InvalidParameter", $"'{source}' is a differencing disk: name the type of the copy.", source);
            }
            if (c.Host.Exists(target))
            {
                throw new HostError("OperationFailed", $"The file '{target}' exists. (0x80070050)", target);
            }
            if (!c.Should(target))
            {
                return;
            }
            var copy = JsonNode.Parse(disk.ToJsonString())!.AsObject();
            copy["type"] = c.Has("VHDType") ? c.Get<VhdType>("VHDType").ToString() : copy["type"]?.GetValue<string>() ?? "Dynamic";
            if (copy["type"]!.GetValue<string>() != "Differencing")
            {
                copy.Remove("parent");
            }
            if (c.StopsHalfway)
            {
                File.WriteAllText(c.Host.FileOf(target), "{");
                c.Changed("copied a part of a disk", ("from", source), ("to", target));
                throw new HostError("OperationFailed", $"The copy of '{source}' failed (injected, half way).", source);
            }
            c.Host.WriteDisk(target, copy);
            c.Changed("copied a disk", ("from", source), ("to", target));
            if (c.Switch("DeleteSource"))
            {
                File.Delete(c.Host.FileOf(source));
                c.Changed("deleted a disk", ("path", source));
            }
        }
    }
}
