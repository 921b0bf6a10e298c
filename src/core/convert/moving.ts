/** What is left of a move after the definition is converted: machines that are there move by a runbook of their own. */
import type { Analysis } from '../analysis';
import { installedDisk } from '../machine/devices';
import { whyNoRunbook } from '../runbook/obstacle';
import type { Conversion } from './convert';

/** The machines, by their indexes, that a conversion moves and that have a runbook in the definition as it was. */
export function movingMachines({ analysis, machines }: Pick<Conversion, 'analysis' | 'machines'>): number[] {
  return machines.flatMap(({ machine, outcome }) =>
    outcome === 'converted' && hasRunbook(analysis, machine) ? [machine] : [],
  );
}

/** Whether a machine is there and can move: one to be installed is made of its definition, and a build makes its own. */
export function hasRunbook(analysis: Analysis, index: number): boolean {
  const assessed = analysis.machines[index];
  return (
    assessed !== undefined &&
    (assessed.kind === 'azure' || installedDisk(assessed.machine) !== undefined) &&
    whyNoRunbook(assessed, analysis.format) === undefined
  );
}
