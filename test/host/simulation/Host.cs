// The state of the simulated host: machines in memory; virtual disks as files of a folder that stands for its drives, so
// that whatever looks for a file, or copies half of one, meets the same.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.HyperV.PowerShell;
using Microsoft.Vhd.PowerShell;

namespace Simulation
{
    /// What a cmdlet reports as an error record: its category and id are those of the real cmdlets.
    public sealed class HostError : Exception
    {
        public string Id { get; }
        public System.Management.Automation.ErrorCategory Category { get; }
        public object Target { get; }

        public HostError(string id, string message, object target = null) : base(message)
        {
            Id = id;
            Target = target;
            Category = id switch
            {
                "InvalidParameter" => System.Management.Automation.ErrorCategory.InvalidArgument,
                "ObjectNotFound" => System.Management.Automation.ErrorCategory.ObjectNotFound,
                "InvalidState" => System.Management.Automation.ErrorCategory.InvalidOperation,
                "AccessDenied" => System.Management.Automation.ErrorCategory.PermissionDenied,
                "ObjectInUse" => System.Management.Automation.ErrorCategory.ResourceBusy,
                "OutOfMemory" => System.Management.Automation.ErrorCategory.FromStdErr,
                _ => System.Management.Automation.ErrorCategory.NotSpecified,
            };
        }
    }

    public sealed record Fault(int AtCall, string Kind)
    {
        public static Fault Of(JsonObject scenario) => scenario["fault"] is JsonObject fault ? new Fault(fault["atCall"]!.GetValue<int>(), fault["kind"]!.GetValue<string>()) : null;
    }

    public sealed class PhysicalDisk
    {
        public string Id { get; set; }
        public int Number { get; set; }
        public bool IsOffline { get; set; } = true;
        public string SerialNumber { get; set; }
    }

    public sealed class Host
    {
        private static Host current;

        /// In a PowerShell that the Runner does not run, the one that the environment names: a file as StateOf reads it.
        public static Host Current
        {
            get
            {
                if (current == null && Environment.GetEnvironmentVariable("GEN2_HOST_STATE") is string file)
                {
                    var state = JsonNode.Parse(File.ReadAllText(file)).AsObject();
                    StateOf.Load(state, Environment.GetEnvironmentVariable("GEN2_HOST_ROOT"));
                    current.Fault = Fault.Of(state);
                }
                return current;
            }
        }

        public string Version { get; }
        public bool IsClient { get; }
        public string Root { get; }
        public List<VirtualMachine> Machines { get; } = new();
        public List<VMSwitch> Switches { get; } = new();
        public List<PhysicalDisk> PhysicalDisks { get; } = new();
        public List<ClusterGroup> Roles { get; } = new();
        public List<string> Sans { get; } = new();
        public HashSet<string> DismountedDevices { get; } = new(StringComparer.OrdinalIgnoreCase);
        public VMHost Settings { get; } = new();
        public List<JsonObject> Journal { get; } = new();
        public List<string> Calls { get; } = new();
        /// Mounted virtual disks by the path of their file here, with the disk number on the host.
        public Dictionary<string, int> Mounted { get; } = new();
        public JsonObject Options { get; }
        public Fault Fault { get; set; }
        public Action Break { get; set; } = () => { };
        private int nextDisk = 100;
        private readonly Dictionary<VirtualMachine, int> merging = new();

        public Host(string version, bool isClient, string root, JsonObject options)
        {
            Version = version;
            IsClient = isClient;
            Root = root;
            Options = options ?? new JsonObject();
            current = this;
        }

        public bool Option(string name) => Options[name]?.GetValue<bool>() == true;

