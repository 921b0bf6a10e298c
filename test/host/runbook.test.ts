/** Runbooks, run: on the host that the definition describes, to their end, under -WhatIf and -Confirm. */
import assert from 'node:assert/strict';
import { PLAIN } from '../unit/runbook/runbooks';
import { BACKUP } from './definition-host';
import { DEFINITIONS } from './definitions';
import { hostsForSuite, newMachine, oldMachine, prepare } from './kit';

describe('the runbook on a simulated host', function () {
  this.timeout(600_000);
  const hosts = hostsForSuite();

  for (const [name, definition] of Object.entries(DEFINITIONS)) {
    it(`moves ${name} to its end, and the guest of both machines starts`, async () => {
      const outcome = await hosts.run(prepare(definition, '2025'));
      assert.equal(outcome.error, null);
      assert.equal(newMachine(outcome).guest, 'starts');
      assert.equal(newMachine(outcome).state, 'Running');
      assert.equal(oldMachine(outcome).guest, 'starts');
      assert.deepEqual(outcome.state.mounted, []);
    });
  }

  it('gives the new machine what the definition says, and else what the old one has', async () => {
    const { error, state } = await hosts.run(prepare(DEFINITIONS['a machine with everything, in a cluster'], '2025'));
    assert.equal(error, null);
    const [old, made] = [state.machines.find(m => m.generation === 1), state.machines.find(m => m.generation === 2)];
    assert.ok(old && made);
    assert.equal(old.name, 'web (Generation 1)');
    assert.equal(old.automaticStartAction, 'Nothing');
    assert.deepEqual(state.roles, ['web']);
    const expected = {
      name: 'web',
      version: '12.0',
      notes: 'intranet',
      path: 'C:\\ClusterStorage\\Volume1\\VMs\\web',
      automaticStartAction: 'Start',
      automaticStartDelay: 30,
      automaticStopAction: 'ShutDown',
      checkpointType: 'Production',
      processorCount: 2,
      nested: true,
      memoryStartup: 4 * 2 ** 30,
      dynamicMemory: true,
      memoryMinimum: 2 * 2 ** 30,
      memoryMaximum: 8 * 2 ** 30,
      resourceMetering: true,
      clustered: true,
      comPort2: '\\\\.\\pipe\\web',
      tpm: true,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map(key => [key, made[key]])), expected);
    assert.deepEqual(made.replication, {
      server: 'replica.example.com',
      port: 443,
      frequency: 30,
      recoveryHistory: 4,
      authentication: 'Kerberos',
    });
    assert.deepEqual(
      made.drives.map(({ place, path, physical, dvd }) => [place, path ?? physical ?? dvd]),
      [
        ['SCSI:0:1', 'C:\\ClusterStorage\\Volume1\\web\\system.vhdx'],
        ['SCSI:0:0', 'C:\\ClusterStorage\\Volume1\\web\\data.vhdx'],
        ['SCSI:2:5', 'physical-3'],
        ['SCSI:0:2', 'C:\\ClusterStorage\\Volume1\\tools.iso'],
      ],
    );
    assert.deepEqual(
      made.adapters.map(({ name, switch: network, mac, legacy, vlan, spoofing, dhcpGuard }) => [
        name,
        network,
        mac,
        legacy,
        vlan,
        spoofing,
        dhcpGuard,
      ]),
      [
        ['LAN', 'Office', '00155D012A00', false, 12, 'On', 'On'],
        ['PXE', 'Deployment', '00155DAAAA01', false, 0, 'Off', 'On'],
      ],
    );
    assert.deepEqual(made.firmware?.bootOrder, ['adapter:PXE', 'disk:system.vhdx', 'dvd']);
  });

  it('starts the new machine with the memory that the definition states, whatever the old one has', async () => {
    const GB = 2 ** 30;
    for (const startup of [1, 16]) {
      const prepared = prepare(DEFINITIONS['a plain machine'], '2025');
      const bounds = { memoryMinimum: (startup * GB) / 2, memoryMaximum: startup * 2 * GB };
      const old = { dynamicMemory: true, memoryStartup: startup * GB, ...bounds };
      const machines = (prepared.state.machines ?? []).map(machine => ({ ...machine, ...old }));
      const { error, state } = await hosts.run({ ...prepared, state: { ...prepared.state, machines } });
      const made = state.machines.find(({ generation }) => generation === 2);
      assert.deepEqual([error, made?.['memoryStartup']], [null, 4 * GB]);
    }
  });

  it('makes no machine on a disk that the definition calls GPT and that is MBR', async () => {
    const disks = PLAIN.HardDrives.map(disk => ({ ...disk, PartitionStyle: 'GPT' }));
    const outcome = await hosts.run(prepare(JSON.stringify({ ...PLAIN, HardDrives: disks }), '2025'));
    assert.match(outcome.error ?? '', /Generation 2 starts from GPT only/);
    assert.deepEqual(
      outcome.state.machines.map(({ generation }) => generation),
      [1],
    );
    assert.equal(oldMachine(outcome).guest, 'starts');
  });

  it('changes nothing under -WhatIf, writes no file and asks nothing', async () => {
    for (const definition of Object.values(DEFINITIONS)) {
      const prepared = prepare(definition, '2025');
      const outcome = await hosts.run(prepared, {}, { WhatIf: true });
      assert.deepEqual([outcome.error, outcome.journal, outcome.questions], [null, [], []]);
      assert.deepEqual(
        outcome.state.files.filter(path => path.startsWith(BACKUP)),
        [],
      );
    }
  });

  it('goes on with the step of the copy where the new machine is there already', async () => {
    const prepared = prepare(DEFINITIONS['a plain machine'], '2025');
    const first = await hosts.run(prepared, { declined: ['Does the guest run well'] });
    assert.match(first.error ?? '', /This is still to do/);
    const off = `Get-VM | Where-Object { $_.Generation -eq 2 } | Stop-VM`;
    assert.equal((await hosts.runLines('2025', off)).error, null);
    const step = Number(/'Step (\d+): Copy the disks that change'/.exec(prepared.text)?.[1]);
    const { error } = await hosts.run(prepared, { again: true }, { From: step });
    assert.equal(error, null);
  });

  it('asks once for each step under -Confirm, and takes no declined step for done', async () => {
    const prepared = prepare(DEFINITIONS['a plain machine'], '2025');
    const yes = await hosts.run(prepared, {}, { Confirm: true });
    assert.equal(yes.error, null);
    const steps = [...prepared.text.matchAll(/ShouldProcess\(\$Name, 'Step (\d+):/g)].map(match => Number(match[1]));
    const titles = [...prepared.text.matchAll(/ShouldProcess\(\$Name, 'Step \d+: (.*)'\)/g)].map(match => match[1]);
    const asked = yes.questions.flatMap(question => /Step (\d+):/.exec(question)?.[1] ?? []).map(Number);
    assert.deepEqual(asked, steps);
    for (const declined of steps.slice(0, -3)) {
      const { error, state } = await hosts.run(prepared, { declined: [`Step ${declined}:`] }, { Confirm: true });
      const old = state.machines.find(({ generation }) => generation === 1);
      assert.equal(old?.guest, 'starts', `step ${declined} declined`);
      const title = titles[declined - 1] ?? '';
      // What only asks a person, and what there was nothing to do for, leaves nothing undone that the script could see.
      assert.equal(error === null, /^(?:Suspend|Make room|Merge|Set Secure)/.test(title), `${title}: ${error}`);
    }
  });
});
