/** When a builder types its boot command (packer-plugin-sdk, bootcommand/config.go). */
import { known } from '../../machine/field';
import { listOf, type Reader, textOf } from './fields';

/** In seconds: what Packer takes where boot_wait is absent, and also where it is 0. */
const DEFAULT_WAIT = 10;

/** In seconds, by the units of Go's durations. */
const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** After how many seconds; Infinity where nothing is typed, undefined where an expression stands for either. */
export function firstKeyOf(reader: Reader): number | undefined {
  const list = listOf(reader, 'boot_command');
  if (list === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const count = known(list.count);
  return count === 0 ? Number.POSITIVE_INFINITY : count && waitOf(reader);
}

/** Undefined where it is an expression, or no duration. A negative one is no wait. */
function waitOf(reader: Reader): number | undefined {
  const text = textOf(reader, 'boot_wait');
  if (text === undefined) {
    return DEFAULT_WAIT;
  }
  const [whole, sign, parts = ''] = /^([-+]?)((?:\d+(?:\.\d+)?(?:ms|[hms]))+|0)$/.exec(known(text) ?? '') ?? [];
  if (whole === undefined) {
    return undefined;
  }
  const seconds = parts
    .split(/(?<=[a-z])(?=\d)/)
    .reduce((sum, part) => sum + Number.parseFloat(part) * (UNITS[part.replace(/[\d.]/g, '')] ?? 0), 0);
  return sign === '-' ? 0 : seconds || DEFAULT_WAIT;
}
