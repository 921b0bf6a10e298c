/** Values of Terraform as Hyper-V's. */
import { asBoolean, asNumber } from '../../languages/hcl/known';
import { nodeOf } from '../../languages/ref';
import { type Field, mapField, unknown } from '../../machine/field';
import type { Plain } from '../hcl/values';
import { fieldAt, type Settings } from './parts';

/** A value that a turn makes of another type; what it makes nothing of is invalid. */
function turned<T>(field: Field<Plain> | undefined, turn: (value: Plain) => T | undefined): Field<T> | undefined {
  if (field === undefined) {
    return undefined;
  }
  const found = mapField(field, turn);
  return found ?? (field.node === undefined ? undefined : unknown(nodeOf(field.node), 'invalid'));
}

export function toNumber(value: Plain): number | undefined {
  const number = value === null ? undefined : asNumber(value);
  return typeof number === 'number' ? number : undefined;
}

function toFlag(value: Plain): boolean | undefined {
  const flag = value === null ? undefined : asBoolean(value);
  return typeof flag === 'boolean' ? flag : undefined;
}

export function numberAt(settings: Settings, path: readonly string[] | undefined): Field<number> | undefined {
  return turned(fieldAt(settings, path), toNumber);
}

export function flagAt(settings: Settings, path: readonly string[] | undefined): Field<boolean> | undefined {
  return turned(fieldAt(settings, path), toFlag);
}

/** A text; an empty one is what is absent, as providers have it. */
export function textAt(settings: Settings, path: readonly string[] | undefined): Field<string> | undefined {
  const field = fieldAt(settings, path);
  return field?.known && field.value === '' ? undefined : turned(field, String);
}

/** One of some words, in any case of letters. */
export function wordAt<T extends string>(
  settings: Settings,
  path: readonly string[],
  words: Readonly<Record<T, string | true | false>>,
): Field<T> | undefined {
  const field = fieldAt(settings, path);
  if (field?.known && field.value === '') {
    return undefined;
  }
  return turned(field, value =>
    (Object.keys(words) as T[]).find(word => String(words[word]).toLowerCase() === String(value).toLowerCase()),
  );
}
