/** The files beside a definition that machines of it need as they are, since they are Generation 1 afterwards as well. */
import type { Analysis, AssessedMachine } from '../analysis';
import type { IsNeeded } from '../kinds/kind';
import { statedGeneration } from '../machine/devices';
import { once } from '../once';
import type { FileId } from '../text/place';

/**
 * `moving`: the machines, by their indexes, that a conversion moves; without it all that can move, as what parts of a
 * conversion change together is one of them. The machines are looked at once, and not before a change asks.
 */
export function neededFiles({ machines }: Analysis, moving?: ReadonlySet<number>): IsNeeded {
  const stays = ({ machine, plan }: AssessedMachine, index: number): boolean =>
    statedGeneration(machine) !== 2 && (moving === undefined ? plan.obstacle !== undefined : !moving.has(index));
  const files = once(
    () => new Set(machines.flatMap((assessed, index) => (stays(assessed, index) ? filesOf(assessed) : []))),
  );
  return file => files().has(file);
}

function filesOf({ kind, machine }: AssessedMachine): FileId[] {
  return kind === 'hyper-v' ? (machine.companionFiles ?? []).map(({ path }) => path) : [];
}
