/** What somebody meant who mistyped a name. */
import { closest, distance } from 'fastest-levenshtein';
import { t } from '../l10n';
import { RULES } from '../rules';
import { oneLine } from '../text/one-line';

/** No name that is looked for is near this length; text of any length may stand in a file. */
const LONGEST_WORD = 80;

/** The name that a mistyped word most likely stands for; undefined where none is near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (names.length === 0 || word.length > LONGEST_WORD) {
    return undefined;
  }
  const name = closest(word.toLowerCase(), names);
  return distance(word.toLowerCase(), name) <= Math.max(word.length, name.length) / 2 ? name : undefined;
}

/** What is said of a rule that there is not, with the one that was meant if any. */
export function unknownRule(id: string): string {
  const name = nearest(
    id,
    RULES.map(rule => rule.id),
  );
  const rule = JSON.stringify(oneLine(id));
  return name === undefined
    ? t('There is no rule {rule}', { rule })
    : t('There is no rule {rule}: did you mean {name}?', { rule, name: JSON.stringify(name) });
}
