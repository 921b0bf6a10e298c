/** Machines of Hyper-V, for tests of what no other kind of machine has. */
import assert from 'node:assert/strict';
import type { AssessedMachine, AssessedVirtualMachine } from '../../src/core/analysis';
import type { VirtualMachine } from '../../src/core/machine/machine';

export function virtualMachines({
  machines,
}: {
  readonly machines: readonly AssessedMachine[];
}): AssessedVirtualMachine[] {
  return machines.map(assessed => {
    assert.ok(assessed.kind === 'hyper-v');
    return assessed;
  });
}

/** The one at an index; undefined where there is none. */
export function virtualMachine(
  analysis: { readonly machines: readonly AssessedMachine[] },
  index = 0,
): VirtualMachine | undefined {
  return virtualMachines(analysis)[index]?.machine;
}
