const LONGEST = 60;
const IS_PATH = /^(?:[a-z]:[\\/]|\\\\|[a-z]{2,8}:\/\/|[^ ]+$)/i;
/** What a terminal acts on, what ends a line, and what turns the direction of the text behind it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of a file must not reach a terminal
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/**
 * Text out of a file as a part of a message or title: one line of a bounded length, whatever stands in it. Of a longer
 * path or address the end stays, which names the file.
 */
export function oneLine(text: string, longest = LONGEST): string {
  const line = text.replace(CONTROL, ' ').trim();
  if (line.length <= longest) {
    return line;
  }
  const file = Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1;
  const telling = file < line.length && IS_PATH.test(line) ? line.slice(file) : line;
  // No half of a character that takes two units.
  return telling.length > longest ? `${telling.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : telling;
}