        /// Called by every cmdlet before it works. Throws where this call is to fail.
        public string Called(string cmdlet)
        {
            Calls.Add(cmdlet);
            if (Option("noRights"))
            {
                throw new HostError("AccessDenied", "You do not have the required permission to complete this task. Contact the administrator of the authorization policy for the computer.");
            }
            if (Fault == null || Calls.Count != Fault.AtCall)
            {
                return null;
            }
            if (Fault.Kind == "fail")
            {
                throw new HostError("OperationFailed", $"{cmdlet}: the operation failed (injected).");
            }
            if (Fault.Kind == "break")
            {
                Break();
            }
            return Fault.Kind;
        }

        public void Note(string cmdlet, string what, params (string Key, object Value)[] details)
        {
            var entry = new JsonObject { ["cmdlet"] = cmdlet, ["what"] = what };
            foreach (var (key, value) in details)
            {
                entry[key] = JsonSerializer.SerializeToNode(value?.ToString());
            }
            Journal.Add(entry);
        }

        // ---- Files --------------------------------------------------------------------------------------------------

        /// The file here that a path of Windows stands for. Names are compared without case, as Windows does. A share is
        /// the folder here that PowerShell's own provider takes it for, which has to be a temporary one.
        public string FileOf(string path)
        {
            var parts = path.Replace('/', '\\').Split('\\', StringSplitOptions.RemoveEmptyEntries);
            var here = path.StartsWith(@"\\") ? "/" : Root;
            if (here == "/" && !$"/{string.Join('/', parts)}/".StartsWith(Path.GetTempPath()))
            {
                throw new HostError("ObjectNotFound", $"The network path '{path}' was not found.", path);
            }
            foreach (var part in parts)
            {
                var name = part.TrimEnd(':');
                var exact = Path.Combine(here, name);
                here = File.Exists(exact) || Directory.Exists(exact) || !Directory.Exists(here)
                    ? exact
                    : Directory.EnumerateFileSystemEntries(here).FirstOrDefault(entry => string.Equals(Path.GetFileName(entry), name, StringComparison.OrdinalIgnoreCase)) ?? exact;
            }
            return here;
        }

