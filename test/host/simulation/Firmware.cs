using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    /// Whether a guest comes up: what firmware of each generation starts, as far as the sources say it.
    public static class Firmware
    {
        /// Why no guest comes up on a machine; null where one does. Start-VM itself goes well.
        public static string WhyNoGuest(Host host, VirtualMachine machine)
        {
            var disks = machine.Generation == 1
                ? machine.HardDrives.Where(drive => drive.ControllerType == ControllerType.IDE).OrderBy(drive => (drive.ControllerNumber, drive.ControllerLocation))
                : machine.Firmware.Order.OfType<HardDiskDrive>();
            var first = disks.FirstOrDefault();
            if (first == null)
            {
                return "no disk to start from";
            }
            if (first.PhysicalDisk != null)
            {
                return null;
            }
            var disk = host.ReadDisk(first.Path);
            var style = disk["style"]?.GetValue<string>();
            var guest = disk["guest"]?.GetValue<string>();
            if (machine.Generation == 1)
            {
                return guest == null ? "no system on the disk" : style == "MBR" ? null : "the disk is not MBR";
            }
            var hasLoader = disk["partitions"]?.AsArray().Any(node => node!.GetValue<string>() == "efi") == true;
            if (guest == null || style != "GPT" || !hasLoader)
            {
                return "no EFI system partition";
            }
            if (machine.Firmware.SecureBoot == OnOffState.Off)
            {
                return null;
            }
            var needed = guest == "windows" ? "MicrosoftWindows" : guest == "linux" ? "MicrosoftUEFICertificateAuthority" : "none";
#if V2016
            return machine.Firmware.SecureBootTemplate == needed ? null : "the loader is not signed for the template";
#else
            return needed == "MicrosoftWindows" ? null : "the loader is not signed for the template";
#endif
        }
    }

    public static partial class Cmdlets
    {
        private static readonly Dictionary<string, string> Templates = new(StringComparer.OrdinalIgnoreCase)
        {
            ["MicrosoftWindows"] = "1734c6e8-3154-4dda-ba5f-a874cc483422",
            ["MicrosoftUEFICertificateAuthority"] = "272e7447-90a4-4563-a4b9-8e4ab00526ce",
            ["OpenSourceShieldedVM"] = "4292ae2b-ee2c-42b5-a969-dd8f8689f6f3",
        };

        private static void AddFirmware()
        {
            Logic["Get-VMBios"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 1);
                c.WriteObject(machine.Bios);
            });
            Logic["Set-VMBios"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 1);
                if (c.Should(machine.Name))
                {
                    machine.Bios.StartupOrder = c.Get("StartupOrder", machine.Bios.StartupOrder);
                    machine.Bios.NumLockEnabled = c.Switch("EnableNumLock") || machine.Bios.NumLockEnabled && !c.Switch("DisableNumLock");
                    c.Changed("set the BIOS", ("machine", machine.Name));
                }
            });
            Logic["Get-VMFirmware"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 2);
                c.WriteObject(machine.Firmware);
            });
            Logic["Set-VMFirmware"] = SetFirmware;
            Logic["Get-VMComPort"] = c => c.WriteObject(c.Machines().SelectMany(machine => new[] { machine.ComPort1, machine.ComPort2 })
                .Where((_, index) => !c.Has("Number") || index % 2 + 1 == c.Get<int>("Number")).ToList(), true);
            Logic["Set-VMComPort"] = c => c.Each(c.Machines(), machine =>
            {
                if (!c.Should(machine.Name))
                {
                    return;
                }
                var port = c.Get<int>("Number") == 1 ? machine.ComPort1 : machine.ComPort2;
                if (!c.Has("Path") && !c.Has("DebuggerMode"))
                {
                    c.WriteWarning("Neither a path nor a debugger mode is set.");
                    return;
                }
                port.Path = c.Get("Path", port.Path);
#if V2016
                port.DebuggerMode = c.Get("DebuggerMode", port.DebuggerMode);
#endif
                c.Changed("set a COM port", ("machine", machine.Name), ("generation", machine.Generation), ("port", c.Get<int>("Number")));
            });
            Logic["Get-VMSecurity"] = c => c.WriteObject(c.Machines().Select(machine => machine.Security).ToList(), true);
            Logic["Set-VMSecurity"] = c => c.Each(c.Machines(), machine =>
            {
                if (c.Should(machine.Name))
                {
                    machine.Security.EncryptStateAndVmMigrationTraffic = c.Get("EncryptStateAndVmMigrationTraffic", machine.Security.EncryptStateAndVmMigrationTraffic);
                    machine.Security.VirtualizationBasedSecurityOptOut = c.Get("VirtualizationBasedSecurityOptOut", machine.Security.VirtualizationBasedSecurityOptOut);
                    c.Changed("set security", ("machine", machine.Name), ("generation", machine.Generation));
                }
            });
            Logic["Set-VMSecurityPolicy"] = c => c.Each(c.Machines(), machine =>
            {
                if (c.Get<bool>("Shielded") && (!machine.KeyProtector || !machine.Security.TpmEnabled))
                {
                    throw new HostError("InvalidParameter", $"\"{machine.Name}\" has no key protector or no TPM.", machine.Name);
                }
                if (c.Should(machine.Name))
                {
                    machine.Security.Shielded = c.Get<bool>("Shielded");
                    c.Changed("set the security policy", ("machine", machine.Name));
                }
            });
            Logic["Get-VMKeyProtector"] = c => c.WriteObject(c.Machines().Select(machine => machine.KeyProtector ? new byte[] { 1, 2, 3 } : new byte[] { 0, 0, 0, 4 }).ToList(), true);
            Logic["Set-VMKeyProtector"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBe(machine, VMState.Off);
                if (c.Should(machine.Name))
                {
                    machine.KeyProtector = true;
                    c.Changed("set the key protector", ("machine", machine.Name), ("generation", machine.Generation));
                }
            });
            Logic["Enable-VMTPM"] = c => c.Each(c.Machines(), machine =>
            {
                c.MustBeGeneration(machine, 2);
                c.MustBe(machine, VMState.Off);
                if (!machine.KeyProtector)
                {
                    throw new HostError("OperationFailed", $"\"{machine.Name}\" has no key protector.", machine.Name);
                }
                if (c.Should(machine.Name))
                {
                    machine.Security.TpmEnabled = true;
                    c.Changed("enabled the TPM", ("machine", machine.Name));
                }
            });
            Logic["Disable-VMTPM"] = c => c.Each(c.Machines(), machine =>
            {
                if (c.Should(machine.Name))
                {
                    machine.Security.TpmEnabled = false;
                    c.Changed("disabled the TPM", ("machine", machine.Name));
                }
            });
        }

        private static void SetFirmware(HostCmdlet c) => c.Each(c.Has("VMFirmware") ? c.Many<VMFirmware>("VMFirmware").Select(firmware => firmware.Owner) : c.Machines(), machine =>
        {
            c.MustBeGeneration(machine, 2);
            if (c.Has("BootOrder") && c.Has("FirstBootDevice") || c.Has("SecureBootTemplate") && c.Has("SecureBootTemplateId"))
            {
                throw new HostError("InvalidParameter", "Two of the parameters exclude each other.", machine.Name);
            }
            var order = c.Has("BootOrder") ? Devices(c, machine, "BootOrder") : null;
            var first = c.Has("FirstBootDevice") ? Devices(c, machine, "FirstBootDevice") : null;
            var template = c.Get<string>("SecureBootTemplate");
            if (template != null && !Templates.ContainsKey(template))
            {
                throw new HostError("InvalidParameter", $"There is no Secure Boot template \"{template}\".", template);
            }
            c.MustBe(machine, VMState.Off);
            if (!c.Should(machine.Name))
            {
                return;
            }
            var firmware = machine.Firmware;
            if (order?.Count > 0)
            {
                firmware.Order = order;
            }
            if (first?.Count > 0)
            {
                firmware.Order.Remove(first[0]);
                firmware.Order.Insert(0, first[0]);
            }
            firmware.SecureBoot = c.Get("EnableSecureBoot", firmware.SecureBoot);
            firmware.PreferredNetworkBootProtocol = c.Get("PreferredNetworkBootProtocol", firmware.PreferredNetworkBootProtocol);
#if V2016
            if (template != null)
            {
                firmware.SecureBootTemplate = Templates.Keys.First(name => string.Equals(name, template, StringComparison.OrdinalIgnoreCase));
            }
            if (c.Has("SecureBootTemplateId"))
            {
                firmware.SecureBootTemplate = Templates.First(entry => Guid.Parse(entry.Value) == c.Get<Guid>("SecureBootTemplateId")).Key;
            }
            firmware.ConsoleMode = c.Get("ConsoleMode", firmware.ConsoleMode);
            firmware.PauseAfterBootFailure = c.Get("PauseAfterBootFailure", firmware.PauseAfterBootFailure);
#endif
            c.Changed("set the firmware", ("machine", machine.Name), ("settings", string.Join(",", c.MyInvocation.BoundParameters.Keys.Where(key => key != "VM"))));
        });

        /// Boot sources, adapters and drives, of this machine only.
        private static List<object> Devices(HostCmdlet c, VirtualMachine machine, string parameter)
        {
            var value = c.MyInvocation.BoundParameters[parameter];
            var items = value is System.Collections.IEnumerable many ? many.Cast<object>() : new[] { value };
            return items.Select(item => (item as System.Management.Automation.PSObject)?.BaseObject ?? item).Select(item =>
            {
                var device = item is VMBootSource source ? source.Device ?? source : item;
                var owner = (device as VMComponentObject)?.VMId;
                if (device is not (HardDiskDrive or DvdDrive or VMNetworkAdapter or VMBootSource) || owner != null && owner != machine.Id)
                {
                    throw new HostError("InvalidParameter", $"This is no device that \"{machine.Name}\" starts from.", item);
                }
                return device;
            }).ToList();
        }
    }
}
