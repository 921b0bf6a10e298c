/** What the characters of a text may be part of. */

const START = 1;
const CONTINUE = 2;

/** Of the first 128 characters: what part of a name they can be. */
const NAME_PARTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_]/.test(character) ? START | CONTINUE : /[0-9-]/.test(character) ? CONTINUE : 0;
});

const STARTS_NAME = /^\p{ID_Start}/u;
const CONTINUES_NAME = /^\p{ID_Continue}/u;

/** The end of the name that begins at an offset; the offset itself where none does. */
export function nameEnd(text: string, offset: number): number {
  let end = offset;
  let code = text.charCodeAt(end);
  if (code < 128 ? ((NAME_PARTS[code] as number) & START) === 0 : !isLetter(text, end, STARTS_NAME)) {
    return offset;
  }
  for (;;) {
    if (code < 128) {
      if (NAME_PARTS[code] === 0) {
        return end;
      }
      end += 1;
    } else {
      if (!isLetter(text, end, CONTINUES_NAME)) {
        return end;
      }
      end += (text.codePointAt(end) as number) > 0xffff ? 2 : 1;
    }
    code = text.charCodeAt(end);
  }
}

function isLetter(text: string, offset: number, letter: RegExp): boolean {
  const code = text.codePointAt(offset);
  return code !== undefined && letter.test(String.fromCodePoint(code));
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * The end of the number that begins at an offset: digits with points and exponents between them. The scanner takes
 * `1.2.3` as one token too (hclsyntax/scan_tokens.rl, NumberLit), which is then no number.
 */
export function numberEnd(text: string, offset: number): number {
  let end = offset + 1;
  let at = end;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      at += 1;
      end = at;
    } else if (code === 46) {
      at += 1;
    } else if (code === 101 || code === 69) {
      const sign = text.charCodeAt(at + 1);
      const digit = sign === 43 || sign === 45 ? at + 2 : at + 1;
      if (!isDigit(text.charCodeAt(digit))) {
        return end;
      }
      at = digit + 1;
      end = at;
    } else {
      return end;
    }
  }
}