        public static string NameOf(string path) => path[(path.LastIndexOfAny(new[] { '\\', '/' }) + 1)..];
        public static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOfAny(new[] { '\\', '/' }))];
        public static bool SamePath(string one, string other) => string.Equals(one?.Replace('/', '\\'), other?.Replace('/', '\\'), StringComparison.OrdinalIgnoreCase);

        public bool Exists(string path) => File.Exists(FileOf(path));

        public JsonObject ReadDisk(string path)
        {
            var file = FileOf(path);
            if (!File.Exists(file))
            {
                throw new HostError("ObjectNotFound", $"The system cannot find the file '{path}'.", path);
            }
            try
            {
                return JsonNode.Parse(File.ReadAllText(file)).AsObject();
            }
            catch (JsonException)
            {
                throw new HostError("OperationFailed", $"The file '{path}' is corrupted and unreadable.", path);
            }
        }

        public void WriteDisk(string path, JsonObject disk)
        {
            var file = FileOf(path);
            if (!Directory.Exists(Path.GetDirectoryName(file)))
            {
                throw new HostError("ObjectNotFound", $"The system cannot find the path '{FolderOf(path)}'.", path);
            }
            File.WriteAllText(file, disk.ToJsonString());
        }

        /// `*`, `?` and `[...]` in the path of a disk cmdlet are wildcards, as PowerShell has them.
        public string Resolve(string path)
        {
            if (!System.Management.Automation.WildcardPattern.ContainsWildcardCharacters(path))
            {
                return path;
            }
            var pattern = new System.Management.Automation.WildcardPattern(path.Replace("`", ""), System.Management.Automation.WildcardOptions.IgnoreCase);
            var fixedPart = path[..path.IndexOfAny(new[] { '*', '?', '[' })];
            var folder = new DirectoryInfo(FileOf(FolderOf(fixedPart)));
            var found = folder.Exists
                ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => WindowsPath(file.FullName)).FirstOrDefault(candidate => pattern.IsMatch(candidate))
                : null;
            return found ?? throw new HostError("InvalidParameter", $"Failed to resolve the path '{path}'.", path);
        }

        public string WindowsPath(string file)
        {
            var relative = Path.GetRelativePath(Root, file).Replace('/', '\\');
            return relative.StartsWith("..") ? @"\" + file.Replace('/', '\\') : relative[..1] + ":" + relative[1..];
        }

        // ---- Disks --------------------------------------------------------------------------------------------------

        public int? NumberOf(string physicalDisk) => PhysicalDisks.FirstOrDefault(disk => disk.Id == physicalDisk)?.Number;

        public int Mount(string path)
        {
            var number = nextDisk++;
            Mounted[FileOf(path)] = number;
            SaveMounted();
            return number;
        }

        public void Dismount(string file)
        {
            Mounted.Remove(file);
            SaveMounted();
        }

        /// For mbr2gpt.exe, which is a program of its own.
        private void SaveMounted() => File.WriteAllText(Path.Combine(Root, "mounted.json"), JsonSerializer.Serialize(Mounted.ToDictionary(entry => entry.Value.ToString(), entry => entry.Key)));

        /// The machine that uses a disk now, or holds its memory with it.
        public VirtualMachine UserOf(string path) => Machines.FirstOrDefault(machine =>
            machine.State is not VMState.Off && machine.HardDrives.Any(drive => drive.PhysicalDisk == null && ChainOf(drive.Image).Any(link => SamePath(link, path))));

        /// A disk and its parents, the disk first.
        public IEnumerable<string> ChainOf(string path)
        {
            for (var depth = 0; path != null && path != "" && depth < 50; depth++)
            {
                yield return path;
                path = Exists(path) ? ReadDisk(path)["parent"]?.GetValue<string>() : null;
            }
        }

        // ---- Checkpoints: the merge goes on after the cmdlet has returned -------------------------------------------

        public void StartMerge(VirtualMachine machine) => merging[machine] = Options["mergeCalls"]?.GetValue<int>() ?? 3;

        public string ShownPath(HardDiskDrive drive)
        {
            var machine = drive.Owner;
            if (machine != null && merging.TryGetValue(machine, out var left))
            {
                if (left > 0)
                {
                    merging[machine] = left - 1;
                }
                else if (!Option("mergeFails"))
                {
                    merging.Remove(machine);
                    foreach (var other in machine.HardDrives.Where(other => other.PhysicalDisk == null))
                    {
                        Merge(other);
                    }
                }
            }
            return drive.Image;
        }

        private void Merge(HardDiskDrive drive)
        {
            while (drive.Image != null && drive.Image.EndsWith("avhdx", StringComparison.OrdinalIgnoreCase) && Exists(drive.Image))
            {
                var child = ReadDisk(drive.Image);
                if (child["parent"]?.GetValue<string>() is not string parent)
                {
                    return;
                }
                File.Delete(FileOf(drive.Image));
                drive.Image = parent;
            }
        }

        public VirtualMachine Machine(Guid id) => Machines.FirstOrDefault(machine => machine.Id == id);
    }

    public sealed class ClusterGroup
    {
        public string Name { get; set; }
        public string Id { get; set; } = Guid.NewGuid().ToString();
        internal Guid VMId;
        public uint Priority { get; set; } = 2000;
        public uint AutoFailbackType { get; set; }
        public uint FailoverThreshold { get; set; } = uint.MaxValue;
        public uint FailoverPeriod { get; set; } = 6;
        public string OwnerNode => "node1";
        public string State => "Online";
        public string GroupType => "VirtualMachine";
        public System.Collections.Specialized.StringCollection AntiAffinityClassNames { get; set; } = new();
        public uint FailbackWindowStart { get; set; } = uint.MaxValue;
        public uint FailbackWindowEnd { get; set; } = uint.MaxValue;
        internal List<string> PreferredOwners { get; set; } = new();
        internal string Dependency { get; set; }
    }
}
