/** What a preseed file of the Debian installer says of partitions (debian-installer, partman-auto-recipe.txt). */
import { sentence } from '../l10n';
import type { Span } from '../text/place';
import type { Content, Kind } from './kind';
import { ANSWERS } from './names';
import { PUT_IN_LINE } from './put-in';
import { hasEfi, isDropped, MBR_LABEL, preseedForUefi } from './uefi/preseed';

export interface Preseed extends Content {
  /** A recipe of its own, in place of one of the installer's, which fit the firmware by themselves. */
  readonly recipe: Span | undefined;
  /** Whether the recipe has an EFI system partition. */
  readonly efi: boolean;
  /** Where it wants MBR disks, whatever the firmware. */
  readonly mbrLabel: Span | undefined;
}

export const kind: Kind<Preseed> = {
  name: sentence('preseed file'),
  fileName: ANSWERS.preseed,
  usual: ['preseed.cfg'],
  argument: '(?:preseed\\/)?(?:url|file)',
  read: readPreseed,
  writer: { language: 'lines', fitsBoth: true, forUefi: preseedForUefi },
};

/** The question that an answer is to, of those that are read. */
const ANSWER =
  /^[ \t]*[^\s#]\S*[ \t]+(partman-auto\/expert_recipe(?:_file)?|preseed\/(?:include(?:_command)?|run))[ \t]+string\b/;

/** A command that gives the recipe, or its file, when the installer runs. */
const GIVEN_BY_COMMAND = /^[^\n]{0,99}_command[ \t]+string\b[\s\S]*\bpartman-auto\/expert_recipe/;

/** Reads the answers of a preseed file. Of two to one question the last one counts. */
export function readPreseed(text: string): Preseed {
  let recipe: Span | undefined;
  let efi = false;
  let mbrLabel: Span | undefined;
  let elsewhere: Span | undefined;
  let putIn: Span | undefined;
  let includes: readonly string[] = [];
  for (const { lines, span } of answersIn(text)) {
    const answer = lines.join('\n');
    putIn ??= PUT_IN_LINE.test(answer) ? span : undefined;
    mbrLabel ??= MBR_LABEL.test(answer) ? span : undefined;
    const [beginning = '', question] = ANSWER.exec(answer) ?? [];
    if (question === 'partman-auto/expert_recipe') {
      recipe = span;
      efi = hasEfi(answer);
    } else if (question === 'preseed/include') {
      includes = answer
        .slice(beginning.length)
        .split(/[\s\\]+/)
        .filter(Boolean);
    } else if (question !== undefined || (GIVEN_BY_COMMAND.test(answer) && !hasEfi(answer))) {
      elsewhere = span;
    }
  }
  return { recipe, efi, mbrLabel, elsewhere: putIn ?? (recipe === undefined ? elsewhere : undefined), includes };
}

/** Answers with their lines, and where the first of these stands. One goes on over lines that end in a backslash. */
function answersIn(text: string): { readonly lines: string[]; readonly span: Span }[] {
  const answers: { readonly lines: string[]; readonly span: Span }[] = [];
  let goesOn = false;
  for (const { 0: line, index: offset } of text.matchAll(/[^\r\n]+/g)) {
    if (isDropped(line)) {
      continue;
    }
    if (goesOn) {
      answers.at(-1)?.lines.push(line);
    } else {
      answers.push({ lines: [line], span: { offset, end: offset + line.length } });
    }
    goesOn = line.endsWith('\\');
  }
  return answers;
}
