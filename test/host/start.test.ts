/** What a runbook finds before its first change, also under -WhatIf: another machine, or a host that lacks something. */
import assert from 'node:assert/strict';
import { PLAIN } from '../unit/runbook/runbooks';
import type { HostVersion } from './cmdlet-classes';
import { BACKUP } from './definition-host';
import type { HostState } from './host';
import { hostsForSuite, type Prepared, prepare } from './kit';

type Machine = NonNullable<HostState['machines']>[number];

const DEFINITION = {
  ...PLAIN,
  HardDrives: [
    ...PLAIN.HardDrives,
    { DiskNumber: 3, ControllerType: 'SCSI', ControllerNumber: 0, ControllerLocation: 4 },
  ],
  DVDDrives: [{ Path: 'D:\\tools.iso', ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 }],
  NetworkAdapters: [{ Name: 'LAN', SwitchName: 'Office', MacAddress: '00155D012A00', VlanId: 12 }],
};
const REPLICATED = { ...DEFINITION, ReplicationState: 'Replicating' };
const ENTRY = { server: 'other.example.com', port: 80, authentication: 'Kerberos' };

const machine =
  (change: (machine: Machine) => object): ((state: HostState) => HostState) =>
  state => ({ ...state, machines: state.machines?.map(old => ({ ...old, ...change(old) })) ?? [] });
const drives = ({ drives: items }: Machine): object[] => items as object[];
const adapters = ({ adapters: items }: Machine): object[] => items as object[];

interface Row {
  readonly what: string;
  readonly change: (state: HostState) => HostState;
  readonly says: RegExp;
  readonly definition?: object;
  readonly host?: HostVersion;
  /** Run on the host before. */
  readonly lines?: string;
}

const same = (state: HostState): HostState => state;
const file =
  (path: string): ((state: HostState) => HostState) =>
  state => ({
    ...state,
    files: [...(state.files ?? []), { path }],
  });

const disk =
  (path: string, parent: string): ((state: HostState) => HostState) =>
  state => ({ ...state, files: [...(state.files ?? []), { path, type: 'Differencing', parent }] });
const beside = (name: string, path: string): Machine => ({
  name,
  generation: 1,
  drives: [{ place: 'IDE:0:0', path }],
});

