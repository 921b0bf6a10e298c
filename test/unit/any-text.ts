import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };

const character = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES.count })
  .map(code => String.fromCodePoint(code < SURROGATES.first ? code : code + SURROGATES.count));

/** What fast-check's own strings of the unit 'binary' are, which take half a second to make a table of all characters. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: character, maxLength });
}
