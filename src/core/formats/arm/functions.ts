/** The functions of ARM templates by which a choice of an image or a size is made. What isn't here gives unknown. */
import { type ArmScalar, type ArmValue, isNull, NULL, objectOf, sameArmValue, scalar, textOf, UNKNOWN } from './value';

type ArmFunction = (...args: readonly ArmValue[]) => ArmValue;

/** No text of a template is longer than this that says what a machine is made of. */
const LONGEST = 10_000;

export const FUNCTIONS: Readonly<Record<string, ArmFunction | undefined>> = {
  true: () => scalar(true),
  false: () => scalar(false),
  null: () => NULL,
  equals: (one = UNKNOWN, other = UNKNOWN) => truth(sameArmValue(one, other)),
  not: value => truth(negated(truthOf(value))),
  and: (...args) => truth(all(args.map(truthOf))),
  or: (...args) => truth(negated(all(args.map(arg => negated(truthOf(arg)))))),
  concat: (...args) => concatenated(args),
  tolower: value => mapText(value, text => text.toLowerCase()),
  toupper: value => mapText(value, text => text.toUpperCase()),
  trim: value => mapText(value, text => text.trim()),
  string: value => (value?.kind === 'scalar' && value.value !== null ? scalar(String(value.value)) : UNKNOWN),
  int: value =>
    value?.kind === 'scalar' && /^-?\d{1,15}$/.test(String(value.value)) ? scalar(Number(value.value)) : UNKNOWN,
  bool: value => (value?.kind === 'scalar' ? scalar(/^(?:true|1)$/i.test(String(value.value))) : UNKNOWN),
  format: (pattern, ...args) => formatted(pattern, args),
  coalesce: (...args) => args.find(arg => !isNull(arg)) ?? NULL,
  empty: value => truth(isEmpty(value)),
  length: value => lengthOf(value),
  contains: (within, what) => truth(containing(within, what)),
  createarray: (...items) => ({ kind: 'list', items }),
  createobject: (...args) => created(args),
  union: (...args) => united(args),
  split: (text, by) => splitAt(text, by),
  first: value => elementOf(value, 0),
  last: value => elementOf(value, -1),
  take: (value, count) => sliced(value, 0, numberOf(count)),
  skip: (value, count) => sliced(value, numberOf(count), LONGEST),
  array: value =>
    value === undefined || value.kind === 'unknown'
      ? UNKNOWN
      : value.kind === 'list'
        ? value
        : { kind: 'list', items: [value] },
  padleft: (value, length, by = scalar(' ')) => {
    const [width, mark] = [numberOf(length), textOf(by)];
    const text = value?.kind === 'scalar' && value.value !== null ? scalar(String(value.value)) : value;
    return width === undefined || mark === undefined
      ? UNKNOWN
      : mapText(text, each => each.padStart(Math.min(width, LONGEST), mark));
  },
  json: value => parsedText(textOf(value)),
  add: (one, other) => numbers(one, other, (a, b) => a + b),
  sub: (one, other) => numbers(one, other, (a, b) => a - b),
  mul: (one, other) => numbers(one, other, (a, b) => a * b),
  div: (one, other) => numbers(one, other, (a, b) => (b === 0 ? undefined : Math.trunc(a / b))),
  mod: (one, other) => numbers(one, other, (a, b) => (b === 0 ? undefined : a % b)),
  less: (one, other) => numbers(one, other, (a, b) => a < b),
  lessorequals: (one, other) => numbers(one, other, (a, b) => a <= b),
  greater: (one, other) => numbers(one, other, (a, b) => a > b),
  greaterorequals: (one, other) => numbers(one, other, (a, b) => a >= b),
  substring: (value, from, count) => {
    const [start, length] = [numberOf(from), count === undefined ? LONGEST : numberOf(count)];
    return sliced(value, start, start === undefined || length === undefined ? undefined : start + length);
  },
  replace: (value, from, to) => {
    const [old, put] = [textOf(from), textOf(to)];
    return old === undefined || old === '' || put === undefined
      ? UNKNOWN
      : mapText(value, text => text.replaceAll(old, () => put).slice(0, LONGEST));
  },
  startswith: (text, start) => texts(text, start, (one, other) => one.toLowerCase().startsWith(other.toLowerCase())),
  endswith: (text, end) => texts(text, end, (one, other) => one.toLowerCase().endsWith(other.toLowerCase())),
  tryget: (object, ...keys) => keys.reduce((value: ArmValue, key) => taken(value, key) ?? NULL, object ?? UNKNOWN),
};

/** What stands under a key or an index; undefined where nothing does. */
export function taken(value: ArmValue, key: ArmValue): ArmValue | undefined {
  if (value.kind === 'object') {
    const name = textOf(key);
    return name === undefined ? UNKNOWN : value.get(name);
  }
  if (value.kind === 'list') {
    const index = numberOf(key);
    return (index === undefined ? undefined : value.items[index]) ?? UNKNOWN;
  }
  return isNull(value) ? undefined : UNKNOWN;
}

function truth(value: boolean | undefined): ArmValue {
  return value === undefined ? UNKNOWN : scalar(value);
}

export function truthOf(value: ArmValue | undefined): boolean | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : undefined;
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function all(values: readonly (boolean | undefined)[]): boolean | undefined {
  return values.includes(false) ? false : values.includes(undefined) ? undefined : true;
}

function numberOf(value: ArmValue | undefined): number | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

