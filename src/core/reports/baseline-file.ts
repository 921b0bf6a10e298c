/** The file of a baseline: its shape is a contract (docs/continuous-integration.md), told apart by `version`. */
import { SEVERITIES } from '../rules/severity';
import type { BaselineEntry } from './baseline';

/** The text of a baseline: sorted, an entry a line, so that a comparison of two shows what changed. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ path, rule, machine, message, arguments: values, severity, count }) =>
    JSON.stringify({
      path,
      rule,
      ...(machine !== null && { machine }),
      ...(message !== 'default' && { message }),
      ...(Object.keys(values).length > 0 && { arguments: values }),
      severity,
      ...(count > 1 && { count }),
    }),
  );
  const list = lines.length === 0 ? '[]' : `[\n    ${lines.sort().join(',\n    ')}\n  ]`;
  return `{\n  "version": 1,\n  "accepted": ${list}\n}\n`;
}

/** Reads the text of a baseline; undefined where it is none. */
export function parseBaseline(text: string): readonly BaselineEntry[] | undefined {
  const { version, accepted } = parse(text);
  if (version !== 1 || !Array.isArray(accepted)) {
    return undefined;
  }
  const entries = accepted.flatMap(entry => entryOf(entry) ?? []);
  return entries.length === accepted.length ? entries : undefined;
}

function parse(text: string): { readonly version?: unknown; readonly accepted?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

type Unchecked = { readonly [K in keyof BaselineEntry]?: unknown };

function entryOf(value: Unchecked | null): BaselineEntry | undefined {
  const { path, rule, machine = null, message = 'default', arguments: values = {}, count = 1 } = value ?? {};
  const severity = SEVERITIES.find(known => known === value?.severity);
  return typeof path === 'string' &&
    typeof rule === 'string' &&
    (machine === null || typeof machine === 'string') &&
    typeof message === 'string' &&
    isTexts(values) &&
    typeof count === 'number' &&
    severity !== undefined
    ? { path, rule, machine, message, arguments: values, count, severity }
    : undefined;
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string');
}
