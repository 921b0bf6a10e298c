/** How a text is laid out in lines: their ends, their beginnings, and how far they are indented. */
import { lineStarts, positionAt } from './lines';

export interface Style {
  readonly lineEnd: string;
  /** One level of indentation. */
  readonly indentUnit: string;
}

/** What every edit of one text shares. */
export interface Layout extends Style {
  /** The offsets at which the lines begin. */
  readonly lines: readonly number[];
}

/** Whatever was made of a text: the same object stands for the same text. */
interface TextSource {
  readonly text: string;
}

const LAYOUTS = new WeakMap<TextSource, Layout>();

/**
 * The layout of a text, made once for all edits of it: a text may be one line of megabytes, in which no edit can afford
 * to look for the start of the line itself.
 */
export function layoutOf(document: TextSource): Layout {
  const known = LAYOUTS.get(document);
  if (known !== undefined) {
    return known;
  }
  const layout = { ...styleOf(document.text), lines: lineStarts(document.text) };
  LAYOUTS.set(document, layout);
  return layout;
}

/** The line ends and the indentation of a text; two spaces where it is not indented at all. */
function styleOf(text: string): Style {
  const firstBreak = text.indexOf('\n');
  const lineEnd = firstBreak > 0 && text.charCodeAt(firstBreak - 1) === 13 ? '\r\n' : '\n';
  const indented = /\n([ \t]+)\S/.exec(text.length > 10_000 ? text.slice(0, 10_000) : text);
  return { lineEnd, indentUnit: indented?.[1] ?? '  ' };
}

/** The blanks at the start of the line in which an offset stands. */
export function indentOfLine(text: string, lines: readonly number[], offset: number): string {
  const start = offset - positionAt(lines, offset).character;
  let end = start;
  while (end < offset && isBlank(text.charCodeAt(end))) {
    end += 1;
  }
  return text.slice(start, end);
}

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
