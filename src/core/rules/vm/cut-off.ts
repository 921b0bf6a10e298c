import { sentence } from '../../l10n';
import type { Examples, Rule } from '../rule';
import { unreadParts } from '../unread';

export const rule: Rule = {
  id: 'vm/cut-off',
  title: "Drives, adapters or settings of the machine can't be read",
  impact: 'manual',
  generation: 2,
  messages: {
    default: "Drives or adapters are cut off, so they can't be judged: export with -Depth 5",
    flattened: 'Remoting has cut drives or adapters off, whatever the -Depth: run ConvertTo-Json on the host',
    expression: "An expression stands for drives or adapters, so they can't be judged",
    unread: "Drives or adapters stand here in a form that is not read, so they can't be judged",
    shared: "What takes its settings from here may have drives and adapters of its own, so they can't be judged",
    'in-common': "What is said of all machines has drives or adapters, so they can't be judged: write them here",
    settings: "Settings of the firmware stand here in a form that is not read, so they can't be judged",
    'left-out': "Its drives are left out, so they can't be judged: export the whole machine with -Depth 5",
    'adapters-left-out':
      "Its network adapters are left out, so they can't be judged: export the whole machine with -Depth 5",
    'wmi-settings': "WMI's settings have no drives and adapters: export with Get-VM | ConvertTo-Json -Depth 5",
    firmware: "Nothing here says how it starts, so its generation can't be judged",
    beside: 'This file says a generation elsewhere, and none of this machine: which it gets, nothing here says',
    generation: "Its generation is left out, so it can't be judged: export the whole machine with -Depth 5",
  },
  why: 'ConvertTo-Json writes a text in place of what lies deeper than its -Depth, which is 2 where it is not given; remoting flattens objects before ConvertTo-Json sees them; and Select-Object leaves out what it does not name. Unknown is not absent.',
  whatToDo:
    'Export again with Get-VM | ConvertTo-Json -Depth 5, on the host itself. What stands there in another form, write as a list of drives or adapters with the names of Hyper-V. In a list of your own, say the generation of each machine.',
  sources: ['PS'],
  check(machine, { report }) {
    for (const { message, at, also } of unreadParts(machine)) {
      const related = also && [{ at: also, message: sentence('This cannot be read either') }];
      report({ at, message, ...(related && { related }) });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `[{ "Name": "build-agent", "State": 3, "Generation": 1,
  "HardDrives": [‹"HardDiskDrive (Name = 'Hard Drive', VMName = 'build-agent') [Id = 'a']"›] }]`,
    },
    {
      severity: 'warning',
      text: `[
  { "name": "agent", "generation": 1, "memory": "2GB", "disks": ‹"{{ disks }}"› },
  { "name": "agent", "generation": 1, "disks": [{ "path": "agent.vhdx", "bus": ‹"SATA"› }] },
  { "name": "agent", "generation": 1, "firmware": ‹[›"uefi"] }, { "name": "b", "generation": 2, "storage": { "ide": ‹[›"b.vhd"] } }
]`,
    },
    {
      severity: 'warning',
      fileName: 'vms.json',
      text: `[
  { "Name": "a", ‹"Generation": 1›, "State": 3, "CPUUsage": 0, "ProcessorCount": 2 },
  { ‹"Name": "b"›, "Version": "9.0", "State": 3, "CPUUsage": 0, "Uptime": {}, "HardDrives": [{ "Path": "b.vhdx" }] },
  { "Name": "d", ‹"Generation": 1›, "State": 3, "CPUUsage": 0, "HardDrives": [{ "Path": "d.vhdx" }], "DVDDrives": [] },
  { "ElementName": "c", ‹"VirtualSystemSubType": "Microsoft:Hyper-V:SubType:1"›, "BootOrder": [1, 2, 3, 0] }
]`,
    },
    {
      severity: 'warning',
      fileName: 'lab.json',
      text: `{ "defaults": { ‹"generation": 1›, "cpus": 2, "ram": "4GB" },
  "vms": [{ ‹"vmName": "dc"›, "vcpus": 2, "ram": "4GB" }, { "vmName": "sql", "vmGeneration": 2, "vcpus": 4, "ram": "8GB" }] }`,
    },
    { severity: 'warning', text: '{ "common": { "disk": "a.vhd" }, "vms": [{ ‹"generation": 1›, "ram": "4GB" }] }' },
    {
      severity: 'warning',
      text: '[{ "Name": "far", "Generation": 1, "State": 3, "HardDrives": [‹"Microsoft.HyperV.PowerShell.HardDiskDrive"›], "PSComputerName": "h" }]',
    },
    { severity: 'warning', text: '{ "SchemaVersion": { "Major": 2 }, "VirtualMachine": { ‹"Chipset"›: {} } }' },
  ],
  passing: [
    { text: '{ "Name": "a", "State": 3, "Generation": 1, "HardDrives": [{ "Path": "a.vhdx", "ControllerType": 0 }] }' },
  ],
};