const ROWS: readonly Row[] = [
  {
    what: 'another file at the place of a disk',
    change: machine(old => ({
      drives: drives(old).map((drive, index) => (index === 0 ? { ...drive, path: 'D:\\tools.iso' } : drive)),
    })),
    says: /has D:\\tools\.iso at IDE 0:0, other than in the definition/,
  },
  {
    what: 'another disk to start from, of disks without places',
    change: machine(old => ({
      drives: drives(old).map((drive, index) => ({ ...drive, place: `IDE:0:${1 - index}` })),
    })),
    definition: { ...PLAIN, HardDrives: [{ Path: 'D:\\web\\data.vhdx' }, { Path: 'D:\\web\\system.vhdx' }] },
    says: /starts from D:\\web\\system\.vhdx, and by the definition from D:\\web\\data\.vhdx/,
  },
  {
    what: 'a disk more',
    change: machine(old => ({ drives: [...drives(old), { place: 'SCSI:0:9', path: 'D:\\web\\system.vhdx' }] })),
    says: /has 3 disks, and the definition has 2/,
  },
  {
    what: 'a physical disk of another number',
    change: state => ({ ...state, physicalDisks: [{ id: 'physical-3', number: 5 }] }),
    says: /has physical disk 5 at SCSI 0:4, other than in the definition/,
  },
  {
    what: 'an adapter more',
    change: machine(old => ({ adapters: [...adapters(old), { name: 'other', switch: 'Office' }] })),
    says: /has 2 network adapters, and the definition has 1/,
  },
  {
    what: 'an adapter of another name',
    change: machine(old => ({ adapters: adapters(old).map(adapter => ({ ...adapter, name: 'other' })) })),
    says: /has no network adapter number 1 called LAN/,
  },
  {
    what: 'more processors than the host has',
    change: same,
    definition: { ...DEFINITION, ProcessorCount: 65 },
    says: /The machine is to have more processors than this host/,
  },
  {
    what: 'another VLAN',
    change: machine(old => ({ adapters: adapters(old).map(adapter => ({ ...adapter, vlan: 13 })) })),
    says: /has the adapter LAN with AccessVlanId 13, and the definition has 12/,
  },
  {
    what: 'another mode of VLAN',
    change: same,
    lines:
      "Get-VM | Get-VMNetworkAdapter | Set-VMNetworkAdapterVlan -Trunk -NativeVlanId 12 -AllowedVlanIdList '12-20'",
    says: /has the adapter LAN with OperationMode Trunk, and the definition has Access/,
  },
  {
    what: 'another switch',
    change: state => ({
      ...machine(old => ({ adapters: adapters(old).map(adapter => ({ ...adapter, switch: 'Lab' })) }))(state),
      switches: ['Office', 'Lab'],
    }),
    says: /has the adapter LAN with SwitchName Lab, and the definition has Office/,
  },
  {
    what: 'another address',
    change: machine(old => ({ adapters: adapters(old).map(adapter => ({ ...adapter, mac: '00155D012AFF' })) })),
    says: /has the adapter LAN with MacAddress 00155D012AFF, and the definition has 00155D012A00/,
  },
  {
    what: 'a shared disk that the definition does not call so',
    change: machine(old => ({
      drives: drives(old).map((drive, index) => (index === 0 ? { ...drive, shared: true } : drive)),
    })),
    says: /shares D:\\web\\system\.vhdx with other machines, which the definition does not say/,
  },
  {
    what: 'memory that is out of order',
    definition: { ...DEFINITION, DynamicMemoryEnabled: true, MemoryMinimum: '8GB' },
    change: same,
    says: /Dynamic memory starts with its minimum or more/,
  },
  {
    what: 'that an earlier run has set the machine aside',
    change: machine(() => ({ name: 'web (Generation 1)' })),
    says: /An earlier run has set the machine aside/,
  },
  {
    what: 'a TPM that no machine of the host has',
    definition: { ...DEFINITION, Security: { TpmEnabled: true } },
    host: '2012R2',
    change: same,
    says: /The machine is to have a TPM, which hosts have from Windows Server 2016/,
  },
  {
    what: 'a checkpoint',
    change: machine(() => ({ checkpoints: ['x'] })),
    says: /has checkpoints, which will be merged/,
  },
  { what: 'a replication', change: machine(() => ({ replication: ENTRY })), says: /is replicated/ },
  {
    what: 'a Replica server',
    definition: REPLICATED,
    change: machine(() => ({ replication: { ...ENTRY, mode: 'Replica' } })),
    says: /is the copy on a Replica server/,
  },
  { what: 'a cluster', change: machine(() => ({ clustered: true })), says: /is in a cluster/ },
  {
    what: 'a Fibre Channel adapter',
    change: machine(() => ({ fibreChannel: [{ san: 'Production' }] })),
    says: /has Fibre Channel adapters/,
  },
  {
    what: 'an assigned device',
    change: machine(() => ({ devices: ['PCIROOT(0)'] })),
    says: /has devices of the host assigned to it/,
  },
  { what: 'a key storage drive', change: machine(() => ({ keyStorageDrive: true })), says: /has a key storage drive/ },
  { what: 'a saved state', change: machine(() => ({ state: 'Saved' })), says: /The machine is Saved/ },
  { what: 'another machine', change: machine(() => ({ name: 'other' })), says: /There are 0 Generation 1 machines/ },
  {
    what: 'a Generation 2 machine of the name',
    change: state => ({ ...state, machines: [...(state.machines ?? []), { name: 'web', generation: 2 }] }),
    says: /A Generation 2 machine called web is there/,
  },
  { what: 'no switch', change: state => ({ ...state, switches: [] }), says: /There is no switch called Office/ },
  {
    what: 'no image',
    change: state => ({ ...state, files: state.files?.filter(({ path }) => path !== 'D:\\tools.iso') ?? [] }),
    says: /The image D:\\tools\.iso is not there/,
  },
  {
    what: 'too little room',
    change: state => ({ ...state, files: state.files?.map(disk => ({ ...disk, fileSize: 2 ** 52 })) ?? [] }),
    says: /Drive Z has [\d.,\u00a0\u202f]+ GB free, and [\d.,\u00a0\u202f]+ GB are needed[\s\S]*Drive D has/,
  },
  { what: 'a record', change: file(`${BACKUP}\\generation-1-machine.xml`), says: /generation-1-machine\.xml exists/ },
  { what: 'an export', change: file(`${BACKUP}\\web\\x.vmcx`), says: /Z:.Backup.web exists/ },
  {
    what: 'a file of the name of the copy',
    change: file('D:\\web\\system.generation-1.vhdx'),
    says: /system\.generation-1\.vhdx exists/,
  },
  {
    what: 'a disk of another machine that continues the one that changes',
    change: state => ({
      ...disk('D:\\web\\desk.vhdx', 'D:\\web\\system.vhdx')(state),
      machines: [...(state.machines ?? []), beside('desk', 'D:\\web\\desk.vhdx')],
    }),
    says: /D:\\web\\desk\.vhdx of desk is D:\\web\\system\.vhdx or continues it/,
  },
  {
    what: 'the disk that changes at another machine',
    change: state => ({
      ...state,
      machines: [...(state.machines ?? []), beside('web2', 'd:\\WEB\\system.vhdx')],
    }),
    says: /d:\\WEB\\system\.vhdx of web2 is D:\\web\\system\.vhdx or continues it/,
  },
  {
    what: 'a name that no folder can have',
    definition: { ...DEFINITION, Name: 'web: 1' },
    change: same,
    says: /no folder can be called like this one/,
  },
  {
    what: 'a name that is too long with what it gets behind it',
    definition: { ...DEFINITION, Name: 'w'.repeat(86) },
    change: same,
    says: /Hyper-V takes names of 100 characters at most/,
  },
  { what: 'no mbr2gpt.exe', host: '2016', change: same, says: /This host has no mbr2gpt\.exe/ },
];

describe('a runbook finds before its first change', function () {
  this.timeout(240_000);
  const hosts = hostsForSuite();

  const on = (prepared: Prepared, { lines }: Row): Promise<unknown> =>
    lines === undefined ? Promise.resolve() : hosts.run({ ...prepared, text: `${lines}\n`, arguments: {} });

  for (const row of ROWS) {
    it(row.what, async () => {
      const made = prepare(JSON.stringify(row.definition ?? DEFINITION), row.host ?? '2025');
      const prepared = { ...made, state: row.change(made.state) };
      await on(prepared, row);
      const { error, journal, questions } = await hosts.run(
        prepared,
        { again: row.lines !== undefined },
        { WhatIf: true },
      );
      assert.match(error ?? 'no error', row.says);
      assert.deepEqual([journal, questions], [[], []]);
    });
  }

  it('nothing where all is as stated', async () => {
    const { error } = await hosts.run(prepare(JSON.stringify(DEFINITION), '2025'), {}, { WhatIf: true });
    assert.equal(error, null);
  });
});
