/** The script that exports the machines of a host, run on hosts of several versions; and there and back again. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze } from '../../src/core/analyze';
import { type Field, known } from '../../src/core/machine/field';
import type { VirtualMachine } from '../../src/core/machine/machine';
import type { HostVersion } from './cmdlet-classes';
import { DEFINITIONS } from './definitions';
import { hostsForSuite, type Prepared, prepare } from './kit';

const SCRIPT = readFileSync(join(__dirname, '..', '..', 'resources', 'Export-VMDefinition.ps1'), 'utf8');

/** What a definition states of a machine, by names for people; what it leaves open is missing. */
function statedOf(machine: VirtualMachine): ReadonlyMap<string, unknown> {
  const { settings } = machine;
  const fields: Readonly<Record<string, Field<unknown> | undefined>> = {
    processors: machine.processorCount,
    nested: machine.nestedVirtualization,
    startup: machine.memoryStartup,
    dynamic: machine.dynamicMemory,
    minimum: machine.memoryMinimum,
    maximum: machine.memoryMaximum,
    metering: machine.resourceMetering,
    clustered: machine.clustered,
    replicated: machine.replicated,
    notes: settings?.notes,
    path: settings?.path,
    start: settings?.automaticStartAction,
    delay: settings?.automaticStartDelay,
    stop: settings?.automaticStopAction,
    checkpoints: settings?.checkpointType,
    ...Object.fromEntries(machine.comPorts.map(port => [`COM${port.number}`, port.path])),
    ...Object.fromEntries(
      machine.networkAdapters.items.flatMap(({ name, switchName, vlanId }, index) => [
        [`adapter ${index}`, name],
        [`switch ${index}`, switchName],
        [`VLAN ${index}`, vlanId],
      ]),
    ),
  };
  const values = Object.entries(fields).flatMap(([name, field]): [string, unknown][] =>
    field?.known === true && field.origin === 'literal' ? [[name, known(field)]] : [],
  );
  return new Map([...values, ['drives', drivesOf(machine)], ...addressesOf(machine)]);
}

/** Of a .vhd the new machine has the .vhdx. */
const drivesOf = ({ drives }: VirtualMachine): unknown[] =>
  drives.items
    .map(({ path, physical }) => known(physical) ?? known(path)?.replace(/\.vhd$/i, '.vhdx') ?? null)
    .map(String)
    .toSorted();

const addressesOf = ({ networkAdapters }: VirtualMachine): [string, unknown][] =>
  networkAdapters.items.flatMap(({ macAddress }, index): [string, unknown][] => {
    const address = known(macAddress)?.replace(/[^0-9a-f]/gi, '');
    return address === undefined ? [] : [[`address ${index}`, address.toUpperCase()]];
  });

/** Windows Server 2012 R2 has neither. */
function onHost(definition: string, version: HostVersion): string {
  const { ExposeVirtualizationExtensions: _, CheckpointType: __, ...known2012 } = JSON.parse(definition);
  return version === '2012R2' ? JSON.stringify(known2012) : definition;
}

describe('the export script on a simulated host', function () {
  this.timeout(240_000);
  const hosts = hostsForSuite();
  let folder: string;
  let compared = 0;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'export-test-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    console.log(`      ${compared} settings compared`);
  });

  /** The machines of the host as the script writes them, read again. */
  async function exported(prepared: Prepared, again: boolean): Promise<readonly VirtualMachine[]> {
    const given = { Path: folder, SingleFile: true, Force: true };
    const { error, errors, warnings } = await hosts.run({ ...prepared, text: SCRIPT, arguments: given }, { again });
    assert.deepEqual([error, errors, warnings], [null, [], []]);
    const fileName = 'virtual-machines.vm.json';
    const { machines, findings } = analyze(readFileSync(join(folder, fileName), 'utf8'), { fileName });
    assert.deepEqual(
      findings.filter(({ rule }) => rule.startsWith('invalid')),
      [],
    );
    return machines.map(assessed => assessed.machine);
  }

  function compare(stated: VirtualMachine, found: VirtualMachine | undefined): void {
    assert.ok(found);
    const all = statedOf(found);
    for (const [name, value] of statedOf(stated)) {
      compared += 1;
      assert.deepEqual(all.get(name), value, name);
    }
  }

  const stated = (definition: string): VirtualMachine => {
    const found = analyze(definition, { fileName: 'a.vm.json' }).machines[0]?.machine;
    assert.ok(found);
    return found;
  };

  for (const version of ['2012R2', '2016', '2019', '2025'] as const satisfies readonly HostVersion[]) {
    it(`writes the machine of a definition as it is stated, on ${version}`, async () => {
      const definition = onHost(DEFINITIONS['a machine with everything, in a cluster'], version);
      const [machine] = await exported(prepare(definition, version), false);
      assert.equal(known(machine?.generation), 1);
      const vhd = stated(definition.replace('system.vhd"', 'system.vhdx"'));
      compare(vhd, machine);
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
      const machines = await exported(prepared, true);
      const made = machines.find(({ generation }) => known(generation) === 2);
      compare(stated(DEFINITIONS[name]), made);
    });
  }
});
