const LONGEST = 60;
const IS_PATH = /^(?:[a-z]:[\\/]|\\\\|[a-z]{2,8}:\/\/|[^ ]+$)/i;
/** What a terminal acts on, what ends a line, and what turns the direction of the text behind it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of a file must not reach a terminal
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** The same text without them, but for what parts lines and words. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, found => found.replace(/[^\t\n]/g, ' '));
}

/**
 * Text out of a file as a part of a message or title: one line of a bounded length, whatever stands in it. Of a longer
 * path or address the end stays, which names the file and the folders around it.
 */
export function oneLine(text: string, longest = LONGEST): string {
  const line = text.replace(CONTROL, ' ').trim();
  if (line.length <= longest) {
    return line;
  }
  return IS_PATH.test(line) ? endOfPath(line, longest) : startOf(line, longest);
}

/** The last steps of a path that fit; of a file's name that is too long by itself, its start. */
function endOfPath(path: string, longest: number): string {
  const end = path.slice(1 - longest);
  const step = end.search(/[\\/][^\\/]/);
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) || path;
  return step === -1 ? startOf(name, longest) : `…${end.slice(step)}`;
}

function startOf(text: string, longest: number): string {
  // No half of a character that takes two units.
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
