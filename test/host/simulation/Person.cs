// What a person does who is asked: the work that no script can do, as far as it shows on the host.
using System.Linq;
using System.Text.Json.Nodes;

namespace Simulation
{
    public static class Person
    {
        public static bool Declines(JsonObject scenario, string question) =>
            (scenario["declined"] as JsonArray)?.Any(part => question.Contains(part!.GetValue<string>())) == true;

        /// `person` of the options: a list of { asked, path, becomes } (what the file of a disk has from then on) and
        /// { asked, shutsDown } (the name of a machine). With `of`: only in what is asked for the machine of this name.
        public static void Does(Host host, string question)
        {
            foreach (var work in (host.Options["person"] as JsonArray)?.OfType<JsonObject>() ?? Enumerable.Empty<JsonObject>())
            {
                var of = work["of"]?.GetValue<string>();
                if (!question.Contains(work["asked"]!.GetValue<string>()) || of != null && !question.Contains($"{of}, step"))
                {
                    continue;
                }
                if (work["path"]?.GetValue<string>() is string path && host.Exists(path))
                {
                    var disk = host.ReadDisk(path);
                    foreach (var (name, value) in work["becomes"]!.AsObject())
                    {
                        disk[name] = value?.DeepClone();
                    }
                    host.WriteDisk(path, disk);
                }
                if (work["shutsDown"]?.GetValue<string>() is string name2)
                {
                    foreach (var machine in host.Machines.Where(machine => machine.Name == name2))
                    {
                        machine.State = Microsoft.HyperV.PowerShell.VMState.Off;
                    }
                }
            }
        }
    }
}
