/** The kinds of tokens of HCL's native syntax, as hashicorp/hcl:hclsyntax/spec.md has them. */
export const Token = {
  end: 0,
  newline: 1,
  comment: 2,
  identifier: 3,
  number: 4,
  /** A quoted template without anything to decode or to put in, its quotes included. */
  plainText: 5,
  openQuote: 6,
  closeQuote: 7,
  /** Up to and with the end of its line. */
  openHeredoc: 8,
  /** From the start of its line. */
  closeHeredoc: 9,
  /** What stands literally in a template that is no plain text. */
  literal: 10,
  /** `${` or `${~`. */
  interpolation: 11,
  /** `%{` or `%{~`. */
  directive: 12,
  /** `}` or `~}` of one of those. */
  sequenceEnd: 13,
  openBrace: 14,
  closeBrace: 15,
  openBracket: 16,
  closeBracket: 17,
  openParenthesis: 18,
  closeParenthesis: 19,
  comma: 20,
  dot: 21,
  ellipsis: 22,
  colon: 23,
  doubleColon: 24,
  question: 25,
  equal: 26,
  arrow: 27,
  or: 28,
  and: 29,
  equalTo: 30,
  notEqualTo: 31,
  greater: 32,
  greaterOrEqual: 33,
  less: 34,
  lessOrEqual: 35,
  plus: 36,
  minus: 37,
  star: 38,
  slash: 39,
  percent: 40,
  not: 41,
  invalid: 42,
} as const;
