/** Values that edits write: which are the same, and what two of them come to. */
import { rawText, type Value } from './edit';

export function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && rawText(value) === undefined;
}

/** A text that is the same for values that are the same. */
export function fingerprint(value: Value): string {
  const raw = rawText(value);
  if (raw !== undefined) {
    return `raw ${raw}`;
  }
  if (Array.isArray(value)) {
    return `[${(value as readonly Value[]).map(fingerprint).join()}]`;
  }
  return isRecord(value)
    ? `{${Object.entries(value)
        .map(([key, member]) => `${JSON.stringify(key)}:${fingerprint(member)}`)
        .join()}}`
    : (JSON.stringify(value) ?? String(value));
}

/** Two values as one: objects member by member; undefined where they contradict each other. */
export function mergedValue(first: Value, second: Value): Value | undefined {
  if (!isRecord(first) || !isRecord(second)) {
    return fingerprint(first) === fingerprint(second) ? first : undefined;
  }
  const merged: Record<string, Value> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = merged[key];
    const both = before === undefined ? value : mergedValue(before, value);
    if (both === undefined) {
      return undefined;
    }
    merged[key] = both;
  }
  return merged;
}
