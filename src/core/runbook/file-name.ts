/** What the file of a runbook is called: 'print-server to Generation 2.ps1'. The name of a machine is data in it. */

/** Characters of a machine's name, of up to 4 bytes each; a file system takes 255 bytes for the whole. */
const LONGEST_NAME = 50;

/** What no file on Windows has in its name, what ends a line, and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of a file must not get into a name
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** `number`: which of several of one name, from 1. */
export function runbookFileName(machine: string, number = 1): string {
  const cut = [...machine.replace(FORBIDDEN, '-')].slice(0, LONGEST_NAME).join('');
  // A name that begins with a point is hidden on Unix.
  const name = cut.trim().replace(/^\.+/, '') || 'machine';
  return `${name} to Generation 2${number === 1 ? '' : ` (${number})`}.ps1`;
}
