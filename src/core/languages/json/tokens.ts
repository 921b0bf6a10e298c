/**
 * jsonc-parser's SyntaxKind and ScanError by value: the package declares them as ambient const enums, which a compiler
 * that reads one module at a time can't look into. A unit test holds them against the package's own declarations.
 */
export const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  nullKeyword: 7,
  trueKeyword: 8,
  falseKeyword: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  trivia: 15,
  unknown: 16,
  end: 17,
} as const;

export const TokenError = {
  none: 0,
  unexpectedEndOfComment: 1,
  unexpectedEndOfString: 2,
  unexpectedEndOfNumber: 3,
  invalidUnicode: 4,
  invalidEscapeCharacter: 5,
  invalidCharacter: 6,
} as const;
