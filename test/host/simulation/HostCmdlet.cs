// What all simulated cmdlets share. The classes themselves, with their parameters for one version of Windows Server, are
// generated from cmdlets.json: they are compiled cmdlets, as functions of a script would not see $ErrorActionPreference
// and $WhatIfPreference of the script that calls them (PowerShell issue 4568), and bind $null otherwise.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    public abstract class HostCmdlet : PSCmdlet
    {
        public new Host Host => Host.Current;
        public string CmdletName => MyInvocation.MyCommand.Name;
        private bool called;
        private bool halfway;

        protected override void ProcessRecord()
        {
            Guard(() =>
            {
                if (!called)
                {
                    called = true;
                    halfway = Host.Called(CmdletName) == "half";
                }
                Cmdlets.Logic[CmdletName](this);
            });
        }

        /// Whether this call is to leave a part of its work behind before it fails.
        public bool StopsHalfway => halfway;

        public void Guard(Action work)
        {
            try
            {
                work();
            }
            catch (HostError error)
            {
                var record = new ErrorRecord(error, error.Id, error.Category, error.Target);
                WriteError(record);
            }
        }

        public bool Has(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

        public T Get<T>(string parameter, T otherwise = default)
        {
            if (!MyInvocation.BoundParameters.TryGetValue(parameter, out var value) || value == null)
            {
                return otherwise;
            }
            return (T)LanguagePrimitives.ConvertTo(value, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
        }

        public bool Switch(string parameter) => MyInvocation.BoundParameters.TryGetValue(parameter, out var value) && (value is SwitchParameter flag ? flag.IsPresent : value is true);

        public IEnumerable<T> Many<T>(string parameter) where T : class =>
            Has(parameter) ? (MyInvocation.BoundParameters[parameter] as IEnumerable ?? new[] { MyInvocation.BoundParameters[parameter] }).Cast<object>().Select(item => (item as PSObject)?.BaseObject as T ?? item as T).Where(item => item != null) : Array.Empty<T>();

        public bool Should(string target, string action = null) => ShouldProcess(target ?? "", action ?? CmdletName);

        public void Pass(object result)
        {
            if (Switch("Passthru"))
            {
                WriteObject(result);
            }
        }

        public void Changed(string what, params (string, object)[] details) => Host.Note(CmdletName, what, details);

        /// Each object by itself: one that fails is reported, and the next is worked on.
        public void Each<T>(IEnumerable<T> items, Action<T> work)
        {
            foreach (var item in items.ToList())
            {
                Guard(() => work(item));
            }
        }

        /// The machines that -VM, -VMName or -Name names. A name is a pattern, and one that fits no machine an error.
        public IEnumerable<VirtualMachine> Machines(string nameParameter = "VMName")
        {
            if (Has("VM"))
            {
                return Many<VirtualMachine>("VM").Select(Living);
            }
            if (Has("VMId") && MyInvocation.BoundParameters["VMId"] is Guid id)
            {
                return new[] { Host.Machine(id) ?? throw new HostError("ObjectNotFound", $"Hyper-V was unable to find a virtual machine with id {id}.", id) };
            }
            var found = new List<VirtualMachine>();
            foreach (var name in Get<string[]>(nameParameter) ?? Array.Empty<string>())
            {
                Guard(() => found.AddRange(Named(name)));
            }
            return found;
        }

        private VirtualMachine Living(VirtualMachine machine) =>
            machine.IsDeleted ? throw new HostError("ObjectNotFound", $"Hyper-V was unable to find a virtual machine with name \"{machine.Name}\".", machine.Name) : machine;

        public IEnumerable<VirtualMachine> Named(string name)
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            var found = Host.Machines.Where(machine => pattern.IsMatch(machine.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                throw new HostError(CmdletName == "Get-VM" ? "InvalidParameter" : "ObjectNotFound", $"Hyper-V was unable to find a virtual machine with name \"{name}\".", name);
            }
            return found;
        }

        public void MustBe(VirtualMachine machine, params VMState[] states)
        {
            if (!states.Contains(machine.State))
            {
                throw new HostError("InvalidState", $"The operation cannot be performed while the virtual machine \"{machine.Name}\" is in its current state ({machine.State}).", machine.Name);
            }
        }

        public void MustBeGeneration(VirtualMachine machine, int generation)
        {
            if (machine.Generation != generation)
            {
                throw new HostError("InvalidParameter", $"The operation is not supported by a Generation {machine.Generation} virtual machine (\"{machine.Name}\").", machine.Name);
            }
        }
    }

    public static partial class Cmdlets
    {
        public static readonly Dictionary<string, Action<HostCmdlet>> Logic = new(StringComparer.OrdinalIgnoreCase);

        static Cmdlets()
        {
            AddMachines();
            AddStates();
            AddDrives();
            AddDisks();
            AddNetwork();
            AddFirmware();
            AddRest();
        }
    }
}
