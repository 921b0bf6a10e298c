/** The script that exports the machines of a host, run on hosts of several versions; and there and back again. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { known } from '../../../src/core/machine/field';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { virtualMachine } from '../../unit/virtual-machines';
import type { HostVersion } from '../cmdlet-classes';
import { DEFINITIONS } from '../definitions';
import { compareMachines } from '../described';
import { exportedMachines } from '../exported';
import { hostsForSuite, prepare } from '../kit';

/** Windows Server 2012 R2 has neither. */
function onHost(definition: string, version: HostVersion): string {
  const { ExposeVirtualizationExtensions: _, CheckpointType: __, ...known2012 } = JSON.parse(definition);
  return version === '2012R2' ? JSON.stringify(known2012) : definition;
}

describe('the export script on a simulated host', function () {
  this.timeout(240_000);
  const hosts = hostsForSuite();
  let compared = 0;

  after(() => console.log(`      ${compared} settings compared`));

  const stated = (definition: string): VirtualMachine => {
    const found = virtualMachine(analyze(definition, { fileName: 'a.vm.json' }));
    assert.ok(found);
    return found;
  };

  for (const version of ['2012R2', '2016', '2019', '2025'] as const satisfies readonly HostVersion[]) {
    it(`writes the machine of a definition as it is stated, on ${version}`, async () => {
      const definition = onHost(DEFINITIONS['a machine with everything, in a cluster'], version);
      const [machine] = await exportedMachines(hosts, prepare(definition, version));
      assert.equal(known(machine?.generation), 1);
      const vhd = stated(definition.replace('system.vhd"', 'system.vhdx"'));
      compared += compareMachines(vhd, machine);
    });
  }

  const there = [
    'a machine with everything, in a cluster',
    'Ubuntu 22.04',
    'the print server of the examples',
  ] as const satisfies readonly (keyof typeof DEFINITIONS)[];
  for (const name of there) {
    it(`finds the machine of ${name} again after its runbook`, async () => {
      const prepared = prepare(DEFINITIONS[name], '2025');
      const { error } = await hosts.run(prepared);
      assert.equal(error, null);
      const machines = await exportedMachines(hosts, prepared, { again: true });
      const made = machines.find(({ generation }) => known(generation) === 2);
      compared += compareMachines(stated(DEFINITIONS[name]), made);
    });
  }
});
