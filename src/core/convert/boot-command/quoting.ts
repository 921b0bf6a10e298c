/** Kernel arguments in GRUB's command language, in which some characters end a command or stand for something else. */
import { charactersBeside, type Stroke, wordsIn } from './keys';

/** Characters that end a command, open a block, or stand for a variable; behind a blank `#` begins a comment. */
const SPECIAL = /[;&|<>{}$]|^#/;
/** GRUB takes quotes away, or puts a backslash before each of them, where isolinux passes them on. */
const UNCERTAIN = /["'\\]/;
const EXPRESSION = /\{\{[^{}]*\}\}/g;

/**
 * A line of words of which each reaches the kernel as isolinux would have passed it on: those with special characters
 * stand in single quotes, from behind the `=` where one is. Undefined where GRUB can't be made to.
 */
export function quoted(line: readonly Stroke[]): Stroke[] | undefined {
  const opened = new Map<number, Stroke>();
  const closed = new Map<number, Stroke>();
  for (const { text, start, end } of wordsIn(line)) {
    const plain = text.replace(EXPRESSION, '');
    if (UNCERTAIN.test(plain)) {
      return undefined;
    }
    if (SPECIAL.test(plain)) {
      opened.set(startOfValue(line, start, end), charactersBeside(line[start], "'"));
      closed.set(end - 1, charactersBeside(line[end - 1], "'"));
    }
  }
  return line.flatMap((stroke, index) =>
    [opened.get(index), stroke, closed.get(index)].filter(part => part !== undefined),
  );
}

/** Behind the first `=` of a word, unless something special stands before it. */
function startOfValue(line: readonly Stroke[], start: number, end: number): number {
  const word = line.slice(start, end);
  const sign = word.findIndex(({ text }) => text === '=');
  const isPlain = sign >= 0 && !word.slice(0, sign).some(({ text }) => SPECIAL.test(text));
  return isPlain && sign + 1 < word.length ? start + sign + 1 : start;
}
