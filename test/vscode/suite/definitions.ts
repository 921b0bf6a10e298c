/** Definitions that the suite writes into files of its own. */

/** Generation 1 and to be installed, so it converts without a loss. */
export const READY = `{
  // the intranet
  "Name": "web01",
  "Generation": 1,
  "GuestOperatingSystem": { "Name": "Windows Server 2022", "Architecture": "x64" },
  "HardDrives": [
    { "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Path": "D:\\\\web01.vhdx", "Size": "60GB" },
    { "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 1, "Path": "D:\\\\data.vhdx" }
  ],
  "DvdDrives": [{ "ControllerType": "IDE", "ControllerNumber": 1, "ControllerLocation": 0, "Path": "D:\\\\windows_server_2022.iso" }],
  "NetworkAdapters": [{ "Name": "LAN", "IsLegacy": true, "SwitchName": "External" }] // keep its MAC
}
`;

/** The same machine as Generation 2, which it can't be. */
export const CONTRADICTORY = READY.replace('"Generation": 1', '"Generation": 2');

/** Generation 1, and has to stay. */
export const BLOCKED = `{
  "Name": "scanner",
  "Generation": 1,
  "GuestOperatingSystem": { "Name": "Windows 7 Professional", "Architecture": "x86" },
  "HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Path": "D:\\\\scanner.vhdx" }]
}
`;

/** Generation 1, and loses a floppy image in a conversion. */
export const LOSSY = `{
  "Name": "installer",
  "Generation": 1,
  "GuestOperatingSystem": { "Name": "Windows Server 2022", "Architecture": "x64" },
  "HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Size": "60GB" }],
  "FloppyDrive": { "Path": "D:\\\\unattend.vfd" }
}
`;

/** Generation 1, and there: its disk has to move with it. */
export const INSTALLED = `{
  "Name": "files",
  "Generation": 1,
  "GuestOperatingSystem": { "Name": "Windows Server 2022", "Architecture": "x64" },
  "HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Path": "D:\\\\files.vhdx" }],
  "NetworkAdapters": [{ "Name": "LAN", "SwitchName": "External" }]
}
`;

/** Many machines with the same problems, whose disks are to be made. */
export function inventory(count: number): string {
  const machine = (index: number): string => `    {
      "Name": "node${index}",
      "Generation": 1,
      "GuestOperatingSystem": { "Name": "Windows Server 2022", "Architecture": "x64" },
      "HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Size": "60GB" }],
      "NetworkAdapters": [{ "Name": "LAN", "IsLegacy": true, "SwitchName": "External" }]
    }`;
  const machines = Array.from({ length: count }, (_, index) => machine(index + 1));
  return `{\n  "VirtualMachines": [\n${machines.join(',\n')}\n  ]\n}\n`;
}

/** Several definitions as one file. */
export function together(...definitions: string[]): string {
  return `[\n${definitions.map(definition => definition.trim()).join(',\n')}\n]\n`;
}
