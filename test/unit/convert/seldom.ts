/** Properties of machines that few rules are about, for generated definitions: a conversion leaves them as they are. */
import fc from 'fast-check';
import { MACHINE_SETTINGS } from '../../../src/core/machine/settings/machine';
import { isPlain, type Kind, type Setting, type SettingTable } from '../../../src/core/machine/settings/setting';

export const seldom = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: 9 });

const KINDS: Readonly<Record<Kind, fc.Arbitrary<unknown>>> = {
  'on-off': fc.constantFrom<unknown>(0, 1, 'On', 'Off'),
  flag: fc.boolean(),
  count: fc.nat(100),
  bytes: fc.constantFrom<unknown>(134_217_728, 1_073_741_824),
  memory: fc.constantFrom<unknown>(536_870_912, '4GB', 2048),
  text: fc.constantFrom('D:\\VMs', null),
  ranges: fc.constantFrom<unknown>('1-3,7', [1, 2]),
  state: fc.constantFrom<unknown>(2, 3, 'Off', 'Saved'),
  replica: fc.constantFrom<unknown>(0, 4, 'Disabled'),
};

function valuesOf({ kind }: Setting): fc.Arbitrary<unknown> {
  return isPlain(kind)
    ? KINDS[kind]
    : fc.constantFrom<unknown>(...Object.keys(kind).map(Number), ...Object.values(kind));
}

/** What keeps a machine from being ready, or a person has to see to: more seldom, so that some are ready. */
const hardlyEver = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: 39 });

/** Every setting in the table of a machine's, but for those that a test has more to say of. */
export function settingsBut(others: object): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const table: SettingTable = MACHINE_SETTINGS;
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, setting]) => (name in others ? [] : [[name, seldom(valuesOf(setting))]])),
  );
}

export const SELDOM = {
  Path: seldom(fc.constantFrom('D:\\VMs\\web', 'D:\\VMs')),
  AutomaticStartDelay: seldom(fc.nat(60)),
  AutomaticStopAction: seldom(fc.constantFrom<unknown>(2, 3, 4, 'ShutDown')),
  CheckpointType: seldom(fc.constantFrom<unknown>(2, 3, 4, 5, 'Production')),
  ParentSnapshotId: hardlyEver(fc.constantFrom('7d2c1f3a-5a0e-4b7c-9f43-2b1f0c6a8d11', null)),
  MemoryMinimum: seldom(fc.constant(536_870_912)),
  ComPort2: seldom(fc.record({ Path: fc.constantFrom('', '\\\\.\\pipe\\q') })),
  KeyStorageDrive: hardlyEver(fc.constantFrom<unknown>({ ControllerNumber: 0 }, null)),
  RemoteFxAdapter: hardlyEver(fc.constantFrom<unknown>({ MaximumMonitors: 1 }, null)),
  AssignedDevices: hardlyEver(fc.constantFrom<unknown>([], [{ LocationPath: 'PCIROOT(0)' }])),
  VMIntegrationService: seldom(fc.constant([{ Name: 'Time Synchronization', Enabled: false }])),
};
