/** Texts as they are written, and what they say. */
import { lookUp } from '../../text/look-up';

/** What is wrong in a literal: the index of the first backslash that begins no escape. */
export interface Decoded {
  readonly value: string;
  readonly invalidAt: number | undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const QUOTED_ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.?))|([$%])\4\{/gs;
const HEREDOC_ESCAPE = /([$%])\1\{/g;

/** A literal part of a quoted template. */
export function decodeQuoted(text: string): Decoded {
  if (!/[\\$%]/.test(text)) {
    return { value: text, invalidAt: undefined };
  }
  let invalidAt: number | undefined;
  const value = text.replace(QUOTED_ESCAPE, (all, short, long, other, sign, offset: number) => {
    if (sign !== undefined) {
      return `${sign}{`;
    }
    const code = Number.parseInt(short ?? long ?? '', 16);
    if (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) {
      return String.fromCodePoint(code);
    }
    const escaped = lookUp(ESCAPES, other);
    if (escaped === undefined) {
      invalidAt ??= offset;
    }
    return escaped ?? other ?? all;
  });
  return { value, invalidAt };
}

/** A literal part of a heredoc, in which a backslash is one. */
export function decodeHeredoc(text: string): string {
  return text.includes('{') ? text.replace(HEREDOC_ESCAPE, '$1{') : text;
}

const WRITTEN: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

/** A text in quotes, of which nothing is taken for a sequence of a template. */
export function quote(text: string): string {
  return `"${escapeQuoted(text)}"`;
}

export function escapeQuoted(text: string): string {
  return text
    .replace(/["\\\n\r\t]/g, character => WRITTEN[character] as string)
    .replace(/[\p{Cc}\u2028\u2029]/gu, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/([$%])(?=\{)/g, '$1$1');
}
