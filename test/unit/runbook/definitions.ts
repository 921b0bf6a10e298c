/** Definitions whose runbooks are kept whole, by the name of their file: each has a step or a way that no other has. */
import type { HostId } from '../../../src/core/machine/hosts';
import { FULL, PLAIN } from './runbooks';

const disk = (path: string, type: string, location: number): object => ({
  Path: path,
  ControllerType: type,
  ControllerNumber: 0,
  ControllerLocation: location,
});

const guest = (Name: string): object => ({ ...PLAIN, GuestOperatingSystem: { Name, Architecture: 'x64' } });

export const RUNBOOKS: Readonly<Record<string, { readonly definition: object; readonly host?: HostId }>> = {
  plain: { definition: PLAIN },
  full: { definition: FULL },
  'full-2012r2': { definition: FULL, host: '2012R2' },
  ubuntu: { definition: guest('Ubuntu 22.04') },
  'windows-2012r2': { definition: guest('Windows Server 2012 R2') },
  'windows-11': { definition: guest('Windows 11') },
  freebsd: { definition: guest('FreeBSD 14') },
  'some-guest': { definition: guest('something else') },
  'no-guest': { definition: { ...PLAIN, GuestOperatingSystem: undefined } },
  disks: {
    definition: {
      ...PLAIN,
      Version: '8.0',
      HardDrives: [
        { ...disk('D:\\web\\system.vhdx', 'IDE', 0), PartitionStyle: 'GPT' },
        disk('D:\\web\\logs.vhdx', 'IDE', 1),
        { ControllerType: 'SCSI', ControllerNumber: 1, ControllerLocation: 3 },
        { ...disk('D:\\web\\child_0F1C7D0A-1.avhdx', 'SCSI', 7), ParentPath: 'D:\\web\\child.vhdx' },
      ],
      DVDDrives: [{ ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 }],
      NetworkAdapters: [{}, { Name: 'LAN' }, { Name: 'lan', VlanId: 7 }, { SwitchName: 'Office' }],
    },
  },
  firmware: {
    definition: {
      ...PLAIN,
      Firmware: { PreferredNetworkBootProtocol: 'IPv6', ConsoleMode: 'COM1' },
    },
  },
};

/** Machines that move by one script: two of them have folders that differ by a number, and one is left out. */
export const SEVERAL: readonly object[] = [
  { ...PLAIN, Name: 'bücher' },
  { ...PLAIN, Name: 'bácher' },
  { ...PLAIN, Name: 'new', Generation: 2 },
];
