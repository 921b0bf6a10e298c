/**
 * What Packer makes of a value of another type than a setting's own: it decodes with mapstructure's WeaklyTypedInput
 * (packer-plugin-sdk, template/config/decode.go). Each function gives undefined where Packer refuses the value.
 */
import type { Scalar, Types } from './values';

/** strconv.ParseUint with base 0: the prefix says the base. */
const UNSIGNED: readonly (readonly [pattern: RegExp, radix: number])[] = [
  [/^0x([0-9a-f]+)$/i, 16],
  [/^0b([01]+)$/i, 2],
  [/^0o?([0-7]+)$/i, 8],
  [/^(0|[1-9][0-9]*)$/, 10],
];

/** mapstructure, decodeUint. What Go makes of a negative number in a uint isn't defined, so it is refused here. */
function weakUint(value: Scalar): number | undefined {
  if (value === null || value === '') {
    return 0;
  }
  if (typeof value !== 'string') {
    const number = Math.trunc(Number(value));
    return Number(value) >= 0 && Number.isFinite(number) ? number : undefined;
  }
  for (const [pattern, radix] of UNSIGNED) {
    const digits = pattern.exec(value)?.[1];
    if (digits !== undefined) {
      return Number.parseInt(digits, radix);
    }
  }
  return undefined;
}

/** strconv.ParseBool, and the empty text that mapstructure takes for false. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map(text => [text, true] as const),
  ...['', '0', 'f', 'F', 'FALSE', 'false', 'False'].map(text => [text, false] as const),
]);

/** mapstructure, decodeBool. */
function weakBool(value: Scalar): boolean | undefined {
  return typeof value === 'string' ? BOOLEANS.get(value) : Boolean(value);
}

/** mapstructure, decodeString. */
export function weakText(value: Scalar): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value ?? '');
}

/** A text where a list is due: separated by commas (mapstructure.StringToSliceHookFunc in packer-plugin-sdk). */
function weakList(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}

export const WEAK: Types = { uint: weakUint, bool: weakBool, text: weakText, list: weakList };
