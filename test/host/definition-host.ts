/** A simulated host on which the machine of a definition runs, as the definition says; what it leaves open is made up. */
import type { AssessedVirtualMachine } from '../../src/core/analysis';
import { BANDWIDTH, CARRIED, type Carried, type CarriedSetting, VLAN } from '../../src/core/machine/carried';
import { bootDisk, isCheckpointDisk, placeOf } from '../../src/core/machine/devices';
import { known } from '../../src/core/machine/field';
import type { Drive, NetworkAdapter, VirtualMachine } from '../../src/core/machine/machine';
import { idsIn } from './described';
import type { HostState } from './host';

/** Where tests put backups; not a path of any definition. */
export const BACKUP = 'Z:\\Backup';
export const RESCUE_IMAGE = 'Z:\\rescue.iso';

type Machine = NonNullable<HostState['machines']>[number];

const disksOf = ({ drives }: VirtualMachine): Drive[] => drives.items.filter(drive => drive.kind === 'disk');

/** Of a disk with checkpoints the file below them; where a path is left open, the one that the script is given. */
export function diskPath(machine: VirtualMachine, drive: Drive): string {
  const path = known(drive.path) ?? `D:\\unstated\\disk${disksOf(machine).indexOf(drive)}.vhdx`;
  return path.replace(/\.a(vhdx?)$/i, '.$1');
}

/** The parameters of the runbook for the paths of disks, whether it has them or not. */
export function diskArguments(machine: VirtualMachine): Readonly<Record<string, string>> {
  return Object.fromEntries(disksOf(machine).map((drive, index) => [`Disk${index + 1}Path`, diskPath(machine, drive)]));
}

/** `host`: as it is before anybody has begun; its one machine is the definition's. */
export function hostOfDefinition(
  { machine }: AssessedVirtualMachine,
  options: Readonly<Record<string, unknown>> = {},
): HostState {
  const disks = disksOf(machine);
  const files = disks.filter(drive => drive.physical === undefined);
  const discs = machine.drives.items
    .flatMap(drive => (drive.kind === 'dvd' ? (known(drive.path) ?? []) : []))
    .filter(path => !/^[a-z]:$/i.test(path));
  const boot = bootDisk(machine);
  const pathOf = (drive: Drive): string => diskPath(machine, drive);
  const paths = [...files.map(pathOf), ...discs];
  const parents = files.flatMap(drive => known(drive.parentPath) ?? []);
  const guest = guestOf(machine);
  return {
    letters: [...new Set(['C', 'Z', ...[...paths, ...parents, folderOf(machine)].flatMap(letterOf)])],
    folders: ['Z:\\', folderOf(machine)],
    switches: machine.networkAdapters.items.flatMap(adapter => known(adapter.switchName) ?? []),
    dismountedDevices: devicesOf(machine),
    sans: machine.fibreChannelAdapters === undefined ? [] : ['SAN-A', 'SAN-B', 'Production'],
    physicalDisks: disks.flatMap(drive => {
      const number = known(drive.physical);
      return typeof number === 'number' ? [{ id: `physical-${number}`, number }] : [];
    }),
    files: [
      ...parents.map(path => ({ path, type: 'Dynamic', style: 'MBR', guest, partitions: ['system', 'windows'] })),
      ...files.flatMap(drive =>
        isCheckpointDisk(drive)
          ? [{ path: known(drive.path) ?? '', type: 'Differencing', parent: pathOf(drive), guest }]
          : [],
      ),
      ...files.map(drive => ({
        path: pathOf(drive),
        type: drive.parentPath === undefined ? 'Dynamic' : 'Differencing',
        ...(drive.parentPath !== undefined && { parent: known(drive.parentPath) }),
        ...(drive === boot
          ? { style: 'MBR', guest, partitions: ['system', 'windows'] }
          : { style: 'GPT', partitions: ['data'] }),
      })),
      ...[...discs, RESCUE_IMAGE].map(path => ({ path })),
    ],
    machines: [machineState(machine)],
    options,
  };
}

function guestOf({ guest }: VirtualMachine): string {
  return guest?.recognised.system?.family ?? 'windows';
}

function letterOf(path: string): string[] {
  return (
    /^([a-z]):/i
      .exec(path)
      ?.slice(1, 2)
      .map(letter => letter.toUpperCase()) ?? []
  );
}

/** By the names of the objects' properties. */
function stateOf(carried: Carried | undefined, settings: readonly CarriedSetting[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    settings.flatMap(({ property, kind, grouped }) => {
      const value = known(carried?.get(property));
      const written = kind === 'on-off' ? (value === true ? 'On' : 'Off') : value;
      return value === undefined ? [] : [[grouped?.as ?? property, written]];
    }),
  );
}

function vlansOf({ vlanSetting }: NetworkAdapter): Readonly<Record<string, unknown>> {
  const stated = stateOf(vlanSetting, VLAN);
  return Object.fromEntries(
    Object.entries(stated).map(([name, value]) =>
      name.endsWith('ListString') ? [name.replace('String', ''), idsIn(String(value))] : [name, value],
    ),
  );
}

const devicesOf = ({ assignedDevices = [] }: VirtualMachine): string[] =>
  assignedDevices.map((_, index) => `PCIROOT(${index})`);

