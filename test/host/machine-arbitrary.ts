/** Definitions of Generation 1 machines with whatever a host of a version can have, and a runbook can carry over. */
import fc from 'fast-check';
import { BANDWIDTH, CARRIED, type CarriedSetting, type CarryingCmdlet } from '../../src/core/machine/carried';
import { HOST_VERSIONS, type HostVersion, isIn, readCmdlets } from './cmdlet-classes';

export interface GeneratedMachine {
  readonly version: HostVersion;
  readonly text: string;
}

type Values = fc.Arbitrary<Readonly<Record<string, unknown>>>;

const GUESTS = [
  ...['Windows Server 2019', 'Windows Server 2022', 'Windows Server 2016', 'Windows 10', 'Windows Server 2012 R2'],
  ...['Ubuntu 22.04', 'Debian 12', 'Rocky Linux 9', 'FreeBSD 13.1'],
];

/** Where not every number goes, or one goes with another. */
const NUMBERS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ProcessorMaximum: fc.constant(90),
  ProcessorReserve: fc.integer({ min: 1, max: 50 }),
  HwThreadCountPerCore: fc.constantFrom(1, 2),
  MaximumIOPS: fc.integer({ min: 500, max: 900 }),
  MinimumIOPS: fc.integer({ min: 1, max: 400 }),
  ClusterMonitored: fc.constant(false),
  VrssEnabledRequested: fc.constant(false),
  QoSPolicyID: fc.uuid(),
};

function arbitraryOf({ property, kind }: CarriedSetting): fc.Arbitrary<unknown> {
  const own = NUMBERS[property];
  if (own !== undefined) {
    return own;
  }
  switch (kind) {
    case 'on-off':
      return fc.constant('On');
    case 'flag':
      return fc.constant(true);
    case 'count':
      return fc.integer({ min: 2, max: 90 });
    case 'bytes':
      return fc.constantFrom('256MB', '1GB');
    case 'text':
      return fc.constantFrom('D:\\paging', "E:\\O'Brien [1]");
    default:
      return fc.constantFrom(...Object.values(kind).slice(1));
  }
}

/** Some of the settings that the cmdlet of a host of this version has. */
function settingsOf(version: HostVersion, cmdlet: CarryingCmdlet, without: readonly string[] = []): Values {
  const known = readCmdlets().get(cmdlet)?.parameters ?? {};
  const settings = CARRIED[cmdlet].filter(({ property, parameter = property }) => {
    const facts = known[parameter];
    return facts !== undefined && isIn(version, facts) && !without.includes(property);
  });
  return recordOf(settings);
}

const recordOf = (settings: readonly CarriedSetting[]): Values =>
  fc.record(Object.fromEntries(settings.map(setting => [setting.property, arbitraryOf(setting)])), {
    requiredKeys: [],
  });

const vlans: fc.Arbitrary<object> = fc.constantFrom(
  {},
  { VlanId: 12 },
  { VlanSetting: { OperationMode: 'Trunk', NativeVlanId: 3, AllowedVlanIdListString: '1-4,100' } },
  { VlanSetting: { OperationMode: 'Trunk', AllowedVlanIdListString: '7' } },
  { VlanSetting: { OperationMode: 'Private', PrivateVlanMode: 'Isolated', PrimaryVlanId: 10, SecondaryVlanId: 200 } },
  { VlanSetting: { OperationMode: 3, PrivateVlanMode: 2, PrimaryVlanId: 10, SecondaryVlanId: 201 } },
  {
    VlanSetting: {
      OperationMode: 'Private',
      PrivateVlanMode: 'Promiscuous',
      PrimaryVlanId: 10,
      SecondaryVlanIdListString: '200-202',
    },
  },
);

const bandwidth: Values = recordOf(BANDWIDTH.filter(({ property }) => property !== 'MinimumBandwidthWeight'));

const adapter = (version: HostVersion): Values =>
  fc
    .tuple(settingsOf(version, 'Set-VMNetworkAdapter'), vlans, bandwidth, fc.boolean(), fc.nat(255))
    .map(([settings, vlan, limits, legacy, address]) => ({
      Name: 'LAN',
      IsLegacy: legacy,
      SwitchName: 'Office',
      MacAddress: `00155D0102${address.toString(16).padStart(2, '0')}`,
      ...vlan,
      ...(legacy ? withoutSynthetic(settings) : settings),
      BandwidthSetting: limits,
    }));

function withoutSynthetic(settings: Readonly<Record<string, unknown>>): object {
  const names = CARRIED['Set-VMNetworkAdapter'].flatMap(({ property, syntheticOnly }) =>
    syntheticOnly ? property : [],
  );
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));
}

