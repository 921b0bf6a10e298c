/** The functions that calculate. */
import { asNumber, isList, isUnknown, REFUSED, type Result, type Work } from './known';

export const NUMBER_FUNCTIONS: readonly (readonly [name: string, work: Work])[] = [
  ['abs', ofNumbers(Math.abs)],
  ['ceil', ofNumbers(Math.ceil)],
  ['floor', ofNumbers(Math.floor)],
  ['max', ofNumbers(Math.max)],
  ['min', ofNumbers(Math.min)],
  ['pow', ofNumbers((base, exponent = Number.NaN) => base ** exponent)],
  [
    'sum',
    ([list = REFUSED]) => (isList(list) ? ofNumbers((...numbers) => numbers.reduce((a, b) => a + b))(list) : REFUSED),
  ],
  ['parseint', parseint],
];

function ofNumbers(work: (...numbers: [number, ...number[]]) => number): Work {
  return given => {
    const numbers = given.map(asNumber);
    const refused = numbers.find(isUnknown);
    if (refused !== undefined || numbers.length === 0) {
      return refused ?? REFUSED;
    }
    const result = work(...(numbers as [number, ...number[]]));
    return Number.isFinite(result) ? result : REFUSED;
  };
}

function parseint([text = REFUSED, base = REFUSED]: readonly Result[]): Result {
  const radix = asNumber(base);
  if (typeof text !== 'string' || typeof radix !== 'number' || radix < 2 || radix > 36) {
    return REFUSED;
  }
  const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, radix);
  const isNumber =
    /^-?[\da-z]+$/i.test(text) && [...text.replace('-', '').toLowerCase()].every(digit => digits.includes(digit));
  return isNumber ? Number.parseInt(text, radix) : REFUSED;
}