function mapText(value: ArmValue | undefined, turn: (text: string) => string): ArmValue {
  const text = textOf(value);
  return text === undefined ? UNKNOWN : scalar(turn(text));
}

function texts(one: ArmValue | undefined, other: ArmValue | undefined, ask: (one: string, other: string) => boolean) {
  const [first, second] = [textOf(one), textOf(other)];
  return first === undefined || second === undefined ? UNKNOWN : scalar(ask(first, second));
}

/** Of texts and of lists alike. */
function sliced(value: ArmValue | undefined, from: number | undefined, to: number | undefined): ArmValue {
  if (from === undefined || to === undefined) {
    return UNKNOWN;
  }
  const [start, end] = [Math.max(0, from), Math.max(0, to)];
  return value?.kind === 'list'
    ? { kind: 'list', items: value.items.slice(start, end) }
    : mapText(value, text => text.slice(start, end));
}

function numbers(
  one: ArmValue | undefined,
  other: ArmValue | undefined,
  of: (one: number, other: number) => number | boolean | undefined,
): ArmValue {
  const [first, second] = [numberOf(one), numberOf(other)];
  const value = first === undefined || second === undefined ? undefined : of(first, second);
  return value === undefined ? UNKNOWN : scalar(value);
}

/** A text of JSON, such as `json('null')`. */
function parsedText(text: string | undefined): ArmValue {
  if (text === undefined || text.length > LONGEST) {
    return UNKNOWN;
  }
  try {
    return armValueOf(JSON.parse(text));
  } catch {
    return UNKNOWN;
  }
}

function armValueOf(value: unknown): ArmValue {
  if (Array.isArray(value)) {
    return {
      kind: 'list',
      get items() {
        return value.map(armValueOf);
      },
    };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = new Map(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each]));
    return {
      kind: 'object',
      keys: Object.keys(value),
      get: key => (entries.has(key.toLowerCase()) ? armValueOf(entries.get(key.toLowerCase())) : undefined),
    };
  }
  return scalar(value as ArmScalar['value']);
}

function concatenated(args: readonly ArmValue[]): ArmValue {
  if (args.some(({ kind }) => kind === 'list')) {
    return args.every(arg => arg.kind === 'list')
      ? { kind: 'list', items: args.flatMap(arg => (arg.kind === 'list' ? arg.items : [])).slice(0, LONGEST) }
      : UNKNOWN;
  }
  const parts = args.map(arg => (arg.kind === 'scalar' && arg.value !== null ? String(arg.value) : undefined));
  return parts.includes(undefined) ? UNKNOWN : scalar(parts.join('').slice(0, LONGEST));
}

function formatted(pattern: ArmValue | undefined, args: readonly ArmValue[]): ArmValue {
  const values = args.map(arg => (arg.kind === 'scalar' && arg.value !== null ? String(arg.value) : undefined));
  return values.includes(undefined)
    ? UNKNOWN
    : mapText(pattern, text =>
        text.replace(/\{(\d{1,3})\}/g, (_, index) => values[Number(index)] ?? '').slice(0, LONGEST),
      );
}

function isEmpty(value: ArmValue | undefined): boolean | undefined {
  switch (value?.kind) {
    case 'scalar':
      return value.value === null || value.value === '';
    case 'object':
      return value.keys.length === 0;
    case 'list':
      return value.items.length === 0;
    default:
      return undefined;
  }
}

function lengthOf(value: ArmValue | undefined): ArmValue {
  switch (value?.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? scalar(value.value.length) : UNKNOWN;
    case 'object':
      return scalar(value.keys.length);
    case 'list':
      return scalar(value.items.length);
    default:
      return UNKNOWN;
  }
}

function containing(within: ArmValue | undefined, what: ArmValue | undefined): boolean | undefined {
  const text = textOf(what);
  if (within === undefined || what?.kind !== 'scalar') {
    return undefined;
  }
  switch (within.kind) {
    case 'scalar':
      return typeof within.value === 'string' && text !== undefined ? within.value.includes(text) : undefined;
    case 'object':
      return text === undefined ? undefined : within.get(text) !== undefined;
    case 'list': {
      const same = within.items.map(item => sameArmValue(item, what));
      return same.includes(true) || (same.includes(undefined) ? undefined : false);
    }
    case 'unknown':
      return undefined;
  }
}

function created(args: readonly ArmValue[]): ArmValue {
  const entries = new Map<string, ArmValue>();
  for (let index = 0; index + 1 < args.length; index += 2) {
    const key = textOf(args[index]);
    if (key === undefined) {
      return UNKNOWN;
    }
    entries.set(key, args[index + 1] ?? UNKNOWN);
  }
  return objectOf(entries);
}

function united(args: readonly ArmValue[]): ArmValue {
  const entries = new Map<string, ArmValue>();
  for (const arg of args) {
    if (arg.kind !== 'object') {
      return UNKNOWN;
    }
    for (const key of arg.keys) {
      entries.set(key, arg.get(key) ?? UNKNOWN);
    }
  }
  return objectOf(entries);
}

function splitAt(text: ArmValue | undefined, by: ArmValue | undefined): ArmValue {
  const [whole, mark] = [textOf(text), textOf(by)];
  return whole === undefined || mark === undefined ? UNKNOWN : { kind: 'list', items: whole.split(mark).map(scalar) };
}

function elementOf(value: ArmValue | undefined, index: number): ArmValue {
  if (value?.kind === 'list') {
    return value.items.at(index) ?? NULL;
  }
  return mapText(value, text => text.at(index) ?? '');
}
