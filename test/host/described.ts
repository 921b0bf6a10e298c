/** What a definition states of a machine, by names for people; what it leaves open is missing. */
import assert from 'node:assert/strict';
import type { Carried } from '../../src/core/machine/carried';
import { type Field, known } from '../../src/core/machine/field';
import type { Drive, VirtualMachine } from '../../src/core/machine/machine';

type Described = readonly [name: string, value: unknown];

function described(machine: VirtualMachine): ReadonlyMap<string, unknown> {
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
    ...Object.fromEntries(machine.integrationServices?.map(({ name, enabled }) => [known(name), enabled]) ?? []),
  };
  const values = Object.entries(fields).flatMap(([name, field]): Described[] =>
    field?.known === true && field.origin === 'literal' ? [[name, known(field)]] : [],
  );
  return new Map([
    ...values,
    ['drives', machine.drives.items.map(contentOf).toSorted()],
    ...addressesOf(machine),
    ...carriedBy('machine', machine.carried),
    ...carriedBy('firmware', machine.firmware.carried),
    ...machine.comPorts.flatMap(port => carriedBy(`COM${port.number}`, port.carried)),
    ...machine.drives.items.flatMap(drive => carriedBy(contentOf(drive), drive.carried)),
    ...machine.networkAdapters.items.flatMap(({ carried, bandwidth, vlanSetting }, index) => [
      ...carriedBy(`adapter ${index}`, carried),
      ...carriedBy(`bandwidth ${index}`, bandwidth),
      ...carriedBy(`VLANs ${index}`, vlanSetting),
    ]),
  ]);
}

/** Of a .vhd the new machine has the .vhdx. */
function contentOf({ path, physical }: Drive): string {
  return String(known(physical) ?? known(path)?.replace(/\.vhd$/i, '.vhdx') ?? null);
}

const addressesOf = ({ networkAdapters }: VirtualMachine): Described[] =>
  networkAdapters.items.flatMap(({ macAddress }, index): Described[] => {
    const address = known(macAddress)?.replace(/[^0-9a-f]/gi, '');
    return address === undefined ? [] : [[`address ${index}`, address.toUpperCase()]];
  });

const carriedBy = (of: string, carried: Carried | undefined): Described[] =>
  [...(carried ?? [])].flatMap(([name, field]): Described[] =>
    field.known ? [[`${of}: ${name}`, /List/.test(name) ? idsIn(String(field.value)) : field.value]] : [],
  );

/** '1-3,7' and '1,2,3,7' are the same VLANs. */
export function idsIn(list: string): number[] {
  return list.split(',').flatMap(part => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** What the export script leaves out, as a new machine has it. */
const USUAL: ReadonlySet<unknown> = new Set([false, 0, 'None', 'Default', 'VMBus', 'Untagged']);

const USUAL_OF: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['machine: AutomaticCriticalErrorAction', 'Pause'],
  ['machine: AutomaticCriticalErrorActionTimeout', 30],
  ['machine: ProcessorMaximum', 100],
  ['machine: ProcessorRelativeWeight', 100],
  ['machine: MemoryBuffer', 20],
  ['machine: MemoryPriority', 50],
]);

/** How many values were compared; the one has to have all that the other states. */
export function compareMachines(stated: VirtualMachine, found: VirtualMachine | undefined): number {
  assert.ok(found);
  const all = described(found);
  const wanted = [...described(stated)];
  for (const [name, value] of wanted) {
    const is = all.get(name);
    if (is !== undefined || !(USUAL.has(value) || USUAL_OF.get(name) === value)) {
      assert.deepEqual(is, value, name);
    }
  }
  return wanted.length;
}
