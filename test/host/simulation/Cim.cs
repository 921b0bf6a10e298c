// What CIM says of the host, and the guests of themselves.
using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public static class Cim
    {
        /// Null where there is no such class.
        public static PSObject[] Instances(string className)
        {
            var host = Host.Current;
            switch (className)
            {
                case "Win32_OperatingSystem":
                    var name = host.IsClient ? "Windows 11 Pro" : $"Windows Server {host.Version.Replace("R2", " R2")} Datacenter";
                    return new[] { Shown(("Caption", $"Microsoft {name}")) };
                case "Msvm_KvpExchangeComponent":
                    return host.Machines.Select(machine => Shown(("SystemName", machine.Id.ToString().ToUpperInvariant()), ("GuestIntrinsicExchangeItems", Items(machine)))).ToArray();
                default:
                    return null;
            }
        }

        private static string[] Items(VirtualMachine machine) => machine.State != VMState.Running
            ? Array.Empty<string>()
            : new[] { ("OSName", "Windows Server 2019 Datacenter"), ("OSBuildNumber", "17763"), ("OSMajorVersion", "10"), ("ProcessorArchitecture", "9") }
                .Select(item => $"<INSTANCE CLASSNAME=\"Msvm_KvpExchangeDataItem\"><PROPERTY NAME=\"Data\" TYPE=\"string\"><VALUE>{item.Item2}</VALUE></PROPERTY><PROPERTY NAME=\"Name\" TYPE=\"string\"><VALUE>{item.Item1}</VALUE></PROPERTY></INSTANCE>").ToArray();

        private static PSObject Shown(params (string Name, object Value)[] properties)
        {
            var shown = new PSObject();
            foreach (var (name, value) in properties)
            {
                shown.Properties.Add(new PSNoteProperty(name, value));
            }
            return shown;
        }
    }
}
