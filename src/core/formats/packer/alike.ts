/** Machines that one block makes of one source: they can change together only where their guests need the same. */
import { SETUP_WITHOUT_KEYBOARD } from '../../machine/guests/catalogue';
import type { Guest } from '../../machine/machine';
import { groupBy } from '../../wording';
import type { HypervBuilder } from './template';

/** Windows 11 needs a TPM (W11). */
const WITH_NEEDS_OF_THEIR_OWN: ReadonlySet<string> = new Set(['windows-11', ...SETUP_WITHOUT_KEYBOARD]);

/** The builders whose source makes others as well, which need something else or of which nobody knows. `guests`: one for each builder. */
export function unlikeOthers(
  builders: readonly HypervBuilder[],
  guests: readonly (Guest | undefined)[],
): ReadonlySet<HypervBuilder> {
  const needs = new Map(builders.map((builder, index) => [builder, needsOf(guests[index])]));
  const shared = builders.filter(({ madeWith }) => madeWith !== undefined);
  const unlike = [...groupBy(shared, ({ node }) => node).values()].filter(group => {
    const [first] = group;
    const need = first && needs.get(first);
    return group.some(builder => builder.madeWith === 'others' || need === undefined || needs.get(builder) !== need);
  });
  return new Set(unlike.flat());
}

function needsOf(guest: Guest | undefined): string | undefined {
  const { system, architecture } = guest?.recognised ?? {};
  if (system === undefined) {
    return undefined;
  }
  const isPlain =
    system.family === 'windows' && system.generation2 === 'yes' && !WITH_NEEDS_OF_THEIR_OWN.has(system.id);
  return `${isPlain ? system.family : system.id} ${architecture ?? ''}`;
}
