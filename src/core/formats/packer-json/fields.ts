/** The settings of one builder as fields of a machine. */
import type { Member, Node } from '../../languages/tree';
import { absent, type Field, literal, mapField, unknown } from '../../machine/field';
import type { Place } from '../../text/place';
import { firstOf, lineOf } from './keys';
import type { HypervBuilder, Template } from './template';
import { type Scalar, weakBool, weakList, weakText } from './weak';

/** Packer counts memory and disks in megabytes. */
export const MEGABYTE = 1024 * 1024;

/** A builder in its template, and how its settings are read. */
export interface Reader {
  readonly template: Template;
  readonly builder: HypervBuilder;
  /** What a finding about the builder as a whole, or about something that it doesn't state, underlines. */
  readonly typeSpan: Place;
}

export function readerOf(template: Template, builder: HypervBuilder): Reader {
  return { template, builder, typeSpan: lineOf(template.text, builder.typeProperty) };
}

export function settingOf(reader: Reader, ...names: readonly string[]): Member | undefined {
  return firstOf(reader.builder.properties, names);
}

/** A value as Packer decodes it; unknown where it is an expression or where Packer refuses it. */
export function decode<T>(reader: Reader, node: Node, weak: (value: Scalar) => T | undefined): Field<T> {
  const scalar = reader.template.variables.scalar(node);
  return mapField<Scalar, T>(scalar, weak) ?? unknown(node, 'invalid');
}

/** A setting as Packer decodes it, or its default. */
export function decodeOr<T>(
  reader: Reader,
  names: readonly string[],
  weak: (value: Scalar) => T | undefined,
  fallback: T,
): Field<T> {
  const property = settingOf(reader, ...names);
  return property === undefined ? absent(fallback, reader.typeSpan) : decode(reader, property.value, weak);
}

/** A flag that is written; undefined where it isn't. */
export function flagOf(reader: Reader, name: string): Field<boolean> | undefined {
  const property = settingOf(reader, name);
  return property && decode(reader, property.value, weakBool);
}

/** A text setting; undefined where it is absent, null or empty, which are the same to Packer. */
export function textOf(reader: Reader, ...names: readonly string[]): Field<string> | undefined {
  const property = settingOf(reader, ...names);
  const field = property && decode(reader, property.value, weakText);
  return field?.known && field.value === '' ? undefined : field;
}

export interface ListEntry {
  readonly value: Field<string>;
  /** The element; where a text stands for the list, that text. */
  readonly node: Node;
}

/** The entries of a list setting: a text counts as its parts between commas. */
export interface ListSetting {
  readonly property: Member;
  /** Undefined where an expression stands for the whole list. */
  readonly entries: readonly ListEntry[] | undefined;
  /** How many; unknown where an expression stands for the whole list. */
  readonly count: Field<number>;
}

/** A list setting; undefined where it is absent. */
export function listOf(reader: Reader, name: string): ListSetting | undefined {
  const property = settingOf(reader, name);
  if (property === undefined) {
    return undefined;
  }
  const { value } = property;
  if (value.kind === 'list') {
    const entries = value.elements.map(node => ({ value: decode(reader, node, weakText), node }));
    return { property, entries, count: literal(entries.length, value) };
  }
  const text = decode(reader, value, weakText);
  if (!text.known) {
    return { property, entries: undefined, count: text };
  }
  const entries = weakList(text.value).map(entry => ({ value: { ...text, value: entry }, node: value }));
  return { property, entries, count: { ...text, value: entries.length } };
}
