/**
 * Text out of a definition in a PowerShell script. The script is plain ASCII: Windows PowerShell reads a file without
 * a byte order mark in the machine's code page, where the bytes of an accented letter can be those of a typographic
 * quote, and PowerShell takes such a quote for one.
 */
import { withHashes } from '../text/log-commands';
import { oneLine } from '../text/one-line';

const PRINTABLE = /^[ -~]*$/;

/**
 * A text as an expression of PowerShell that has exactly this text as its value, wherever an argument may stand:
 * between single quotes, in which nothing but the quote itself has a meaning. A text with other than printable ASCII
 * characters is written with their codes, which `[regex]::Unescape` reads; so is one that a build's log takes for a command.
 */
export function powerShellLiteral(text: string): string {
  return PRINTABLE.test(text) && withHashes(text, '') === text
    ? quoted(text)
    : `([regex]::Unescape(${quoted(escaped(text))}))`;
}

/** A path, as Windows and Hyper-V show it: only so it can be compared with what a cmdlet gives. */
export function pathLiteral(path: string): string {
  return powerShellLiteral(path.replaceAll('/', '\\'));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function escaped(text: string): string {
  return text.replace(/[^ -"$-[\]-~]/g, unit =>
    unit === '\\' ? '\\\\' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text as a part of a comment, for people: one line of a bounded length and of printable ASCII. */
export function commentText(text: string, longest?: number): string {
  return withHashes(oneLine(text, longest), '## ')
    .replace('…', '...')
    .replace(/[^ -~]/g, '?');
}

const UNITS = [
  ['TB', 2 ** 40],
  ['GB', 2 ** 30],
  ['MB', 2 ** 20],
] as const;

/** A number of bytes as PowerShell writes it: '8GB'. */
export function bytesLiteral(bytes: number): string {
  const [unit, factor] = UNITS.find(([, size]) => bytes >= size && bytes % size === 0) ?? ['', 1];
  return `${bytes / factor}${unit}`;
}
