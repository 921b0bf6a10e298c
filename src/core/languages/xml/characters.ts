/** Characters as they are written in XML, and what they say. */
import { lookUp } from '../../text/look-up';

/** Of a text as it is written: a character, a line end, or a reference that says one. */
export interface Unit {
  readonly written: string;
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const UNITS = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));|\r\n?|[\s\S]/gi;

/** A reference that nothing declares here says itself. */
export function unitsOf(written: string, isVerbatim: boolean): Unit[] {
  return [...written.matchAll(UNITS)].flatMap(({ 0: all, 1: decimal, 2: hexadecimal, 3: name }): Unit[] => {
    if (isVerbatim && all.length > 2) {
      return [...all].map(unit => ({ written: unit, text: unit }));
    }
    if (all.startsWith('\r')) {
      return [{ written: all, text: '\n' }];
    }
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const said = name === undefined ? characterOf(code) : lookUp(NAMED, name);
    return [{ written: all, text: said ?? all }];
  });
}

function characterOf(code: number): string | undefined {
  return Number.isNaN(code) || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

/** What no document of XML 1.0 may hold, however it is written: control characters and half of a pair. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/u;

export function canSay(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** A text between tags; `>` as it is written around it. */
export function written(text: string, lineEnd: string, around = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', lineEnd);
  const isPlain = around.includes('>') || !around.includes('&gt;');
  const quotes = around.includes('&quot;') ? escaped.replaceAll('"', '&quot;') : escaped;
  return isPlain && !quotes.includes(']]>') ? quotes : quotes.replaceAll('>', '&gt;');
}
