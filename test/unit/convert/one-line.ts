/** Machines with long notes: looking back over a line of them for each edit would take many times as long. */
export function machinesOnLines(count: number, indentation: number): string {
  const machine = (index: number) => ({
    Name: `server-${index}`,
    Generation: 1,
    Notes: 'a server as any other '.repeat(1000),
    HardDrives: [{ Path: 'C:\\a.vhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
    DVDDrives: [{ Path: null, ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 }],
    NetworkAdapters: [{ Name: 'LAN', IsLegacy: true }],
  });
  return JSON.stringify(
    Array.from({ length: count }, (_, index) => machine(index)),
    undefined,
    indentation,
  );
}
