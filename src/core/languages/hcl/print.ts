/** Values as HCL writes them. */
import { rawText, type Value } from '../edit';
import { isRecord } from '../values';
import { nameEnd } from './characters';
import { quote } from './text';

/** How what is written stands in its neighbourhood. */
export interface Surroundings {
  readonly lineEnd: string;
  /** One level of indentation. */
  readonly unit: string;
  /** What stands before the line in which it begins. */
  readonly indent: string;
  /** Whether it may go over several lines. */
  readonly multiLine: boolean;
}

/** What goes into a body. */
export type Added = AddedArgument | AddedBlock;

export interface AddedArgument {
  readonly kind: 'argument';
  readonly key: string;
  value: Value;
}

export interface AddedBlock {
  readonly kind: 'block';
  readonly key: string;
  readonly labels: readonly string[];
  readonly items: Added[];
}

export function isName(key: string): boolean {
  return key !== '' && nameEnd(key, 0) === key.length;
}

/** A key of an object: a name where it is one, unless it begins what else would be read as a `for` expression. */
export function printKey(key: string, quoted: boolean): string {
  return quoted || !isName(key) || key === 'for' ? quote(key) : key;
}

export function printValue(value: Value, around: Surroundings): string {
  const raw = rawText(value);
  if (raw !== undefined) {
    return raw;
  }
  if (typeof value === 'string') {
    return quote(value);
  }
  if (Array.isArray(value)) {
    return printList(value as readonly Value[], around);
  }
  return isRecord(value) ? printObject(value, around) : String(value);
}

function deeper(around: Surroundings): Surroundings {
  return { ...around, indent: around.indent + around.unit };
}

function printList(elements: readonly Value[], around: Surroundings): string {
  const inner = deeper(around);
  const parts = elements.map(element => printValue(element, inner));
  if (!around.multiLine || !elements.some(element => isRecord(element) || Array.isArray(element))) {
    return `[${parts.join(', ')}]`;
  }
  const lineBreak = around.lineEnd + inner.indent;
  return `[${lineBreak}${parts.join(`,${lineBreak}`)}${around.lineEnd}${around.indent}]`;
}

function printObject(object: { readonly [key: string]: Value }, around: Surroundings): string {
  const members = Object.entries(object);
  if (members.length === 0) {
    return '{}';
  }
  const inner = deeper(around);
  const quoted = members.some(([key]) => printKey(key, false) !== key);
  const parts = members.map(([key, value]) => `${printKey(key, quoted)} = ${printValue(value, inner)}`);
  if (!around.multiLine) {
    return `{ ${parts.join(', ')} }`;
  }
  const lineBreak = around.lineEnd + inner.indent;
  return `{${lineBreak}${parts.join(lineBreak)}${around.lineEnd}${around.indent}}`;
}

export function printAdded(added: Added, around: Surroundings): string {
  if (added.kind === 'argument') {
    return `${added.key} = ${printValue(added.value, around)}`;
  }
  const head = [added.key, ...added.labels.map(quote), '{'].join(' ');
  if (added.items.length === 0) {
    return `${head}}`;
  }
  const inner = deeper(around);
  const lines = added.items.map(item => around.lineEnd + inner.indent + printAdded(item, inner));
  return `${head}${lines.join('')}${around.lineEnd}${around.indent}}`;
}

/** Whether a value can be written: numbers that are none can't. */
export function isWritable(value: Value): boolean {
  if (typeof value === 'number') {
    return Number.isFinite(value);
  }
  if (Array.isArray(value)) {
    return (value as readonly Value[]).every(isWritable);
  }
  return !isRecord(value) || Object.values(value).every(isWritable);
}
