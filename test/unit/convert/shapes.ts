/** The shapes in which PowerShell, other tools and people write lists, numbers and enumerations. */
import fc from 'fast-check';

/** A list as it is, as Windows PowerShell counts it, as a map, as its only element, or as what nobody reads. */
export function listShapes<T>(list: fc.Arbitrary<readonly T[]>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: list },
    { weight: 2, arbitrary: list.map(value => ({ value, Count: value.length })) },
    { weight: 1, arbitrary: list.map(value => (value.length === 1 ? value[0] : value)) },
    {
      weight: 1,
      arbitrary: list.map(value => Object.fromEntries(value.map((each, index) => [`part ${index}`, each]))),
    },
    {
      weight: 1,
      arbitrary: list.map(value => Object.fromEntries(value.map((each, index) => [`IDE 0:${index}`, each]))),
    },
    { weight: 1, arbitrary: fc.constantFrom(2, true, { value: [], Count: 3 }, [[{}]], [{ unheard: 'of' }]) },
  );
}

/** A value of an enumeration: its number, also as text, its name, or both as an object, seldom what there is not. */
export function enumShapes(names: readonly string[], firstNumber = 0): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.nat(names.length - 1), fc.nat(9))
    .map(([index, shape]) => enumShape(index + firstNumber, names[index] ?? '', shape));
}

/** The same as people write it: never its number alone. */
export const namedShapes = (names: readonly string[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.nat(names.length - 1), fc.integer({ min: 1, max: 4 }))
    .map(([index, shape]) => enumShape(index, names[index] ?? '', shape));

function enumShape(number: number, name: string, shape: number): unknown {
  switch (shape) {
    case 0:
      return String(number);
    case 1:
      return { value: number, Value: name };
    case 2:
      return { Value: name };
    case 3:
      return { value: number + 1, Value: name };
    case 4:
    case 5:
      return name;
    default:
      return number;
  }
}

/** A number, also as text. */
export const numberShapes = (numbers: fc.Arbitrary<number>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 5, arbitrary: numbers }, { weight: 1, arbitrary: numbers.map(String) });

/** A flag, also as word, number or object, seldom none. */
export const flagShapes: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.boolean() },
  { weight: 3, arbitrary: fc.constantFrom<unknown>('True', 'false', 1, 0, '1', { value: true }, { value: false }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('perhaps', 7, {}, []) },
);

/** What a depth limit or remoting leaves of a list. */
const cutOff = fc.constantFrom<unknown>(
  ["HardDiskDrive (Name = 'Hard Drive', VMName = 'web') [Id = 'a']"],
  'Microsoft.HyperV.PowerShell.VMNetworkAdapter',
);

const name = fc.constantFrom('web', 'db');
const remoting = { PSComputerName: 'host', RunspaceId: '0c4b8d6c-2f7c-4ed6-9b53-9d2c4c4de2a1' };

/** As remoting gives a machine. */
const flattened = fc.record({
  Name: name,
  VMId: fc.constant('a'),
  State: enumShapes(['Running', 'Off'], 2),
  Generation: fc.constantFrom(1, 2),
  HardDrives: cutOff,
  NetworkAdapters: cutOff,
});

/** `Select-Object Name, Generation`. */
const projection = fc.record({ Name: name, Generation: fc.constantFrom(1, 2) });

/** Virtual Machine Manager's Get-SCVirtualMachine. */
const scvmm = fc.record(
  {
    Name: name,
    ID: fc.constant('8a61c1b1-2a0b-4c53-8b6e-4d6d4a0b7a21'),
    Generation: fc.constantFrom(1, 2),
    CPUCount: fc.constantFrom(2, 65),
    Memory: fc.constantFrom(4096, 8192),
    OperatingSystem: fc.record({
      Name: fc.constantFrom('Windows Server 2019 Standard', 'Ubuntu Linux 22.04 (64 bit)'),
    }),
    VirtualDiskDrives: listShapes(
      fc.array(
        fc.record({
          BusType: enumShapes(['IDE', 'SCSI']),
          Bus: fc.nat(1),
          LUN: fc.nat(1),
          VirtualHardDisk: fc.constantFrom<unknown>(
            { Location: 'D:\\a.vhd', VHDFormatType: 'VHD' },
            { Location: 'D:\\b.vhdx', VHDFormatType: 'VHDX', MaximumSize: 4_398_046_511_104 },
            null,
          ),
        }),
        { maxLength: 1 },
      ),
    ),
    VirtualDVDDrives: listShapes(
      fc.array(
        fc.record({
          BusType: enumShapes(['IDE', 'SCSI']),
          Bus: fc.constant(1),
          LUN: fc.nat(1),
          ISO: fc.constant(null),
        }),
        {
          maxLength: 1,
        },
      ),
    ),
    VirtualNetworkAdapters: listShapes(
      fc.array(
        fc.record({
          VirtualNetworkAdapterType: fc.constantFrom('Emulated', 'Synthetic', 3),
          MACAddressType: fc.constantFrom('Static', 'Dynamic'),
        }),
        { maxLength: 2 },
      ),
    ),
    VirtualFloppyDrive: fc.constantFrom({ VFD: null }, { VFD: 'a.vfd' }),
    BootOrder: fc.shuffledSubarray(['CD', 'IdeHardDrive', 'PxeBoot', 'Floppy']),
    NumLockEnabled: flagShapes,
  },
  { requiredKeys: ['Name', 'ID', 'Generation', 'VirtualDiskDrives'] },
);

/** WMI's Msvm_VirtualSystemSettingData. */
const wmi = fc.record(
  {
    ElementName: name,
    VirtualSystemType: fc.constantFrom('Microsoft:Hyper-V:System:Realized', 'Microsoft:Hyper-V:Snapshot:Realized'),
    VirtualSystemSubType: fc.constantFrom('Microsoft:Hyper-V:SubType:1', 'Microsoft:Hyper-V:SubType:2'),
    BootOrder: listShapes(fc.shuffledSubarray([0, 1, 2, 3])),
    BIOSNumLock: flagShapes,
    SecureBootEnabled: flagShapes,
  },
  { requiredKeys: ['ElementName', 'VirtualSystemSubType'] },
);

/** Lists of machines from other tools, or cut down by somebody. */
export const otherExport: fc.Arbitrary<unknown> = fc
  .oneof(
    fc.array(
      flattened.map(machine => ({ ...machine, ...remoting })),
      { minLength: 1, maxLength: 2 },
    ),
    fc.array(projection, { minLength: 1, maxLength: 3 }),
    fc.array(scvmm, { minLength: 1, maxLength: 2 }),
    fc.array(wmi, { minLength: 1, maxLength: 2 }),
  )
  .chain(list =>
    fc.constantFrom<unknown>(list, list.length === 1 ? list[0] : list, { value: list, Count: list.length }),
  );
