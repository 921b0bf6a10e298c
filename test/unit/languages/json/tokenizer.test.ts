import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createScanner } from 'jsonc-parser';
import { nextToken, tokenError, tokensOf, tokenValue } from '../../../../src/core/languages/json/tokenizer';
import { Token } from '../../../../src/core/languages/json/tokens';
import { runs } from '../../runs';

interface Read {
  readonly kind: number;
  readonly offset: number;
  readonly end: number;
  readonly error: number;
  /** Of what has a value. */
  readonly value: string | undefined;
}

const isBlank = (kind: number): boolean => kind === Token.trivia || kind === Token.lineBreak;

const hasValue = (kind: number): boolean => kind === Token.string || kind === Token.number;

/** All tokens but blanks, as jsonc-parser's own scanner reads them. */
function readByLibrary(text: string): Read[] {
  const scanner = createScanner(text, false);
  const read: Read[] = [];
  for (let kind: number = scanner.scan(); kind !== Token.end; kind = scanner.scan()) {
    if (!isBlank(kind)) {
      const offset = scanner.getTokenOffset();
      const end = offset + scanner.getTokenLength();
      const value = hasValue(kind) ? scanner.getTokenValue() : undefined;
      read.push({ kind, offset, end, error: scanner.getTokenError(), value });
    }
  }
  return read;
}

function readByUs(text: string): Read[] {
  const tokens = tokensOf(text);
  const read: Read[] = [];
  for (let kind = nextToken(tokens); kind !== Token.end; kind = nextToken(tokens)) {
    const { offset, end } = tokens;
    if (!isBlank(kind)) {
      read.push({
        kind,
        offset,
        end,
        error: tokenError(tokens),
        value: hasValue(kind) ? tokenValue(tokens) : undefined,
      });
    }
  }
  return read;
}

const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '"',
    '""',
    '"a"',
    '"D:\\\\VMs"',
    '"\\u00e4\\n"',
    '"\\x"',
    '"\\u12"',
  ],
  ...[
    'true',
    'false',
    'null',
    'tru',
    'trueish',
    'nul',
    '0',
    '00',
    '12',
    '-1',
    '1.5',
    '1.',
    '2e3',
    '2e',
    '9007199254740993',
  ],
  ...['//', '/*', '*/', '/', '\\', 'x', '\u0001', '"\u0001"', '\u00a0', '\ud800', '"\ud800"', "'"],
];

describe('tokens of JSON', () => {
  it('are those of the library, whichever of us reads them', () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(texts, text => {
        assert.deepEqual(readByUs(text), readByLibrary(text));
      }),
      runs(3_000),
    );
  });

  it('are so in the values of strings and numbers that JSON can write', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        assert.deepEqual(readByUs(text), readByLibrary(text));
      }),
    );
  });
});