/** The machine's own folder. */
function folderOf({ settings, name }: VirtualMachine): string {
  return known(settings?.path) ?? `D:\\own\\${name.replace(/[\\/:*?"<>|]/g, '_')}`;
}

function machineState(machine: VirtualMachine): Machine {
  const { settings, firmware } = machine;
  const disks = disksOf(machine);
  return {
    name: machine.name,
    generation: 1,
    state: known(machine.state) === 'off' ? 'Off' : 'Running',
    path: folderOf(machine),
    notes: known(settings?.notes) ?? '',
    automaticStartAction: known(settings?.automaticStartAction) ?? 'StartIfRunning',
    automaticStartDelay: known(settings?.automaticStartDelay) ?? 0,
    automaticStopAction: known(settings?.automaticStopAction) ?? 'Save',
    checkpointType: known(settings?.checkpointType) ?? 'Standard',
    processorCount: known(machine.processorCount) ?? 3,
    nested: known(machine.nestedVirtualization) ?? false,
    memoryStartup: known(machine.memoryStartup) ?? 3 * 2 ** 30,
    dynamicMemory: known(machine.dynamicMemory) ?? false,
    memoryMinimum: known(machine.memoryMinimum) ?? 2 ** 30,
    memoryMaximum: known(machine.memoryMaximum) ?? 2 ** 36,
    resourceMetering: known(machine.resourceMetering) ?? false,
    clustered: known(machine.clustered) ?? false,
    scsiControllers: 4,
    comPort1: known(machine.comPorts.find(port => port.number === 1)?.path) ?? '',
    comPort2: known(machine.comPorts.find(port => port.number === 2)?.path) ?? '',
    floppy: known(machine.floppyDrive?.medium) ?? null,
    numLock: known(firmware.numLock) ?? false,
    keyStorageDrive: machine.keyStorageDrive !== undefined,
    checkpoints: machine.parentCheckpoint === undefined ? [] : ['before'],
    ...(known(machine.replicated) === true && {
      replication: {
        server: 'replica.example.com',
        port: 443,
        frequency: 30,
        recoveryHistory: 4,
        authentication: 'Kerberos',
      },
    }),
    fibreChannel: (machine.fibreChannelAdapters ?? []).map((_, index) => ({
      san: ['SAN-A', 'SAN-B'][index] ?? 'Production',
      nodeA: `C003FF000000000${index}`,
      portA: `C003FF111111111${index}`,
      nodeB: `C003FF222222222${index}`,
      portB: `C003FF333333333${index}`,
    })),
    devices: devicesOf(machine),
    settings: stateOf(machine.carried, CARRIED['Set-VM']),
    processor: stateOf(machine.carried, CARRIED['Set-VMProcessor']),
    memory: stateOf(machine.carried, CARRIED['Set-VMMemory']),
    comPort1Settings: stateOf(machine.comPorts.find(({ number }) => number === 1)?.carried, CARRIED['Set-VMComPort']),
    comPort2Settings: stateOf(machine.comPorts.find(({ number }) => number === 2)?.carried, CARRIED['Set-VMComPort']),
    services: Object.fromEntries(
      (machine.integrationServices ?? []).map(({ name, enabled }) => [known(name), known(enabled)]),
    ),
    drives: [
      ...disks.map((drive, index) => driveState(machine, drive, index)),
      ...machine.drives.items.flatMap(drive =>
        drive.kind === 'dvd' ? [{ place: place(drive, 'IDE:1:0'), dvd: known(drive.path) ?? null }] : [],
      ),
    ],
    adapters: machine.networkAdapters.items.map(adapterState),
  };
}

function driveState(machine: VirtualMachine, drive: Drive, index: number): Readonly<Record<string, unknown>> {
  const number = known(drive.physical);
  return {
    place: place(drive, index < 2 ? `IDE:0:${index}` : `SCSI:3:${index}`),
    ...(number === undefined
      ? { path: isCheckpointDisk(drive) ? known(drive.path) : diskPath(machine, drive) }
      : { physical: `physical-${number}` }),
    shared: known(drive.shared) === true,
    settings: stateOf(drive.carried, CARRIED['Set-VMHardDiskDrive']),
  };
}

function place(drive: Drive, otherwise: string): string {
  return placeOf(drive)?.replace(' ', ':') ?? otherwise;
}

function adapterState(adapter: NetworkAdapter, index: number): Readonly<Record<string, unknown>> {
  const address =
    known(adapter.macAddress)
      ?.replace(/[^0-9a-f]/gi, '')
      .toUpperCase() ?? '';
  return {
    name: known(adapter.name) ?? `adapter ${index + 1}`,
    switch: known(adapter.switchName) ?? null,
    legacy: known(adapter.legacy) === true,
    mac: /^0*$/.test(address) ? `00155DAAAA0${index}` : address,
    dynamicMac: true,
    ...(adapter.vlanSetting === undefined && { vlan: known(adapter.vlanId) ?? 0 }),
    vlans: vlansOf(adapter),
    settings: stateOf(adapter.carried, CARRIED['Set-VMNetworkAdapter']),
    ...(adapter.bandwidth && { bandwidth: stateOf(adapter.bandwidth, BANDWIDTH) }),
    spoofing: index === 0 ? 'On' : 'Off',
    dhcpGuard: 'On',
  };
}
