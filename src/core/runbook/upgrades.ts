/** The scripts of machines of Azure, which are loaded with its formats. */
import type { AzureMachine } from '../machine/azure/machine';
import type { Script } from './render';

const upgrade: { scriptOf: (machine: AzureMachine) => Script | undefined } = { scriptOf: () => undefined };

export function provideUpgrades(scriptOf: (machine: AzureMachine) => Script | undefined): void {
  upgrade.scriptOf = scriptOf;
}

/** Undefined where there is none, or nothing is loaded that makes it. */
export function upgradeOf(machine: AzureMachine): Script | undefined {
  return upgrade.scriptOf(machine);
}
