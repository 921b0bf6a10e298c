/** Names of files that are made of names of machines, which are data. */

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
