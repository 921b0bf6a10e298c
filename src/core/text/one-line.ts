const LONGEST = 60;

/** Text out of a file as a part of a message or title: one line of a bounded length, whatever stands in it. */
export function oneLine(text: string, longest = LONGEST): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of a file must not reach a terminal
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
