/** Arguments that a tool doesn't know, and the one that is meant. */
import { t } from '../l10n';
import type { Problem } from '../languages/language';
import { keyPlace, type Member, membersNamed } from '../languages/tree';
import { lastAtOrBefore } from '../text/lines';
import { oneLine } from '../text/one-line';
import type { Place } from '../text/place';
import { groupBy } from '../wording';

const CODE = 'unsupported-argument';

/** `meant`: the name that it has to have; where that is free, it becomes this in one step. */
export function unsupportedArgument(member: Member, meant: string | undefined, message: string): Problem {
  const isFree = meant !== undefined && membersNamed(member.parent, meant).length === 0;
  return {
    ...keyPlace(member),
    code: CODE,
    message,
    ...(isFree && {
      remedy: {
        title: t('Write {meant} in place of {key}', { meant, key: oneLine(member.key) }),
        edits: [{ kind: 'rename', member, key: meant }],
      },
    }),
  };
}

/** Whether a key was meant to be another, as which it can be written. */
export function isMisspelling({ code, remedy }: Problem): boolean {
  return code === CODE && remedy !== undefined;
}

/** Whether a part of a definition has a key that was meant to be another: what it says was not read. */
export function misspelledKeys(problems: readonly Problem[]): (part: Place) => boolean {
  const found = problems.filter(isMisspelling);
  const offsets = new Map(
    [...groupBy(found, ({ file }) => file)].map(([file, all]) => [
      file,
      all.map(({ offset }) => offset).sort((one, other) => one - other),
    ]),
  );
  return ({ file, offset, end }) => {
    const inFile = offsets.get(file) ?? [];
    return (inFile[lastAtOrBefore(inFile, end)] ?? -1) >= offset;
  };
}
