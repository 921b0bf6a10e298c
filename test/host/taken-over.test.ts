/** What a new machine has of the old one that its definition leaves out, or says in other words. */
import assert from 'node:assert/strict';
import { PLAIN } from '../unit/runbook/runbooks';
import type { HostState, Outcome } from './host';
import { hostsForSuite, newMachine, type Prepared, prepare, whereItStopped } from './kit';

type File = NonNullable<HostState['files']>[number];

const place = (ControllerType: string, ControllerNumber: number, ControllerLocation: number): object => ({
  ControllerType,
  ControllerNumber,
  ControllerLocation,
});
const SYSTEM = { ...place('IDE', 0, 0), Path: 'D:\\web\\system.vhdx' };
const ADAPTER = { Name: 'LAN', SwitchName: 'Office', MacAddress: '00155D012A00' };

const prepared = (definition: object): Prepared => prepare(JSON.stringify({ ...PLAIN, ...definition }), '2025');

/** The same, and files of the host are otherwise than the definition says. */
function withFiles(ready: Prepared, change: (file: File) => object, ...more: readonly File[]): Prepared {
  const files = [...(ready.state.files ?? []).map(file => ({ ...file, ...change(file) })), ...more];
  return { ...ready, state: { ...ready.state, files } };
}

function withMachine(ready: Prepared, change: object): Prepared {
  const machines = (ready.state.machines ?? []).map(machine => ({ ...machine, ...change }));
  return { ...ready, state: { ...ready.state, machines } };
}

