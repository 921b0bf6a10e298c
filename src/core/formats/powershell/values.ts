/** What the scalars of a definition mean: numbers, sizes, flags, generations, and texts that only a tool resolves. */
import { type NodeRef, nodeOf } from '../../languages/ref';
import type { Member, Node } from '../../languages/tree';
import { type Field, literal, type Unknown, unknown } from '../../machine/field';
import type { Generation } from '../../machine/machine';
import { lookUp } from '../../text/look-up';
import { remembering } from '../../text/remember';
import { innermost, unwrapped } from './wrapped';

/** A text with a placeholder of a template engine, a shell or Azure in it. */
export function isUnresolved(text: string): boolean {
  // The first look is for most texts the last: it is for a character and not for a pattern.
  return /[$%[{]/.test(text) && /\$\{|\$\(|\{\{|%[A-Za-z_][\w()]*%|^\[[A-Za-z]+\(.*\]$/s.test(text);
}

/**
 * What PowerShell writes for an object that lies deeper than ConvertTo-Json's -Depth, once for each object of a list:
 * its type's name, also of WMI's class; from Windows Server 2016 on, `HardDiskDrive (Name = 'Hard Drive', VMName = 'web') [Id = '…']`; or the
 * text form of a projection.
 */
export function isTruncated(node: Node): boolean {
  return node.kind === 'text' && CUT_OFF.test(node.value);
}

const CUT_OFF =
  /^(?:Microsoft\.(?:HyperV|Vhd|SystemCenter|FailoverClusters|Management)\.|System\.|@\{|[A-Za-z]{1,40} \(Name = '|(?:Msvm|MSFT|Win32)_[A-Za-z])/;

/** A field of which nothing can be read: cut off, or an expression. */
function unreadable(node: Node): Unknown {
  return unknown(node, isTruncated(node) ? 'truncated' : 'expression');
}

/** The same of what stands for parts of a machine, which tells an expression from a form that isn't read. */
export function unread(ref: NodeRef): Unknown {
  const node = nodeOf(ref);
  return unknown(node, isTruncated(node) ? 'truncated' : isExpression(node) ? 'expression' : 'unread');
}

/** What only a tool resolves. */
function isExpression(node: Node): boolean {
  return node.kind === 'expression' || (node.kind === 'text' && isUnresolved(node.value));
}

/** Whether something stands there that is neither read nor an expression: such a thing is unknown, and never none. */
export function isUnread(field: Field<unknown> | undefined): field is Unknown {
  const isThere = field?.known === false && field.node !== undefined && field.because !== 'not-exported';
  return isThere && !isExpression(nodeOf(field.node));
}

/** Whether a text says that there is nothing. */
export function saysNothing(node: Node): boolean {
  return node.kind === 'text' && /^(?:none|null|n\/a|-)?$/i.test(node.value.trim());
}

/** The value of a property that says something: null is PowerShell's word for nothing. */
export function valueIn(property: Member | undefined): Node | undefined {
  if (property === undefined) {
    return undefined;
  }
  const { value } = property;
  const node = innermost(value);
  return node.kind === 'null' ? undefined : node;
}

/** A field of what is written at a node; unknown where it isn't what the field can hold. */
export function fieldOf<T>(node: Node, read: (node: Node, key: string) => T | undefined, key = ''): Field<T> {
  const value = read(node, key);
  return value === undefined ? unreadable(node) : literal(value, node);
}

/** A property's field, undefined where the property isn't there, is null or an empty text. */
export function optionalField<T>(
  property: Member | undefined,
  read: (node: Node, key: string) => T | undefined,
): Field<T> | undefined {
  const node = valueIn(property);
  if (property === undefined || node === undefined || (node.kind === 'text' && node.value === '')) {
    return undefined;
  }
  const field = fieldOf(node, read, property.key);
  return field.known && !isAgreed(property, read, field.value) ? unknown(property.value) : field;
}

/** Whether all forms in which a value is written are read as that. */
function isAgreed<T>({ key, value }: Member, read: (node: Node, key: string) => T | undefined, as: T): boolean {
  return value.kind !== 'body' || unwrapped(value).every(form => read(form, key) === as);
}

/** A text that stands for itself. */
export function readText(node: Node): string | undefined {
  return node.kind === 'text' && !isUnresolved(node.value) && !isTruncated(node) ? node.value : undefined;
}

/** A whole number, also as text. */
export function readNumber(node: Node): number | undefined {
  if (node.kind === 'number') {
    return Number.isInteger(node.value) ? node.value : undefined;
  }
  return node.kind === 'text' && /^\s*\d{1,15}\s*$/.test(node.value) ? Number(node.value) : undefined;
}

/** Numbers and ranges of them: a text such as '1-3,7', a list, or one number alone. */
export function readRanges(node: Node): string | undefined {
  const parts = (node.kind === 'list' ? node.elements : [node]).map(rangesIn);
  return parts.includes(undefined) ? undefined : parts.join(',');
}

function rangesIn(node: Node): string | undefined {
  const text = node.kind === 'number' ? String(node.value) : readText(node);
  return text !== undefined && /^[\d ,-]+$/.test(text) ? text : undefined;
}

const UNITS: Readonly<Record<string, number>> = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** Hyper-V's smallest machine: a smaller number is no number of bytes. */
const SMALLEST_MEMORY = 32 * 2 ** 20;

/**
 * A size in bytes: "4GB" as PowerShell has it (its units are binary), a number of the unit that the key names, or a
 * number that can only be bytes.
 */
export function readSize(node: Node, key: string): number | undefined {
  const inUnits = node.kind === 'text' ? bytesIn(node.value) : undefined;
  if (inUnits !== undefined) {
    return inUnits;
  }
  const number = readNumber(node);
  if (number === undefined || number <= 0) {
    return undefined;
  }
  const [, keyUnit] = /([MGT])i?B$/i.exec(key) ?? [];
  if (keyUnit !== undefined) {
    return number * (lookUp(UNITS, keyUnit.toUpperCase()) ?? 1);
  }
  return /bytes$/i.test(key) || number >= SMALLEST_MEMORY ? number : undefined;
}

const bytesIn = remembering((text): number | undefined => {
  const [, number, unit = ''] = /^\s*(\d{1,15}(?:\.\d{1,6})?)\s*([KMGT])(?:i?B)?\s*$/i.exec(text) ?? [];
  return number === undefined ? undefined : Math.round(Number(number) * (lookUp(UNITS, unit.toUpperCase()) ?? 1));
});

/** Memory in bytes: a size, or a number too small for bytes, which is megabytes, or gigabytes where it is too small for those. */
export function readMemory(node: Node, key: string): number | undefined {
  const bytes = readSize(node, key);
  const number = readNumber(node);
  if (bytes !== undefined || number === undefined || number <= 0) {
    return bytes;
  }
  return number * (number < 32 ? 2 ** 30 : 2 ** 20);
}

/** The words for yes and no that definitions use. */
export const FLAG_WORDS: readonly (readonly [yes: string, no: string])[] = [
  ['on', 'off'],
  ['true', 'false'],
  ['yes', 'no'],
  ['enabled', 'disabled'],
];

/** Yes or no, also in words. */
export function readFlag(node: Node): boolean | undefined {
  if (node.kind === 'boolean') {
    return node.value;
  }
  if (node.kind === 'text') {
    const word = node.value.toLowerCase();
    const pair = FLAG_WORDS.find(words => words.includes(word));
    return pair === undefined ? undefined : pair[0] === word;
  }
  return undefined;
}

/** The same, or 1 and 0, also as text. Not for what can be an OnOffState, where they mean the opposite. */
export function readBoolean(node: Node): boolean | undefined {
  const number = readNumber(node);
  return number === 0 || number === 1 ? number === 1 : readFlag(node);
}

/** Yes or no, or a number of Hyper-V's OnOffState, in which On is 0 and Off is 1. */
export function readOnOffState(node: Node): boolean | undefined {
  const number = readNumber(node);
  return number === 0 || number === 1 ? number === 0 : readFlag(node);
}

/** Where in a text like "Gen1", "V2", "Generation 1", "2.0" or WMI's subtype (WMI) the number of the generation stands. */
const GENERATION = /^(\s*(?:microsoft:hyper-v:subtype:|(?:v|g|gen|generation)?[ _-]?))([12])((?:\.0)?\s*)$/i;

/** A generation as number or in one of the spellings that definitions have. */
export function readGeneration(node: Node): Generation | undefined {
  const written =
    node.kind === 'text' ? Number(GENERATION.exec(node.value)?.[2]) : node.kind === 'number' ? node.value : undefined;
  return written === 1 || written === 2 ? written : undefined;
}

/** The same spelling of a generation with another number; undefined where the text is no generation. */
export function respellGeneration(text: string, generation: Generation): string | undefined {
  const [, before, , behind] = GENERATION.exec(text) ?? [];
  return before === undefined ? undefined : `${before}${generation}${behind ?? ''}`;
}
