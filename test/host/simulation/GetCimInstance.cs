// What the export script asks of CIM, which PowerShell on Linux does not have.
using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    [Cmdlet("Get", "CimInstance", DefaultParameterSetName = "ClassName")]
    public sealed class GetCimInstance : PSCmdlet
    {
        [Parameter(Mandatory = true, Position = 0)]
        public string ClassName { get; set; }

        [Parameter]
        public string Namespace { get; set; }

        [Parameter]
        public string Filter { get; set; }

        [Parameter]
        public string[] Property { get; set; }

        protected override void EndProcessing()
        {
            var host = Simulation.Host.Current;
            if (ClassName == "Win32_OperatingSystem")
            {
                var name = host.IsClient ? "Windows 11 Pro" : $"Windows Server {host.Version.Replace("R2", " R2")} Datacenter";
                WriteObject(Shown(("Caption", $"Microsoft {name}")));
            }
            else if (ClassName == "Msvm_KvpExchangeComponent")
            {
                foreach (var machine in host.Machines)
                {
                    WriteObject(Shown(("SystemName", machine.Id.ToString().ToUpperInvariant()), ("GuestIntrinsicExchangeItems", Items(machine))));
                }
            }
            else
            {
                WriteError(new ErrorRecord(new InvalidOperationException($"Invalid class {ClassName}"), "HRESULT 0x80041010,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand", ErrorCategory.MetadataError, ClassName));
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