describe('a new machine on a simulated host', function () {
  this.timeout(600_000);
  const hosts = hostsForSuite();

  const typesOf = async (...paths: readonly string[]): Promise<readonly string[]> => {
    const lines = `param($Paths)\n$Paths | ForEach-Object { "$((Get-VHD -Path $_).VhdType)" }\n`;
    return (await hosts.runLines('2025', lines, { Paths: paths })).results;
  };

  it('has disks of the type of the old ones, and stands alone where one is a differencing disk that nothing calls so', async () => {
    const definition = {
      HardDrives: [SYSTEM, { ...place('IDE', 0, 1), Path: 'D:\\web\\child.vhd' }],
    };
    const parent = { path: 'D:\\web\\parent.vhd', type: 'Fixed', style: 'GPT', partitions: ['data'] };
    const ready = withFiles(
      prepared(definition),
      ({ path }) => (path.endsWith('child.vhd') ? { type: 'Differencing', parent: parent.path } : { type: 'Fixed' }),
      parent,
    );
    const outcome = await hosts.run(ready);
    assert.equal(outcome.error, null);
    assert.deepEqual(await typesOf('D:\\web\\system.generation-1.vhdx', 'D:\\web\\child.vhdx'), ['Fixed', 'Dynamic']);
  });

  it('leaves the old one a fixed disk where it had one below its checkpoint', async () => {
    const disk = { ...place('IDE', 0, 0), Path: 'D:\\web\\system.avhdx', ParentPath: 'D:\\web\\system.vhdx' };
    const ready = withFiles(prepared({ HardDrives: [disk], ParentSnapshotName: 'before' }), ({ path }) =>
      path.endsWith('system.vhdx') ? { type: 'Fixed', parent: undefined } : {},
    );
    const outcome = await hosts.run(ready);
    assert.equal(outcome.error, null);
    assert.deepEqual(await typesOf('D:\\web\\system.generation-1.vhdx'), ['Fixed']);
  });

  it('leaves the disk out of its replication that the old one left out, whatever another one is called', async () => {
    const definition = {
      ReplicationState: 'Replicating',
      HardDrives: [
        SYSTEM,
        { ...place('IDE', 0, 1), Path: 'D:\\web\\page.vhd' },
        { ...place('SCSI', 0, 0), Path: 'D:\\web\\page.vhdx' },
      ],
    };
    const ready = prepared(definition);
    const host = await hosts.run({ ...ready, text: EXCLUDE, arguments: {} });
    assert.equal(host.error, null);
    const outcome = await hosts.run(ready, { again: true });
    assert.equal(outcome.error, null);
    const { results } = await hosts.runLines('2025', EXCLUDED);
    assert.deepEqual(results, ['D:\\web\\page-2.vhdx']);
  });

  it('has the switch of the old one where the definition names none', async () => {
    const ready = prepared({ NetworkAdapters: ['LAN'] });
    const outcome = await hosts.run({
      ...withMachine(ready, { adapters: [{ name: 'LAN', switch: 'Office', mac: '00155D012A00' }] }),
      state: {
        ...ready.state,
        switches: ['Office'],
        machines: (ready.state.machines ?? []).map(machine => ({
          ...machine,
          adapters: [{ name: 'LAN', switch: 'Office', mac: '00155D012A00' }],
        })),
      },
    });
    assert.equal(outcome.error, null);
    assert.deepEqual(
      newMachine(outcome).adapters.map(({ name, switch: network }) => [name, network]),
      [['LAN', 'Office']],
    );
  });

  it('has the trunk whose VLANs the definition lists as numbers, and the old one’s where it lists none', async () => {
    for (const AllowedVlanIdList of [[7, 8], undefined]) {
      const VlanSetting = { OperationMode: 'Trunk', NativeVlanId: 3, AllowedVlanIdList };
      const ready = prepared({ NetworkAdapters: [{ ...ADAPTER, VlanSetting }] });
      await hosts.run({ ...ready, text: TRUNK, arguments: {} });
      const outcome = await hosts.run(ready, { again: true });
      assert.equal(outcome.error, null);
      const { results } = await hosts.runLines('2025', TRUNKS);
      assert.deepEqual(results, ['Trunk 3 7,8']);
    }
  });

  it('has the VLAN that VMM gave the old one as an isolation, and Get-VMNetworkAdapterVlan calls untagged', async () => {
    for (const NetworkAdapters of [[ADAPTER], [{ ...ADAPTER, VlanSetting: { OperationMode: 0 } }]]) {
      const ready = prepared({ NetworkAdapters });
      await hosts.run({ ...ready, text: ISOLATION, arguments: {} });
      const outcome = await hosts.run(ready, { again: true });
      assert.equal(outcome.error, null);
      const { results } = await hosts.runLines('2025', ISOLATIONS);
      assert.deepEqual(results, ['Vlan 123 True Off']);
    }
  });

  it('has the bounds of memory that are stated without a word for dynamic memory', async () => {
    const GB = 2 ** 30;
    const ready = prepared({ MemoryStartup: '4GB', MemoryMinimum: '2GB', MemoryMaximum: '6GB' });
    const old = { dynamicMemory: true, memoryMinimum: GB, memoryMaximum: 64 * GB };
    const made = newMachine(await hosts.run(withMachine(ready, old)));
    assert.deepEqual([made['memoryMinimum'], made['memoryMaximum']], [2 * GB, 6 * GB]);
  });

  it('has the NUMA nodes of the old one, whose memory is shown in MB', async () => {
    const processor = { MaximumCountPerNumaNode: 4, MaximumCountPerNumaSocket: 2 };
    const memory = { MaximumPerNumaNode: 6144 };
    const { processor: made, memory: of } = newMachine(
      await hosts.run(withMachine(prepared({}), { processor, memory })),
    ) as unknown as Readonly<Record<'processor' | 'memory', Readonly<Record<string, string>>>>;
    assert.deepEqual(
      [made['MaximumCountPerNumaNode'], made['MaximumCountPerNumaSocket'], of['MaximumPerNumaNode']],
      ['4', '2', '6144'],
    );
  });

  it('has its folder where the old one has its own, also right below a drive', async () => {
    const ready = withMachine(prepared({}), { path: 'D:\\web' });
    const outcome = await hosts.run({ ...ready, state: { ...ready.state, folders: ['Z:\\', 'D:\\web'] } });
    assert.deepEqual([outcome.error, newMachine(outcome).path], [null, 'D:\\web']);
  });

  it('is told to have no service of a name in another language', async () => {
    const ready = prepared({ VMIntegrationService: [{ Name: 'Zeit', Enabled: false }] });
    const { error, warnings } = await hosts.run(ready);
    assert.equal(error, null);
    assert.deepEqual(
      warnings.filter(warning => warning.includes('integration service')),
      ['The machine has no integration service called Zeit, which was to be set.'],
    );
  });

  it('is told before the first change to lack the rules of its network', async () => {
    const ready = prepared({});
    await hosts.run({ ...ready, text: RULES, arguments: {} });
    const { warnings, journal } = await hosts.run(ready, { again: true }, { WhatIf: true });
    assert.match(warnings.join('\n'), /The adapter LAN has a rule that is not taken over/);
    assert.deepEqual(journal, []);
  });

  it('is told before the first change to lack the addresses for a failover, which the record has', async () => {
    const ready = prepared({ ReplicationState: 'Replicating' });
    await hosts.run({ ...ready, text: FAILOVER, arguments: {} });
    const { warnings } = await hosts.run(ready, { again: true }, { WhatIf: true });
    assert.match(warnings.join('\n'), /The adapter LAN has an address for a failover [\s\S]*192\.0\.2\.7/);
    assert.equal((await hosts.run(ready, { again: true })).error, null);
    const { results } = await hosts.runLines('2025', RECORDED);
    assert.deepEqual(results, ['True']);
  });

  it('is kept apart from the machines of its cluster that the old one was kept apart from', async () => {
    const definition = JSON.stringify({ ...PLAIN, IsClustered: true }).replaceAll(
      'D:\\\\',
      'C:\\\\ClusterStorage\\\\Volume1\\\\',
    );
    const ready = withMachine(prepare(definition, '2025'), { path: 'C:\\ClusterStorage\\Volume1\\web' });
    await hosts.run({
      ...ready,
      text: "$null = (Get-ClusterGroup).AntiAffinityClassNames.Add('web')\n",
      arguments: {},
    });
    const outcome = await hosts.run(ready, { again: true });
    assert.equal(outcome.error, null);
    const { results } = await hosts.runLines('2025', '(Get-ClusterGroup).AntiAffinityClassNames\n');
    assert.deepEqual(results, ['web']);
  });

  it('is not made of disks that the old one has left behind', async () => {
    const disks: readonly (readonly [path: string, written: string])[] = [
      ['D:\\web\\system.vhdx', 'D:\\web\\system.generation-1.vhdx'],
      ['D:\\web\\system.vhd', 'D:\\web\\system.vhd'],
    ];
    for (const [path, written] of disks) {
      const ready = prepared({ HardDrives: [{ ...SYSTEM, Path: path }] });
      const stopped = await hosts.run(ready, { declined: ['volume of Windows', 'Does the guest run well'] });
      assert.match(stopped.error ?? '', /still to do/);
      const again = await hosts.run(ready, { again: true, declined: ['Does the guest run well'] }, { From: 5 });
      const goOn = { again: true } as const;
      const from = { From: whereItStopped(again) };
      assert.equal((await hosts.run(ready, goOn, { ...from, WhatIf: true })).error, null);
      await hosts.runLines(
        '2025',
        'param($Path)\n(Get-Item -LiteralPath $Path).LastWriteTime = (Get-Date).AddHours(1)\n',
        {
          Path: written,
        },
      );
      const stale: Outcome = await hosts.run(ready, goOn, from);
      assert.match(stale.error ?? '', /has run since its disks were copied/);
    }
  });
});

