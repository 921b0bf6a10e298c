// ConvertTo-Json as Windows PowerShell 5.1 has it, for scripts that it runs as well; an assembly of its own.
using System;
using System.Management.Automation;

namespace Simulation
{
    [Cmdlet("ConvertTo", "Json")]
    public sealed class ConvertToJson : PSCmdlet
    {
        private object[] inputs = Array.Empty<object>();

        [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
        [AllowNull]
        public object InputObject { get; set; }

        [Parameter]
        [ValidateRange(1, 100)]
        public int Depth { get; set; } = 2;

        [Parameter]
        public SwitchParameter Compress { get; set; }

        protected override void ProcessRecord()
        {
            Array.Resize(ref inputs, inputs.Length + 1);
            inputs[^1] = InputObject;
        }

        protected override void EndProcessing() => WriteObject(new WindowsJson(Depth, Compress).Of(inputs.Length == 1 ? inputs[0] : inputs));
    }
}
