// The cmdlet of PowerShell on Windows that PowerShell on Linux does not have; an assembly of its own.
using System;
using System.Management.Automation;

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
            var instances = Cim.Instances(ClassName);
            if (instances == null)
            {
                WriteError(new ErrorRecord(new InvalidOperationException($"Invalid class {ClassName}"), "HRESULT 0x80041010,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand", ErrorCategory.MetadataError, ClassName));
                return;
            }
            WriteObject(instances, true);
        }
    }
}