const EXCLUDE = `
$relation = Get-VM | Get-VMReplication
$relation.ExcludedDisks = [System.Collections.Generic.List[Microsoft.HyperV.PowerShell.HardDiskDrive]] @(Get-VM | Get-VMHardDiskDrive | Where-Object { $_.Path -like '*.vhd' })
`;
const EXCLUDED =
  'Get-VM | Where-Object { $_.Generation -eq 2 } | Get-VMReplication | ForEach-Object { $_.ExcludedDisks.Path }\n';
const RULES =
  "Get-VM | Get-VMNetworkAdapter | ForEach-Object { $_.AclList.Add([pscustomobject] @{ Action = 'Deny' }) }\n";
const ISOLATION =
  'Get-VM | Get-VMNetworkAdapter | Set-VMNetworkAdapterIsolation -IsolationMode Vlan -DefaultIsolationID 123 -AllowUntaggedTraffic $true\n';
const ISOLATIONS = `
Get-VM | Where-Object { $_.Generation -eq 2 } | Get-VMNetworkAdapter | ForEach-Object { $_.IsolationSetting } | ForEach-Object {
  "$($_.IsolationMode) $($_.DefaultIsolationID) $($_.AllowUntaggedTraffic) $($_.MultiTenantStack)"
}
`;
const FAILOVER =
  "Get-VM | Get-VMNetworkAdapter | Get-VMNetworkAdapterFailoverConfiguration | ForEach-Object { $_.IPv4Address = '192.0.2.7' }\n";
const RECORDED =
  "\"$([bool] (Select-String -LiteralPath 'Z:\\Backup\\generation-1-machine.txt' -SimpleMatch '192.0.2.7'))\"\n";
const TRUNK =
  "Get-VM | Get-VMNetworkAdapter | Set-VMNetworkAdapterVlan -Trunk -NativeVlanId 3 -AllowedVlanIdList '7-8'\n";
const TRUNKS = `
Get-VM | Where-Object { $_.Generation -eq 2 } | Get-VMNetworkAdapter | ForEach-Object {
  "$($_.VlanSetting.OperationMode) $($_.VlanSetting.NativeVlanId) $($_.VlanSetting.AllowedVlanIdListString)"
}
`;
