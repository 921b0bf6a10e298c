/** The functions of ARM templates by which a choice of an image or a size is made. What isn't here gives unknown. */
import { type ArmValue, isNull, NULL, objectOf, sameArmValue, scalar, textOf, UNKNOWN } from './value';

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
  copyindex: () => scalar(0),
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
  take: (value, count) => mapText(value, text => text.slice(0, numberOf(count) ?? text.length), numberOf(count)),
  substring: (value, from, count) =>
    mapText(
      value,
      text => text.slice(numberOf(from), (numberOf(from) ?? 0) + (numberOf(count) ?? text.length)),
      numberOf(from),
    ),
  replace: (value, from, to) => {
    const [old, put] = [textOf(from), textOf(to)];
    return mapText(value, text => text.replaceAll(old ?? '', put ?? '').slice(0, LONGEST), old && put);
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

/** `needed`: what has to be known beside the text. */
function mapText(value: ArmValue | undefined, turn: (text: string) => string, needed: unknown = ''): ArmValue {
  const text = textOf(value);
  return text === undefined || needed === undefined ? UNKNOWN : scalar(turn(text));
}

function texts(one: ArmValue | undefined, other: ArmValue | undefined, ask: (one: string, other: string) => boolean) {
  const [first, second] = [textOf(one), textOf(other)];
  return first === undefined || second === undefined ? UNKNOWN : scalar(ask(first, second));
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
