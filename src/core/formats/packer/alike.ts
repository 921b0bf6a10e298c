/** Machines that one block makes of one source: they can change together only where their guests need the same. */
import { type Field, known } from '../../machine/field';
import { SETUP_WITHOUT_KEYBOARD } from '../../machine/guests/catalogue';
import type { Generation, Guest, VirtualMachine } from '../../machine/machine';
import { groupBy } from '../../wording';
import type { HypervBuilder } from './template';

/** Windows 11 needs a TPM (W11). */
const WITH_NEEDS_OF_THEIR_OWN: ReadonlySet<string> = new Set(['windows-11', ...SETUP_WITHOUT_KEYBOARD]);

/** What holds of a machine for the others of its source. The guests and generations: one for each builder. */
export function relationsOf(
  builders: readonly HypervBuilder[],
  guests: readonly (Guest | undefined)[],
  generations: readonly Field<Generation>[],
): (builder: HypervBuilder) => Pick<VirtualMachine, 'isMadeWithOthers' | 'together'> {
  const unlike = unlikeOthers(builders, guests);
  const together = madeTogether(builders, generations, unlike);
  return builder => {
    const joint = together.get(builder);
    return { ...(unlike.has(builder) && { isMadeWithOthers: true }), ...(joint && { together: joint }) };
  };
}

/** The builders whose source makes others as well, which need something else or of which nobody knows. */
function unlikeOthers(
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

/**
 * Those of which one source makes several that are alike, by their builders: they change together or not at all. What
 * changes in the source changes for all of them, and what only one of them runs keeps the others back as well.
 */
function madeTogether(
  builders: readonly HypervBuilder[],
  generations: readonly Field<Generation>[],
  unlike: ReadonlySet<HypervBuilder>,
): ReadonlyMap<HypervBuilder, readonly HypervBuilder['node'][]> {
  const bySource = groupBy(builders.keys(), index => builders[index]?.node);
  return new Map(
    [...bySource].flatMap(([node, indexes]) => {
      const stated = new Set(indexes.map(index => known(generations[index])));
      const group = indexes.flatMap(index => builders[index] ?? []);
      const isJoint = node !== undefined && group.length > 1 && stated.size === 1;
      const together = isJoint && !group.some(builder => unlike.has(builder)) ? [node] : undefined;
      return together === undefined ? [] : group.map(builder => [builder, together] as const);
    }),
  );
}
