/** Arguments that a tool doesn't know, and the one that is meant. */
import { t } from '../l10n';
import type { Problem } from '../languages/language';
import { keyPlace, type Member, membersNamed } from '../languages/tree';
import { oneLine } from '../text/one-line';
import type { Place } from '../text/place';

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

/** Whether a part of a definition has a key that was meant to be another: what it says was not read. */
export function misspelledKeys(problems: readonly Problem[]): (part: Place) => boolean {
  const found = problems.filter(({ code, remedy }) => code === CODE && remedy !== undefined);
  return part => found.some(({ file, offset, end }) => file === part.file && offset >= part.offset && end <= part.end);
}
