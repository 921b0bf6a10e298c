/** When a builder types its boot command (packer-plugin-sdk, bootcommand/config.go). */
import { isWait, keyOf, strokesIn } from '../../convert/boot-command/keys';
import { keyPlace } from '../../languages/tree';
import { known } from '../../machine/field';
import type { FirstKey, VirtualMachine } from '../../machine/machine';
import { lookUp } from '../../text/look-up';
import type { Place } from '../../text/place';
import { lineIn, listOf, type Reader, settingOf, textOf } from './fields';

/** In seconds: what Packer takes where boot_wait is absent, and also where it is 0. */
const DEFAULT_WAIT = 10;

/** In seconds, by the units of Go's durations. */
const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

const NEVER: FirstKey = { after: Number.POSITIVE_INFINITY, waited: 0, at: undefined };

/** What is known of the keys that a builder presses. */
export function keysOf(reader: Reader): Pick<VirtualMachine, 'firstKey' | 'unreadBootCommand'> {
  return { firstKey: firstKeyOf(reader), unreadBootCommand: unreadBootCommandOf(reader) };
}

/** Undefined where an expression stands for the keys or the waits before the first. */
function firstKeyOf(reader: Reader): FirstKey | undefined {
  const list = listOf(reader, 'boot_command');
  if (list === undefined) {
    return NEVER;
  }
  if (list.entries === undefined) {
    return undefined;
  }
  const waited = waitedFor(list.entries.map(({ value }) => known(value)));
  const wait = waitOf(reader);
  if (waited === NEVER.after) {
    return NEVER;
  }
  const setting = settingOf(reader, 'boot_wait');
  const at = setting === undefined ? keyPlace(list.property) : lineIn(reader, setting);
  return wait === undefined || waited === undefined ? undefined : { after: wait + waited, waited, at };
}

/** Where a boot command is that only a run gives: an empty list by default is one that types nothing. */
function unreadBootCommandOf(reader: Reader): Place | undefined {
  const list = listOf(reader, 'boot_command');
  if (list === undefined || known(list.count) === 0) {
    return undefined;
  }
  const { value } = list.property;
  const typed = reader.values.keys(value).map(({ text }) => text);
  const isTold = typed.some(text => text.replace(/\{\{[^{}]*\}\}|\$\{[^{}]*\}/g, '').trim() !== '');
  const written = reader.values.origin(value);
  const isEmpty = written.kind === 'list' && written.elements.length === 0;
  return isTold || isEmpty ? undefined : keyPlace(list.property);
}

/** What the keys wait before the first that is pressed; Infinity where none is. */
function waitedFor(elements: readonly (string | undefined)[]): number | undefined {
  let waited = 0;
  for (const element of elements) {
    if (element === undefined) {
      return undefined;
    }
    for (const stroke of strokesIn([element])) {
      if (!isWait(stroke)) {
        return waited;
      }
      // <wait>, <wait5> and <wait1m20s>: seconds where no unit is written.
      const length = keyOf(stroke)?.slice('wait'.length) ?? '';
      waited += length === '' ? 1 : (secondsIn(/\d$/.test(length) ? `${length}s` : length) ?? 0);
    }
  }
  return NEVER.after;
}

/** Undefined where it is an expression, or no duration. A negative one is no wait. */
function waitOf(reader: Reader): number | undefined {
  const text = textOf(reader, 'boot_wait');
  if (text === undefined) {
    return DEFAULT_WAIT;
  }
  const seconds = secondsIn(known(text) ?? '');
  return seconds === undefined ? undefined : Math.max(seconds, 0) || (seconds < 0 ? 0 : DEFAULT_WAIT);
}

/** Go's duration. */
function secondsIn(text: string): number | undefined {
  const [whole, sign, parts = ''] = /^([-+]?)((?:\d+(?:\.\d+)?(?:ms|[hms]))+|0)$/.exec(text) ?? [];
  if (whole === undefined) {
    return undefined;
  }
  const seconds = parts
    .split(/(?<=[a-z])(?=\d)/)
    .reduce((sum, part) => sum + Number.parseFloat(part) * (lookUp(UNITS, part.replace(/[\d.]/g, '')) ?? 0), 0);
  return sign === '-' ? -seconds : seconds;
}
