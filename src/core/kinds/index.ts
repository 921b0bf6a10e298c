/** All kinds of machines. */
import type { AssessedMachine } from '../analysis';
import type { AnyChange } from '../machine/change';
import { AZURE } from './azure';
import { HYPER_V } from './hyper-v';
import type { Kind, KindId } from './kind';

const KINDS: Readonly<Record<KindId, Kind>> = { 'hyper-v': HYPER_V, azure: AZURE };

export function kindCalled(id: KindId): Kind {
  return KINDS[id];
}

/** A change of a machine in a few words. */
export function titleOf({ kind, machine }: Pick<AssessedMachine, 'kind' | 'machine'>, change: AnyChange): string {
  return KINDS[kind].title(change, machine);
}