const PLACES = ['IDE:0:0', 'IDE:0:1', 'SCSI:0:0', 'SCSI:1:5'] as const;

/** Each with a file of a name of its own, as an export has them in one folder. */
const disk = (version: HostVersion, index: number): Values =>
  fc
    .tuple(
      settingsOf(version, 'Set-VMHardDiskDrive', ['QoSPolicyID']),
      settingsOf(version, 'Set-VMHardDiskDrive', ['MaximumIOPS', 'MinimumIOPS']),
      fc.constantFrom('vhd', 'vhdx'),
      fc.constantFrom('D:\\disks', "D:\\O'Brien [1]", 'E:\\Fl\u00e4che', 'C:\\ClusterStorage\\Volume1\\x.y'),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([limits, policy, format, folder, hasPolicy, isPhysical]) => {
      const [ControllerType, number, location] = (PLACES[index] ?? '').split(':');
      const place = { ControllerType, ControllerNumber: Number(number), ControllerLocation: Number(location) };
      return isPhysical && index > 1
        ? { ...place, DiskNumber: index }
        : { ...place, Path: `${folder}\\disk${index}.${format}`, ...(hasPolicy ? policy : limits) };
    });

const machineOn = (version: HostVersion): fc.Arbitrary<GeneratedMachine> => {
  const isModern = isIn(version, { since: '2016' });
  const hardware = fc.record({
    HardDrives: fc
      .integer({ min: 1, max: PLACES.length })
      .chain(count => fc.tuple(...Array.from({ length: count }, (_, index) => disk(version, index)))),
    DVDDrives: fc.constantFrom(
      [],
      [{ ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0, Path: 'D:\\tools.iso' }],
    ),
    NetworkAdapters: fc.array(adapter(version), { maxLength: 3 }),
    Bios: fc.constantFrom(undefined, { StartupOrder: ['LegacyNetworkAdapter', 'IDE', 'CD', 'Floppy'] }),
    FibreChannelHostBusAdapters: fc.constantFrom(undefined, undefined, ['SAN-A', 'SAN-B']),
  });
  const ports = fc.record({
    ComPort1: settingsOf(version, 'Set-VMComPort'),
    ComPort2: fc.constantFrom(undefined, '\\\\.\\pipe\\x'),
  });
  const memory = fc.constantFrom(
    { DynamicMemoryEnabled: false },
    { DynamicMemoryEnabled: true, MemoryMinimum: '1GB', MemoryMaximum: '8GB' },
  );
  const own = fc.record({
    Name: fc.constantFrom('web', "O'Brien [1]", 'M\u00fcller $(x)'),
    GuestOperatingSystem: fc.constantFrom(...GUESTS).map(Name => ({ Name, Architecture: 'x64' })),
    Notes: fc.constantFrom(undefined, 'one\ntwo'),
    hasFolder: fc.boolean(),
    ReplicationState: fc.constantFrom(undefined, undefined, 'Replicating'),
    ResourceMeteringEnabled: fc.boolean(),
    AutomaticStopAction: fc.constantFrom('Save', 'ShutDown', 'TurnOff'),
    AutomaticStartDelay: fc.nat(60),
    VMIntegrationService: fc.constantFrom(undefined, [
      { Name: 'Guest Service Interface', Enabled: true },
      { Name: 'VSS', Enabled: false },
    ]),
    ...(isModern && { KeyStorageDrive: fc.constantFrom(undefined, undefined, true) }),
  });
  const devices = isModern ? fc.constantFrom({}, {}, { AssignedDevices: ['PCIROOT(0)'] }) : fc.constant({});
  const settings = (['Set-VM', 'Set-VMProcessor', 'Set-VMMemory'] as const).map(cmdlet => settingsOf(version, cmdlet));
  return fc
    .tuple(own, memory, devices, hardware, ports, fc.tuple(...settings))
    .map(([{ hasFolder, ...plain }, ram, device, parts, com, carried]) => {
      const assigned =
        'AssignedDevices' in device ? { DynamicMemoryEnabled: false, AutomaticStopAction: 'TurnOff' } : {};
      const machine = {
        Generation: 1,
        ProcessorCount: 2,
        MemoryStartup: '4GB',
        ...plain,
        ...(hasFolder && { Path: `D:\\VMs\\${plain.Name}` }),
        ...('AssignedDevices' in device ? {} : ram),
        ...assigned,
        ...device,
        ...parts,
        ...com,
        ...Object.assign({}, ...carried),
      };
      return { version, text: JSON.stringify(machine) };
    });
};

export const generatedMachine: fc.Arbitrary<GeneratedMachine> = fc.constantFrom(...HOST_VERSIONS).chain(machineOn);
