/** Names of files: those that are made of names of machines, which are data, and those that texts end with. */

/** What no file on Windows has in its name, what ends a line, and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of a file must not get into a name
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/**
 * The part of a name that a file can have: of so many characters at most, where a file system takes 255 bytes and a
 * character up to 4 of them. A name that begins with a point is hidden on Unix. May be empty.
 */
export function fileStem(name: string, longest: number): string {
  const cut = [...name.replace(FORBIDDEN, '-')].slice(0, longest).join('');
  return cut.trim().replace(/^\.+/, '');
}

/**
 * A path without the blanks and the quote behind it that tables and shells leave there: at the end of a name Windows takes
 * no blank for a part of it.
 */
export function pathIn(text: string): string {
  const trimmed = text.trimEnd();
  return /["']$/.test(trimmed.slice(-1)) ? trimmed.slice(0, -1).trimEnd() : trimmed;
}
